"""What the page says while there is nothing to show, and the first step out of it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.gui.widgets.empty_state import EmptyState
from inspector.gui.widgets.progress import ProgressStrip

_WIDTH = 440


class EmptyView(EmptyState):
    """A sentence with a button, or how far judging is. `page_wanted` carries a page's key."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        step = QPushButton()
        super().__init__("results", (step,), width=_WIDTH, parent=parent)
        self._step = step
        self.setProperty("role", "card")
        self._step.clicked.connect(lambda: self.page_wanted.emit("train"))
        self.progress = ProgressStrip()
        self.progress.hide()
        self._put_before_steps(self.progress)

    @property
    def words(self) -> str:
        """All that is said."""
        return f"{self.title} {self.said}".strip()

    def say(self, title: str, said: str = "", *, icon_name: str = "", step: str = "") -> None:
        """Say why there is nothing, with a button to the Train page where a `step` is named."""
        super().say(title, said, icon_name=icon_name)
        self._step.setText(step)
        self._step.setVisible(bool(step))
        self.progress.hide()

    def show_busy(self, what: str) -> None:
        """Say that something is being worked out."""
        self.say("")
        self.progress.begin(what)
        self.progress.show()
