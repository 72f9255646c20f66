"""How far a long task is, in place: what is being done, a bar, the time left, and a way to stop it."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from inspector.core.progress import Progress
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.words import stage_word


class ProgressStrip(QWidget):
    """Shows a `Progress`; `cancel_wanted` asks to stop."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._what, self._left = ElidedLabel("", "strong"), label("", "muted")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self.cancel_button.clicked.connect(self._wish_end)
        words = QHBoxLayout()
        words.addWidget(self._what, 1)
        words.addWidget(self._left)
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addLayout(words)
        column.addWidget(self._bar)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addLayout(column, 1)
        row.addWidget(self.cancel_button)

    @property
    def what(self) -> str:
        """What is being done, as it stands there."""
        return self._what.text()

    def begin(self, what: str) -> None:
        """Show that something has begun, before its first news."""
        self._what.setText(what)
        self._left.setText("")
        self._bar.setRange(0, 0)
        self.cancel_button.setEnabled(True)

    def show_progress(self, progress: Progress) -> None:
        """Show where the task is."""
        what = stage_word(progress.stage)
        if progress.total:
            what = self.tr("{what}, {done} of {total}").format(what=what, done=progress.done, total=progress.total)
        self._what.setText(what)
        self._bar.setRange(0, progress.total or 0)
        self._bar.setValue(progress.done)
        left = progress.left_s
        self._left.setText("" if left is None or left < 1 else time_left(left))

    def _wish_end(self) -> None:
        self.cancel_button.setEnabled(False)
        self._what.setText(self.tr("Stopping after this step"))
        self.cancel_wanted.emit()


def time_left(seconds: float) -> str:
    """Say how long something will take."""
    say = QCoreApplication.translate
    if seconds < 55:
        return say("Time", "about {seconds} s left").format(seconds=max(1, round(seconds / 5) * 5 or round(seconds)))
    if seconds < 3600:
        return say("Time", "about {minutes} min left").format(minutes=max(1, round(seconds / 60)))
    hours, minutes = divmod(round(seconds / 60), 60)
    return say("Time", "about {hours} h {minutes} min left").format(hours=hours, minutes=minutes)
