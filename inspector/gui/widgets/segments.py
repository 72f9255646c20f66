"""A segmented control: few choices side by side, one of them taken."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget


@dataclass(frozen=True, slots=True)
class Choice:
    """A segment: its `word`, the `name` that its tooltip and a screen reader say, and what it stands for.

    Without a `value` it stands for its place, from 0.
    """

    word: str
    name: str
    value: Any = None


class Segments(QWidget):
    """Buttons side by side, one of them pressed; `chosen` carries what it stands for when a person presses it."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[Choice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._buttons: dict[Any, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for place, choice in enumerate(choices):
            value = place if choice.value is None else choice.value
            button = self._buttons[value] = QPushButton(choice.word)
            last = place == len(choices) - 1
            button.setProperty("segment", "first" if place == 0 else "last" if last else "middle")
            button.setCheckable(True)
            button.setToolTip(choice.name if choice.name != choice.word else "")
            button.setAccessibleName(choice.name)
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            row.addWidget(button)

    def show_chosen(self, value: Any) -> None:
        """Press the segment of a value; no signal comes of it."""
        self._buttons[value].setChecked(True)

    def button(self, value: Any) -> QPushButton:
        """Return the button of a value."""
        return self._buttons[value]
