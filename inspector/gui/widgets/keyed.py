"""A button that shows its key beside its word, so that whoever clicks learns the shortcut."""

from typing import Any

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QIcon, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, Tokens

_GAP, _PAD, _HEIGHT, _SIDE = 8, 6, 20, 13


class KeyedButton(QPushButton):
    """A button with an optional icon of ours and a key ("Ctrl+O"); `restyle` gives it the theme's colours."""

    def __init__(self, text: str, *, key: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._key, self._icon = native(key), icon_name
        self._tokens = LIGHT
        self.setIconSize(QSize(16, 16))
        if key:
            self.setToolTip(f"{text} ({self._key})")

    def show_face(self, text: str, *, key: str = "", icon_name: str = "") -> None:
        """Show another text, key and icon."""
        self._key, self._icon = native(key), icon_name
        self.setText(text)
        self.setToolTip(f"{text} ({self._key})" if key else "")
        self.restyle(self._tokens)
        self.updateGeometry()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._tokens = tokens
        if self._icon:
            self.setIcon(icon(self._icon, self._ink(), size=16))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Return room for icon, word and key."""
        self.ensurePolished()
        hint = super().sizeHint()
        return QSize(self._contents_width() + 2 * _SIDE, hint.height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Nothing of it is ever cut off."""
        return self.sizeHint()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the button, then icon, word and key in its middle."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        button: Any = option  # the stubs do not tell its fields
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        left = (self.width() - self._contents_width()) // 2
        if not button.icon.isNull():
            size = self.iconSize().width()
            mode = QIcon.Mode.Normal if self.isEnabled() else QIcon.Mode.Disabled
            button.icon.paint(painter, left, (self.height() - size) // 2, size, size, mode=mode)
            left += size + (_GAP if self.text() else 0)
        width = self._text_width()
        if self.text():
            button.icon = QIcon()
            button.rect = QRect(left - _SIDE - 2, 0, width + 2 * _SIDE + 4, self.height())
            painter.drawControl(QStyle.ControlElement.CE_PushButtonLabel, option)
        if self._key:
            place = QRectF(left + width + _GAP, (self.height() - _HEIGHT) / 2, self._key_width(), _HEIGHT)
            self._paint_key(painter, place)

    def _paint_key(self, painter: QPainter, place: QRectF) -> None:
        primary = self.property("kind") == "primary"
        ink = QColor(self._tokens.on_accent if primary else self._tokens.faint)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        border = QColor(ink)
        border.setAlphaF(0.5 if primary else 0.4)
        painter.setPen(QPen(border, 1))
        painter.setBrush(Qt.BrushStyle.NoBrush if primary else QColor(self._tokens.sunk))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.setPen(ink)
        painter.setFont(self._key_font())
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._key)

    def _key_font(self) -> QFont:
        return sized(FAINT_PX)

    def _key_width(self) -> int:
        return QFontMetrics(self._key_font()).horizontalAdvance(self._key) + 2 * _PAD

    def _text_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 if self.text() else 0

    def _contents_width(self) -> int:
        pieces = [0 if self.icon().isNull() and not self._icon else self.iconSize().width(), self._text_width()]
        pieces.append(self._key_width() if self._key else 0)
        there = [piece for piece in pieces if piece]
        return sum(there) + _GAP * max(0, len(there) - 1)

    def _ink(self) -> str:
        if self.property("kind") == "primary":
            return self._tokens.on_accent
        return self._tokens.text if self.text() else self._tokens.faint


def native(key: str) -> str:
    """Return a key as it is written on the keyboard of the language: "Strg+O" for "Ctrl+O" in German."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
