"""How a photo view paints: everything is made already, so that a paint costs a few milliseconds.

The painter works in pixels of the screen; `ratio` of them make one pixel of the window.
"""

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from inspector.gui.theme.fonts import sized
from inspector.gui.theme.icons import draw_icon
from inspector.gui.theme.tokens import FAINT_PX, ON_PHOTO, RADIUS, Tokens
from inspector.gui.widgets.viewer.framing import Framing
from inspector.gui.widgets.viewer.layers import Heat, Photo, Ring

CRISP_FROM = 4.0  # from here on the photograph's pixels are seen as squares
LINE, HALO = 2.0, 4.5  # pixels
_RING_LEAST, _RING_ROOM = 30.0, 2.2  # a ring's least radius in pixels, and how much wider than its defect it is


def paint_photo(painter: QPainter, framing: Framing, photo: Photo) -> None:
    """Paint the photograph."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, framing.shown_scale < CRISP_FROM)
    image = photo.level(framing.shown_scale)
    painter.drawImage(picture_rect(framing), image, QRectF(image.rect()))


def paint_heat(painter: QPainter, framing: Framing, heat: Heat, opacity: float) -> None:
    """Paint the heat, at a share of its full strength."""
    painter.save()
    painter.setOpacity(opacity)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    left, top, width, height = heat.place
    scale = framing.shown_scale
    x, y = framing.origin
    target = QRectF(x + left * scale, y + top * scale, width * scale, height * scale)
    painter.setClipRect(picture_rect(framing))
    painter.drawImage(target, heat.image, QRectF(heat.image.rect()))
    painter.restore()


def paint_contours(painter: QPainter, framing: Framing, contours: QPainterPath, ratio: float) -> None:
    """Paint white lines with a dark halo, equally wide at every zoom."""
    if contours.isEmpty():
        return
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setClipRect(picture_rect(framing))
    painter.translate(*framing.origin)
    painter.scale(framing.shown_scale, framing.shown_scale)
    draw_haloed(painter, contours, ratio)
    painter.restore()


def paint_rings(painter: QPainter, framing: Framing, rings: Iterable[Ring], ratio: float) -> None:
    """Paint a circle around each tiny defect, large enough to be seen from afar."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, top = framing.origin
    scale = framing.shown_scale
    for ring in rings:
        radius = max(_RING_LEAST * ratio, ring.radius * scale * _RING_ROOM)
        path = QPainterPath()
        path.addEllipse(QPointF(left + ring.x * scale, top + ring.y * scale), radius, radius)
        draw_haloed(painter, path, ratio)
    painter.restore()


def paint_outline(painter: QPainter, framing: Framing, tokens: Tokens, ratio: float) -> None:
    """Paint the line around the picture."""
    painter.save()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(sharp_pen(QColor(tokens.line_strong), ratio))
    half = ratio / 2
    painter.drawRect(picture_rect(framing).adjusted(-half, -half, half, half))
    painter.restore()


def paint_note(painter: QPainter, text: str, tokens: Tokens, view: QRectF) -> None:
    """Paint a small note at the lower left corner of `view`, in pixels of the window."""
    painter.save()
    painter.resetTransform()
    painter.setFont(sized(FAINT_PX))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    width = painter.fontMetrics().horizontalAdvance(text) + 16
    plate = QRectF(view.left() + 8, view.bottom() - 32, width, 24)
    painter.setPen(QColor(tokens.line_strong))
    painter.setBrush(QColor(tokens.surface))
    painter.drawRoundedRect(plate, RADIUS, RADIUS)
    painter.setPen(QColor(tokens.text))
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def paint_message(painter: QPainter, text: str, icon_name: str, tokens: Tokens, view: QRectF) -> None:
    """Paint an icon and a few words in the middle of `view`, in pixels of the window."""
    if not text:
        return
    painter.save()
    middle = view.center()
    draw_icon(painter, icon_name, tokens.faint, QRectF(middle.x() - 16, middle.y() - 34, 32, 32))
    painter.setPen(QColor(tokens.faint))
    place = QRectF(view.left() + 16, middle.y() + 6, view.width() - 32, view.height() / 2 - 6)
    painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, text)
    painter.restore()


def paint_focus(painter: QPainter, tokens: Tokens, view: QRectF) -> None:
    """Paint the ring of the keyboard's focus inside `view`, in pixels of the window."""
    painter.save()
    painter.resetTransform()
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(tokens.accent), 2))
    painter.drawRect(view.adjusted(1, 1, -1, -1))
    painter.restore()


def draw_haloed(painter: QPainter, path: QPainterPath, ratio: float) -> None:
    """Draw a white line with a dark halo, readable on any photograph."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for colour, width in ((ON_PHOTO.halo, HALO), (ON_PHOTO.line, LINE)):
        painter.setPen(sharp_pen(QColor(colour), width * ratio))
        painter.drawPath(path)


def sharp_pen(colour: QColor, width: float) -> QPen:
    """Return a pen of `width` screen pixels, whatever the painter's scale."""
    pen = QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(True)
    return pen


def picture_rect(framing: Framing) -> QRectF:
    """Return where the photograph stands, in pixels of the screen."""
    return QRectF(*framing.origin, *framing.size)
