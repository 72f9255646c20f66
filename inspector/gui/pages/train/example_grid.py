"""Pairs of small pictures in a grid, as sharp as the screen allows."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.pictures import image_of
from inspector.gui.theme.tokens import LIGHT, Tokens

_GAP, _BETWEEN, _ROUND = 12, 3, 3
_PAIR = 200  # pixels: about as wide as a pair is
_LEAST, _MOST = 56, 150  # pixels: the height of a picture

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Shown:
    """Two pictures that belong together, uint8 (h, w, 3) each, and a word below them if there is one to say."""

    left: Picture
    right: Picture
    word: str = ""


class ExampleGrid(QWidget):
    """Shows pairs; `accessible` says in words what they are.

    Pictures keep their shape, or with `fills` take the room that there is and show their middle.
    """

    def __init__(self, accessible: str, *, fills: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fills = fills
        self._pairs: tuple[tuple[QImage, QImage, str], ...] = ()
        self._tokens = LIGHT
        self.setAccessibleName(accessible)
        upright = QSizePolicy.Policy.Ignored if fills else QSizePolicy.Policy.Preferred
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, upright)
        policy.setHeightForWidth(not fills)
        self.setSizePolicy(policy)

    def show_pairs(self, pairs: Sequence[Shown]) -> None:
        """Show these pairs."""
        self._pairs = tuple((image_of(pair.left), image_of(pair.right), pair.word) for pair in pairs)
        self.updateGeometry()
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return room for all rows."""
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Return the least room in which pictures can be told."""
        return QSize(200, self._rows() * (_LEAST + self._caption() + _GAP) if self._pairs else 0)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """Return whether pictures keep their shape."""
        return not self._fills

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """Return the height of all rows at a width."""
        columns = self._columns(width)
        rows = -(-len(self._pairs) // columns)
        return round(rows * (self._high(self._half(width, columns)) + self._caption()) + max(0, rows - 1) * _GAP)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint the pairs."""
        if not self._pairs:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        columns, rows = self._columns(self.width()), self._rows()
        fits = (self.height() - _GAP * (rows - 1)) / rows - self._caption()
        half = self._half(self.width(), columns)
        high = max(1.0, min(fits, _MOST) if self._fills else min(fits, self._high(half)))
        wide = 2 * half + _BETWEEN
        for place, (one, other, word) in enumerate(self._pairs):
            row, column = divmod(place, columns)
            x, y = column * (wide + _GAP), row * (high + self._caption() + _GAP)
            self._paint_picture(painter, one, QRectF(x, y, half, high))
            self._paint_picture(painter, other, QRectF(x + half + _BETWEEN, y, half, high))
            if word:
                painter.setPen(QColor(self._tokens.faint))
                place_of_word = QRectF(x, y + high, wide, self._caption())
                painter.drawText(place_of_word, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)

    def _paint_picture(self, painter: QPainter, image: QImage, place: QRectF) -> None:
        """Fill the place with the middle of the picture, at its own aspect ratio."""
        path = QPainterPath()
        path.addRoundedRect(place, _ROUND, _ROUND)
        painter.save()
        painter.setClipPath(path)
        scale = max(place.width() / image.width(), place.height() / image.height())
        seen = QRectF(0, 0, place.width() / scale, place.height() / scale)
        seen.moveCenter(QRectF(image.rect()).center())
        painter.drawImage(place, image, seen)
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(self._tokens.line_strong), 1))
        painter.drawPath(path)

    def _columns(self, width: int) -> int:
        """Return how many pairs stand side by side, so that no row is left half empty where that can be."""
        columns = max(1, min(len(self._pairs), round(width / _PAIR)))
        return next((n for n in range(columns, columns // 2, -1) if len(self._pairs) % n == 0), columns)

    def _rows(self) -> int:
        return max(1, -(-len(self._pairs) // self._columns(self.width())))

    def _half(self, width: int, columns: int) -> float:
        """Return the width of one picture."""
        return ((width - _GAP * (columns - 1)) / columns - _BETWEEN) / 2

    def _high(self, half: float) -> float:
        """Return the height of the pictures at their own shape: that of the first."""
        if not self._pairs:
            return 0.0
        first = self._pairs[0][0]
        return min(_MOST, half * first.height() / first.width())

    def _caption(self) -> int:
        return self.fontMetrics().height() + 2 if any(word for _, _, word in self._pairs) else 0
