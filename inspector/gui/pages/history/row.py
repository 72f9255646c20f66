"""How an inspection looks in the table: picture, words, and the verdict as a badge."""

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.gui.pages.history.crops import HEIGHT as PICTURE_HEIGHT
from inspector.gui.pages.history.crops import WIDTH as PICTURE_WIDTH
from inspector.gui.pages.history.model import (
    BUNDLE,
    CAMERA,
    ENTRY_ROLE,
    PART,
    PICTURE,
    SCORE,
    TIME,
    VERDICT,
    HistoryModel,
)
from inspector.gui.pages.history.words import last_words, time_words
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.icons import pixmap, verdict_icon
from inspector.gui.theme.tokens import LIGHT, TEXT_PX, Tokens
from inspector.gui.widgets.viewer import figure
from inspector.gui.words import verdict_word
from inspector.store.settings import Settings

if TYPE_CHECKING:
    from inspector.store.journal.entries import Entry

HEIGHT = 48
_BADGE, _ICON, _PAD, _GAP = 24, 14, 8, 6
_BAR = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_State = QStyle.StateFlag


class Row(QStyledItemDelegate):
    """Paints one cell of a row, 48 high."""

    def __init__(self, model: HistoryModel, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._tokens = LIGHT
        self._icons = lru_cache(self._icon)
        self.settings = settings
        self.with_day = False

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._icons.cache_clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802, ARG002
        """Return the height of all rows."""
        return QSize(80, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint a cell."""
        entry: Entry | None = index.data(ENTRY_ROLE)
        place, tokens = option.rect, self._tokens
        chosen = bool(option.state & _State.State_Selected)
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(place, QColor(tokens.accent_soft if chosen else tokens.surface))
        painter.fillRect(QRect(place.left(), place.bottom(), place.width(), 1), QColor(tokens.line))
        if chosen and index.column() == PICTURE:
            painter.fillRect(QRect(place.left(), place.top(), _BAR, place.height()), QColor(tokens.accent))
        if entry is not None:
            self._paint_cell(painter, place, entry, index.column())
        painter.restore()

    def _paint_cell(self, painter: QPainter, place: QRect, entry: "Entry", column: int) -> None:
        if column == PICTURE:
            self._paint_picture(painter, place, entry)
        elif column == VERDICT:
            self._paint_badge(painter, place, entry)
        else:
            text, faint, flags = self._words(entry, column)
            painter.setFont(sized(TEXT_PX))
            painter.setPen(QColor(self._tokens.faint if faint else self._tokens.text))
            room = place.adjusted(_PAD, 0, -_PAD, 0)
            painter.drawText(
                room, flags, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            )

    def _words(self, entry: "Entry", column: int) -> tuple[str, bool, Qt.AlignmentFlag]:
        if column == TIME:
            return time_words(entry.time, with_day=self.with_day), False, _LEFT
        if column == PART:
            return entry.name, False, _LEFT
        if column == SCORE:
            return ("–" if entry.score is None else figure(entry.score)), entry.score is None, _RIGHT
        if column == BUNDLE:
            return entry.bundle.name, False, _LEFT
        if column == CAMERA:
            return entry.camera, True, _LEFT
        text, said = last_words(entry)
        return text, not said, _LEFT

    def _paint_picture(self, painter: QPainter, place: QRect, entry: "Entry") -> None:
        tokens = self._tokens
        room = QRectF(place.left() + 12, place.top() + 4, PICTURE_WIDTH, PICTURE_HEIGHT)
        shape = QPainterPath()
        shape.addRoundedRect(room, 4, 4)
        painter.setClipPath(shape)
        painter.fillRect(room, QColor(tokens.canvas))
        picture = self._model.picture(entry)
        if picture is not None:
            painter.drawPixmap(room, picture, QRectF(picture.rect()))
        elif entry.thumbnail is None:
            middle = room.center() - QPointF(8, 8)
            painter.drawPixmap(middle, self._icons("no-picture", tokens.faint, 16, _ratio(painter)))

    def _paint_badge(self, painter: QPainter, place: QRect, entry: "Entry") -> None:
        tokens = self._tokens
        none = entry.error is not None and entry.thumbnail is None
        word = self.tr("No picture") if none else verdict_word(self.settings, entry.verdict)
        name = "no-picture" if none else verdict_icon(entry.verdict)
        colours = tokens.of(entry.verdict)
        soft, ink = (tokens.sunk, tokens.faint) if none else (colours.soft, colours.text)
        painter.setFont(sized(TEXT_PX, BOLD))
        width = min(2 * _PAD + _ICON + _GAP + painter.fontMetrics().horizontalAdvance(word), place.width() - _PAD)
        badge = QRectF(place.left() + _PAD, place.center().y() - _BADGE / 2 + 0.5, width, _BADGE)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(soft))
        painter.drawRoundedRect(badge, 4, 4)
        place_of_icon = QPointF(badge.left() + _PAD, badge.center().y() - _ICON / 2)
        painter.drawPixmap(place_of_icon, self._icons(name, ink, _ICON, _ratio(painter)))
        painter.setPen(QColor(ink))
        left = badge.left() + _PAD + _ICON + _GAP
        painter.drawText(QRectF(left, badge.top(), badge.right() - left - 2, _BADGE), _LEFT, word)

    def _icon(self, name: str, colour: str, side: int, ratio: float) -> QPixmap:
        return pixmap(name, colour, side, ratio)


def _ratio(painter: QPainter) -> float:
    return painter.device().devicePixelRatio()
