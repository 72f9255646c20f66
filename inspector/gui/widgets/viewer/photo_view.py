"""A photograph with its heat: zoom, pan, contours. Judging and files are not its business."""

import math
from typing import Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from inspector.core.judgement import HeatMap, Limits
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.viewer.framing import FULL_SIZE, STEP, Framing
from inspector.gui.widgets.viewer.layers import Heat, Photo, heat_of, photo_of
from inspector.gui.widgets.viewer.painting import (
    paint_contours,
    paint_focus,
    paint_heat,
    paint_message,
    paint_note,
    paint_outline,
    paint_photo,
    paint_rings,
)

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


class Layer(Protocol):
    """Something drawn on a photograph and edited by hand. Places are shares of the photograph's sides."""

    def paint(self, painter: QPainter, framing: Framing, tokens: Tokens, ratio: float, *, editing: bool) -> None:
        """Paint in screen pixels; `ratio` of them make one pixel of the window."""

    def press(self, x: float, y: float, reach: tuple[float, float], event: QMouseEvent) -> bool:
        """Take a pressed button; `reach` is how far a finger may miss. False: it is not for this layer."""

    def move(self, x: float, y: float, event: QMouseEvent) -> None:
        """Take a move with the button held."""

    def hover(self, x: float, y: float, reach: tuple[float, float]) -> Qt.CursorShape:
        """Take a move without a button; return the cursor that tells what a press would do."""

    def release(self) -> None:
        """Take the button's release."""

    def double_click(self, x: float, y: float) -> None:
        """Take a double click."""

    def key(self, event: QKeyEvent, pixel: tuple[float, float]) -> bool:
        """Take a key; `pixel` is one pixel of the photograph as shares. False: it is not for this layer."""


