"""The verdict, larger than anything else: icon, word and colour; grey where there is none."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.pages.live.room import Room
from inspector.gui.pages.live.telling import Shout
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import LIGHT, RADIUS, SECTION_PX, VERDICT_PX, Tokens

WIDTH = 384
_HEIGHTS = {Room.TIGHT: 96, Room.LOW: 104, Room.ROOMY: 122}
_ICON, _GAP, _MARGIN = 56, 16, 16
_LINE = 24
_LEAST_PX, _LEAST_LINE_PX = 28, 13
HEAVIER = 1.4  # the strokes of a verdict's icon beside heavy letters


class VerdictBlock(QWidget):
    """384 wide. It shows a `Shout`; a long word is set smaller, a long line breaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.shout = Shout(None, "camera", "", "")
        self.setFixedHeight(_HEIGHTS[Room.ROOMY])
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_shout(self, shout: Shout) -> None:
        """Show another verdict, or that there is none."""
        if shout == self.shout:
            return
        self.shout = shout
        self.setAccessibleName(shout.word)
        self.setAccessibleDescription(shout.line)
        self.update()

    def show_room(self, room: Room) -> None:
        """Be a little lower, in a small window."""
        self.setFixedHeight(_HEIGHTS[room])

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the look's width."""
        return QSize(WIDTH, _HEIGHTS[Room.ROOMY])

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint ground, icon, word and line."""
        painter = QPainter(self)
        ink = paint_ground(painter, self, self.shout, self._tokens)
        painter.setPen(QColor(ink))
        line = self._line_height()
        self._paint_word(painter, QRectF(_MARGIN, 8, self.width() - 2 * _MARGIN, self.height() - line - 20), ink)
        self._paint_line(painter, QRectF(_MARGIN, self.height() - line - 12, self.width() - 2 * _MARGIN, line))

    def _paint_word(self, painter: QPainter, place: QRectF, ink: str) -> None:
        room = place.width() - _ICON - _GAP
        most = min(VERDICT_PX, int(place.height() * 0.9))
        font = fitting(self.font(), self.shout.word, room, most=most, least=_LEAST_PX)
        painter.setFont(font)
        side = min(float(_ICON), place.height())
        square = QRectF(place.left(), place.center().y() - side / 2, side, side)
        draw_icon(painter, self.shout.icon, ink, square, heavier=HEAVIER if self.shout.verdict else 1.0)
        words = QRectF(place.left() + _ICON + _GAP, place.top(), room, place.height())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip
        painter.drawText(words, flags, self.shout.word)

    def _paint_line(self, painter: QPainter, place: QRectF) -> None:
        painter.setFont(self._line_font())
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(place, flags, self.shout.line)

    def _line_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SECTION_PX)
        if QFontMetricsF(font).horizontalAdvance(self.shout.line) > self.width() - 2 * _MARGIN:
            font.setPixelSize(_LEAST_LINE_PX)
        return font

    def _line_height(self) -> int:
        metrics = QFontMetricsF(self._line_font())
        wide = metrics.horizontalAdvance(self.shout.line) > self.width() - 2 * _MARGIN
        return round(2 * metrics.height()) + 2 if wide else _LINE


def colours(shout: Shout, tokens: Tokens) -> tuple[str, str]:
    """Return ground and ink: solid in a verdict's colour, grey where there is none."""
    if shout.verdict is None:
        return tokens.line, tokens.text
    return tokens.of(shout.verdict).solid, tokens.of(shout.verdict).on_solid


def paint_ground(painter: QPainter, widget: QWidget, shout: Shout, tokens: Tokens) -> str:
    """Fill a widget with a verdict's ground, solid in its colour, grey where there is none; return the ink for it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground, ink = colours(shout, tokens)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(widget.rect(), RADIUS, RADIUS)
    return ink


def fitting(font: QFont, text: str, width: float, *, most: int, least: int, weight: int = 700) -> QFont:
    """Return a bold font, as large as lets `text` fit into a width, from `most` down to `least` pixels."""
    made = QFont(font)
    made.setWeight(QFont.Weight(weight))
    for size in range(most, least - 1, -2):
        made.setPixelSize(size)
        if QFontMetricsF(made).horizontalAdvance(text) <= width:
            break
    return made
