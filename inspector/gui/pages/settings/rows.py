"""The rows of the settings page: a word and a sentence at the left, what is chosen at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.widgets.lines import label, level_line


class Choice(QWidget):
    """A segmented control; `chosen` carries the value that a person picked."""

    chosen = Signal(str)

    def __init__(self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._buttons: dict[str, QPushButton] = {}
        group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for at, (value, word) in enumerate(options):
            button = self._buttons[value] = QPushButton(word)
            button.setCheckable(True)
            button.setProperty("segment", "first" if at == 0 else "last" if at == len(options) - 1 else "middle")
            button.setAccessibleName(f"{name}: {word}")
            button.clicked.connect(lambda _=False, value=value: self.chosen.emit(value))
            group.addButton(button)
            row.addWidget(button)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str) -> None:
        """Mark what is chosen."""
        self._buttons[value].setChecked(True)

    def button(self, value: str) -> QPushButton:
        """Return the button of a value."""
        return self._buttons[value]


class Section(QFrame):
    """A card with a heading and rows, thin lines between them."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(16, 12, 16, 12)
        self._layout.setSpacing(12)
        self._layout.addWidget(label(title, "section"))
        self._rows = 0

    def add(self, word: str, sentence: str, *controls: QWidget) -> None:
        """Add a row."""
        if self._rows:
            self._layout.addWidget(level_line())
        self._rows += 1
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label(word, "strong"))
        if sentence:
            words.addWidget(label(sentence, "muted", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addLayout(words, 1)
        row.addSpacing(16)
        for control in controls:
            row.addWidget(control, 0, Qt.AlignmentFlag.AlignVCenter)
        self._layout.addLayout(row)
