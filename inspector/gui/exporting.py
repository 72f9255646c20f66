"""An export into a folder: in a task, one at a time, with its progress and its end for whoever shows it in place."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.progress import Task
from inspector.gui.session import Session
from inspector.gui.task import Task as Thread


class Exporting(QObject):
    """`progressed` carries a `Progress`; `ended` the folder that was written, None where it was not.

    `failed` carries a known error, just before the end.
    """

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Thread | None = None

    @property
    def running(self) -> bool:
        """Whether an export runs."""
        return self._task is not None

    def start(self, work: Task[Path], name: str, *, closing: str) -> None:
        """Do the work, which returns its folder; while another export runs, nothing.

        `name` is what is done, `closing` what a person is told who closes the window meanwhile.
        """
        if self._task is not None:
            return
        self._task = self._session.tasks.start(work, name, closing=closing)
        self._task.advanced.connect(self._on_advanced)
        self._task.succeeded.connect(self._end)
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(self._on_stopped)
        self._task.crashed.connect(self._on_stopped)
        self._task.start()

    def cancel(self) -> None:
        """Stop after the step in hand; files that are written whole stay."""
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _on_advanced(self) -> None:
        if self._task is not None and (news := self._task.latest()) is not None:
            self.progressed.emit(news)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.failed.emit(error)
        self._end(None)

    @Slot()
    def _on_stopped(self) -> None:
        self._end(None)

    @Slot(object)
    def _end(self, folder: Path | None) -> None:
        self._task = None
        self.ended.emit(folder)
