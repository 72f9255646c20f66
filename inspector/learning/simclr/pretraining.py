"""SimCLR on a project's own images: the loop (Chen et al., ICML 2020, algorithm 1), and what keeps it safe.

Of every batch two views are drawn, and the encoder learns to tell which belong together. The best epoch is
kept, a checkpoint lets a run go on after anything, and figures that are not finite end it with the best so far.
"""

import time
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import torch
from torch import nn

from inspector.core.errors import LearningDiverged
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point, Step, Steps
from inspector.core.recipe import Recipe
from inspector.core.stages import TAKES
from inspector.learning.device import choose_device, use_threads
from inspector.learning.encoder import Encoder
from inspector.learning.simclr.checkpoint import Fingerprint, Keeper
from inspector.learning.simclr.drawing import Batch, draw_batch
from inspector.learning.simclr.estimate import Estimate, estimate
from inspector.learning.simclr.feeding import drawn_ahead
from inspector.learning.simclr.held_out import HeldOut
from inspector.learning.simclr.learner import start_learner
from inspector.learning.simclr.optimisers import highest_rate
from inspector.learning.simclr.plan import LEAST_HELD_OUT, PictureSet, best_epoch, make_plan, seed_of
from inspector.learning.simclr.run import Run
from inspector.learning.starting import began_trained

_STEPS_SAVED_S = 60.0  # between two checkpoints within an epoch
_EPOCHS_SAVED_S = 5.0  # at the ends of epochs: short ones would be spent on the disk
_GENTLE = 0.04  # of the optimiser's usual rate: an encoder that was trained already is to lose nothing


@dataclass(frozen=True, slots=True)
class Pretrained:
    """The encoder and the projection head of the best epoch, on the CPU in inference mode, and all figures.

    A point of the curve has `contrastive_loss`, `contrastive_accuracy` with its `chance`, `alignment`, `uniformity`
    of the training images, and with `held_out_` before the name of those that only measure; `probe_accuracy` and
    `knn_accuracy` of held-out labels, balanced; `learning_rate`, `images_per_s`, `device_memory_mb` (a card's).
    """

    encoder: Encoder
    head: nn.Module
    curve: tuple[Point, ...]
    best_epoch: int


def pretrain(
    encoder: Encoder,
    images: PictureSet,
    recipe: Recipe,
    *,
    device: str = "auto",
    threads: int | None = None,
    checkpoint: Path | None = None,
    resume: bool = False,
) -> Steps[Pretrained]:
    """Pretrain `encoder` itself, whose trunk ends at stride 16, by the recipe's pretraining; a step counts updates.

    An encoder that was trained on many pictures keeps the statistics of its BatchNorm, and learns gently unless the
    recipe gives a rate: docs/decisions/0013-trained-starts.md.

    With `checkpoint` the run is saved there while it lasts, and at its end; whoever has saved the result deletes it.
    With `resume` it goes on from there, on the CPU bit for bit as if it had never stopped; where nothing is there it
    starts. Closing the generator stops within a step and saves. Every step carries the curve. Raises `TooFewImages`,
    `RecipeInvalid`, `DeviceMissing`, `CheckpointUnusable`, `OutOfDeviceMemory`, `NotWritable`, and
    `LearningDiverged` where not even the first epoch was finite.
    """
    use_threads(threads)
    run = _start(encoder, images, recipe, device)
    fingerprint = Fingerprint.of(recipe, images, encoder.trunk.state_dict())
    keeper = Keeper(checkpoint, fingerprint)
    yield from _before(run, images, keeper, resume=resume)
    try:
        yield from _learn(run, images, keeper)
    except GeneratorExit:
        keeper.save(run.state)
        raise
    if not run.diverged:
        keeper.save(run.state)  # what comes after may be stopped, too
    return (yield from _end(run))


def estimate_run(
    encoder: Encoder, images: PictureSet, recipe: Recipe, *, device: str = "auto", threads: int | None = None
) -> Steps[Estimate]:
    """Return what `pretrain` will take, from a few steps on `encoder`, which stays as it is. Raises what it raises."""
    use_threads(threads)
    run = _start(encoder, images, recipe, device)
    return (
        yield from estimate(run.learner, images, run.plan, steps=run.steps_left, epochs=run.learner.settings.epochs)
    )


