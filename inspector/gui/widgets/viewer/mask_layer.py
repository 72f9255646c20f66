"""The ignored areas on a photograph: rectangles and free polygons, hatched, drawn and edited by mouse or keys."""

from PySide6.QtCore import QLineF, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPen, QPolygonF

from inspector.core.area import Polygon, check_ignored
from inspector.core.errors import RecipeInvalid
from inspector.gui.theme.tokens import ON_PHOTO, Tokens
from inspector.gui.widgets.viewer.framing import Framing, Pair
from inspector.gui.widgets.viewer.marking import arrow, handles, held, in_view, near, outline, points

_HATCH = 8  # pixels between lines


class MaskLayer(QObject):
    """Polygons of corners x, y as shares of the photograph.

    `changed` carries all polygons when an edit has ended. A drag draws a rectangle; clicks set the corners of a free
    polygon, which Enter, a double click or its first corner closes. A click selects a polygon: drag it or its
    corners, arrows move it by a pixel (with Shift ten), Del removes it. Esc takes back what is being drawn. Enter
    with nothing selected makes a rectangle, Space selects the next polygon.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._polygons: tuple[Polygon, ...] = ()
        self._before: tuple[Polygon, ...] = ()
        self._selected: int | None = None
        self._corner: int | None = None
        self._drawn: list[Pair] = []  # corners of the free polygon that is not closed yet
        self._pointer: Pair = (0.0, 0.0)
        self._start: Pair | None = None  # where the button went down
        self._reach: Pair = (0.0, 0.0)
        self._box: Pair | None = None  # the rectangle that is being drawn reaches from `_start` to here

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        """The polygons as they are seen."""
        return self._polygons

    def show_polygons(self, polygons: tuple[Polygon, ...]) -> None:
        """Show ignored areas."""
        self._polygons = self._before = polygons
        self._corner = self._start = self._box = None
        if self._selected is not None and self._selected >= len(polygons):
            self._selected = None

    # As a layer

    def paint(self, painter: QPainter, framing: Framing, tokens: Tokens, ratio: float, *, editing: bool) -> None:
        """Paint all areas hatched, the selected one with handles, and what is being drawn."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, polygon in enumerate(self._polygons):
            self._paint_area(painter, in_view(framing, polygon), ratio)
            if editing and index == self._selected:
                outline(painter, in_view(framing, polygon), tokens.accent_fill, ratio)
                handles(painter, points(framing, polygon), tokens, ratio)
        if self._start is not None and self._box is not None:
            self._paint_area(painter, in_view(framing, _rectangle(self._start, self._box)), ratio)
        if self._drawn:
            self._paint_open(painter, framing, tokens, ratio)
        painter.restore()

    def press(self, x: float, y: float, reach: Pair, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take hold of a corner or an area, or begin to draw."""
        self._before, self._start, self._reach, self._box = self._polygons, (x, y), reach, None
        if self._drawn:
            return True
        self._corner = self._corner_at(x, y, reach)
        if self._corner is None:
            self._selected = self._area_at(x, y)
        return True

    def move(self, x: float, y: float, event: QMouseEvent) -> None:  # noqa: ARG002
        """Move what is held, or let the rectangle grow."""
        self._pointer = (held(x), held(y))
        if self._start is None or self._drawn:
            return
        if self._selected is None:
            if self._box is not None or not near(self._start, (x, y), self._reach):
                self._box = self._pointer
        elif self._corner is not None:
            self._put(_with_corner(self._polygons[self._selected], self._corner, self._pointer))
        else:
            self._put(moved_by(self._polygons[self._selected], x - self._start[0], y - self._start[1]))
            self._start = (x, y)

    def release(self) -> None:
        """End the edit: a rectangle is added, or a click becomes a corner of a free polygon."""
        start, box = self._start, self._box
        self._start = self._box = self._corner = None
        if start is None:
            return
        if box is not None:
            self._add(_rectangle((held(start[0]), held(start[1])), box))
        elif self._drawn and near(self._drawn[0], start, self._reach):
            self._close()
        elif self._drawn or self._selected is None:
            self._drawn.append((held(start[0]), held(start[1])))
            self._pointer = self._drawn[-1]
        else:
            self._tell()

    def hover(self, x: float, y: float, reach: Pair) -> Qt.CursorShape:
        """Return the cursor for a place; a free polygon follows the pointer."""
        self._pointer = (held(x), held(y))
        if not self._drawn and self._corner_at(x, y, reach) is not None:
            return Qt.CursorShape.PointingHandCursor
        inside = not self._drawn and self._area_at(x, y) is not None
        return Qt.CursorShape.SizeAllCursor if inside else Qt.CursorShape.CrossCursor

    def double_click(self, x: float, y: float) -> None:  # noqa: ARG002
        """Close the free polygon."""
        self._close()

    def key(self, event: QKeyEvent, pixel: Pair) -> bool:
        """Nudge, remove, take back, close, select or make an area."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape:
            return self._escape()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert):
            self._close() if self._drawn else self._add(_rectangle((0.4, 0.4), (0.6, 0.6)))
        elif key is Qt.Key.Key_Backspace and self._drawn:
            self._drawn.pop()
        elif key is Qt.Key.Key_Space and self._polygons:
            self._selected = 0 if self._selected is None else (self._selected + 1) % len(self._polygons)
        elif self._selected is None:
            return False
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._before, index = self._polygons, self._selected
            self._polygons, self._selected = self._polygons[:index] + self._polygons[index + 1 :], None
            self._tell()
        elif (moved := arrow(event, pixel)) is not None:
            self._before = self._polygons
            self._put(moved_by(self._polygons[self._selected], *moved))
            self._tell()
        else:
            return False
        return True

    # Within

    def _tell(self) -> None:
        """Tell of an edit that has ended; one that left nothing to ignore is taken back."""
        try:
            check_ignored(self._polygons)
        except RecipeInvalid:
            self._polygons = self._before
        if self._polygons != self._before:
            self.changed.emit(self._polygons)

    def _add(self, polygon: Polygon) -> None:
        self._before, self._polygons = self._polygons, (*self._polygons, polygon)
        self._selected = len(self._polygons) - 1
        self._tell()
        if self._polygons == self._before:
            self._selected = None

    def _close(self) -> None:
        drawn, self._drawn = tuple(self._drawn), []
        if len(drawn) >= 3:
            self._add(drawn)

    def _escape(self) -> bool:
        busy = bool(self._drawn) or self._start is not None or self._selected is not None
        if self._start is not None:
            self._polygons = self._before
        self._drawn, self._selected = [], None
        self._corner = self._start = self._box = None
        return busy

    def _put(self, polygon: Polygon) -> None:
        index = self._selected
        assert index is not None
        self._polygons = (*self._polygons[:index], polygon, *self._polygons[index + 1 :])

    def _corner_at(self, x: float, y: float, reach: Pair) -> int | None:
        corners = () if self._selected is None else self._polygons[self._selected]
        return next((index for index, corner in enumerate(corners) if near(corner, (x, y), reach)), None)

    def _area_at(self, x: float, y: float) -> int | None:
        """Return the topmost area at a place."""
        hit = [index for index, polygon in enumerate(self._polygons) if _contains(polygon, x, y)]
        return hit[-1] if hit else None

    def _paint_area(self, painter: QPainter, area: QPolygonF, ratio: float) -> None:
        path = QPainterPath()
        path.addPolygon(area)
        path.closeSubpath()
        painter.fillPath(path, QColor(ON_PHOTO.shade))
        painter.save()
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
        painter.setPen(QPen(QColor(ON_PHOTO.hatch), 1.2 * ratio))
        painter.drawLines(hatching(area, _HATCH * ratio))
        painter.restore()
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(ON_PHOTO.hatch), 1.2 * ratio))
        painter.drawPolygon(area)

    def _paint_open(self, painter: QPainter, framing: Framing, tokens: Tokens, ratio: float) -> None:
        corners = in_view(framing, [*self._drawn, self._pointer])
        for ink, width in ((ON_PHOTO.glow, 3.6), (tokens.accent_fill, 1.6)):
            painter.setPen(QPen(QColor(ink), width * ratio))
            painter.drawPolyline(corners)
        handles(painter, points(framing, self._drawn), tokens, ratio)


