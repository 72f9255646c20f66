"""The status line: it speaks in sentences; what can be undone, and help, stand at its right."""

from PySide6.QtCore import QTimer, Signal, SignalInstance, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from inspector.gui.theme.tokens import STATUS
from inspector.gui.widgets.elided import ElidedLabel


class StatusLine(QFrame):
    """Shows the last sentence for as long as it was meant to stand, then the resting one."""

    help_wanted = Signal()
    settings_wanted = Signal()
    undo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setFixedHeight(STATUS)
        self._resting = ""
        self._stands = False  # what is said stays until something else is
        self._sentence = ElidedLabel()
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.timeout.connect(self._rest)
        self._undo = _link("", self.undo_wanted)
        self._help = _link(self.tr("Help F1"), self.help_wanted)
        self._settings = _link(self.tr("Settings"), self.settings_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 0, 8, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence, 1)
        for widget in (self._undo, self._help, self._settings):
            layout.addWidget(widget)
        self.show_undo("")
        self.show_links(False)

    @property
    def sentence(self) -> str:
        """What stands there now."""
        return self._sentence.text()

    @property
    def undo_text(self) -> str:
        """What can be undone, as it stands there."""
        return self._undo.text()

    @Slot(str, int)
    def say(self, sentence: str, seconds: int) -> None:
        """Show a sentence for some seconds (0: until the next)."""
        self._show(sentence)
        self._over.stop()
        self._stands = seconds <= 0
        if seconds > 0:
            self._over.start(seconds * 1000)

    def be_silent(self) -> None:
        """Say nothing more of what was said."""
        self._over.stop()
        self._stands = False
        self._rest()

    def rest_on(self, sentence: str) -> None:
        """Show this whenever nothing else is said."""
        self._resting = sentence
        if not self._stands and not self._over.isActive():
            self._rest()

    def show_undo(self, text: str) -> None:
        """Show what the next undo takes back; empty: nothing."""
        self._undo.setText(self.tr("Undo: {what}").format(what=text) if text else "")
        self._undo.setVisible(bool(text))

    def show_links(self, shown: bool) -> None:
        """Show the ways to help and settings, for the page without a rail."""
        self._help.setVisible(shown)
        self._settings.setVisible(shown)

    @Slot()
    def _rest(self) -> None:
        self._show(self._resting)

    def _show(self, sentence: str) -> None:
        self._sentence.setText(sentence)
        self._sentence.setAccessibleName(sentence)


def _link(text: str, wanted: SignalInstance) -> QPushButton:
    button = QPushButton(text)
    button.setProperty("kind", "link")
    button.clicked.connect(lambda: wanted.emit())
    return button
