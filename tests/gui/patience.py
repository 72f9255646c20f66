"""Waiting that does not depend on how fast the machine is.

What is waited for comes within milliseconds on a machine at rest. Pytest-qt gives up after five seconds, which a busy
machine may need for one flush of the journal: tests of History and Live failed so, once in many runs.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

PATIENCE_MS = 60_000


class PatientBot(QtBot):
    """A `qtbot` that waits at least `PATIENCE_MS` before it fails a test."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = 0) -> None:  # noqa: N802  pytest-qt's
        """Wait until the callback returns True, or raises nothing."""
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal: Any, *, timeout: int = 0, raising: bool | None = None, **how: Any) -> Any:  # noqa: N802
        """Wait for a signal; one that need not come (`raising` False) is waited for as long as was asked."""
        longer = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=longer, raising=raising, **how)

    def waitSignals(self, signals: Any, *, timeout: int = 0, raising: bool | None = None, **how: Any) -> Any:  # noqa: N802
        """Wait for all signals."""
        longer = timeout if raising is False else max(timeout, PATIENCE_MS)
        return super().waitSignals(signals, timeout=longer, raising=raising, **how)

    def waitExposed(self, widget: QWidget, *, timeout: int = 0) -> Any:  # noqa: N802
        """Wait until a window is seen."""
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))

    def waitActive(self, widget: QWidget, *, timeout: int = 0) -> Any:  # noqa: N802
        """Wait until a window has the keyboard."""
        return super().waitActive(widget, timeout=max(timeout, PATIENCE_MS))
