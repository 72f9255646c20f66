"""The classifier head: is there an anomaly in the picture, learned from cached features of the whole of it."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn

from inspector.core.errors import LearningDiverged, TooFewImages
from inspector.core.finetuning import Finetuning
from inspector.core.progress import Point, Step, Steps
from inspector.learning.finetuning.keeping import Best, adamw
from inspector.learning.finetuning.losses import accuracy, balanced_loss, label_loss
from inspector.learning.finetuning.sampling import epoch_batches, label_weights
from inspector.learning.finetuning.standardise import Standardise
from inspector.learning.randomness import own_randomness
from inspector.learning.simclr.plan import seed_of

_CPU = torch.device("cpu")


class ClassifierHead(nn.Module):
    """Pooled features (B, C) → logits (B,), above 0 rather an anomaly: three dense layers, ReLU and dropout between.

    The features are standardised first, by `standardise.settle`. The same seed gives the same weights.
    """

    def __init__(self, width: int, settings: Finetuning, *, seed: int) -> None:
        super().__init__()
        self.standardise = Standardise(width)
        first, second = settings.widths
        with own_randomness(seed, _CPU):
            self.layers = nn.Sequential(
                nn.Linear(width, first),
                nn.ReLU(),
                nn.Dropout(settings.dropout),
                nn.Linear(first, second),
                nn.ReLU(),
                nn.Dropout(settings.dropout),
                nn.Linear(second, 1),
            )

    def forward(self, pooled: Tensor) -> Tensor:
        """Return the logits."""
        logits: Tensor = self.layers(self.standardise(pooled))
        return logits.squeeze(1)


def pool(features: dict[tuple[int, int], Tensor]) -> Tensor:
    """Return (B, D1 + D0) of what `Encoder.whole` returns: the means of the last and the first tap over the picture."""
    return torch.cat([features[1, tap].mean(dim=(2, 3)) for tap in (1, 0)], dim=1)


@dataclass(frozen=True, slots=True)
class Pooled:
    """Pooled features, float32 (n, C) of good images and (m, C) of anomalies, on the CPU."""

    good: Tensor
    anomalies: Tensor

    @property
    def both(self) -> tuple[Tensor, Tensor]:
        """All features (n + m, C), and their labels float32 (n + m,), 1 an anomaly."""
        labels = torch.cat([torch.zeros(len(self.good)), torch.ones(len(self.anomalies))])
        return torch.cat([self.good, self.anomalies]), labels


@dataclass(frozen=True, slots=True)
class TrainedClassifier:
    """The classifier head of the best epoch, on the CPU in inference mode, and the figures of all epochs.

    A point has `loss`, `balanced_accuracy`, and with `held_out_` before the name those of what only measures.
    """

    head: ClassifierHead
    curve: tuple[Point, ...]
    best_epoch: int


def train_classifier(learned: Pooled, held_out: Pooled, settings: Finetuning, *, seed: int) -> Steps[TrainedClassifier]:
    """Train a classifier head on `learned`; the epoch with the lowest held-out loss is the best. A step is an epoch.

    Without both labels in `held_out` nothing is chosen: the last epoch stands, and a note says so. Raises
    `TooFewImages` where `learned` lacks a label, `LearningDiverged` where not even the first epoch was finite.
    """
    _refuse_too_few(learned)
    head = ClassifierHead(learned.good.shape[1], settings, seed=seed_of(seed, "classifier head"))
    head.standardise.settle(learned.both[0])
    optimiser = adamw(head, rate=settings.rate, weight_decay=settings.weight_decay)
    best, total = Best(), settings.epochs
    curve: tuple[Point, ...] = ()
    yield Step(0, total, None if _measurable(held_out) else _UNMEASURED)
    for epoch in range(1, total + 1):
        loss = _learn_epoch(head, optimiser, learned, settings, seed=seed_of(seed, "classifier", epoch))
        figures = {"loss": loss} | _figures(head, learned, held_out)
        if not math.isfinite(loss) or not best.look(head, epoch=epoch, loss=figures.get("held_out_loss")):
            yield Step(epoch, total, _ran_away(epoch, best, settings), curve)
            break
        curve = (*curve, Point(epoch, figures))
        yield Step(epoch, total, None, curve)
        if settings.patience is not None and epoch - best.epoch >= settings.patience:
            break
    head.load_state_dict(best.weights)
    return TrainedClassifier(head.eval(), curve, best.epoch)


_UNMEASURED = (
    "No good images or no anomalies could be held out, so the classifier head is that of the last epoch; "
    "more photos make the choice surer."
)


def _refuse_too_few(learned: Pooled) -> None:
    for what, features in (("good images", learned.good), ("anomalies", learned.anomalies)):
        if not len(features):
            raise TooFewImages(what=f"{what} to train the classifier head on", found=0, needed=1)


def _ran_away(epoch: int, best: Best, settings: Finetuning) -> str:
    if not best.epoch:
        raise LearningDiverged(settings.rate)
    return f"Learning ran away in epoch {epoch}: the classifier head is that of epoch {best.epoch}."


def _learn_epoch(
    head: ClassifierHead, optimiser: torch.optim.Optimizer, learned: Pooled, settings: Finetuning, *, seed: int
) -> float:
    """Make the steps of an epoch; return the mean loss. One that is not finite ends the epoch at once."""
    counts = len(learned.good), len(learned.anomalies)
    generator = torch.Generator().manual_seed(seed)
    batches = epoch_batches(*counts, batch=settings.batch, balanced=settings.balanced, generator=generator)
    weights = label_weights(*counts) if settings.class_weights and not settings.balanced else torch.ones(2)
    head.train()
    losses = []
    with own_randomness(seed, _CPU):
        for good, anomalies in batches:
            features, labels = Pooled(learned.good[good], learned.anomalies[anomalies]).both
            loss = label_loss(head(features), labels, weights)
            if not loss.isfinite():
                return math.nan
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
            losses.append(float(loss.detach()))
    return sum(losses) / len(losses)


@torch.no_grad()
def _figures(head: ClassifierHead, learned: Pooled, held_out: Pooled) -> dict[str, float]:
    """Return the figures without dropout; of held-out images only where both labels stand."""
    head.eval()
    found = {"balanced_accuracy": accuracy(*_judged(head, learned))}
    if _measurable(held_out):
        logits, labels = _judged(head, held_out)
        found["held_out_loss"] = float(balanced_loss(logits, labels))
        found["held_out_balanced_accuracy"] = accuracy(logits, labels)
    return found


def _judged(head: ClassifierHead, pooled: Pooled) -> tuple[Tensor, Tensor]:
    features, labels = pooled.both
    return head(features), labels


def _measurable(pooled: Pooled) -> bool:
    return len(pooled.good) > 0 and len(pooled.anomalies) > 0
