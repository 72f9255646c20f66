"""Labels for the images of the grid: by key, by button, by menu; and the kinds that anomalies can be of."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from inspector.core.errors import InspectorError
from inspector.core.sample import Label
from inspector.gui.library import Library
from inspector.gui.pages.images.grid import Grid
from inspector.gui.words import error_sentence, kind_word

KINDS = 9  # that have a digit of their own


class Filing(QObject):
    """Turns what is asked for the grid's images into changes of the library; `refused` carries a sentence.

    `removal_wanted` asks whether the selected images are to be deleted.
    """

    refused = Signal(str)
    removal_wanted = Signal()

    def __init__(self, library: Library, grid: Grid) -> None:
        super().__init__(grid)
        self._library, self._grid = library, grid

    @Slot(object)
    def label(self, label: Label | None, kind: str | None = None) -> None:
        """Give the selected images a label, or else the one that is looked at.

        An anomaly keeps its kind where none is named.
        """
        current = self._grid.current
        paths = self._grid.chosen or ([current.path] if current is not None else [])
        if label is Label.ANOMALY and kind is None:
            paths = [path for path in paths if (i := self._library.image(path)) and i.label is not Label.ANOMALY]
        self._library.relabel(paths, label, kind or "")

    def label_kind(self, number: int) -> None:
        """Make them anomalies of a kind, by its place in the column from 1."""
        kinds = [kind for kind, _ in self._library.counts.kinds]
        if number <= len(kinds):
            self.label(Label.ANOMALY, kinds[number - 1])

    @Slot(object, str)
    def relabel_current(self, label: Label | None, kind: str) -> None:
        """Give the image that is looked at another label, whatever is selected."""
        if (image := self._grid.current) is not None:
            self._library.relabel([image.path], label, kind)

    @Slot()
    def remove(self) -> None:
        """Delete the selected images."""
        self._library.remove(self._grid.chosen)

    @Slot(str)
    def make_kind(self, kind: str) -> None:
        """Make a kind of anomaly."""
        self._try(self._library.make_kind, kind)

    @Slot(str, str)
    def rename_kind(self, old: str, new: str) -> None:
        """Rename a kind of anomaly."""
        self._try(self._library.rename_kind, old, new)

    @Slot(str)
    def remove_kind(self, kind: str) -> None:
        """Delete a kind without images."""
        self._try(self._library.remove_kind, kind)

    @Slot(QPoint)
    def open_menu(self, at: QPoint) -> None:
        """Offer all this for the selected images, at a point of the grid."""
        if not self._grid.chosen:
            return
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Good\tG"), partial(self.label, Label.GOOD))
        menu.addAction(self.tr("Anomaly\tA"), partial(self.label, Label.ANOMALY))
        for number, (kind, _) in enumerate(self._library.counts.kinds, 1):
            key = f"\t{number}" if number <= KINDS else ""
            menu.addAction(f"    {kind_word(kind)}{key}", partial(self.label, Label.ANOMALY, kind))
        menu.addAction(self.tr("Unlabelled\tU"), partial(self.label, None))
        menu.addSeparator()
        menu.addAction(self.tr("Delete…\tDel"), self.removal_wanted.emit)
        menu.popup(self._grid.viewport().mapToGlobal(at))

    def _try(self, change: Callable[..., None], *arguments: str) -> None:
        try:
            change(*arguments)
        except InspectorError as error:
            self.refused.emit(error_sentence(error))
