"""Gradual unfreezing: the rows of a schedule one after the other, each with more of the encoder learning.

What is nearest to the heads learns first (ULMFiT: Howard and Ruder, ACL 2018, section 3.3). Each row starts from the
best state so far, so that as far as the held-out images tell no row leaves the encoder worse than it found it.
"""

from contextlib import closing
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

import torch
from torch.optim import Optimizer

from inspector.core.errors import LearningDiverged, TooFewImages
from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.progress import Point, Step, Steps
from inspector.learning.device import choose_device
from inspector.learning.encoder import Encoder
from inspector.learning.finetuning.course import Course, make_course
from inspector.learning.finetuning.drawing import (
    LabelledPieces,
    Wanted,
    draw_shown,
    held_out_shown,
    kinds_of,
    learns_from_labelled,
)
from inspector.learning.finetuning.heads import Taught
from inspector.learning.finetuning.keeping import adamw
from inspector.learning.finetuning.learner import Learner
from inspector.learning.finetuning.sampling import label_weights
from inspector.learning.finetuning.unfreezing import Trainable, unfreeze
from inspector.learning.simclr.feeding import drawn_ahead
from inspector.learning.simclr.plan import seed_of

LEAST_GOOD = 2  # pieces to learn from
_SETTLED_ON = 32  # pieces of each label


@dataclass(frozen=True, slots=True)
class Row:
    """A row as it was carried out: the blocks that learned, their parameters of the trunk's, and how many epochs."""

    layers: int
    rate: float
    blocks: tuple[str, ...]
    trainable: int
    total: int
    epochs: int


@dataclass(frozen=True, slots=True)
class FineTuned:
    """The encoder of the best epoch, on the CPU in inference mode, and what a bundle says of it.

    Epochs count from 1 through all rows. A point has `loss`, and of the held-out images `held_out_loss` and
    `held_out_balanced_accuracy`.
    """

    encoder: Encoder
    rows: tuple[Row, ...]
    curve: tuple[Point, ...]
    best_epoch: int

    def to_json(self) -> dict[str, Any]:
        """Return rows, curve and best epoch as plain values."""
        curve = [{"at": point.at, **point.figures} for point in self.curve]
        rows = [asdict(row) | {"blocks": list(row.blocks)} for row in self.rows]
        return {"rows": rows, "curve": curve, "best_epoch": self.best_epoch}


def fine_tune(
    encoder: Encoder,
    learned: LabelledPieces,
    held_out: LabelledPieces,
    settings: Finetuning,
    *,
    device: str = "auto",
    seed: int,
) -> Steps[FineTuned]:
    """Fine-tune `encoder` itself by the schedule, on good pieces, synthetic defects and labelled anomalies.

    Heads learn on it to tell good from anomaly, and where: they teach the encoder, and are not kept. An epoch shows
    each good piece once. The state with the lowest held-out loss is returned; without held-out good pieces the last
    one, and a note says so. A step counts updates. Raises `RecipeInvalid`, `TooFewImages`, `DeviceMissing`,
    `OutOfDeviceMemory`, and `LearningDiverged` where not even the first epoch was finite.
    """
    _refuse(encoder, learned, settings)
    course = make_course(learned, settings, seed=seed)
    for note in _notes(learned, held_out, settings):
        yield Step(0, course.total, note)
    learner = _start(encoder.to(choose_device(device)), held_out, course)
    rows: list[Row] = []
    for place, row in enumerate(settings.schedule):
        rows.append((yield from _carry_out(learner, row, course, done=course.before(place))))
        if learner.diverged:
            break
    encoder.requires_grad_(True)
    return FineTuned(encoder.cpu().eval(), tuple(rows), learner.curve, learner.best.epoch)


def _notes(learned: LabelledPieces, held_out: LabelledPieces, settings: Finetuning) -> list[str]:
    """Return what a person should know before it begins."""
    found, notes = len(learned.anomalies), []
    if found and not learns_from_labelled(learned, settings):
        notes.append(
            f"{found} labelled anomalies are too few to learn from, {settings.learn_from} are needed: "
            "synthetic ones alone teach the encoder."
        )
    if not held_out.good:
        notes.append(
            "No good images could be held out, so the encoder is that of the last epoch; "
            "more photos make the choice surer."
        )
    return notes


