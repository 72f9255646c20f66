"""The system asks the program to end: the session of the desktop ends, or a service is stopped."""

import signal
from types import FrameType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal


class Termination(QObject):
    """Says `wanted` at SIGTERM, which would end Python at once, with nothing closed and nothing remembered.

    Python learns of a signal when it runs next: the search for garbage runs twice a second.
    """

    wanted = Signal()
    _came = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before: Any = signal.SIG_DFL
        self._came.connect(self.wanted, Qt.ConnectionType.QueuedConnection)  # not in the midst of whatever runs now

    def install(self) -> None:
        """Watch from now on."""
        self._before = signal.signal(signal.SIGTERM, self._handle)

    def remove(self) -> None:
        """Watch no longer."""
        signal.signal(signal.SIGTERM, self._before)

    def _handle(self, _: int, __: FrameType | None) -> None:
        self._came.emit()
