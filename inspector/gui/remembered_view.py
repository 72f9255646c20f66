"""How a person looks at photographs, remembered from one window to the next: the heat's opacity, and the zoom."""

from PySide6.QtCore import QObject, Slot

from inspector.gui.session import Session
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn

_OPACITY, _ZOOM = "viewer/opacity", "viewer/zoom"


class RememberedView(QObject):
    """Takes up the opacity of last time at once, the zoom when it is asked to, and remembers both as they change."""

    def __init__(self, session: Session, view: PhotoView, column: ScaleColumn, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._view = session, view
        self._zoom_recalled = False
        column.opacity_changed.connect(self._set_opacity)
        column.opacity.show_opacity(session.remembered(_OPACITY, 1.0))

    def recall_zoom(self) -> None:
        """Go on with the zoom of the last window, once there is a photograph to zoom."""
        if self._zoom_recalled or self._view.photograph is None:
            return
        self._zoom_recalled = True
        self._view.magnify(self._session.remembered(_ZOOM, 0.0))
        self._view.zoomed.connect(self._keep_zoom)

    @Slot(float)
    def _set_opacity(self, opacity: float) -> None:
        self._view.set_opacity(opacity)
        self._session.state.setValue(_OPACITY, opacity)

    @Slot()
    def _keep_zoom(self) -> None:
        self._session.state.setValue(_ZOOM, self._view.magnification)
