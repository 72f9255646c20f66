"""Exporting what is shown: where to is asked, and what is written goes by the strip that shows how far it is."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from inspector.gui.export_strip import ExportStrip
from inspector.gui.pages.results.export import export
from inspector.gui.pages.results.figures import FiguresView


class ResultsExport(QObject):
    """Exports what figures show, one export at a time."""

    def __init__(self, strip: ExportStrip) -> None:
        super().__init__(strip)
        self._strip = strip

    def ask(self, figures: FiguresView) -> None:
        """Ask where to, and export there."""
        if name := QFileDialog.getExistingDirectory(self._strip, self.tr("Export results into")):
            self.export(figures, Path(name))

    def export(self, figures: FiguresView, folder: Path) -> None:
        """Write figures and tables of what is shown into a folder there; while another export runs, nothing."""
        shown, limits = figures.shown, figures.limits
        if shown is None or limits is None or self._strip.exporting.running:
            return
        inside = folder / self.tr("Results of {name}").format(name=shown.bundle.name)
        work = export(inside, shown, limits, figures.pictures())
        self._strip.start(work, self.tr("Exporting results"), closing=self.tr("Results are being exported."))
