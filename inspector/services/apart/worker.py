"""The other process as it is seen from here: it is started, asked, closed and ended."""

import logging
import multiprocessing
import signal
import time
from collections.abc import Generator, Iterator
from contextlib import contextmanager, suppress
from multiprocessing import resource_tracker
from typing import Any

from inspector.core.errors import ProcessLost
from inspector.services.apart.messages import Bug, Event, Failure, Order, Result, Say
from inspector.services.apart.serving import serve
from inspector.services.apart.wire import Wire

_PATIENCE_S = 120.0  # for a story that is to be closed: the step in hand may be an export, or the import of torch
_GONE_S = 5.0  # until the system tells how a process ended that speaks no more
_log = logging.getLogger("inspector")


class Worker:
    """A process that tells stories, one at a time. It has begun when this is made.

    `free`: it has told one to its end, and could tell another.
    """

    def __init__(self) -> None:
        self.free = False
        context = multiprocessing.get_context("spawn")
        here, there = context.Pipe()
        self._process = context.Process(target=serve, args=(there,), name="stories", daemon=True)
        with _no_interrupts():
            self._process.start()
        there.close()
        self._wire = Wire(here)

    @property
    def pid(self) -> int | None:
        """The system's number of the process."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the process goes on."""
        return self._process.is_alive()

    def tell(self, order: Order) -> Generator[Any, None, Any]:
        """Drive a story there, at most one step ahead of whoever listens; closing closes it there, too.

        Raises what the story raises, and `ProcessLost`.
        """
        self.free = False
        self._say(order)
        self._say(Say.GO)  # the step ahead
        while True:
            self._say(Say.GO)
            said = self._receive()
            if not isinstance(said, Event):
                return _ended(said)
            try:
                yield said.value
            except GeneratorExit:
                self._close_story()
                raise

    def end(self) -> None:
        """Ask the process to end, and let it."""
        self._say(Say.END)

    def kill(self) -> None:
        """End the process at once, whatever it does; with nothing to do it loses nothing."""
        self._process.kill()
        self._process.join(_GONE_S)

    def _say(self, what: object) -> None:
        with suppress(OSError):  # it has ended: how is told when it is listened to
            self._wire.send(what)

    def _receive(self) -> Any:
        """Wait for what it says of the story. Raises `ProcessLost`."""
        try:
            said = self._wire.receive()
        except (EOFError, OSError):
            self._process.join(_GONE_S)
            raise ProcessLost(self._process.exitcode) from None
        self.free = not isinstance(said, Event)
        return said

    def _close_story(self) -> None:
        """Close the story, and wait until it has cleaned up after itself; raise what that raised.

        What the step ahead came to was not asked for and is passed over.
        """
        self._say(Say.CLOSE)
        until = time.monotonic() + _PATIENCE_S
        said: Any = None
        while said is None or isinstance(said, Event):
            if not self._wire.waits(max(0.0, until - time.monotonic())):
                _log.error("A story was not closed within %.0f s; its process is killed.", _PATIENCE_S)
                self.kill()
                return
            try:
                said = self._receive()
            except ProcessLost:  # it is closed, in its way
                return
        if isinstance(said, Failure | Bug):
            if said.closing:
                _ended(said)
            _log.warning("A step that nobody waited for failed: %s", said)


def _ended(said: Any) -> Any:
    """Return what a story returned, or raise what it raised."""
    if isinstance(said, Failure):
        raise said.error
    if isinstance(said, Bug):
        raise said.exception()
    return said.value if isinstance(said, Result) else None


@contextmanager
def _no_interrupts() -> Iterator[None]:
    """Start a process that no Ctrl+C meets before it has said that it wants none: a mask is inherited."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    resource_tracker.ensure_running()  # it is started once, and takes the mask away when it is
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
