"""A long task is a generator: progress comes out of its side, the result out of its end, closing it cancels it.

result = drive(train(...), show)          # a face: `show` is called with each event
features = yield from stage("encode", encode(...), log)   # a service: a step generator becomes a stage
"""

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")
Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class Point:
    """Figures by name, measured at a moment of learning: `at` counts epochs from 1."""

    at: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Step:
    """How far one piece of work is: `done` of `total` (None while unknown), with an optional plain note.

    `curve`: the figures of what is learned, all of this piece's so far; empty where nothing new was measured.
    """

    done: int
    total: int | None = None
    note: str | None = None
    curve: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class StageDone:
    """A finished stage and the seconds that it took."""

    stage: str
    took_s: float


@dataclass(frozen=True, slots=True)
class Progress:
    """A snapshot of a whole task: the stage in hand, those behind it, and every note so far.

    It carries the whole history, so that a face that misses a snapshot loses nothing. `curves` are by stage.
    """

    stage: str
    done: int
    total: int | None
    elapsed_s: float
    finished: tuple[StageDone, ...]
    notes: tuple[str, ...]
    curves: Mapping[str, tuple[Point, ...]] = field(default_factory=dict)

    @property
    def left_s(self) -> float | None:
        """Seconds left in this stage at the rate so far; None while nothing can be said."""
        if not self.total or not self.done:
            return None
        return self.elapsed_s / self.done * (self.total - self.done)


Steps = Generator[Step, None, T]
Task = Generator[Progress, None, T]


@dataclass(slots=True)
class Log:
    """What a running task remembers between its stages; every `Progress` is a copy of it."""

    finished: list[StageDone] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    curves: dict[str, tuple[Point, ...]] = field(default_factory=dict)

    def snapshot(self, stage: str, done: int, total: int | None, elapsed_s: float) -> Progress:
        """Return the event for this moment."""
        return Progress(stage, done, total, elapsed_s, tuple(self.finished), tuple(self.notes), dict(self.curves))

    def seconds(self) -> dict[str, float]:
        """Return the seconds of the finished stages by name, stages of one name added up."""
        total: dict[str, float] = {}
        for stage in self.finished:
            total[stage.stage] = total.get(stage.stage, 0.0) + stage.took_s
        return total


def stage(name: str, steps: Steps[T], log: Log) -> Task[T]:
    """Run `steps` as the stage `name`: its steps become snapshots, its return value is returned.

    A note that was made before is not made again.
    """
    start = time.perf_counter()
    yield log.snapshot(name, 0, None, 0.0)
    try:
        while True:
            step = next(steps)
            if step.note is not None and step.note not in log.notes:
                log.notes.append(step.note)
            if step.curve:
                log.curves[name] = step.curve
            yield log.snapshot(name, step.done, step.total, time.perf_counter() - start)
    except StopIteration as end:
        log.finished.append(StageDone(name, time.perf_counter() - start))
        return end.value  # type: ignore[no-any-return]
    finally:
        steps.close()


def drive(task: Generator[Event, None, T], show: Callable[[Event], object] | None = None) -> T:
    """Run a generator to its end and return its result; `show` sees each event.

    An interrupt (Ctrl+C) closes the generator, so that it cleans up after itself, and goes on.
    """
    try:
        while True:
            event = next(task)
            if show is not None:
                show(event)
    except StopIteration as end:
        return end.value  # type: ignore[no-any-return]
    finally:
        task.close()
