"""What nobody can read thirty times a second is shown at most ten times, and the newest in the end."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

_CALM_MS = 100


class Calm(QObject):
    """Calls `show` when it is asked to, but not again while it rests; then once more, if it was asked meanwhile."""

    def __init__(self, show: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._show = show
        self._waits = False
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(_CALM_MS)
        self._rest.timeout.connect(self._rested)

    def ask(self, *, rests: bool) -> None:
        """Show now, or after the rest; `rests`: rest afterwards."""
        if self._rest.isActive():
            self._waits = True
            return
        self._waits = False
        self._show()
        if rests:
            self._rest.start()

    @Slot()
    def _rested(self) -> None:
        if self._waits:
            self.ask(rests=True)
