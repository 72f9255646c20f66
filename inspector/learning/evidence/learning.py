"""Teaching a localising head: crops of cached features, half with something anomalous, a loss that counts both."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.core.errors import LearningDiverged
from inspector.core.finetuning import Finetuning
from inspector.core.progress import Point, Step, Steps
from inspector.learning.evidence.examples import Example, Examples
from inspector.learning.evidence.localising import LocalisingHead
from inspector.learning.randomness import own_randomness
from inspector.learning.simclr.optimisers import set_rate

_CROP = 12  # patches a side that a step sees of an example: where on the part they stand must not be learned
_LABELLED_SHARE = 0.35  # of the examples of a step, where there are labelled anomalies
_DRAWN_SHARE = 0.5  # of the others
_TRIES = 4  # at a crop that shows what is anomalous
_FOCUS = 2.0  # of the focal loss (Lin et al., ICCV 2017, equation 4)
_FOCAL, _OVERLAP, _SOMEWHERE = 20.0, 0.5, 0.5  # weights of the loss's parts
_HOTTEST = 0.02  # of an image's patches speak for it where nobody marked the place
_LARGEST_GRADIENT = 1.0
_POINTS = 50  # of the curve
_MEASURED = 32  # held-out crops, the same ones every time


@dataclass(frozen=True, slots=True)
class _Batch:
    """Features (B, D, 12, 12) with targets (B, 12, 12), and whole unmarked anomalies (1, D, h, w)."""

    features: Tensor
    targets: Tensor
    unmarked: list[Tensor]


def learn_head(
    examples: Examples, settings: Finetuning, *, seed: int, device: torch.device, held_out: Examples | None = None
) -> Steps[LocalisingHead]:
    """Return a localising head in inference mode; a step counts optimiser steps.

    The curve has a point every few steps, `at` the last of them, with their mean `loss`, and with the `held_out_loss`
    of examples that only measure and change nothing.

    The loss is focal, with the Dice overlap of each crop that shows something (Milletari et al., 3DV 2016), and
    asks of an unmarked anomaly only that its hottest patches are anomalous. Raises `LearningDiverged`.
    """
    rng = np.random.default_rng(seed)
    head = _build(examples.good, seed).to(device).train()
    optimiser = torch.optim.AdamW(head.parameters(), lr=settings.rate, weight_decay=settings.weight_decay)
    measured = _draw(held_out, _MEASURED, np.random.default_rng(seed)) if held_out and held_out.good else None
    curve: tuple[Point, ...] = ()
    losses: list[float] = []
    for step in range(settings.head_steps):
        batch = _draw(examples, settings.batch, rng)
        set_rate(optimiser, settings.rate * _course(step, settings.head_steps))
        with own_randomness(seed * 1_000_003 + step, device):  # dropout
            loss = _loss(head, batch, device)
        if not loss.isfinite():
            raise LearningDiverged(settings.rate)
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        torch.nn.utils.clip_grad_norm_(head.parameters(), _LARGEST_GRADIENT)
        optimiser.step()
        losses.append(float(loss.detach()))
        due = (step + 1) * _POINTS // settings.head_steps > len(curve) or step + 1 == settings.head_steps
        if due:
            curve += (Point(step + 1, {"loss": sum(losses) / len(losses)} | _looked(head, measured, device)),)
            losses.clear()
        yield Step(step + 1, settings.head_steps, None, curve if due else ())
    return head.eval()


@torch.no_grad()
def _looked(head: LocalisingHead, measured: _Batch | None, device: torch.device) -> dict[str, float]:
    """Return the loss of what only measures, without dropout; nothing where there is none."""
    if measured is None:
        return {}
    found = {"held_out_loss": float(_loss(head.eval(), measured, device))}
    head.train()
    return found


def _course(step: int, total: int) -> float:
    """Return the share of the highest learning rate: a short warm-up, then a cosine to 0."""
    return min(1.0, (step + 1) / 20) * 0.5 * (1 + float(np.cos(np.pi * step / total)))


def _build(good: Sequence[Example], seed: int) -> LocalisingHead:
    """Return a new head that standardises features as good pieces have them."""
    flat = torch.cat([example.features.flatten(1) for example in good[:200]], 1).float()
    with own_randomness(seed, flat.device):
        return LocalisingHead(flat.mean(1), flat.std(1) + 1e-4)


def _draw(examples: Examples, count: int, rng: np.random.Generator) -> _Batch:
    """Return `count` examples at random: balanced between good and anomalous, however rare anomalies are."""
    features, targets, unmarked = [], [], []
    for _ in range(count):
        example = _one(examples, rng)
        if example.target is None:
            unmarked.append(example.features[None].float())
            continue
        feature, target = _crop(example.features, example.target, rng)
        features.append(feature)
        targets.append(target)
    if not features:  # all of them unmarked; as good as never
        feature, target = _crop(examples.good[0].features, torch.zeros(examples.good[0].features.shape[1:]), rng)
        features, targets = [feature], [target]
    return _Batch(torch.stack(features).float(), torch.stack(targets), unmarked)


def _one(examples: Examples, rng: np.random.Generator) -> Example:
    if examples.labelled and rng.random() < _LABELLED_SHARE:
        return examples.labelled[int(rng.integers(len(examples.labelled)))]
    pool = examples.drawn if examples.drawn and rng.random() < _DRAWN_SHARE else examples.good
    return pool[int(rng.integers(len(pool)))]


def _crop(features: Tensor, target: Tensor, rng: np.random.Generator) -> tuple[Tensor, Tensor]:
    """Return 12 × 12 patches of an example, mirrored at random; what is smaller is continued at its border."""
    rows, columns = target.shape
    high, wide = min(_CROP, rows), min(_CROP, columns)
    for _ in range(_TRIES):
        top, left = int(rng.integers(rows - high + 1)), int(rng.integers(columns - wide + 1))
        seen = target[top : top + high, left : left + wide]
        if seen.any() or not target.any():
            break
    feature = features[:, top : top + high, left : left + wide]
    around = (0, _CROP - wide, 0, _CROP - high)
    if any(around):
        feature = F.pad(feature[None].float(), around, mode="replicate")[0].to(features.dtype)
        seen = F.pad(seen, around)
    turned = [axis for axis in (1, 2) if rng.random() < 0.5]
    return feature.flip(turned), seen.flip([axis - 1 for axis in turned])


def _loss(head: LocalisingHead, batch: _Batch, device: torch.device) -> Tensor:
    targets = batch.targets.to(device)
    logits = head(batch.features.to(device))
    shares = torch.sigmoid(logits)
    entropy = F.binary_cross_entropy_with_logits(logits, targets, reduction="none")
    loss = _FOCAL * (entropy * (targets - shares).abs() ** _FOCUS).mean()
    marked = targets.amax(dim=(1, 2)) > 0
    if bool(marked.any()):
        both = (shares * targets).sum((1, 2))
        dice = 1 - (2 * both + 1) / (shares.sum((1, 2)) + targets.sum((1, 2)) + 1)
        loss = loss + _OVERLAP * dice[marked].mean()
    for whole in batch.unmarked:
        found = head(whole.to(device)).flatten()
        hottest = found.topk(max(1, round(_HOTTEST * len(found)))).values
        loss = loss + _SOMEWHERE * F.softplus(-hottest).mean() / len(batch.unmarked)
    return loss
