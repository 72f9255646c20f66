"""What stands beside a photograph: the legend of its heat, and how strong the heat is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QSlider, QVBoxLayout, QWidget

from inspector.core.judgement import Limits
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.viewer.legend import Legend

_SLIDER_HEIGHT = 96


class OpacitySlider(QWidget):
    """How strong the heat is, 0 to 100 % of its full strength. `changed` carries 0.0 to 1.0."""

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        title = QLabel(self.tr("Opacity"))
        title.setProperty("role", "faint")
        self._figure = QLabel()
        self._figure.setProperty("role", "faint")
        self._slider = QSlider(Qt.Orientation.Vertical)
        self._slider.setRange(0, 100)
        self._slider.setPageStep(10)
        self._slider.setFixedHeight(_SLIDER_HEIGHT)
        self._slider.setAccessibleName(self.tr("Opacity of the heat map"))
        self._slider.setToolTip(self.tr("How strongly the heat map covers the photo"))
        self._slider.valueChanged.connect(self._show)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.addWidget(title, 0, 0, 1, 2)
        layout.addWidget(self._slider, 1, 0)
        layout.addWidget(self._figure, 1, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.setColumnStretch(1, 1)
        self._slider.setValue(100)

    def show_opacity(self, opacity: float) -> None:
        """Show an opacity from 0.0 to 1.0."""
        self._slider.setValue(round(opacity * 100))

    def _show(self, percent: int) -> None:
        self._figure.setText(self.tr("{percent} %").format(percent=percent))
        self.changed.emit(percent / 100)


class ScaleColumn(QWidget):
    """Legend above opacity, in a column beside the picture. `opacity_changed` carries 0.0 to 1.0."""

    opacity_changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.legend = Legend()
        self.opacity = OpacitySlider()
        self.opacity.changed.connect(self.opacity_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.legend, 1)
        layout.addWidget(self.opacity)
        self.setFixedWidth(self.legend.sizeHint().width())

    def show_scale(self, limits: Limits | None, score: float | None) -> None:
        """Show the scale of two limits and where a score stands on it; without limits there is no column."""
        self.legend.show_scale(limits, score)
        self.setVisible(limits is not None)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.legend.restyle(tokens)
