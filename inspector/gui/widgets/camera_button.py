"""A small button that opens what a camera lets one set: exposure, gain and the like, by itself or by hand."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QCheckBox, QDoubleSpinBox, QFrame, QGridLayout, QToolButton, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import ROW, SPACE, Tokens
from inspector.gui.widgets.lines import label

if TYPE_CHECKING:
    from inspector.runtime.cameras.camera import Setting

_MOST = 1e7  # drivers have units of their own, and OpenCV does not tell their ends
_FIELD = 104
_ANSWERS_MS = 1000  # by then a driver has taken a value, or has not


class CameraButton(QToolButton):
    """`changed` carries the name of a setting and the value that a person wants, None for the automatic."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(ROW, ROW)
        self.setIconSize(QSize(18, 18))
        self.setAccessibleName(self.tr("Camera settings"))
        self.popover = Popover(self)
        self.popover.changed.connect(self.changed)
        self.clicked.connect(self._open)
        self.show_settings((), "")

    def show_settings(self, settings: "Sequence[Setting]", reason: str = "") -> None:
        """Offer these settings; where there are none the button is off, and says the `reason`."""
        self.setEnabled(bool(settings))
        said = self.tr("Camera settings: exposure and the like") if settings else reason
        if said != self.toolTip():
            self.setToolTip(said)
            self.setAccessibleDescription(said)
        self.popover.show_settings(settings)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.setIcon(icon("settings", tokens.text, size=18))

    def _open(self) -> None:
        self.popover.adjustSize()
        below = self.mapToGlobal(QPoint(0, self.height() + 4))
        most = self.screen().availableGeometry().right() - self.popover.width() - 4
        self.popover.move(min(below.x(), most), below.y())
        self.popover.show()
        self.popover.setFocus()


class Popover(QFrame):
    """A line for each setting; Esc or a click elsewhere closes it."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self.setAccessibleName(self.tr("Camera settings"))
        self.rows: dict[str, Row] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["m"])
        self._grid.setHorizontalSpacing(SPACE["m"])
        self._grid.setVerticalSpacing(SPACE["s"])

    def show_settings(self, settings: "Sequence[Setting]") -> None:
        """Show how the camera is set now."""
        if [setting.name for setting in settings] != list(self.rows):
            self._make_rows(settings)
        for setting in settings:
            self.rows[setting.name].show_setting(setting)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _make_rows(self, settings: "Sequence[Setting]") -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for old in self.rows.values():
            old.deleteLater()
        self.rows = {}
        for place, setting in enumerate(settings):
            row = self.rows[setting.name] = Row(setting.name, self)
            row.changed.connect(lambda value, name=setting.name: self.changed.emit(name, value))
            self._grid.addWidget(label(_word(setting.name)), place, 0)
            self._grid.addWidget(row.automatic, place, 1)
            self._grid.addWidget(row.value, place, 2)
        foot = label(self.tr("In the units of the camera's driver. Kept for this project and camera."), "faint")
        self._grid.addWidget(foot, len(settings), 0, 1, 3)
        if not settings:
            self.close()


class Row(QWidget):
    """One setting: `automatic`, where the camera can, and its `value`. `changed` carries what a person wants.

    What the driver says is shown when it says something else than before, and a moment after it was asked: until then
    it has not answered yet.
    """

    changed = Signal(object)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()  # its parts stand in the grid
        self._told: Setting | None = None
        self.automatic = QCheckBox(self.tr("Automatic"))
        self.automatic.setAccessibleName(self.tr("{setting}: automatic").format(setting=_word(name)))
        self.value = QDoubleSpinBox()
        self.value.setRange(-_MOST, _MOST)
        self.value.setStepType(QAbstractSpinBox.StepType.AdaptiveDecimalStepType)
        self.value.setKeyboardTracking(False)
        self.value.setFixedWidth(_FIELD)
        self.value.setAccessibleName(_word(name))
        self._answer = QTimer(self)
        self._answer.setSingleShot(True)
        self._answer.setInterval(_ANSWERS_MS)
        self._answer.timeout.connect(self._forget)
        self.automatic.toggled.connect(self._ask)
        self.value.valueChanged.connect(self._ask)

    def show_setting(self, setting: "Setting") -> None:
        """Show what the driver says."""
        if setting == self._told:
            return
        self._told = setting
        for part in (self.automatic, self.value):
            part.blockSignals(True)
        self.automatic.setVisible(setting.automatic is not None)
        self.automatic.setChecked(bool(setting.automatic))
        self.value.setDecimals(0 if setting.value == round(setting.value) else 2)
        self.value.setValue(setting.value)
        self.value.setEnabled(not setting.automatic)
        for part in (self.automatic, self.value):
            part.blockSignals(False)

    def _ask(self) -> None:
        by_itself = self.automatic.isChecked()
        self.value.setEnabled(not by_itself)
        self._answer.start()
        self.changed.emit(None if by_itself else self.value.value())

    def _forget(self) -> None:
        self._told = None


def _word(name: str) -> str:
    """Return a setting's name on the screen; one that has no words yet is told by its name."""
    words = {
        "exposure": QCoreApplication.translate("Camera", "Exposure"),
        "gain": QCoreApplication.translate("Camera", "Gain"),
        "white balance": QCoreApplication.translate("Camera", "White balance"),
        "focus": QCoreApplication.translate("Camera", "Focus"),
    }
    return words.get(name, name.capitalize())
