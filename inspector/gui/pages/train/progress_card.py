"""How far a run is, in one card over the whole width: the stage, the bar, the time left, what was expected."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.pages.train.bar import Bar
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label

_BAR = 8


@dataclass(frozen=True, slots=True)
class Told:
    """The words of the card, and `share`, 0 to 1, of the bar."""

    title: str
    left: str = ""
    ends: str = ""
    below: str = ""
    note: str = ""
    share: float = 0.0


class ProgressCard(QFrame):
    """Shows what it is told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._told = Told("")
        self._title = label("", "section")
        self._left = label("", "section")
        self._ends = label("", "muted")
        self._bar = Bar(_BAR, loud=True)
        self._below = label("", "faint", wrap=True)
        self._note = label("", "faint", wrap=True)
        self._note.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head = QHBoxLayout()
        head.setSpacing(SPACE["m"])
        head.addWidget(self._title, 1)
        head.addWidget(self._left)
        head.addWidget(self._ends)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE["xl"])
        foot.addWidget(self._below, 3)
        foot.addWidget(self._note, 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], SPACE["m"])
        column.setSpacing(SPACE["m"])
        column.addLayout(head)
        column.addWidget(self._bar)
        column.addLayout(foot)

    @property
    def told(self) -> Told:
        """What it shows."""
        return self._told

    def tell(self, told: Told) -> None:
        """Show how far a run is."""
        if told == self._told:
            return
        self._told = told
        for widget, words in (
            (self._title, told.title),
            (self._left, told.left),
            (self._ends, told.ends),
            (self._below, told.below),
            (self._note, told.note),
        ):
            if widget.text() != words:
                widget.setText(words)
        self._bar.show_share(told.share)
        self.setAccessibleName(f"{told.title}. {told.left}")

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._bar.restyle(tokens)
