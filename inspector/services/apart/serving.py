"""The other process: it tells one story after the other, step by step as it is asked."""

import logging
import os
import signal
import sys
from contextlib import suppress
from multiprocessing import parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from threading import Thread

from inspector.core.errors import InspectorError
from inspector.services.apart.messages import Bug, Event, Failure, Order, Result, Say
from inspector.services.apart.wire import Wire
from inspector.store.log import start_log
from inspector.store.places import log_dir

_NICER = 5  # of 19: what gives way still gets what nobody else wants
_GOES_FIRST = "500"  # as if half of all memory were taken more than is

Ending = Result | Failure | Bug | Say


def serve(connection: Connection) -> None:
    """Tell stories until nobody wants one any more: the first thing that the process does, and the last."""
    _leave_interrupts()
    _go_first()
    Thread(target=_end_with_parent, daemon=True, name="parent").start()
    _log()
    wire = Wire(connection)
    with suppress(EOFError, OSError):
        while (order := _next_order(wire)) is not Say.END:
            _send_ending(wire, _tell(order, wire) if isinstance(order, Order) else order)


def _next_order(wire: Wire) -> Order | Bug | Say:
    """Wait for a story, passing over what was still said about the one before."""
    while True:
        try:
            said = wire.receive()
        except (EOFError, OSError):
            raise
        except Exception as error:  # noqa: BLE001  a story that cannot be imported here: a bug, told there
            return Bug.of(error)
        if isinstance(said, Order) or said is Say.END:
            return said


def _tell(order: Order, wire: Wire) -> Ending:
    """Make a step whenever one is asked for; return how it ended."""
    if order.gives_way and hasattr(os, "nice"):
        os.nice(_NICER)
    asked = _Asked(wire)
    try:
        steps = order.story(*order.args, **order.kwargs)
        try:
            while asked.wait():
                wire.send(Event(next(steps)))
        finally:
            steps.close()
    except StopIteration as end:
        return Result(end.value)
    except InspectorError as error:
        return Failure(error, asked.closed)
    except BaseException as error:  # noqa: BLE001  the border to the other process: a bug is raised there
        return Bug.of(error, closing=asked.closed)
    return Say.CLOSED


def _send_ending(wire: Wire, ending: Ending) -> None:
    try:
        wire.send(ending)
    except OSError:  # nobody is there any more
        raise
    except Exception as error:  # noqa: BLE001  what cannot be packed is a bug, told there
        wire.send(Bug.of(error))


class _Asked:
    """Counts the steps that are asked for and not made yet; `closed` once no more of them is to be made."""

    def __init__(self, wire: Wire) -> None:
        self.closed = False
        self._wire = wire
        self._steps = 0

    def wait(self) -> bool:
        """Wait until a step is asked for; return False once the story is to be closed, whatever was asked before."""
        while not self._steps or self._wire.waits():
            if self._wire.receive() is not Say.GO:
                self.closed = True
                return False
            self._steps += 1
        self._steps -= 1
        return True


def _leave_interrupts() -> None:
    """Leave Ctrl+C, which all programs of a terminal get, to the window's process: it closes what is to be closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _go_first() -> None:
    """Where memory runs out, let Linux end this process before the window, or what else a person has open."""
    with suppress(OSError):  # there is no such file elsewhere
        Path("/proc/self/oom_score_adj").write_text(_GOES_FIRST)


def _end_with_parent() -> None:
    """End at once when the window's process has ended, however that came."""
    if (parent := parent_process()) is not None:
        wait([parent.sentinel])
        os._exit(1)


def _log() -> None:
    """Write into the log of all faces what the libraries complain of, too: there is nobody to read it elsewhere."""
    logger = start_log(log_dir(), "story", otherwise=sys.stderr)
    logging.captureWarnings(True)
    for handler in logger.handlers:
        logging.getLogger().addHandler(handler)
