"""An export into a folder: in a task, one at a time, with its progress and its end for whoever shows it in place."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.progress import Task
from inspector.gui.latest import Latest
from inspector.gui.session import Session


class Exporting(QObject):
    """`progressed` carries a `Progress`; `ended` the folder that was written, None where it was not.

    `failed` carries a known error, just before the end.
    """

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._work = Latest(session.tasks, self)
        self._work.advanced.connect(self.progressed)
        self._work.succeeded.connect(self._on_written)
        self._work.failed.connect(self.failed)
        self._work.ended.connect(self._on_ended)

    @property
    def running(self) -> bool:
        """Whether an export runs."""
        return self._work.running

    def start(self, work: Task[Path], name: str, *, closing: str) -> None:
        """Do the work, which returns its folder; while another export runs, nothing.

        `name` is what is done, `closing` what a person is told who closes the window meanwhile.
        """
        if not self._work.running:
            self._folder = None
            self._work.start(work, name, closing=closing)

    def cancel(self) -> None:
        """Stop after the step in hand; files that are written whole stay."""
        self._work.cancel()

    @Slot(object)
    def _on_written(self, folder: Path) -> None:
        self._folder = folder

    @Slot()
    def _on_ended(self) -> None:
        self.ended.emit(self._folder)
