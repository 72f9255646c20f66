"""The head of the Train page: its title, which run this is, and the buttons for what can be done now."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label

_ICON = 16


class Head(QWidget):
    """Shows the buttons of a view; each reports that it was pressed."""

    train = Signal()
    cancel = Signal()
    pause = Signal()
    again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens, self._paused = LIGHT, False
        self._subtitle, self._reason = label("", "muted"), label("", "muted", wrap=True)
        self._reason.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.train_button = KeyedButton(self.tr("Train"))
        self.train_button.setProperty("kind", "primary")
        self.cancel_button = KeyedButton(self.tr("Cancel"))
        self.pause_button = KeyedButton(self.tr("Pause"))
        self.pause_button.setProperty("kind", "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["s"])
        row.addWidget(label(self.tr("Train"), "title"))
        row.addSpacing(SPACE["s"])
        row.addWidget(self._subtitle)
        row.addWidget(self._reason, 1)
        row.addSpacing(SPACE["s"])
        for button, pressed in (
            (self.train_button, self.train),
            (self.cancel_button, self.cancel),
            (self.pause_button, self.pause),
        ):
            button.setIconSize(QSize(_ICON, _ICON))
            button.clicked.connect(pressed)
            row.addWidget(button)

    @property
    def reason(self) -> str:
        """Why the button cannot be pressed, or what is being waited for."""
        return self._reason.text()

    def show_before(self, *, able: bool, reason: str) -> None:
        """Offer to train; where that cannot be, the reason stands beside the button."""
        self._show(self.train_button)
        self.train_button.setEnabled(able)
        self._reason.setText(reason)
        self._subtitle.setText("")

    def show_during(self, about: str, *, paused: bool, stopping: bool = False) -> None:
        """Offer to pause and to cancel; `about` says which run this is."""
        self._show(self.cancel_button, self.pause_button)
        self._subtitle.setText(about)
        self._reason.setText(self.tr("Stopping after the step in hand…") if stopping else "")
        self._paused = paused
        self.pause_button.setText(self.tr("Resume") if paused else self.tr("Pause"))
        for button in (self.cancel_button, self.pause_button):
            button.setEnabled(not stopping)
        self.restyle(self._tokens)

    def show_after(self, about: str) -> None:
        """Offer nothing: what comes next is offered with what came of the run."""
        self._show()
        self._subtitle.setText(about)
        self._reason.setText("")

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.train_button.setIcon(icon("play", tokens.on_accent, size=_ICON))
        self.cancel_button.setIcon(icon("close", tokens.text, size=_ICON))
        self.pause_button.setIcon(icon("play" if self._paused else "pause", tokens.on_accent, size=_ICON))

    def _show(self, *shown: QPushButton) -> None:
        for button in (self.train_button, self.cancel_button, self.pause_button):
            button.setVisible(button in shown)
