"""A verdict as a badge: icon, word and colour, never colour alone."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.judgement import Verdict
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import draw_icon, verdict_icon
from inspector.gui.theme.tokens import LIGHT, TEXT_PX, Tokens

HEIGHT = 24
_ICON, _PADDING, _GAP, _RADIUS = 14, 8, 6, 4
_NO_PICTURE = "no-picture"


class VerdictBadge(QWidget):
    """24 high, as wide as its word. It shows a verdict, or in grey that there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._verdict: Verdict | None = None
        self._word = ""
        self._icon = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_verdict(self, verdict: Verdict, word: str) -> None:
        """Show a verdict; `word` is what the plant calls it (`gui/words.py`)."""
        self._show(verdict, word, verdict_icon(verdict))

    def show_none(self, word: str, icon: str = _NO_PICTURE) -> None:
        """Say in grey why there is no verdict; without a `word` there is no badge."""
        self._show(None, word, icon)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for icon and word."""
        word = QFontMetrics(self._bold()).horizontalAdvance(self._word)
        icon = _ICON + _GAP if self._icon else 0
        return QSize(2 * _PADDING + icon + word, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the badge."""
        tokens = self._tokens
        soft, ink = tokens.sunk, tokens.faint
        if self._verdict is not None:
            soft, ink = tokens.of(self._verdict).soft, tokens.of(self._verdict).text
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(self.rect(), _RADIUS, _RADIUS)
        left = _PADDING
        if self._icon:
            draw_icon(painter, self._icon, ink, QRectF(left, (HEIGHT - _ICON) / 2, _ICON, _ICON))
            left += _ICON + _GAP
        painter.setFont(self._bold())
        painter.setPen(QColor(ink))
        place = QRectF(left, 0, self.width() - left, HEIGHT)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._word)

    def _show(self, verdict: Verdict | None, word: str, icon: str) -> None:
        self._verdict, self._word, self._icon = verdict, word, icon
        self.setAccessibleName(word)
        self.setVisible(bool(word))
        self.updateGeometry()
        self.update()

    def _bold(self) -> QFont:
        return sized(TEXT_PX, BOLD)
