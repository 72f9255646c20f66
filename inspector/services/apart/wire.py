"""What goes from process to process: message by message, and nothing that lasts goes twice.

An event carries the whole history so far, so the curves and the pictures in it were in the one before, too. Packing
them again and again would cost a training its time, and unpacking them hold up the window: instead they are numbered.
"""

import io
import pickle
from itertools import count
from multiprocessing.connection import Connection
from threading import Lock
from typing import Any

import numpy as np

from inspector.core.progress import Point

_LASTING = (np.ndarray, Point)  # of a frozen event: they never change


class Wire:
    """One end of a connection. `send` may be called from any thread, `receive` from one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._sending = Lock()
        self._numbers = count()
        self._sent: dict[int, tuple[int, Any]] = {}
        self._received: dict[int, Any] = {}

    def send(self, message: object) -> None:
        """Send a message. Raises `OSError` where nobody is there, and what pickle raises for what cannot be sent."""
        with self._sending:
            buffer = io.BytesIO()
            pickler = _Pickler(buffer, self._sent, self._numbers)
            pickler.dump(message)
            self._connection.send_bytes(buffer.getbuffer())
            self._sent = pickler.lasting or self._sent

    def receive(self) -> Any:
        """Wait for a message. Raises `EOFError` or `OSError` where nobody is there any more."""
        unpickler = _Unpickler(io.BytesIO(self._connection.recv_bytes()), self._received)
        message = unpickler.load()
        self._received = unpickler.lasting or self._received
        return message

    def waits(self, timeout_s: float = 0.0) -> bool:
        """Return whether there is something to receive, or nobody any more, waiting up to `timeout_s` seconds."""
        return self._connection.poll(timeout_s)


class _Pickler(pickle.Pickler):
    """Numbers what lasts; `lasting` is what this message holds of it, and keeps it alive: its id stays its own."""

    def __init__(self, buffer: io.BytesIO, sent: dict[int, tuple[int, Any]], numbers: "count[int]") -> None:
        super().__init__(buffer, pickle.HIGHEST_PROTOCOL)
        self.lasting: dict[int, tuple[int, Any]] = {}
        self._sent, self._numbers = sent, numbers

    def persistent_id(self, obj: Any) -> int | tuple[int, bytes] | None:
        """Return the number of what lasts, with its content where it was not sent before."""
        if not isinstance(obj, _LASTING):
            return None
        known = self.lasting.get(id(obj)) or self._sent.get(id(obj))
        self.lasting[id(obj)] = known or (next(self._numbers), obj)
        number = self.lasting[id(obj)][0]
        return number if known else (number, pickle.dumps(obj, pickle.HIGHEST_PROTOCOL))


class _Unpickler(pickle.Unpickler):
    """Finds what lasts by its number; `lasting` is what this message holds of it."""

    def __init__(self, buffer: io.BytesIO, received: dict[int, Any]) -> None:
        super().__init__(buffer)
        self.lasting: dict[int, Any] = {}
        self._received = received

    def persistent_load(self, pid: int | tuple[int, bytes]) -> Any:
        """Return what a number stands for."""
        if isinstance(pid, tuple):
            number, found = pid[0], pickle.loads(pid[1])
        else:
            number, found = pid, self.lasting[pid] if pid in self.lasting else self._received[pid]
        self.lasting[number] = found
        return found
