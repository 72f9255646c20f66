"""The region of interest on a photograph: a rectangle with eight handles, drawn and moved by mouse or keys."""

from PySide6.QtCore import QObject, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QKeyEvent, QMouseEvent, QPainter

from inspector.core.area import LEAST_SIDE, Rectangle
from inspector.gui.theme.tokens import FAINT_PX, RADIUS, Tokens
from inspector.gui.widgets.viewer.framing import Framing, Pair
from inspector.gui.widgets.viewer.marking import arrow, handles, held, in_view, near, outline, points

_USUAL: Rectangle = (0.1, 0.1, 0.8, 0.8)
_HANDLES = tuple((x, y) for y in (0.0, 0.5, 1.0) for x in (0.0, 0.5, 1.0) if (x, y) != (0.5, 0.5))
_CURSORS = {
    (0.0, 0.0): Qt.CursorShape.SizeFDiagCursor,
    (1.0, 1.0): Qt.CursorShape.SizeFDiagCursor,
    (1.0, 0.0): Qt.CursorShape.SizeBDiagCursor,
    (0.0, 1.0): Qt.CursorShape.SizeBDiagCursor,
    (0.5, 0.0): Qt.CursorShape.SizeVerCursor,
    (0.5, 1.0): Qt.CursorShape.SizeVerCursor,
    (0.0, 0.5): Qt.CursorShape.SizeHorCursor,
    (1.0, 0.5): Qt.CursorShape.SizeHorCursor,
}


class RegionLayer(QObject):
    """A region as shares of the photograph: left, top, width, height.

    `changed` carries the new region when an edit has ended, or None when it was removed. With no region yet a drag
    draws one, or Enter makes one; arrows move it by a pixel (with Shift ten), with Ctrl its lower right corner;
    Esc takes back what is being dragged, Del removes it.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._region: Rectangle | None = None
        self._before: Rectangle | None = None
        self._grip: Pair | None = None  # the handle that is held; (0.5, 0.5): the whole
        self._start: Pair = (0.0, 0.0)

    @property
    def region(self) -> Rectangle | None:
        """The region as it is seen."""
        return self._region

    def show_region(self, region: Rectangle | None) -> None:
        """Show a region; None: there is none, the whole photograph is judged."""
        self._region, self._grip = region, None

    # As a layer

    def paint(self, painter: QPainter, framing: Framing, tokens: Tokens, ratio: float, *, editing: bool) -> None:
        """Paint line and word, and while it is edited the handles."""
        if self._region is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, width, height = self._region
        corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
        polygon = in_view(framing, corners)
        outline(painter, polygon, tokens.accent_fill, ratio)
        if editing:
            handles(painter, points(framing, map(self._place, _HANDLES)), tokens, ratio)
            self._paint_word(painter, polygon.boundingRect(), tokens, ratio)
        painter.restore()

    def press(self, x: float, y: float, reach: Pair, event: QMouseEvent) -> bool:  # noqa: ARG002
        """Take hold of a handle or of the whole, or begin a new region where there is none."""
        self._before, self._start = self._region, (x, y)
        if self._region is None:
            x, y = held(x), held(y)
            self._region, self._grip = (x, y, 0.0, 0.0), (1.0, 1.0)
        else:
            self._grip = self._grip_at(x, y, reach)
        return self._grip is not None

    def move(self, x: float, y: float, event: QMouseEvent) -> None:  # noqa: ARG002
        """Move what is held."""
        if self._region is None or self._grip is None:
            return
        if self._grip == (0.5, 0.5):
            self._region = shifted(self._region, x - self._start[0], y - self._start[1])
            self._start = (x, y)
        else:
            self._region, self._grip = stretched(self._region, self._grip, held(x), held(y))

    def release(self) -> None:
        """End the edit; a slip of the mouse is not a region."""
        self._grip = None
        if self._region is not None and min(self._region[2:]) < LEAST_SIDE:
            self._region = self._before
        self._tell()

    def hover(self, x: float, y: float, reach: Pair) -> Qt.CursorShape:
        """Return the cursor for a place."""
        if self._region is None:
            return Qt.CursorShape.CrossCursor
        grip = self._grip_at(x, y, reach)
        return Qt.CursorShape.ArrowCursor if grip is None else _CURSORS.get(grip, Qt.CursorShape.SizeAllCursor)

    def double_click(self, x: float, y: float) -> None:
        """Nothing: a region has no such gesture."""

    def key(self, event: QKeyEvent, pixel: Pair) -> bool:
        """Nudge, remove, take back, or make one."""
        key = Qt.Key(event.key())
        if key is Qt.Key.Key_Escape and self._grip is not None:
            self._region, self._grip = self._before, None
            return True
        if self._region is None:
            if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Insert):
                return False
            self._before, self._region = None, _USUAL
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._before, self._region = self._region, None
        elif (moved := arrow(event, pixel)) is not None:
            self._before = self._region
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                left, top, width, height = self._region
                corner = (
                    held(left + width + moved[0], left + LEAST_SIDE),
                    held(top + height + moved[1], top + LEAST_SIDE),
                )
                self._region, _ = stretched(self._region, (1.0, 1.0), *corner)
            else:
                self._region = shifted(self._region, *moved)
        else:
            return False
        self._tell()
        return True

    # Within

    def _tell(self) -> None:
        if self._region != self._before:
            self.changed.emit(self._region)

    def _place(self, grip: Pair) -> Pair:
        assert self._region is not None
        left, top, width, height = self._region
        return left + grip[0] * width, top + grip[1] * height

    def _grip_at(self, x: float, y: float, reach: Pair) -> Pair | None:
        for grip in _HANDLES:
            if near(self._place(grip), (x, y), reach):
                return grip
        assert self._region is not None
        left, top, width, height = self._region
        return (0.5, 0.5) if left <= x <= left + width and top <= y <= top + height else None

    def _paint_word(self, painter: QPainter, place: QRectF, tokens: Tokens, ratio: float) -> None:
        word = self.tr("Region")
        font = QFont(painter.font())
        font.setPixelSize(round(FAINT_PX * ratio))
        painter.setFont(font)
        size = QFontMetricsF(font).horizontalAdvance(word) + 16 * ratio, 20 * ratio
        if place.width() < size[0] + 24 * ratio or place.height() < size[1] + 24 * ratio:
            return
        plate = QRectF(place.left() + 8 * ratio, place.bottom() - 8 * ratio - size[1], *size)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent_fill))
        painter.drawRoundedRect(plate, (RADIUS - 2) * ratio, (RADIUS - 2) * ratio)
        painter.setPen(QColor(tokens.on_accent))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, word)


def shifted(region: Rectangle, dx: float, dy: float) -> Rectangle:
    """Return a region moved, but not out of the photograph."""
    left, top, width, height = region
    return held(left + dx, 0.0, 1 - width), held(top + dy, 0.0, 1 - height), width, height


def stretched(region: Rectangle, grip: Pair, x: float, y: float) -> tuple[Rectangle, Pair]:
    """Return a region whose handle `grip` was moved to x, y, and which handle that is now: sides may change places."""
    left, top, width, height = region
    low, width, across = _stretched(left, width, grip[0], x)
    high, height, down = _stretched(top, height, grip[1], y)
    return (low, high, width, height), (across, down)


def _stretched(start: float, length: float, grip: float, to: float) -> tuple[float, float, float]:
    if grip == 0.5:
        return start, length, grip
    fixed = start + length if grip == 0.0 else start
    return min(fixed, to), abs(to - fixed), 0.0 if to < fixed else 1.0
