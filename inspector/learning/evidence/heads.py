"""The heads beside the memory: learned in folds, so that every image is judged by one that had not seen it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from inspector.core.errors import OutOfDeviceMemory
from inspector.core.finetuning import Finetuning
from inspector.core.progress import Point, Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning.encoder import Encoder
from inspector.learning.evidence.classifying import learn_classifier
from inspector.learning.evidence.examples import Examples, LabelledAnomaly, Picture, draw_examples
from inspector.learning.evidence.learning import learn_head
from inspector.learning.evidence.localising import Ensemble, on_grid

FOLDS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """Logits of one piece by heads that had not seen its image: `located` (h, w), `classified` ()."""

    located: Tensor
    classified: Tensor | None = None

    def cpu(self) -> "Found":
        """Return the same on the CPU."""
        return Found(self.located.cpu(), None if self.classified is None else self.classified.cpu())


@dataclass(frozen=True, slots=True)
class Heads:
    """The heads as ensembles, and what they say of each image, piece by piece, without having seen it.

    `good` and `anomalies` are in the order of the pictures. `said` is the report for a bundle, as plain values.
    """

    localising: nn.Module
    classifier: nn.Module | None
    good: tuple[tuple[Found, ...], ...]
    anomalies: tuple[tuple[Found, ...], ...]
    said: dict[str, object]


def draw(
    encoder: Encoder, pictures: Sequence[Picture], anomalies: Sequence[LabelledAnomaly], recipe: Recipe
) -> Steps[Examples]:
    """Return what the heads learn from, by the recipe's settings; a step counts pictures."""
    settings = _settings(recipe)
    return (
        yield from draw_examples(encoder, pictures, anomalies, recipe, defects=settings.defects, kinds=settings.kinds)
    )


def learn_heads(
    encoder: Encoder,
    examples: Examples,
    pictures: Sequence[Picture],
    anomalies: Sequence[LabelledAnomaly],
    recipe: Recipe,
) -> Steps[Heads]:
    """Return the heads of prepared good pictures, uint8 (h, w, 3), and labelled anomalies; a step counts steps.

    The curve is that of the localising heads, `at` a step of each: `loss_1` and `held_out_loss_1` are those of the
    first, measured on the images that it leaves out.
    """
    settings, device = _settings(recipe), encoder.mean.device
    good, bad = _folds(len(pictures), recipe.seed), _folds(len(anomalies), recipe.seed + 1)
    labelled = {e.image for e in examples.labelled}
    several = len({bad[image] for image in labelled}) > 1  # no fold is left without an anomaly to learn from
    classified = settings.classifier and len(labelled) >= settings.learn_from and several
    total = FOLDS * settings.head_steps
    localising: list[nn.Module] = []
    classifiers: list[nn.Module] = []
    curves: list[tuple[Point, ...]] = []

    def told(curve: tuple[Point, ...]) -> tuple[Point, ...]:
        curves[-1] = curve
        return _side_by_side(curves)

    for fold in range(FOLDS):
        left = _chosen(examples, [f != fold for f in good], [f != fold for f in bad])
        out = _chosen(examples, [f == fold for f in good], [f == fold for f in bad])
        curves.append(())
        seed = recipe.seed * FOLDS + fold
        before = fold * settings.head_steps
        teaching = learn_head(left, settings, seed=seed, device=device, held_out=out)
        localising.append((yield from _within(teaching, total, before=before, told=told)))
        if classified:
            after = before + settings.head_steps
            classifying = learn_classifier(left, settings, seed=seed)
            trained = yield from _within(classifying, total, before=after)
            classifiers.append(trained.to(device))

    def judge(images: Sequence[Picture], folds: Sequence[int]) -> Steps[tuple[tuple[Found, ...], ...]]:
        seen = []
        for image, fold in zip(images, folds, strict=True):
            heads = (localising[fold], classifiers[fold] if classified else None)
            seen.append(judged(encoder, heads, image, recipe))
            yield Step(total, total)
        return tuple(seen)

    seen = yield from judge(pictures, good)
    strange = yield from judge([anomaly.picture for anomaly in anomalies], bad)
    said: dict[str, object] = {
        "drawn": len(examples.drawn),
        "labelled": len(labelled),
        "masks": sum(anomaly.mask is not None for anomaly in anomalies),
        "classifier": classified,
    }
    return Heads(
        Ensemble(localising).eval(),
        Ensemble(classifiers).eval() if classified else None,
        seen,
        strange,
        said,
    )


def _settings(recipe: Recipe) -> Finetuning:
    return recipe.finetuning or Finetuning()


def _folds(count: int, seed: int) -> list[int]:
    """Return which head leaves each image out: each as many, at random."""
    return [int(fold) for fold in np.random.default_rng(seed).permutation(count) % FOLDS]


def _chosen(examples: Examples, good: Sequence[bool], labelled: Sequence[bool]) -> Examples:
    """Return the examples of the good images, and of the labelled anomalies, that are chosen."""
    return Examples(
        tuple(e for e in examples.good if good[e.image]),
        tuple(e for e in examples.drawn if good[e.image]),
        tuple(e for e in examples.labelled if labelled[e.image]),
    )


def _within(
    steps: Steps[nn.Module],
    total: int,
    *,
    before: int,
    told: Callable[[tuple[Point, ...]], tuple[Point, ...]] | None = None,
) -> Steps[nn.Module]:
    """Run the steps of one head as a part of all folds' `total`, `before` of them done.

    `told` makes its curve that of all; without it the head is a quick one, and its steps do not count.
    """
    try:
        while True:
            step = next(steps)
            if told is None:
                yield Step(before, total, step.note)
            else:
                yield Step(before + step.done, total, step.note, told(step.curve) if step.curve else ())
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        steps.close()


def _side_by_side(curves: Sequence[tuple[Point, ...]]) -> tuple[Point, ...]:
    """Return the curves of several heads as one, each figure with the number of its head."""
    points: dict[int, dict[str, float]] = {}
    for number, curve in enumerate(curves, 1):
        for point in curve:
            named = {f"{name}_{number}": value for name, value in point.figures.items()}
            points[point.at] = points.get(point.at, {}) | named
    return tuple(Point(at, points[at]) for at in sorted(points))


def judged(
    encoder: Encoder, heads: tuple[nn.Module | None, nn.Module | None], picture: Picture, recipe: Recipe
) -> tuple[Found, ...]:
    """Return what a localising and a classifier head say of each piece of a picture; nothing without the former.

    Raises `OutOfDeviceMemory`.
    """
    localising, classifier = heads
    if localising is None:
        return ()
    found = []
    for piece in cut(picture, recipe.preparation).pictures:
        batch = torch.from_numpy(piece[None].copy()).to(encoder.mean.device)
        try:
            with torch.no_grad():
                features = on_grid(encoder(batch), encoder.strides)
                classified = None if classifier is None else classifier(features)[0]
                found.append(Found(localising(features)[0], classified))
        except torch.OutOfMemoryError as error:
            raise OutOfDeviceMemory(str(batch.device), "Use a smaller size, or tiles, or the CPU.") from error
    return tuple(found)
