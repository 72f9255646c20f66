"""Where a run learns: settings of this PC, not of the recipe."""

import os

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.pages.train.fields import Combo, Spin
from inspector.gui.theme.tokens import SPACE
from inspector.gui.widgets.lines import label


class MachineFields(QWidget):
    """Device and cores; `placed` carries "device" or "threads" and the wanted value (0 cores: all but one)."""

    placed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._device = Combo(
            [("auto", self.tr("automatic")), ("cpu", self.tr("processor")), ("cuda", self.tr("NVIDIA card"))]
        )
        self._device.currentIndexChanged.connect(lambda: self.placed.emit("device", self._device.currentData()))
        self._threads = Spin(low=0, high=os.cpu_count() or 1, step=1)
        self._threads.setSpecialValueText(self.tr("all but one"))
        self._threads.valueChanged.connect(lambda value: self.placed.emit("threads", round(value)))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE["xs"])
        column.addLayout(
            self._row(self.tr("Device"), self.tr("What learns. It is a setting of this PC."), self._device)
        )
        column.addLayout(
            self._row(self.tr("Cores"), self.tr("One is left free, so that the window stays quick."), self._threads)
        )

    def show_place(self, device: str, threads: int | None) -> None:
        """Show what is chosen, without telling anybody."""
        for widget in (self._device, self._threads):
            widget.blockSignals(True)
        self._device.setCurrentIndex(max(0, self._device.findData(device)))
        self._threads.setValue(threads or 0)
        for widget in (self._device, self._threads):
            widget.blockSignals(False)

    def _row(self, word: str, help_text: str, control: QWidget) -> QHBoxLayout:
        control.setAccessibleName(word)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(word))
        words.addWidget(label(help_text, "faint", wrap=True))
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE["xs"], 0, SPACE["xs"])
        row.setSpacing(SPACE["l"])
        row.addLayout(words, 1)
        row.addWidget(control)
        return row