def check_settings(encoder: Encoder, settings: Finetuning) -> None:
    """Raise `RecipeInvalid` for kinds of anomalies that nobody knows, or more blocks than the encoder has."""
    kinds_of(settings)
    unfreeze(encoder, max((row.layers for row in settings.schedule), default=0))
    encoder.requires_grad_(True)


def _refuse(encoder: Encoder, learned: LabelledPieces, settings: Finetuning) -> None:
    """Refuse what cannot be carried out, before anything is learned."""
    check_settings(encoder, settings)
    if (found := len(learned.good)) < LEAST_GOOD:
        raise TooFewImages(what="good images to fine-tune on", found=found, needed=LEAST_GOOD)


def _start(encoder: Encoder, held_out: LabelledPieces, course: Course) -> Learner:
    """Return the learner at its start: fresh heads, which know what the encoder's features look like."""
    settings, seed = course.settings, course.seed
    taught = Taught(encoder, settings, seed=seed_of(seed, "fine-tuning heads")).to(encoder.mean.device)
    some = range(len(course.learned.good))[:_SETTLED_ON]
    typical = draw_shown(Wanted(some, len(some), seed_of(seed, "typical")), course.learned, settings)
    taught.eval().settle(typical.pieces)
    measured = held_out_shown(held_out, settings, seed=seed_of(seed, "held out")) if held_out.good else None
    weighed = settings.class_weights and not settings.balanced
    weights = label_weights(len(course.learned.good), course.anomalies) if weighed else torch.ones(2)
    return Learner(taught, measured, weights.to(encoder.mean.device), settings, encoder.mean.device)


def _carry_out(learner: Learner, row: Unfreezing, course: Course, *, done: int) -> Steps[Row]:
    """Learn a row's epochs, or fewer where no figure gets better, and take the best state so far."""
    found = unfreeze(learner.taught.encoder, row.layers)
    yield Step(done, course.total, _counts(row, found), learner.curve)
    optimiser = adamw(learner.taught, rate=row.rate, weight_decay=course.settings.weight_decay)
    before = len(learner.curve)
    for _ in range(row.epochs):
        yield from _learn_epoch(learner, optimiser, course, done=done)
        if learner.diverged:
            yield Step(done, course.total, _ran_away(learner, row), learner.curve)
            break
        done += course.steps
        yield Step(done, course.total, None, learner.curve)
        if _stalled(learner, before):
            break
    learner.back_to_best()
    epochs = len(learner.curve) - before
    return Row(row.layers, row.rate, found.names, found.trainable, found.total, epochs)


def _learn_epoch(learner: Learner, optimiser: Optimizer, course: Course, *, done: int) -> Steps[None]:
    """Make the steps of an epoch and measure it; stop where learning runs away."""
    wanted = course.wanted(learner.epoch)
    draw = partial(draw_shown, pieces=course.learned, settings=course.settings)
    with closing(drawn_ahead(draw, wanted)) as coming:
        for step, (shown, one) in enumerate(zip(coming, wanted, strict=True)):
            learner.learn(shown, optimiser, seed=one.seed)
            if learner.diverged:
                return
            yield Step(done + step, course.total, None, learner.curve)
    seen = []
    for part in learner.parts():
        seen.append(learner.look(part))
        yield Step(done + course.steps, course.total, None, learner.curve)
    learner.finish_epoch(seen)


def _stalled(learner: Learner, before: int) -> bool:
    """Return whether the row, which began after epoch `before`, has had its patience without a better figure."""
    patience = learner.settings.patience
    return patience is not None and len(learner.curve) - max(before, learner.best.epoch) >= patience


def _counts(row: Unfreezing, found: Trainable) -> str:
    return f"Layers {row.layers}: {found.trainable:,} of {found.total:,} parameters learn."


def _ran_away(learner: Learner, row: Unfreezing) -> str:
    """Return the note. Raises `LearningDiverged` where there is nothing to go back to."""
    if not learner.best.epoch:
        raise LearningDiverged(row.rate)
    return f"Learning ran away in epoch {learner.epoch}: the encoder is that of epoch {learner.best.epoch}."
