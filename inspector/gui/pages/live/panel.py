"""What stands in the place of the picture while there is none: why, and buttons for what can be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.pages.live.welcome import Way, Welcome
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.lines import label

_PANEL = 460


class Panel(QFrame):
    """An icon, a title, a sentence, and buttons for what can be done. `chosen` carries a way's key."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "canvas")
        self._tokens = LIGHT
        self._welcome: Welcome | None = None
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._said = label(role="section", wrap=True), label(role="muted", wrap=True)
        for words in (self._title, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._buttons = QVBoxLayout()
        self._buttons.setSpacing(8)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, self._title, self._said):
            column.addWidget(part)
        column.addLayout(self._buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_PANEL)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    @property
    def said(self) -> str:
        """The sentence that stands there."""
        return self._said.text()

    @property
    def title(self) -> str:
        """What stands above it."""
        return self._title.text()

    def button(self, key: str) -> QPushButton:
        """Return the button of a way."""
        return next(button for button in self.findChildren(QPushButton) if button.objectName() == key)

    def show_welcome(self, welcome: Welcome) -> None:
        """Show other words and ways."""
        if welcome == self._welcome:
            return
        before, self._welcome = self._welcome, welcome
        self._title.setText(welcome.title)
        self._said.setText(welcome.said)
        self._show_icon()
        if before is None or welcome.ways != before.ways:
            self._show_ways(welcome.ways)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._show_icon()

    def _show_icon(self) -> None:
        if self._welcome is not None:
            self._icon.setPixmap(pixmap(self._welcome.icon, self._tokens.faint, 40, self.devicePixelRatioF()))

    def _show_ways(self, ways: tuple[Way, ...]) -> None:
        while (item := self._buttons.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.setParent(None)
                widget.deleteLater()
        for way in ways:
            button = QPushButton(way.word)
            button.setObjectName(way.key)
            button.setMinimumWidth(220)
            button.clicked.connect(lambda _=False, key=way.key: self.chosen.emit(key))
            self._buttons.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
