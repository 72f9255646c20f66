"""Exporting what is shown: a folder is asked for, progress stands in place, and the end is said."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.errors import InspectorError
from inspector.gui.exporting import Exporting
from inspector.gui.pages.results.export import export
from inspector.gui.pages.results.figures import FiguresView
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

    def ask(self, figures: FiguresView) -> None:
        """Ask where to, and export there."""
        if name := QFileDialog.getExistingDirectory(self, self.tr("Export results into")):
            self.export(figures, Path(name))

    def export(self, figures: FiguresView, folder: Path) -> None:
        """Write figures and tables of what is shown into a folder there; while another export runs, nothing."""
        shown, limits = figures.shown, figures.limits
        if shown is None or limits is None or self.exporting.running:
            return
        name = self.tr("Exporting results")
        inside = folder / self.tr("Results of {name}").format(name=shown.bundle.name)
        work = export(inside, shown, limits, figures.pictures())
        self.begin(name)
        self.show()
        self.exporting.start(work, name, closing=self.tr("Results are being exported."))
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
