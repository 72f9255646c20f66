"""A card whose picture and figures can be saved, by its menu."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from inspector.core.files import writing
from inspector.gui.pictures import array_of
from inspector.gui.plots.card import Card
from inspector.gui.plots.shapes import Table
from inspector.gui.theme.tokens import LIGHT, Tokens

_SHARPNESS = 2.0  # device pixels per pixel of a saved picture


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is wanted; `write` makes it, in a task: it raises `NotWritable`, and touches no widget."""

    path: Path
    write: Callable[[], None]


class SavedCard(Card):
    """A card that is saved as it is seen (PNG), and its figures as `table` gives them (CSV).

    `save_wanted` carries what is wanted (`Wanted`), for `saving.Saving`.
    """

    save_wanted = Signal(object)

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
        """Ask for the card as a PNG at twice its size."""
        self.save_wanted.emit(Wanted(path, partial(_write_picture, path, self.picture())))

    def save_table(self, path: Path) -> None:
        """Ask for what is shown as CSV."""
        self.save_wanted.emit(Wanted(path, partial(_write_table, path, self.table())))

    def _ask_picture(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as PNG"), f"{self.title}.png", "PNG (*.png)")
        if name:
            self.save_picture(Path(name))

    def _ask_table(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save as CSV"), f"{self.title}.csv", "CSV (*.csv)")
        if name:
            self.save_table(Path(name))


def as_csv(table: Table) -> bytes:
    """Return a table as the bytes of a CSV file, so that spreadsheets know it is UTF-8."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(table.header)
    rows.writerows(["" if cell is None else cell for cell in row] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def _write_picture(path: Path, picture: NDArray[np.uint8]) -> None:
    from inspector.imaging.write import write_png

    write_png(path, picture)


def _write_table(path: Path, table: Table) -> None:
    with writing(path) as file:
        file.write(as_csv(table))
