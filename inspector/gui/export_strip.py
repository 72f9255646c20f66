"""An export as it is seen: how far it is, in place, and how it ended, in the status line."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.core.errors import InspectorError
from inspector.core.progress import Task
from inspector.gui.exporting import Exporting
from inspector.gui.session import Session
from inspector.gui.widgets.progress import ProgressStrip
from inspector.gui.words import error_sentence


class ExportStrip(ProgressStrip):
    """Seen while an export runs; `changed` says that one began or ended. Its `exporting` allows one at a time."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.exporting = Exporting(session, self)
        self.exporting.progressed.connect(self.show_progress)
        self.exporting.failed.connect(self._say_failed)
        self.exporting.ended.connect(self._end)
        self.cancel_wanted.connect(self.exporting.cancel)
        self.hide()

    def start(self, work: Task[Path], name: str, *, closing: str) -> None:
        """Do the work, as `Exporting.start` does, and show it."""
        self.begin(name)
        self.show()
        self.exporting.start(work, name, closing=closing)
        self.changed.emit()

    @Slot(object)
    def _say_failed(self, error: InspectorError) -> None:
        self._session.say(error_sentence(error), 0)

    @Slot(object)
    def _end(self, folder: Path | None) -> None:
        self.hide()
        if folder is not None:
            self._session.say(self.tr("Exported to {folder}").format(folder=folder), 0)
        self.changed.emit()
