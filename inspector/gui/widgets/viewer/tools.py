"""The tools above a photograph: zoom, region and ignored areas, heat and contours, and what is seldom wanted."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QSizePolicy, QToolButton, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, ROW, Tokens
from inspector.gui.widgets.viewer.photo_view import PhotoView

_ICON = 18
_TIGHT_BELOW = 360  # pixels: there the zoom needs the room of a word
_FOCUSED_KEYS = {"Ctrl+F", "Ctrl++", "Ctrl+-"}


class ViewTools(QWidget):
    """Buttons for a `PhotoView`, with their shortcuts while they are seen.

    `zooming` adds minus, the zoom and plus; `marking` adds the tools for region and ignored areas, whose wishes come
    as `region_wanted` and `mask_wanted`. `menu` is what "More" opens: pages may add to it. `wide_keys` False: the page
    has Ctrl+F and Ctrl+plus for itself, and the view answers to them only while it has the focus.
    """

    region_wanted = Signal(bool)
    mask_wanted = Signal(bool)

    def __init__(
        self,
        view: PhotoView,
        *,
        zooming: bool = True,
        marking: bool = False,
        wide_keys: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._tokens = LIGHT
        self._wide_keys = wide_keys
        self._buttons: list[tuple[QToolButton, str]] = []
        self._zoom: QToolButton | None = None
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(2)
        if zooming:
            self._add_zoom()
        self._add_fit()
        if marking:
            self._add_line()
            self._add_marking()
        self._add_line()
        self._add_layers()
        self._row.addStretch(1)
        self._add_more()
        self._add_shortcut("Ctrl+0", lambda: view.zoom_to(1.0))
        view.zoomed.connect(self._show_zoom)
        self._show_zoom(view.framing.shown_scale)

    def set_region_checked(self, checked: bool) -> None:
        """Show whether the region is being edited."""
        self._region.setChecked(checked)

    def set_mask_checked(self, checked: bool) -> None:
        """Show whether ignored areas are being edited."""
        self._mask.setChecked(checked)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for button, name in self._buttons:
            self._colour(button, name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave out a word where there is little room."""
        super().resizeEvent(event)
        tight = event.size().width() < _TIGHT_BELOW and self._zoom is not None
        self._row.setSpacing(0 if tight else 2)
        self._show_fit(worded=not tight)

    def _add_zoom(self) -> None:
        self._button("minus", self.tr("Zoom out"), "Ctrl+-", self._view.zoom_out)
        zoom = self._zoom = QToolButton()
        zoom.setAccessibleName(self.tr("Zoom"))
        zoom.setToolTip(self.tr("Show at 100 %") + _keys("Ctrl+0"))
        zoom.setFixedWidth(56)
        zoom.clicked.connect(lambda: self._view.zoom_to(1.0))
        self._row.addWidget(zoom)
        self._button("plus", self.tr("Zoom in"), "Ctrl++", self._view.zoom_in)

    def _add_fit(self) -> None:
        fit = self._button("fit", self.tr("Show the whole photo"), "Ctrl+F", self._view.fit)
        fit.setText(" " + self.tr("Fit"))
        fit.setAccessibleName(self.tr("Fit"))
        self._fit = fit
        self._show_fit(worded=True)

    def _show_fit(self, *, worded: bool) -> None:
        """Show "Fit" with its word, or by its icon alone."""
        style = Qt.ToolButtonStyle
        self._fit.setToolButtonStyle(style.ToolButtonTextBesideIcon if worded else style.ToolButtonIconOnly)
        word = self._fit.fontMetrics().horizontalAdvance(self._fit.text())
        self._fit.setFixedWidth(word + _ICON + 18 if worded else ROW)

    def _add_marking(self) -> None:
        self._region = self._toggle("region", self.tr("Region: the part of the photo that is judged"), "R")
        self._region.clicked.connect(self.region_wanted)
        self._mask = self._toggle("mask", self.tr("Ignored areas: draw over what must not count"), "M")
        self._mask.clicked.connect(self.mask_wanted)

    def _add_layers(self) -> None:
        self.heat = self._toggle("flame", self.tr("Heat map"), "H", checked=True)
        self.heat.toggled.connect(self._view.set_heat_visible)
        self.contours = self._toggle("contour", self.tr("Contours at the anomaly limit"), "C", checked=True)
        self.contours.toggled.connect(self._view.set_contours_visible)

    def _add_more(self) -> None:
        more = self._button("more", self.tr("More"), "", None)
        self.menu = QMenu(more)
        contrast = self.menu.addAction(self.tr("Auto contrast, display only"))
        contrast.setCheckable(True)
        contrast.toggled.connect(self._view.set_stretched)
        self.contrast = contrast
        more.setMenu(self.menu)
        more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)

    def _add_line(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        line.setFixedSize(1, 20)
        self._row.addSpacing(3)
        self._row.addWidget(line)
        self._row.addSpacing(3)

    def _toggle(self, name: str, what: str, keys: str, *, checked: bool = False) -> QToolButton:
        button = self._button(name, what, keys, None)
        button.setCheckable(True)
        button.setChecked(checked)
        button.toggled.connect(lambda: self._colour(button, name))
        self._add_shortcut(keys, button.click)
        return button

    def _button(self, name: str, what: str, keys: str, action: Callable[[], None] | None) -> QToolButton:
        button = QToolButton()
        button.setAccessibleName(what)
        button.setToolTip(what + _keys(keys))
        button.setIconSize(QSize(_ICON, _ICON))
        button.setFixedSize(ROW, ROW)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if action is not None:
            button.clicked.connect(action)
            self._add_shortcut(keys, action)
        self._buttons.append((button, name))
        self._colour(button, name)
        self._row.addWidget(button)
        return button

    def _colour(self, button: QToolButton, name: str) -> None:
        button.setIcon(icon(name, self._tokens.accent if button.isChecked() else self._tokens.text, size=_ICON))

    def _add_shortcut(self, keys: str, action: Callable[[], object]) -> None:
        """Let keys act wherever the focus is in the window, while these tools are seen."""
        if not keys or (keys in _FOCUSED_KEYS and not self._wide_keys):
            return
        entry = QAction(self)
        entry.setShortcuts([QKeySequence(keys), *([QKeySequence("Ctrl+=")] if keys == "Ctrl++" else [])])
        entry.triggered.connect(lambda: action())
        self.addAction(entry)

    def _show_zoom(self, scale: float) -> None:
        if self._zoom is not None:
            there = self._view.photograph is not None
            self._zoom.setText(self.tr("{percent} %").format(percent=round(scale * 100)) if there else "–")


def _keys(keys: str) -> str:
    return f" ({QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)})" if keys else ""
