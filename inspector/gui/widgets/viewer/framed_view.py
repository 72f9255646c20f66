"""A view that shows a part of a picture: zoom, pan, and layers edited by hand. What is painted is a subclass's.

Mouse, wheel, keys and fingers are here alone.
"""

import math

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QNativeGestureEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QWidget

from inspector.gui.widgets.viewer.edited_layer import Layer
from inspector.gui.widgets.viewer.framing import FULL_SIZE, STEP, Framing

_NOTCH = 120  # eighths of a degree: one click of a wheel
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
_PAN_STEP = 48  # pixels
_BY_KEYBOARD = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason)
_ZOOM_KEYS = {Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus, Qt.Key.Key_0, Qt.Key.Key_F}
_LAYER_KEYS = {  # what a page may have shortcuts on: Del must never delete the image under the region
    *_ARROWS,
    Qt.Key.Key_Delete,
    Qt.Key.Key_Backspace,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Insert,
    Qt.Key.Key_Space,
}


class FramedView(QWidget):
    """Keeps the framing of what it shows, from picture to picture.

    `zoomed` carries the scale: 1.0 is one pixel of the screen for each of the picture.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 1) -> None:
        super().__init__(parent)
        self._margin = margin
        self._framing = Framing()
        self._pixels: tuple[int, int] | None = None  # width and height of the picture, None without one
        self._layers: list[Layer] = []
        self._editing: Layer | None = None
        self._held: QPointF | None = None
        self._layer_holds = False
        self._focus_seen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.grabGesture(Qt.GestureType.PinchGesture)

    @property
    def framing(self) -> Framing:
        """What part of the photograph is seen."""
        return self._framing

    def fit(self) -> None:
        """Show the whole photograph."""
        self._frame(self._framing.fit())

    def zoom_to(self, scale: float) -> None:
        """Show the photograph at a scale (1.0 is 100 %) around the middle of the view."""
        if self._pixels is not None:
            self._frame(self._framing.zoomed(scale))

    @property
    def magnification(self) -> float:
        """How much larger than the whole photograph in the view it is shown; 0: it is fitted."""
        return 0.0 if self._framing.fitted else self._framing.scale / self._framing.fit_scale

    def magnify(self, magnification: float) -> None:
        """Show the photograph as `magnification` said once, around its middle."""
        if magnification <= 0:
            self.fit()
        else:
            self.zoom_to(magnification * self._framing.fit_scale)

    def look_at(self, x: float, y: float, scale: float = FULL_SIZE) -> None:
        """Bring a place, in pixels of the photograph, to the middle of the view, at least at a scale."""
        if self._pixels is None:
            return
        scale = max(scale, self._framing.fit_scale * 2)
        self._frame(self._framing.centred(x / self._framing.photo[0], y / self._framing.photo[1], scale))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self._framing.shown_scale * STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self._framing.shown_scale / STEP)

    # Layers

    def add_layer(self, layer: Layer) -> None:
        """Paint a layer above the photograph."""
        self._layers.append(layer)
        self.update()

    @property
    def editing(self) -> Layer | None:
        """The layer that has mouse and keys."""
        return self._editing

    def edit(self, layer: Layer | None) -> None:
        """Give mouse and keys to a layer; None takes them back for zoom and pan."""
        self._editing = layer
        self._say_cursor()
        self.update()

    # Within

    def _take_picture(self, pixels: tuple[int, int] | None) -> None:
        """Frame another picture as the one before."""
        self._pixels = pixels
        if pixels is not None:
            self._framing = self._framing.with_photo(*pixels)
        self.zoomed.emit(self._framing.shown_scale)
        self._say_cursor()
        self.update()

    def _frame(self, framing: Framing) -> None:
        before, self._framing = self._framing, framing
        if framing.shown_scale != before.shown_scale:
            self.zoomed.emit(framing.shown_scale)
        self._say_cursor()
        self.update()

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def _at(self, place: QPointF) -> tuple[float, float]:
        """Return a place of the widget in screen pixels."""
        return place.x() * self._ratio(), place.y() * self._ratio()

    def _reach(self) -> tuple[float, float]:
        """Return how far from a handle still counts as on it, as shares."""
        width, height = self._framing.size
        reach = 10 * self._ratio()
        return reach / width, reach / height

    def _say_cursor(self) -> None:
        movable = self._pixels is not None and not self._framing.fitted
        self.setCursor(Qt.CursorShape.OpenHandCursor if movable else Qt.CursorShape.ArrowCursor)

    def _toggle(self, about: tuple[float, float]) -> None:
        framing = self._framing
        at_full = not framing.fitted and math.isclose(framing.scale, FULL_SIZE)
        self._frame(framing.fit() if at_full or not framing.fitted else framing.zoomed(FULL_SIZE, about))

    def _pinched(self, pinch: QPinchGesture) -> None:
        centre = self.mapFromGlobal(pinch.hotSpot()) if pinch.hasHotSpot() else pinch.centerPoint()
        moved = (pinch.centerPoint() - pinch.lastCenterPoint()) * self._ratio()
        framing = self._framing.zoomed(self._framing.shown_scale * pinch.scaleFactor(), self._at(QPointF(centre)))
        self._frame(framing.panned(moved.x(), moved.y()))

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is fitted fitted, and the middle in the middle."""
        ratio = self._ratio()
        self._frame(self._framing.in_view(self.width() * ratio, self.height() * ratio, self._margin * ratio))
        super().resizeEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the pointer."""
        if self._pixels is not None and event.angleDelta().y():
            factor = STEP ** (event.angleDelta().y() / _NOTCH)
            self._frame(self._framing.zoomed(self._framing.shown_scale * factor, self._at(event.position())))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to pan, or let the layer that is edited begin."""
        left = event.button() is Qt.MouseButton.LeftButton
        if self._pixels is None or not (left or event.button() is Qt.MouseButton.MiddleButton):
            super().mousePressEvent(event)
            return
        self._layer_holds = left and self._editing is not None and self._pressed_layer(event)
        if not self._layer_holds:
            self._held = event.position()
            if not self._framing.fitted:
                self.setCursor(Qt.CursorShape.ClosedHandCursor)
        self.update()

    def _pressed_layer(self, event: QMouseEvent) -> bool:
        assert self._editing is not None
        return self._editing.press(*self._framing.to_shares(*self._at(event.position())), self._reach(), event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Pan, or let the layer go on."""
        place = self._framing.to_shares(*self._at(event.position()))
        if self._layer_holds and self._editing is not None:
            self._editing.move(*place, event)
        elif self._held is not None:
            moved = (event.position() - self._held) * self._ratio()
            self._held = event.position()
            self._frame(self._framing.panned(moved.x(), moved.y()))
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._editing is not None and self._pixels is not None:
            self.setCursor(self._editing.hover(*place, self._reach()))
        else:
            return
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """End what the press began."""
        if self._layer_holds and self._editing is not None:
            self._editing.release()
        self._layer_holds, self._held = False, None
        self._say_cursor()
        self.update()
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Toggle between the whole and 100 %."""
        if self._pixels is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._editing is not None:
            self._editing.double_click(*self._framing.to_shares(*self._at(event.position())))
            self.update()
        else:
            self._toggle(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pan with arrows, zoom with plus and minus; the layer that is edited comes first."""
        if self._editing is not None and self._pixels is not None:
            pixel = (1 / self._pixels[0], 1 / self._pixels[1])
            if self._editing.key(event, pixel):
                self.update()
                return
        key = Qt.Key(event.key())
        if key in _ARROWS and not self._framing.fitted:
            dx, dy = _ARROWS[key]
            self._frame(self._framing.panned(dx * _PAN_STEP * self._ratio(), dy * _PAN_STEP * self._ratio()))
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key is Qt.Key.Key_Minus:
            self.zoom_out()
        elif key is Qt.Key.Key_0 and _with_control(event):
            self.zoom_to(FULL_SIZE)
        elif key is Qt.Key.Key_F and _with_control(event):
            self.fit()
        else:
            super().keyPressEvent(event)

    def _claims(self, event: QKeyEvent) -> bool:
        """Tell whether a key is the view's while it has the focus, whatever shortcut the page has on it."""
        key = Qt.Key(event.key())
        if self._editing is not None and key in _LAYER_KEYS:
            return True
        return key in _ZOOM_KEYS and _with_control(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Show the focus to those who came by keyboard."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._focus_seen = event.reason() in _BY_KEYBOARD
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Take the focus ring away, but not because another window has come to the front."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self._focus_seen = False
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        """Take pinches of fingers and of touchpads, and a move to a screen of another scaling."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._claims(event):
            event.accept()
            return True
        if isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture) and self._pixels is not None:
                self._held = None
                self._pinched(pinch)
                return True
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            scale = self._framing.shown_scale * (1 + event.value())
            self._frame(self._framing.zoomed(scale, self._at(event.position())))
            return True
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            ratio = self._ratio()
            self._frame(self._framing.in_view(self.width() * ratio, self.height() * ratio, self._margin * ratio))
        return super().event(event)


def _with_control(event: QKeyEvent) -> bool:
    return bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
