"""The rows of the settings page: a word and a sentence at the left, what is chosen at the right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.widgets.lines import label, level_line
from inspector.gui.widgets.segments import Choice, Segments


def segments(name: str, options: Sequence[tuple[str, str]]) -> Segments:
    """Return a control for a setting called `name`; `options` are values with their words."""
    made = Segments([Choice(word, f"{name}: {word}", value) for value, word in options])
    made.setAccessibleName(name)
    return made


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
