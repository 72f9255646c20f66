"""The figures are made once, part by part, so that the window may paint in between."""

from collections.abc import Generator

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.gui.pages.results.figures import FiguresView, make_figures
from inspector.gui.pages.results.gallery_model import Picture
from inspector.gui.pages.results.loading import Loader


class Making(QObject):
    """`made` carries the `FiguresView`, once. The packages that plots stand on take a moment to import before."""

    made = Signal(object)

    def __init__(self, loader: Loader, picture: Picture, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loader, self._picture = loader, picture
        self._steps: Generator[None, None, FiguresView] | None = None
        self._begun = False

    def begin(self) -> None:
        """Make them, unless that was begun before."""
        self._loader.warm(self._start)

    def _start(self) -> None:
        if not self._begun:
            self._begun = True
            self._steps = make_figures(self._picture)
            self._make()

    @Slot()
    def _make(self) -> None:
        """Make one part, and the next one after the window had its turn."""
        if self._steps is None:
            return
        try:
            next(self._steps)
        except StopIteration as end:
            self._steps = None
            self.made.emit(end.value)
        else:
            QTimer.singleShot(0, self, self._make)
