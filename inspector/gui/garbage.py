"""Cycles of objects are searched for in the window's own thread only.

Python searches in whatever thread makes the object that is one too many, and frees what it finds there. A QObject that
is freed in a thread that is not its own takes the process along: so the search is ours, now and then, between events.
"""

import gc

from PySide6.QtCore import QObject, QTimer, Slot

_EVERY_MS = 500


class GarbageCollector(QObject):
    """Takes over from Python's own search while it lives; `end` hands back."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EVERY_MS)
        self._timer.timeout.connect(self._search)
        self._timer.start()

    def end(self) -> None:
        """Let Python search by itself again."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()

    @Slot()
    def _search(self) -> None:
        collect_due()


def collect_due() -> None:
    """Search the oldest generation that Python itself would search by now, in this thread."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, threshold) in enumerate(counts) if threshold and count > threshold]
    if due:
        gc.collect(due[-1])