def _start(encoder: Encoder, images: PictureSet, recipe: Recipe, device: str) -> Run:
    """Return the run at its start; its settings have the batch that there are images for."""
    settings = recipe.pretraining or Pretraining()
    plan = make_plan(images, settings)
    physical = min(settings.physical or plan.batch, plan.batch)
    settings = replace(settings, batch=plan.batch, physical=physical)
    trained = began_trained(recipe.weights)
    if trained and settings.rate is None:
        settings = replace(settings, rate=_GENTLE * highest_rate(settings))
    labels = [images.labels[i] for i in plan.train]
    seed = seed_of(recipe.seed, "projection head")
    learner = start_learner(encoder, settings, labels=labels, seed=seed, device=choose_device(device), settled=trained)
    return Run(learner, plan, recipe.seed)


def _before(run: Run, images: PictureSet, keeper: Keeper, *, resume: bool) -> Steps[None]:
    """Go on from the checkpoint if that is wanted; say what is unusual, and what the run will take."""
    if resume:
        found = keeper.load(run.learner.device)
        if found is None:
            yield Step(0, run.steps_left, "There is no checkpoint: the run starts at its beginning.")
        else:
            run.restore(found)
            yield Step(0, run.steps_left, _gone_on(run), run.curve)
    if not run.plan.measured and run.learner.settings.held_out:
        yield Step(0, run.steps_left, _UNMEASURED)
    if not run.over:
        epochs = run.learner.settings.epochs - len(run.curve)
        taken = yield from estimate(run.learner, images, run.plan, steps=run.steps_left, epochs=epochs)
        yield Step(0, run.steps_left, f"{TAKES}{taken}.", run.curve)


def _gone_on(run: Run) -> str:
    if run.over:
        return "The checkpoint is at its end: nothing is left to learn."
    return f"Goes on in epoch {run.epoch}: {run.step} of {run.plan.steps} steps are done."


_UNMEASURED = (
    f"Fewer than {LEAST_HELD_OUT} images could be held out, so all are trained on and the best epoch is the one "
    "with the lowest training loss; more photos make the choice surer."
)


def _learn(run: Run, images: PictureSet, keeper: Keeper) -> Steps[None]:
    """Learn epoch by epoch until the run is over or something is not finite; save now and then."""
    total = run.steps_left
    draw = partial(draw_batch, images=images, settings=run.learner.settings, device=run.learner.device)
    while not run.over:
        with closing(drawn_ahead(draw, run.wanted())) as coming:
            yield from _learn_epoch(run, coming, keeper, total)
        if run.diverged:
            return
        keeper.save_if_due(run.state, every_s=_EPOCHS_SAVED_S)
        yield Step(total - run.steps_left, total, _plateau(run), run.curve)


def _learn_epoch(run: Run, coming: Generator[Batch, None, None], keeper: Keeper, total: int) -> Steps[None]:
    """Make the steps that are left of an epoch, and measure it."""
    while run.step < run.plan.steps:
        since = time.perf_counter()
        run.learn(next(coming), since=since)
        if run.diverged:
            return
        keeper.save_if_due(run.state, every_s=_STEPS_SAVED_S)
        yield from _told(run, total)
    measured = HeldOut()
    for batch in coming:
        measured.look(run.learner, batch)
        yield Step(total - run.steps_left, total, None, run.curve)
    run.finish_epoch(measured.figures(run.learner, run.known))


def _told(run: Run, total: int) -> Steps[None]:
    """Yield where the run is, with each note that came up."""
    while run.learner.notes:
        yield Step(total - run.steps_left, total, run.learner.notes.pop(0), run.curve)
    yield Step(total - run.steps_left, total, None, run.curve)


def _plateau(run: Run) -> str | None:
    """Return the note of half of the patience without a better figure, in the epoch when it is reached."""
    patience = run.learner.settings.patience
    if patience is None or run.stalled != max(1, patience // 2):
        return None
    return f"No better figure since epoch {len(run.curve) - run.stalled}."


def _end(run: Run) -> Steps[Pretrained]:
    """Return to the weights of the best epoch, in inference mode. Raises `LearningDiverged` where there is none."""
    if not run.best:
        raise LearningDiverged(run.rate)
    chosen = best_epoch(run.curve, run.chosen_by)
    total = len(run.curve) * run.plan.steps
    if run.diverged:
        yield Step(total, total, f"Learning ran away in epoch {run.epoch}: the encoder is that of epoch {chosen}.")
    elif len(run.curve) < run.learner.settings.epochs:
        yield Step(total, total, f"No better figure since epoch {chosen}: stopped after epoch {len(run.curve)}.")
    network = run.learner.network.cpu().to(memory_format=torch.contiguous_format)
    network.load_state_dict(run.best)
    network.eval()
    yield Step(total, total, None, run.curve)
    return Pretrained(network.encoder, network.head, run.curve, chosen)
