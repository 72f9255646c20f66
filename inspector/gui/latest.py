"""One piece of work at a time, of which only the latest request counts: what was asked for before is never told."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.gui.task import Task, Tasks

_Then = Callable[[Any], object]


@dataclass(frozen=True, slots=True)
class _Request:
    work: Generator[Any, None, Any]
    name: str
    then: _Then | None
    closing: str


class Latest(QObject):
    """Does what was asked for last, in a task; older work is cancelled, and nobody hears of it again.

    `advanced` carries the newest event, `succeeded` the result, `failed` the known error; `ended` comes once nothing
    is being done any more, whatever came of it, after the other two.

    `in_turn`: the next begins only when the one before has ended, for they share what only one may use. `lasting`:
    the work is of no project. Work with a `closing` sentence is such that somebody would miss it.
    """

    advanced = Signal(object)
    succeeded = Signal(object)
    failed = Signal(object)
    ended = Signal()

    def __init__(
        self, tasks: Tasks, parent: QObject | None = None, *, in_turn: bool = False, lasting: bool = False
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._in_turn, self._lasting = in_turn, lasting
        self._task: Task | None = None
        self._then: _Then | None = None  # kept here: a task that held it would hold itself, and never go
        self._ending: Task | None = None  # what the next one waits for
        self._next: _Request | None = None

    @property
    def running(self) -> bool:
        """Whether the latest request is being done, or waits for its turn."""
        return self._task is not None or self._next is not None

    def start(
        self, work: Generator[Any, None, Any], name: str, then: _Then | None = None, *, closing: str = ""
    ) -> None:
        """Do this, and nothing of before; `then` gets the result, like who listens to `succeeded`."""
        self.forget()
        self._next = _Request(work, name, then, closing)
        self._begin()

    def cancel(self) -> None:
        """Stop after the step in hand; `ended` comes when it has."""
        if self._task is not None:
            self._task.cancel()
        elif self._next is not None:
            self._next = None
            self.ended.emit()

    def forget(self) -> None:
        """Stop after the step in hand, and tell nobody: for another project, or another request."""
        self._next = None
        if self._task is not None:
            self._task.cancel()
            self._let_go()

    def _begin(self) -> None:
        if self._next is None or self._ending is not None:
            return
        asked, self._next = self._next, None
        task = self._task = self._tasks.start(
            asked.work, asked.name, quiet=not asked.closing, closing=asked.closing, lasting=self._lasting
        )
        self._then = asked.then
        task.advanced.connect(self._on_advanced)
        task.succeeded.connect(self._on_succeeded)
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_stopped)
        task.crashed.connect(self._on_stopped)
        task.finished.connect(self._on_finished)
        task.start()

    def _let_go(self) -> None:
        if self._in_turn:
            self._ending = self._task
        self._task = self._then = None

    @Slot()
    def _on_advanced(self) -> None:
        if self._task is not None and self.sender() is self._task and (news := self._task.latest()) is not None:
            self.advanced.emit(news)

    @Slot(object)
    def _on_succeeded(self, result: Any) -> None:
        if self.sender() is self._task:
            then = self._then
            self._let_go()
            if then is not None:
                then(result)
            self.succeeded.emit(result)
            self._tell_end()

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        if self.sender() is self._task:
            self._let_go()
            self.failed.emit(error)
            self._tell_end()

    @Slot()
    def _on_stopped(self) -> None:
        if self.sender() is self._task:
            self._let_go()
            self._tell_end()

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._ending:
            self._ending = None
            self._begin()

    def _tell_end(self) -> None:
        if not self.running:  # whoever was told may have asked for more
            self.ended.emit()
