"""How an image looks in the grid: its picture, its label as edge and icon, its name, and whether it is chosen."""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.pages.images.grid_model import IMAGE_ROLE, GridModel
from inspector.gui.pages.images.shown import Score
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import label_icon, pixmap
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, RADIUS, Tokens
from inspector.gui.thumbnails import Thumbnails
from inspector.gui.widgets.placing import contained
from inspector.gui.widgets.viewer import figure

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage

EDGE, CAPTION, GAP = 4, 24, 8
TICK = 20
_ICON, _PAD = 12, 6
_State = QStyle.StateFlag


class Cell(QStyledItemDelegate):
    """Paints one image. `size` is that of its place with the gap; `current` the row that is looked at, -1: none.

    `score_of` may tell a score, which stands beside the name if `show_scores`.
    """

    def __init__(self, model: GridModel, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model, self._thumbnails = model, thumbnails
        self._tokens = LIGHT
        self.size = QSize(100, 120)
        self._icons = lru_cache(self._icon)
        self.score_of: Callable[[LibraryImage], Score | None] = lambda _: None
        self.show_scores = False
        self.current = -1

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._icons.cache_clear()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802, ARG002
        """Return what the view has chosen; one size for all."""
        return self.size

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint the image of a row."""
        image: LibraryImage = index.data(IMAGE_ROLE)
        state = option.state
        place = cell_rect(option.rect)
        chosen, hovered = bool(state & _State.State_Selected), bool(state & _State.State_MouseOver)
        focused = bool(state & _State.State_HasFocus)
        current = index.row() == self.current
        painter.save()
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        self._paint_body(painter, place, image, chosen=chosen)
        self._paint_caption(painter, place, image, chosen=chosen)
        self._paint_frame(painter, place, chosen=chosen, current=current, focused=focused, hovered=hovered)
        if chosen or hovered:
            self._paint_tick(painter, tick_rect(place), chosen=chosen)
        painter.restore()

    def _paint_body(self, painter: QPainter, place: QRect, image: "LibraryImage", *, chosen: bool) -> None:
        tokens = self._tokens
        painter.setClipPath(_rounded(place))
        painter.fillRect(place, QColor(tokens.accent_soft if chosen else tokens.surface))
        photo = QRect(place.left() + EDGE, place.top(), place.width() - EDGE, place.height() - CAPTION)
        painter.fillRect(photo, QColor(tokens.canvas))
        self._paint_photo(painter, photo, image)
        edge = QRect(place.left(), place.top(), EDGE, place.height())
        painter.fillRect(edge, QColor(self._edge(image.label)))
        painter.setClipping(False)

    def _paint_photo(self, painter: QPainter, place: QRect, image: "LibraryImage") -> None:
        dpr = painter.device().devicePixelRatioF()
        wanted = round(max(place.width(), place.height()) * dpr)
        picture = self._thumbnails.get(image.path, wanted, image.mtime_ns)
        if picture is not None:
            painter.drawPixmap(contained(picture.size(), place), picture, QRectF(picture.rect()))
        elif self._thumbnails.cause(image.path):
            missing = self._icons("no-picture", self._tokens.meter, 28, dpr)
            painter.drawPixmap(QPointF(place.center().x() - 14, place.center().y() - 14), missing)

    def _paint_caption(self, painter: QPainter, place: QRect, image: "LibraryImage", *, chosen: bool) -> None:
        tokens, dpr = self._tokens, painter.device().devicePixelRatioF()
        row = QRect(place.left() + EDGE, place.bottom() + 1 - CAPTION, place.width() - EDGE, CAPTION)
        mark = self._icons(label_icon(image.label), self._ink(image.label), _ICON, dpr)
        painter.drawPixmap(QPointF(row.left() + _PAD, row.center().y() - _ICON / 2 + 0.5), mark)
        text = row.adjusted(_PAD + _ICON + 5, 0, -_PAD, 0)
        painter.setFont(sized(FAINT_PX))
        if self.show_scores and (score := self.score_of(image)) is not None:
            painter.setPen(QColor(tokens.of(score.verdict).text))
            shown = figure(score.value)
            painter.drawText(text, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
            text.setRight(text.right() - painter.fontMetrics().horizontalAdvance(shown) - 6)
        painter.setPen(QColor(tokens.text if chosen else tokens.faint))
        name = _shortened(painter.fontMetrics(), self._model.caption(image), text.width())
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, name)

    def _paint_frame(
        self, painter: QPainter, place: QRect, *, chosen: bool, current: bool, focused: bool, hovered: bool
    ) -> None:
        tokens = self._tokens
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if chosen or (current and focused):
            width = 3 if chosen and current else 2
            pen = QPen(QColor(tokens.accent), width)
            if not chosen:
                pen.setStyle(Qt.PenStyle.DotLine)
            outside = (
                QRectF(place)
                .adjusted(-1, -1, 1, 1)
                .adjusted(width / 2 - 1, width / 2 - 1, 1 - width / 2, 1 - width / 2)
            )
            painter.setPen(pen)
            painter.drawRoundedRect(outside, RADIUS, RADIUS)
            return
        painter.setPen(QPen(QColor(tokens.line_strong if hovered else tokens.line), 1))
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)

    def _paint_tick(self, painter: QPainter, place: QRect, *, chosen: bool) -> None:
        tokens = self._tokens
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent_fill))
            painter.drawRoundedRect(place, 4, 4)
            tick = self._icons("check", tokens.on_accent, 14, painter.device().devicePixelRatioF())
            painter.drawPixmap(QPointF(place.left() + 3, place.top() + 3), tick)
            return
        painter.setPen(QPen(QColor(tokens.line_strong), 1.5))
        painter.setBrush(QColor(tokens.surface))
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 4, 4)

    def _edge(self, label: Label | None) -> str:
        return self._tokens.line_strong if label is None else self._tokens.of(Verdict(label)).edge

    def _ink(self, label: Label | None) -> str:
        return self._tokens.faint if label is None else self._tokens.of(Verdict(label)).text

    def _icon(self, name: str, colour: str, size: int, dpr: float) -> QPixmap:
        return pixmap(name, colour, size, dpr)


def cell_rect(place: QRect) -> QRect:
    """Return where a cell is in its place of the view's grid, without the gap."""
    return place.adjusted(2, 2, 2 - GAP, 2 - GAP)


def tick_rect(cell: QRect) -> QRect:
    """Return where the tick is in a cell."""
    return QRect(cell.right() - TICK - 3, cell.top() + 5, TICK, TICK)


def cell_height(width: int) -> int:
    """Return the height of a cell: a square picture and its caption."""
    return width - EDGE + CAPTION


def _rounded(place: QRect) -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(place), RADIUS, RADIUS)
    return path


def _shortened(metrics: QFontMetrics, name: str, width: int) -> str:
    """Shorten a name at its beginning: what tells images apart is mostly the number at the end."""
    return metrics.elidedText(name, Qt.TextElideMode.ElideLeft, width)
