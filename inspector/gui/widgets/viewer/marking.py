"""What region and ignored areas share: places as shares of the photograph, handles, and how they are painted."""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen, QPolygonF

from inspector.gui.theme.tokens import ON_PHOTO, Tokens
from inspector.gui.widgets.viewer.framing import Framing, Pair

HANDLE = 8  # pixels
FAR = 10  # pixels that Shift makes of one
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


def arrow(event: QKeyEvent, pixel: Pair) -> Pair | None:
    """Return how far an arrow key moves, as shares: a pixel of the photograph, ten with Shift; None: no arrow."""
    step = ARROWS.get(Qt.Key(event.key()))
    if step is None:
        return None
    far = FAR if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
    return step[0] * pixel[0] * far, step[1] * pixel[1] * far


def held(value: float, low: float = 0.0, high: float = 1.0) -> float:
    """Return a share that lies on the photograph."""
    return min(max(value, low), high)


def near(a: Pair, b: Pair, reach: Pair) -> bool:
    """Tell whether two places are within reach of each other."""
    return abs(a[0] - b[0]) <= reach[0] and abs(a[1] - b[1]) <= reach[1]


def points(framing: Framing, corners: Iterable[Pair]) -> list[QPointF]:
    """Return corners where they stand on the screen."""
    return [QPointF(*framing.to_view(x, y)) for x, y in corners]


def in_view(framing: Framing, corners: Iterable[Pair]) -> QPolygonF:
    """Return a polygon as it stands on the screen."""
    return QPolygonF(points(framing, corners))


def outline(painter: QPainter, polygon: QPolygonF, colour: str, ratio: float, *, dashed: bool = False) -> None:
    """Draw a closed line of 1.6 pixels with a white halo."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for ink, width in ((ON_PHOTO.glow, 3.6), (colour, 1.6)):
        pen = QPen(QColor(ink), width * ratio)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([4, 3] if width < 2 else [4 * 1.6 / width, 3 * 1.6 / width])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawPolygon(polygon)


def handles(painter: QPainter, places: Iterable[QPointF], tokens: Tokens, ratio: float) -> None:
    """Draw the squares to take hold of."""
    side = HANDLE * ratio
    painter.setPen(QPen(QColor(tokens.accent_fill), 1.6 * ratio))
    painter.setBrush(QColor(ON_PHOTO.line))
    for place in places:
        painter.drawRect(QRectF(place.x() - side / 2, place.y() - side / 2, side, side))
