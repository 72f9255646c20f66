"""A card whose picture and figures can be saved, by its menu."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.errors import NotWritable
from inspector.core.files import writing
from inspector.gui.pictures import array_of
from inspector.gui.plots.card import Card
from inspector.gui.plots.shapes import Table
from inspector.gui.theme.tokens import LIGHT, Tokens

_SHARPNESS = 2.0  # device pixels per pixel of a saved picture


class SavedCard(Card):
    """A card that is saved as it is seen (PNG), and its figures as `table` gives them (CSV).

    `not_saved` carries the `NotWritable` of a picture or table.
    """

    not_saved = Signal(object)

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(title, hint=hint, parent=parent)
        self.tokens = LIGHT
        self.menu.addAction(self.tr("Save as PNG…"), self._ask_picture)
        self.menu.addAction(self.tr("Save as CSV…"), self._ask_table)

    def table(self) -> Table:
        """Return what is saved as CSV."""
        return Table((), ())

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self.tokens = tokens

    def picture(self) -> NDArray[np.uint8]:
        """Return the card as uint8 (h, w, 3) RGB at twice its size.

        Painting it takes a few milliseconds, making a PNG of it many times that: whoever writes several, in a task.
        """
        picture = QImage(self.size() * _SHARPNESS, QImage.Format.Format_RGB32)
        picture.setDevicePixelRatio(_SHARPNESS)
        picture.fill(QColor(self.tokens.surface))
        self.render(picture, QPoint())
        return array_of(picture)

    def save_picture(self, path: Path) -> None:
        """Write the card as a PNG at twice its size. Raises `NotWritable`."""
        from inspector.imaging.write import write_png

        write_png(path, self.picture())

    def save_table(self, path: Path) -> None:
        """Write what is shown as CSV. Raises `NotWritable`."""
        with writing(path) as file:
            file.write(as_csv(self.table()))

    def _ask_picture(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PNG"), f"{self.title}.png", "PNG (*.png)")
        self._save(self.save_picture, name)

    def _ask_table(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as CSV"), f"{self.title}.csv", "CSV (*.csv)")
        self._save(self.save_table, name)

    def _save(self, save: Callable[[Path], None], name: str) -> None:
        if not name:
            return
        try:
            save(Path(name))
        except NotWritable as error:
            self.not_saved.emit(error)


def as_csv(table: Table) -> bytes:
    """Return a table as the bytes of a CSV file, so that spreadsheets know it is UTF-8."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(table.header)
    rows.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")
