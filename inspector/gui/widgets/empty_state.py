"""What stands where there is nothing to show yet: an icon, what is missing, and the first steps out of it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label

_ICON, _WIDTH = 40, 420


class EmptyState(QFrame):
    """A title and a sentence in the middle of its place, and below them the `steps`, buttons side by side."""

    def __init__(
        self, icon_name: str, steps: Sequence[QWidget], *, width: int = _WIDTH, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._tokens: Tokens | None = None
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._said = label(role="section", wrap=True), label(role="muted", wrap=True)
        for words in (self._title, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE["m"])
        self._column.addStretch(2)
        for part in (self._icon, self._title, self._said):
            self._column.addWidget(part)
        self._column.addLayout(_in_the_middle(steps))
        self._column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(width)
        middle.setLayout(self._column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    @property
    def title(self) -> str:
        """What is missing, as it stands there."""
        return self._title.text()

    @property
    def said(self) -> str:
        """The sentence below."""
        return self._said.text()

    def say(self, title: str, said: str = "", *, icon_name: str = "") -> None:
        """Say what is missing, under another icon where one is named."""
        self._icon_name = icon_name or self._icon_name
        self._mark()
        for shown, words in ((self._title, title), (self._said, said)):
            shown.setText(words)
            shown.setVisible(bool(words))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._mark()

    def _mark(self) -> None:
        if self._tokens is not None:
            self._icon.setPixmap(pixmap(self._icon_name, self._tokens.meter, _ICON, self.devicePixelRatioF()))

    def _put_before_steps(self, part: QWidget) -> None:
        """Add what a page shows between its words and its steps."""
        self._column.insertWidget(self._column.count() - 2, part)


def _in_the_middle(steps: Sequence[QWidget]) -> QBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE["s"])
    row.addStretch(1)
    for step in steps:
        row.addWidget(step)
    row.addStretch(1)
    return row
