"""What the colours of bars and dots mean, beside a card's title."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens

_SIDE = 11


class BarLegend(QWidget):
    """Two swatches with their words; that of anomalies carries the pattern of their bars."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._swatches = (_Swatch(), _Swatch())
        self._labels = (QLabel(), QLabel())
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE["s"], 0, 0, 0)
        row.setSpacing(6)
        for swatch, label in zip(self._swatches, self._labels, strict=True):
            label.setProperty("role", "faint")
            row.addWidget(swatch)
            row.addWidget(label)
            row.addSpacing(SPACE["s"])

    def show_words(self, good: str, anomaly: str, *, hollow: bool = False) -> None:
        """Say what is what; `hollow`: good bars are outlines."""
        for label, words in zip(self._labels, (good, anomaly), strict=True):
            label.setText(words)
        self._swatches[0].hollow = hollow

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for swatch, verdict, pattern in zip(self._swatches, (tokens.good, tokens.anomaly), (False, True), strict=True):
            swatch.show_colour(verdict.edge, tokens, pattern=pattern)


class _Swatch(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self.hollow = False
        self._colour, self._tokens, self._pattern = LIGHT.text, LIGHT, False

    def show_colour(self, colour: str, tokens: Tokens, *, pattern: bool) -> None:
        self._colour, self._tokens, self._pattern = colour, tokens, pattern
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        square = QRectF(self.rect())
        if self.hollow:
            painter.setPen(QPen(QColor(self._colour), 1.5))
            painter.drawRoundedRect(square.adjusted(1, 1, -1, -1), 1.5, 1.5)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colour))
        painter.drawRoundedRect(square, 2, 2)
        if self._pattern:
            shade = QColor(self._tokens.surface)
            shade.setAlphaF(0.42)
            painter.fillRect(square, QBrush(shade, Qt.BrushStyle.BDiagPattern))


class DotLegend(QWidget):
    """What dots, diamonds and hollow ones are."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = tuple(_Mark() for _ in range(3))
        self._labels = tuple(QLabel() for _ in range(3))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        for mark, label in zip(self._marks, self._labels, strict=True):
            label.setProperty("role", "faint")
            row.addWidget(mark)
            row.addWidget(label)
            row.addSpacing(4)
        row.addStretch(1)

    def show_words(self, good: str, anomaly: str, learned: str) -> None:
        """Say what is what."""
        for label, words in zip(self._labels, (good, anomaly, learned), strict=True):
            label.setText(words)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        looks = ((tokens.good.edge, False, False), (tokens.anomaly.edge, True, False), (tokens.meter, False, True))
        for mark, (colour, diamond, hollow) in zip(self._marks, looks, strict=True):
            mark.show_look(colour, diamond=diamond, hollow=hollow)


class _Mark(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(QSize(_SIDE, _SIDE))
        self._look = (LIGHT.text, False, False)

    def show_look(self, colour: str, *, diamond: bool, hollow: bool) -> None:
        self._look = (colour, diamond, hollow)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802, ARG002  Qt's name
        colour, diamond, hollow = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colour), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush if hollow else QColor(colour))
        painter.translate(_SIDE / 2, _SIDE / 2)
        if diamond:
            painter.rotate(45)
            painter.drawRect(QRectF(-3, -3, 6, 6))
        else:
            painter.drawEllipse(QRectF(-3.5, -3.5, 7, 7))
