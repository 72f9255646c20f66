"""The one thread class: it drives any generator, and hands the newest event over through a mailbox."""

from collections.abc import Generator
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, QThread, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.core.mailbox import Mailbox


class Task(QThread):
    """Runs a generator in a thread of its own; exactly one of `succeeded`, `failed`, `cancelled`, `crashed` comes.

    `advanced` says that there is news in `latest()`: it comes once until the news is fetched, however many events
    there are, so a busy window is never flooded. The generator is closed in its own thread. `succeeded` carries what
    the generator returned, `failed` the known error (`InspectorError`), `crashed` any other exception: a bug.

    `quiet`: nobody minds when it is stopped, so closing the window does not ask because of it. `closing` is what
    that question says otherwise: "Training is running. It can be resumed." `lasting`: it is of no project, so it goes
    on when another one is opened.
    """

    advanced = Signal()
    succeeded = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    crashed = Signal(object)

    def __init__(
        self,
        generator: Generator[Any, None, Any],
        name: str,
        parent: QObject | None = None,
        *,
        quiet: bool = False,
        closing: str = "",
        lasting: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.quiet, self.closing, self.lasting = quiet, closing, lasting
        self._generator = generator
        self._news: Mailbox[Any] = Mailbox()
        self._cancel = Event()
        self._go = Event()
        self._go.set()

    @property
    def name(self) -> str:
        """What is being done, in words for a person: "Training"."""
        return self.objectName()

    @property
    def paused(self) -> bool:
        """Whether the task waits between two steps."""
        return not self._go.is_set()

    def latest(self) -> Any:
        """Take the newest event; None where it was taken already."""
        return self._news.take()

    def pause(self) -> None:
        """Wait after the step in hand until `resume`."""
        self._go.clear()

    def resume(self) -> None:
        """Go on after `pause`."""
        self._go.set()

    def cancel(self) -> None:
        """Stop after the step in hand; `cancelled` comes when the generator has cleaned up after itself."""
        self._cancel.set()
        self._go.set()

    def run(self) -> None:
        """Drive the generator; called by Qt in the new thread."""
        try:
            outcome, value = self._drive()
        except InspectorError as error:
            outcome, value = self.failed, error
        except Exception as error:  # noqa: BLE001  the border to the window: a bug goes to the crash dialog
            outcome, value = self.crashed, error
        if outcome is self.cancelled:
            self.cancelled.emit()
        else:
            outcome.emit(value)
        del value  # an error holds this frame: the task would end as garbage, collected in whatever thread comes by

    def _drive(self) -> tuple[Any, Any]:
        try:
            while not self._cancel.is_set():
                event = next(self._generator)
                if self._news.put(event):
                    self.advanced.emit()
                self._go.wait()
        except StopIteration as end:
            return self.succeeded, end.value
        finally:
            self._generator.close()
        return self.cancelled, None


class Tasks(QObject):
    """All running tasks, kept alive until they have ended; `changed` says that one began or ended.

    `failed` carries the name of a task that ended with a known error, and the error.
    """

    changed = Signal()
    failed = Signal(str, object)
    crashed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._running: list[Task] = []
        self._ended = False

    def start(
        self,
        generator: Generator[Any, None, Any],
        name: str,
        *,
        quiet: bool = False,
        closing: str = "",
        lasting: bool = False,
    ) -> Task:
        """Return a task for `generator`, not begun yet: connect its signals, then call its `start()`."""
        task = Task(generator, name, self, quiet=quiet, closing=closing, lasting=lasting)
        self._running.append(task)
        task.failed.connect(self._on_failed)
        task.crashed.connect(self.crashed)
        task.finished.connect(self._tidy)
        task.started.connect(self.changed)
        if self._ended:
            task.cancel()
        return task

    @property
    def running(self) -> tuple[Task, ...]:
        """The tasks that have not ended."""
        return tuple(self._running)

    @property
    def asking(self) -> tuple[Task, ...]:
        """Those of them that somebody would miss."""
        return tuple(task for task in self._running if not task.quiet)

    @property
    def of_project(self) -> tuple[Task, ...]:
        """Those of them that are of the project that is open. Once there is none, nothing of it can arrive any more."""
        return tuple(task for task in self._running if not task.lasting)

    def end(self) -> None:
        """Cancel every task, and from now on each before its first step."""
        self._ended = True
        for task in self._running:
            task.cancel()

    def stop_all(self, timeout_ms: int = 10_000) -> bool:
        """Cancel every task and wait for it; return whether all have ended."""
        for task in self._running:
            task.cancel()
        return all(not task.isRunning() or task.wait(timeout_ms) for task in list(self._running))

    @Slot(object)
    def _on_failed(self, error: InspectorError) -> None:
        task = self.sender()
        self.failed.emit(task.name if isinstance(task, Task) else "", error)

    def _tidy(self) -> None:
        task = self.sender()
        if isinstance(task, Task) and task in self._running:
            self._running.remove(task)
            task.wait()  # `finished` comes from the thread itself, a moment before it is gone
            task.setParent(None)  # whoever still holds it may ask it things; it goes with the last who does
        self.changed.emit()
