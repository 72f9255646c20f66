"""A project's training run as a window shows it: estimated, with examples of what it learns from, and resumable."""

import time
from collections.abc import Generator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from inspector.core.errors import InspectorError
from inspector.core.progress import Progress, Task
from inspector.core.recipe import Recipe
from inspector.services.earlier import Earlier, earlier_run
from inspector.services.estimating import Estimate, estimate
from inspector.services.learning import last_kept
from inspector.services.previewing import Examples, examples
from inspector.services.sources import Source
from inspector.services.training import Trained, train
from inspector.services.workplace import Workplace
from inspector.store.pending import PendingRun, forget_pending, save_pending
from inspector.store.project import Project

T = TypeVar("T")
_NOTED_S = 2.0  # between two notes of how far it is


@dataclass(frozen=True, slots=True)
class Saved:
    """When a checkpoint was last written (seconds since 1970), and how many epochs of pretraining it holds."""

    at: float
    epochs: int


@dataclass(frozen=True, slots=True)
class Running:
    """A snapshot of a run: where it is, what was expected of it, what it learns from, what is safe on disk.

    `earlier` is the run before it, to compare with.
    """

    progress: Progress
    estimate: Estimate | None = None
    examples: Examples = field(default_factory=Examples)
    saved: Saved | None = None
    earlier: Earlier | None = None


def train_project(
    project: Project,
    recipe: Recipe,
    *,
    workplace: Workplace,
    resume: bool = False,
    expected: Estimate | None = None,
    started: datetime | None = None,
) -> Generator[Running, None, Trained]:
    """Train a project's next bundle; until it is there a note in the project says that the run has not ended.

    With `resume` a run that was stopped goes on from its checkpoint, otherwise it starts at its beginning. What is
    `expected` is measured first unless it is given. Closing leaves checkpoint and note. Raises what `train` raises;
    then the note is gone, for the error says what to do.
    """
    began = (started or datetime.now(UTC)).replace(microsecond=0)
    destination = project.next_bundle(began)
    note = PendingRun(recipe, destination.name, began.isoformat())
    save_pending(project, note)
    try:
        done = yield from _run(project, recipe, destination, note, workplace, resume=resume, expected=expected)
    except InspectorError:
        forget_pending(project)
        raise
    forget_pending(project)
    return done


def _run(
    project: Project,
    recipe: Recipe,
    destination: Path,
    note: PendingRun,
    workplace: Workplace,
    *,
    resume: bool,
    expected: Estimate | None,
) -> Generator[Running, None, Trained]:
    source, seen, earlier = Source(project.root), Examples(), earlier_run(project)
    if expected is None:
        expected = yield from _shown(estimate(source, recipe, workplace=workplace), stage="estimate")
    if recipe.pretraining is not None or recipe.finetuning is not None:
        seen = yield from _shown(examples(source, recipe, workplace=workplace), stage="estimate", expected=expected)
    watch = _Watch(workplace, time.time())
    noted = 0.0
    task = train(source, recipe, destination, workplace=workplace, resume=resume)
    try:
        while True:
            progress = next(task)
            epochs = len(progress.curves.get("pretrain", ()))
            saved = watch.look(epochs)
            if (progress.stage, epochs) != (note.stage, note.epochs) and time.monotonic() - noted > _NOTED_S:
                note, noted = replace(note, stage=progress.stage, epochs=epochs), time.monotonic()
                save_pending(project, note)
            yield Running(progress, expected, seen, saved, earlier)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    except GeneratorExit:
        save_pending(project, replace(note, stage=progress.stage, epochs=epochs))
        raise
    finally:
        task.close()


def _shown(task: Task[T], *, stage: str, expected: Estimate | None = None) -> Generator[Running, None, T]:
    """Run what comes before the training itself as one stage, so that a face has one thing to say of it."""
    try:
        while True:
            progress = next(task)
            yield Running(replace(progress, stage=stage, finished=(), notes=()), expected)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        task.close()


@dataclass(slots=True)
class _Watch:
    """Looks at when the checkpoint was last written, once a second."""

    workplace: Workplace
    since: float
    saved: Saved | None = None
    looked: float = 0.0

    def look(self, epochs: int) -> Saved | None:
        if time.monotonic() - self.looked > 1:
            self.looked = time.monotonic()
            newest = last_kept(self.workplace)
            if newest >= self.since and (self.saved is None or newest > self.saved.at):
                self.saved = Saved(newest, epochs)
        return self.saved
