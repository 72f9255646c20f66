"""What the page says while there is nothing to show, and the first step out of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.progress import ProgressStrip

_ICON, _WIDTH = 40, 440


class EmptyView(QFrame):
    """A sentence with a button, or how far judging is. `page_wanted` carries a page's key."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._icon = QLabel()
        self._title, self._words = label(role="section"), label(role="muted", wrap=True)
        self._words.setFixedWidth(_WIDTH)
        self._words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._key = "train"
        self._step = QPushButton()
        self._step.clicked.connect(lambda: self.page_wanted.emit(self._key))
        self.progress = ProgressStrip()
        self.progress.setFixedWidth(_WIDTH)
        self.progress.hide()
        column = QVBoxLayout(self)
        column.setSpacing(SPACE["m"])
        column.addStretch(1)
        for part in (self._icon, self._title, self._words, self.progress, self._step):
            column.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)

    @property
    def words(self) -> str:
        """All that is said."""
        return f"{self._title.text()} {self._words.text()}".strip()

    def say(self, title: str, words: str, *, step: str = "", key: str = "train") -> None:
        """Say why there is nothing, with a button to another page."""
        self._title.setText(title)
        self._words.setText(words)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self._key = key
        self.progress.hide()

    def show_busy(self, title: str) -> None:
        """Say that something is being worked out."""
        self.say(title, "")
        self.progress.begin(title)
        self._title.setText("")
        self.progress.show()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._icon.setPixmap(pixmap("results", tokens.meter, _ICON, self.devicePixelRatioF()))
