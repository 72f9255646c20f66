"""A photograph with its heat and contours. Judging and files are not its business."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QTransform
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.judgement import HeatMap, Limits
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.viewer.framed_view import FramedView
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


class PhotoView(FramedView):
    """Shows one photograph, its heat, its contours, and the layers above them."""

    def __init__(self, parent: QWidget | None = None, *, margin: int = 1) -> None:
        super().__init__(parent, margin=margin)
        self._tokens = LIGHT
        self._photograph: NDArray[np.uint8] | None = None
        self._photo: Photo | None = None
        self._heat: Heat | None = None
        self._opacity = 1.0
        self._heat_visible = self._contours_visible = True
        self._rings_visible = self._stretched = False
        self._message, self._message_icon = "", ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(160, 120)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
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
        self._take_picture(None if photo is None else (photo.width, photo.height))

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

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    # Qt

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for room for a photograph."""
        return QSize(480, 360)

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
