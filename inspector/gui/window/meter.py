"""The load of the machine, read every two seconds away from the UI thread."""

import contextlib

from PySide6.QtCore import QObject, QThreadPool, QTimer, Signal, Slot

from inspector.gui.session import Session
from inspector.services.machine import Machine

_EVERY_MS = 2000


class LoadMeter(QObject):
    """Reads until it is stopped; `changed` carries each `Load`."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._machine = Machine()
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._read)
        self._timer.start()
        QTimer.singleShot(0, self, self._read)

    def stop(self) -> None:
        """Read no more, and wait for the reading in hand."""
        self._timer.stop()
        self._pool.waitForDone()

    @Slot()
    def _read(self) -> None:
        if self._pool.activeThreadCount() == 0:
            device = self._session.settings.device
            self._pool.start(lambda: self._tell(device))

    def _tell(self, device: str) -> None:
        load = self._machine.read(device)
        with contextlib.suppress(RuntimeError):  # the window went while it was read
            self.changed.emit(load)
