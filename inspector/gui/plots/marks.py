"""What an image is on a map, and its picture beside it while it is hovered."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap, QPolygonF
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from inspector.core.sample import Label
from inspector.gui.theme.tokens import Tokens
from inspector.services.judgements import Judged

PREVIEW = 132  # pixels
_DOT, _DIAMOND = 3.6, 4.6


def paint_mark(painter: QPainter, at: QPointF, judged: Judged, tokens: Tokens) -> None:
    """Paint one image: good a dot, anomaly a diamond, hollow where the bundle learned from it."""
    label = judged.sample.label
    colours = tokens.anomaly if label is Label.ANOMALY else tokens.good
    colour = QColor(tokens.meter if label is None else colours.edge)
    unseen = judged.role.unseen
    painter.setPen(QPen(QColor(tokens.surface) if unseen else colour, 0.8 if unseen else 1.4))
    painter.setBrush(colour if unseen else Qt.BrushStyle.NoBrush)
    if label is Label.ANOMALY:
        size = _DIAMOND if unseen else _DIAMOND - 0.8
        painter.drawPolygon(
            QPolygonF([at + QPointF(x * size, y * size) for x, y in ((0, -1), (1, 0), (0, 1), (-1, 0))])
        )
    else:
        size = _DOT if unseen else _DOT - 0.8
        painter.drawEllipse(at, size, size)


class Preview(QFrame):
    """A small picture with its words, beside what is hovered."""

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self.setObjectName("preview")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture, self._words = QLabel(), QLabel()
        self._picture.setFixedSize(PREVIEW, PREVIEW)
        self._picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setProperty("role", "faint")
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._picture)
        column.addWidget(self._words)
        self.hide()

    def show_image(self, picture: QPixmap | None, words: str, *, near: NDArray[np.float64], within: QWidget) -> None:
        """Show it beside a place of `within`, inside of the card."""
        self._picture.setPixmap(picture or QPixmap())
        self._words.setText(words)
        self.adjustSize()
        card = self._card
        at = within.mapTo(card, QPoint(round(near[0]), round(near[1])))
        left = at.x() + 14 if at.x() + 14 + self.width() < card.width() - 4 else at.x() - 14 - self.width()
        top = min(max(4, at.y() - self.height() // 2), card.height() - self.height() - 4)
        self.move(max(4, left), max(4, top))
        self.raise_()
        self.show()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.setStyleSheet(
            f"#preview {{ background: {tokens.surface}; border: 1px solid {tokens.line_strong}; border-radius: 6px; }}"
        )
        self._picture.setStyleSheet(f"background: {tokens.canvas};")
