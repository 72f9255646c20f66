"""The end of a session: what runs is stopped while the event loop goes on, so that a closed window is gone at once."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.gui.session import Session

PATIENCE_MS = 15_000  # for the step in hand, and once more for what is left when stories were killed


class Ending(QObject):
    """Ends a session; `ended` comes once nothing of it runs any more.

    A story that has not ended within `patience_ms` is killed, which ends its task. What does not end even then is not
    waited for.
    """

    ended = Signal()

    def __init__(self, session: Session, parent: QObject | None = None, *, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._begun = self._killed = self._over = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(patience_ms)
        self._patience.timeout.connect(self._lose_patience)

    @property
    def begun(self) -> bool:
        """Whether the session ends, or has ended."""
        return self._begun

    def begin(self) -> None:
        """Stop what runs, as soon as the event loop is back; asked twice, it is done once."""
        if not self._begun:
            self._begun = True
            QTimer.singleShot(0, self, self._stop)

    @Slot()
    def _stop(self) -> None:
        self._session.tasks.changed.connect(self._look)
        self._patience.start()
        self._session.stop()
        self._look()

    @Slot()
    def _look(self) -> None:
        if not self._session.tasks.running:
            self._end()

    @Slot()
    def _lose_patience(self) -> None:
        if self._killed:
            self._end()
            return
        self._killed = True
        self._patience.start()
        self._session.stories.close()

    def _end(self) -> None:
        if self._over:
            return
        self._over = True
        self._patience.stop()
        self._session.close(timeout_ms=0)
        self.ended.emit()
