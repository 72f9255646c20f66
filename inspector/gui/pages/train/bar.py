"""A level bar that says how much of something there is."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from inspector.gui.theme.tokens import LIGHT, Tokens


class Bar(QWidget):
    """Filled to a share, 0 to 1: in grey, or with `loud` in the accent."""

    def __init__(self, height: int, *, loud: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._loud = loud
        self._share = 0.0
        self._tokens = LIGHT
        self.setFixedHeight(height)

    def show_share(self, share: float) -> None:
        """Show so much of it filled."""
        self._share = min(1.0, max(0.0, share))
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Paint it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole, round_ = QRectF(self.rect()), self.height() / 2
        painter.setBrush(QColor(self._tokens.line))
        painter.drawRoundedRect(whole, round_, round_)
        if self._share > 0:
            painter.setBrush(QColor(self._tokens.accent if self._loud else self._tokens.meter))
            filled = max(whole.height(), whole.width() * self._share)
            painter.drawRoundedRect(QRectF(0, 0, filled, whole.height()), round_, round_)