def moved_by(polygon: Polygon, dx: float, dy: float) -> Polygon:
    """Return a polygon moved, but not out of the photograph."""
    xs, ys = [x for x, _ in polygon], [y for _, y in polygon]
    dx, dy = held(dx, -min(xs), 1 - max(xs)), held(dy, -min(ys), 1 - max(ys))
    return tuple((held(x + dx), held(y + dy)) for x, y in polygon)


def hatching(area: QPolygonF, apart: float) -> list[QLineF]:
    """Return slanting lines over the box around an area, at fixed places of the screen."""
    box = area.boundingRect()
    first = int((box.left() + box.top()) // apart)
    last = int((box.right() + box.bottom()) // apart) + 1
    return [
        QLineF(QPointF(box.left(), k * apart - box.left()), QPointF(k * apart - box.top(), box.top()))
        for k in range(first, last + 1)
    ]


def _rectangle(a: Pair, b: Pair) -> Polygon:
    (left, right), (top, bottom) = sorted((a[0], b[0])), sorted((a[1], b[1]))
    return (left, top), (right, top), (right, bottom), (left, bottom)


def _with_corner(polygon: Polygon, index: int, place: Pair) -> Polygon:
    return (*polygon[:index], place, *polygon[index + 1 :])


def _contains(polygon: Polygon, x: float, y: float) -> bool:
    area = QPolygonF([QPointF(*corner) for corner in polygon])
    return area.containsPoint(QPointF(x, y), Qt.FillRule.OddEvenFill)
