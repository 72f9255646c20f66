"""Changes of files, one after the other: each in a task of its own, and none begins before the last has ended."""

from collections import deque
from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.core.progress import Step
from inspector.gui.task import Task, Tasks


@dataclass(frozen=True, slots=True)
class Work:
    """What is being done with files, in words for a person, and how far it is (`total` 0: unknown)."""

    name: str
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """`make` gives the generator when its turn has come; `then` takes its result, None where it came to none.

    A `quiet` job only looks: whatever is to be done comes before it, even when it has begun.
    """

    name: str
    make: Callable[[], Generator[Any, None, Any]]
    then: Callable[[Any], None]
    quiet: bool = False


class Jobs(QObject):
    """`busy` says whether anything but looking is being done, `worked` how far it is (`Work`, None at the end).

    `failed` carries a job and its known error, `stopped` a job that was cancelled or crashed.
    """

    busy = Signal(bool)
    worked = Signal(object)
    failed = Signal(object, object)
    stopped = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._waiting: deque[Job] = deque()
        self._job: Job | None = None
        self._task: Task | None = None

    @property
    def working(self) -> bool:
        """Whether anything but looking is being done, or waits to be."""
        return any(not job.quiet for job in (self._job, *self._waiting) if job is not None)

    @property
    def looks(self) -> bool:
        """Whether a quiet job waits for its turn."""
        return any(job.quiet for job in self._waiting)

    def add(self, job: Job) -> None:
        """Do a job after all others; a quiet one in hand makes way, and is done again afterwards."""
        was_working = self.working
        self._waiting.append(job)
        if not job.quiet and self._task is not None and self._job is not None and self._job.quiet:
            self._task.cancel()
            if not self.looks:
                self._waiting.append(self._job)
        if self.working and not was_working:
            self.busy.emit(True)
        self._next()

    def forget(self) -> None:
        """Stop what is being done, and do nothing of what waits; nobody is told."""
        if self._task is not None:
            self._task.cancel()
        self._waiting.clear()
        self._end()

    def _next(self) -> None:
        if self._job is not None or not self._waiting:
            return
        job = self._job = self._waiting.popleft()
        task = self._task = self._tasks.start(job.make(), job.name, quiet=job.quiet)
        task.advanced.connect(self._on_advanced)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_stopped)
        task.crashed.connect(self._on_stopped)
        task.start()

    @Slot()
    def _on_advanced(self) -> None:
        if self.sender() is not self._task or self._task is None or self._job is None:
            return
        step = self._task.latest()
        if isinstance(step, Step) and not self._job.quiet:
            self.worked.emit(Work(self._job.name, step.done, step.total or 0))

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        if self.sender() is self._task and self._job is not None:
            self._finish(self._job, result)

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        if self.sender() is self._task and (job := self._job) is not None:
            self._finish(job, None)
            self.failed.emit(job, error)

    @Slot()
    def _on_stopped(self) -> None:
        if self.sender() is self._task and (job := self._job) is not None:
            self._finish(job, None)
            self.stopped.emit(job)

    def _finish(self, job: Job, result: Any) -> None:
        try:
            if result is not None or not job.quiet:
                job.then(result)
        finally:
            self._end()
            self._next()

    def _end(self) -> None:
        was_working = self.working
        self._job = self._task = None
        if was_working and not self.working:
            self.worked.emit(None)
            self.busy.emit(False)
