"""The verdict in operator mode, readable from three metres: icon, word, and what to do with the part."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.gui.pages.live.telling import Shout
from inspector.gui.pages.live.verdict import HEAVIER, fitting, paint_ground
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import LIGHT, Tokens

_ICON, _WORD_PX, _TODO_PX = 232, 104, 28


class BigVerdict(QWidget):
    """Icon 232, word 104/800 in capitals, and what to do with the part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self.shout = Shout(None, "camera", "", "")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumWidth(320)

    def show_shout(self, shout: Shout) -> None:
        """Show another verdict, or that there is none."""
        if shout != self.shout:
            self.shout = shout
            self.setAccessibleName(shout.word)
            self.setAccessibleDescription(self._said())
            self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint them below one another, in the middle."""
        painter = QPainter(self)
        ink = paint_ground(painter, self, self.shout, self._tokens)
        word = self.shout.word.upper()
        width = self.width() - 2 * 28
        font = fitting(self.font(), word, width, most=_WORD_PX, least=40, weight=800)
        icon_side = min(float(_ICON), self.height() * 0.4)
        todo = 2 * _TODO_PX + 16
        top = (self.height() - icon_side - font.pixelSize() * 1.25 - todo) / 2
        place = QRectF((self.width() - icon_side) / 2, max(8.0, top), icon_side, icon_side)
        draw_icon(painter, self.shout.icon, ink, place, heavier=HEAVIER if self.shout.verdict else 1.0)
        painter.setPen(QColor(ink))
        painter.setFont(font)
        words = QRectF(28, place.bottom(), width, font.pixelSize() * 1.25)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, word)
        painter.setFont(self._todo_font())
        said = QRectF(28, words.bottom() + 8, width, todo)
        flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        painter.drawText(said, flags, self._said())

    def _said(self) -> str:
        if self.shout.verdict is None:
            return self.shout.line
        return self.shout.todo

    def _todo_font(self) -> QFont:
        return sized(_TODO_PX, QFont.Weight.Medium)
