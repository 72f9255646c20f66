"""What lies over a plot: dashed levels with their words, a dot and the value where each line ends."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from inspector.gui.plots.shapes import Curve, Level, spread
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.tokens import FAINT_PX, Tokens

_DOT, _BESIDE, _APART = 4.0, 8.0, 10.0
_VALUE_PX = 15
_DASHES = [5.0, 4.0]


class Overlay(QGraphicsItem):
    """Painted in the pixels of the plot, so that words keep their size and leave the grid where lines end at its edge.

    `view` is the plot's ViewBox.
    """

    def __init__(self, view: Any, parent: QGraphicsItem) -> None:
        super().__init__(parent)
        self._view = view
        self._curves: tuple[Curve, ...] = ()
        self._levels: tuple[Level, ...] = ()
        self._tokens: Tokens | None = None
        self.setZValue(1000)

    def show_marks(self, curves: Sequence[Curve], levels: Sequence[Level]) -> None:
        """Show the ends of these curves, and these levels."""
        self._curves = tuple(curve for curve in curves if curve.values)
        self._levels = tuple(levels)
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def widest(self) -> float:
        """Return the pixels that the words at the lines' ends need."""
        return max((QFontMetricsF(_font(c)).horizontalAdvance(c.label) for c in self._curves), default=0.0)

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        """Return everything: labels stand outside of the grid, too."""
        parent = self.parentItem()
        return parent.boundingRect() if parent is not None else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Paint levels, dots and words."""
        if self._tokens is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        labels = self._placed()
        taken = [rect for _, _, rect in labels]
        self._paint_levels(painter, taken, self._tokens)
        for curve, end, rect in labels:
            painter.setFont(_font(curve))
            colour = QColor(ink(curve.tone, self._tokens, words=True))
            if curve.tone != "ghost":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(colour)
                painter.drawEllipse(end, _DOT, _DOT)
            painter.fillRect(rect.adjusted(-1, 1, 1, -1), _veil(self._tokens))
            painter.setPen(colour)
            painter.drawText(rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, curve.label)

    def _placed(self) -> list[tuple[Curve, QPointF, QRectF]]:
        """Return each curve with the place of its end and the room of its word; words keep apart."""
        if not self._curves:
            return []
        ends = [self._at(curve.at[-1], curve.end) for curve in self._curves]
        grid = self._grid()
        height = QFontMetricsF(_font(self._curves[0])).height()
        low, high = grid.top() + height / 2, grid.bottom() - height / 2
        ys = spread([end.y() for end in ends], gap=height, low=low, high=high)
        placed = []
        for curve, end, y in zip(self._curves, ends, ys, strict=True):
            width = QFontMetricsF(_font(curve)).horizontalAdvance(curve.label) + 2
            placed.append((curve, end, QRectF(end.x() + _BESIDE, y - height / 2, width, height)))
        return placed

    def _paint_levels(self, painter: QPainter, taken: list[QRectF], tokens: Tokens) -> None:
        """Paint the lines, then their words, which keep apart from each other and from what is `taken`."""
        grid = self._grid()
        heights = [(self._at(0, level.value).y(), level) for level in self._levels]
        seen = [(y, level) for y, level in heights if grid.top() - 1 <= y <= grid.bottom() + 1]
        pen = QPen(QColor(tokens.faint), 1.2)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        for y, _ in seen:
            painter.drawLine(QPointF(grid.left(), y), QPointF(grid.right(), y))
        painter.setFont(sized(FAINT_PX))
        for word, place in level_words(seen, grid, taken):
            painter.fillRect(place, _veil(tokens))
            painter.setPen(QColor(tokens.faint))
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, word)

    def _grid(self) -> QRectF:
        rect: QRectF = self._view.mapRectToParent(self._view.rect())
        return rect

    def _at(self, x: float, y: float) -> QPointF:
        place: QPointF = self._view.mapToParent(self._view.mapFromView(QPointF(x, y)))
        return place


def level_words(
    levels: Sequence[tuple[float, Level]], grid: QRectF, taken: Sequence[QRectF]
) -> list[tuple[str, QRectF]]:
    """Return the words of levels, which lie at these heights in pixels, each with its place.

    A word stands at the right, over its line or under it, on the side where no other line is near; where there is no
    room it stands further off, or at the left of the word that is in its way.
    """
    metrics = QFontMetricsF(sized(FAINT_PX))
    height, middle = metrics.height(), grid.center().y()
    placed: list[tuple[str, QRectF]] = []
    for y, level in sorted(levels, key=lambda found: -abs(found[0] - middle)):  # those at an edge have the least room
        width = metrics.horizontalAdvance(level.word) + 4
        above = QRectF(grid.right() - 4 - width, y - height - 3, width, height)
        below = above.translated(0, height + 6)
        others = [*taken, *(place for _, place in placed)]
        order = (below, above) if _prefers_below(y, levels, near=height + 3, middle=middle) else (above, below)
        wanted = [*order, order[0].translated(0, height if order[0] is below else -height)]
        wanted += [w.translated(other.left() - _APART - w.right(), 0) for w in order for other in others]
        free = (w for w in wanted if grid.contains(w) and not any(w.intersects(other) for other in others))
        placed.append((level.word, next(free, order[0])))
    return placed


def _prefers_below(y: float, levels: Sequence[tuple[float, Level]], *, near: float, middle: float) -> bool:
    above = any(0 < y - other <= near for other, _ in levels)
    below = any(0 < other - y <= near for other, _ in levels)
    return above if above != below else y < middle


def ink(tone: str, tokens: Tokens, *, words: bool = False) -> str:
    """Return the colour of a tone; a ghost's words are darker than its line."""
    ghost = tokens.faint if words else tokens.line_strong
    return {"accent": tokens.accent, "text": tokens.text, "faint": tokens.meter, "ghost": ghost}[tone]


def _veil(tokens: Tokens) -> QColor:
    """Return what is painted under a word, so that lines behind it do not strike it through."""
    veil = QColor(tokens.surface)
    veil.setAlphaF(0.8)
    return veil


def _font(curve: Curve) -> QFont:
    return sized(FAINT_PX) if curve.tone == "ghost" else sized(_VALUE_PX, BOLD)
