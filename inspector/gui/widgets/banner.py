"""A strip above the page for what must be said or asked in place, with the buttons to answer."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label

Answer = tuple[str, Callable[[], object]]


class Banner(QWidget):
    """Shows a sentence and buttons until one is pressed. The last button is the safe one: it has the focus."""

    def __init__(self, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        frame.setProperty("role", "warning")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], 0)
        outer.addWidget(frame)
        self._icon = QLabel()
        self._sentence = label(wrap=True)
        self._buttons: list[QPushButton] = []
        self._layout = QHBoxLayout(frame)
        self._layout.setContentsMargins(12, 8, 8, 8)
        self._layout.setSpacing(8)
        self._layout.addWidget(self._icon)
        self._layout.addWidget(self._sentence, 1)
        self.hide()
        self.restyle(tokens)

    @property
    def sentence(self) -> str:
        """What it says; empty while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def ask(self, sentence: str, answers: Sequence[Answer]) -> None:
        """Show a sentence with its answers."""
        self._clear()
        self._sentence.setText(sentence)
        for text, do in answers:
            button = QPushButton(text)
            button.clicked.connect(lambda _=False, do=do: self._answered(do))
            self._buttons.append(button)
            self._layout.addWidget(button)
        self.setAccessibleName(sentence)
        self.show()
        self._buttons[-1].setFocus()

    def say(self, sentence: str) -> None:
        """Show a sentence until it is put away."""
        self.ask(sentence, [(self.tr("Close"), lambda: None)])

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._icon.setPixmap(pixmap("warning", tokens.review.text, 18, self.devicePixelRatioF()))

    def _answered(self, do: Callable[[], object]) -> None:
        self.hide()
        do()

    def _clear(self) -> None:
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
