"""When to judge again: a moment after the images have changed, for they may go on changing, and while anybody looks."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

_MOMENT_MS = 400


class Rejudging(QObject):
    """`due` says that it is time; `seen` tells whether anybody looks.

    What has changed while nobody does is due as soon as somebody comes back, and `catch_up` is called.
    """

    due = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen = False
        self._stale = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_MOMENT_MS)
        self._soon.timeout.connect(self.catch_up)

    def note_change(self) -> None:
        """The images are others."""
        self._stale = True
        if self.seen:
            self._soon.start()

    def forget(self) -> None:
        """Another project is open: nothing is to be judged again."""
        self._stale = False
        self._soon.stop()

    @Slot()
    def catch_up(self) -> None:
        """Say that it is due, where anything has changed and somebody looks."""
        if self._stale and self.seen:
            self._stale = False
            self.due.emit()