class PhotoView(QWidget):
    """Shows one photograph, its heat and its contours; the zoom stays from image to image.

    `zoomed` carries the scale: 1.0 is one pixel of the screen for each of the photograph.
    """

    zoomed = Signal(float)

    def __init__(self, parent: QWidget | None = None, *, margin: int = 1) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._margin = margin
        self._framing = Framing()
        self._photograph: NDArray[np.uint8] | None = None
        self._photo: Photo | None = None
        self._heat: Heat | None = None
        self._opacity = 1.0
        self._heat_visible = self._contours_visible = True
        self._rings_visible = self._stretched = False
        self._layers: list[Layer] = []
        self._editing: Layer | None = None
        self._message, self._message_icon = "", ""
        self._held: QPointF | None = None
        self._layer_holds = False
        self._focus_seen = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Photograph"))
        self.setAccessibleDescription(self.tr("Wheel zooms, dragging moves, a double click fits or shows 100 %."))

    # What is shown

    def show_photo(self, photograph: NDArray[np.uint8] | None) -> None:
        """Show uint8 (h, w, 3) RGB, or nothing. Heat is taken away: it belonged to another photograph."""
        made = None if photograph is None else photo_of(photograph, stretched=self._stretched)
        self.show_made(photograph, made)

    def show_made(self, photograph: NDArray[np.uint8] | None, photo: Photo | None) -> None:
        """Show what `photo_of` has made of a photograph in another thread; it should be `stretched` as the view is."""
        if photograph is not None and photo is not None and photo.stretched is not self._stretched:
            photo = photo_of(photograph, stretched=self._stretched)
        self._photograph, self._photo, self._heat = photograph, photo, None
        self._message = ""
        if photo is not None:
            self._framing = self._framing.with_photo(photo.width, photo.height)
        self.zoomed.emit(self._framing.shown_scale)
        self._say_cursor()
        self.update()

    def show_message(self, text: str, icon_name: str = "no-picture") -> None:
        """Say in place of a photograph why there is none."""
        self.show_made(None, None)
        self._message, self._message_icon = text, icon_name
        self.setAccessibleDescription(text)

    def show_heat(self, heat_map: HeatMap | None, limits: Limits | None) -> None:
        """Show the heat of the photograph; None takes it away."""
        self.show_made_heat(None if heat_map is None or limits is None else heat_of(heat_map, limits))

    def show_made_heat(self, heat: Heat | None) -> None:
        """Show what `heat_of` has made in another thread."""
        self._heat = heat
        self.update()

    @property
    def photograph(self) -> NDArray[np.uint8] | None:
        """What is shown, as it was given."""
        return self._photograph

    # How it is shown

    @property
    def framing(self) -> Framing:
        """What part of the photograph is seen."""
        return self._framing

    @property
    def stretched(self) -> bool:
        """Whether the contrast is stretched for display."""
        return self._stretched

    @property
    def opacity(self) -> float:
        """How strong the heat is, 0 to 1."""
        return self._opacity

    def set_opacity(self, opacity: float) -> None:
        """Set how strong the heat is, 0 to 1 of its full strength; contours are never dimmed."""
        self._opacity = min(1.0, max(0.0, opacity))
        self.update()

    def set_heat_visible(self, visible: bool) -> None:
        """Show or hide the heat."""
        self._heat_visible = visible
        self.update()

    def set_contours_visible(self, visible: bool) -> None:
        """Show or hide the contours at the anomaly limit."""
        self._contours_visible = visible
        self.update()

    def set_rings_visible(self, visible: bool) -> None:
        """Show or hide a ring around defects under 1 % of the picture, for eyes three metres away."""
        self._rings_visible = visible
        self.update()

    def set_stretched(self, stretched: bool) -> None:
        """Stretch the contrast for display only; scores and files stay what they are."""
        if stretched == self._stretched:
            return
        self._stretched = stretched
        if self._photograph is not None:
            self._photo = photo_of(self._photograph, stretched=stretched)
        self.update()

    def fit(self) -> None:
        """Show the whole photograph."""
        self._frame(self._framing.fit())

    def zoom_to(self, scale: float) -> None:
        """Show the photograph at a scale (1.0 is 100 %) around the middle of the view."""
        if self._photo is not None:
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
        if self._photo is None:
            return
        scale = max(scale, self._framing.fit_scale * 2)
        self._frame(self._framing.centred(x / self._framing.photo[0], y / self._framing.photo[1], scale))

    def zoom_in(self) -> None:
        """Zoom in by one step."""
        self.zoom_to(self._framing.shown_scale * STEP)

    def zoom_out(self) -> None:
        """Zoom out by one step."""
        self.zoom_to(self._framing.shown_scale / STEP)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

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
        movable = self._photo is not None and not self._framing.fitted
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

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for a photograph."""
        return QSize(480, 360)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Keep what is fitted fitted, and the middle in the middle."""
        ratio = self._ratio()
        self._frame(self._framing.in_view(self.width() * ratio, self.height() * ratio, self._margin * ratio))
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Paint what was made before; nothing is computed here."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._tokens.canvas)
        if self._photo is None:
            paint_message(painter, self._message, self._message_icon, self._tokens, QRectF(self.rect()))
        else:
            self._paint_photograph(painter, self._photo)
        if self._focus_seen:
            paint_focus(painter, self._tokens, QRectF(self.rect()))

    def _paint_photograph(self, painter: QPainter, photo: Photo) -> None:
        ratio = self._ratio()
        painter.setTransform(QTransform.fromScale(1 / ratio, 1 / ratio))
        paint_photo(painter, self._framing, photo)
        if self._heat is not None and self._heat_visible:
            paint_heat(painter, self._framing, self._heat, self._opacity)
        if self._heat is not None and self._contours_visible:
            paint_contours(painter, self._framing, self._heat.contours, ratio)
        if self._heat is not None and self._rings_visible:
            paint_rings(painter, self._framing, self._heat.rings, ratio)
        paint_outline(painter, self._framing, self._tokens, ratio)
        for layer in self._layers:
            layer.paint(painter, self._framing, self._tokens, ratio, editing=layer is self._editing)
        if self._stretched:
            paint_note(painter, self.tr("Auto contrast, display only"), self._tokens, QRectF(self.rect()))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Zoom about the pointer."""
        if self._photo is not None and event.angleDelta().y():
            factor = STEP ** (event.angleDelta().y() / _NOTCH)
            self._frame(self._framing.zoomed(self._framing.shown_scale * factor, self._at(event.position())))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Begin to pan, or let the layer that is edited begin."""
        left = event.button() is Qt.MouseButton.LeftButton
        if self._photo is None or not (left or event.button() is Qt.MouseButton.MiddleButton):
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
        elif self._editing is not None and self._photo is not None:
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
        if self._photo is None or event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._editing is not None:
            self._editing.double_click(*self._framing.to_shares(*self._at(event.position())))
            self.update()
        else:
            self._toggle(self._at(event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Pan with arrows, zoom with plus and minus; the layer that is edited comes first."""
        if self._editing is not None and self._photo is not None:
            pixel = (1 / self._photo.width, 1 / self._photo.height)
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
            if isinstance(pinch, QPinchGesture) and self._photo is not None:
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
