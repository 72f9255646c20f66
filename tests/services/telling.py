"""Stories for the tests of processes, in a file of their own: what is told is imported where it is told."""

import os
import signal
import sys
import time
import warnings
from collections.abc import Generator
from pathlib import Path
from typing import Any

import numpy as np

from inspector.core.errors import NotWritable, TooFewImages
from inspector.core.progress import Point

Story = Generator[Any, None, Any]


class OurOwn(Exception):
    """An exception that nobody else knows."""


def counting(steps: int, *, end: str = "counted") -> Story:
    yield from range(steps)
    return end


def marking(folder: Path) -> Story:
    """Leave a file for each step that was begun."""
    for step in range(1000):
        (folder / str(step)).touch()
        yield step


def leaving(mark: Path) -> Story:
    """Go on until it is closed; tell in a file which process cleaned up."""
    try:
        while True:
            yield os.getpid()
    finally:
        mark.write_text(str(os.getpid()))


def refusing_to_close() -> Story:
    try:
        while True:
            yield 0
    finally:
        raise NotWritable("/p/training.json", "the disk is full")


def failing_ahead() -> Story:
    yield 0
    raise TooFewImages(what="good images", found=1, needed=10)


def failing(hint: str) -> Story:
    yield 0
    raise TooFewImages(what="good images", found=8, needed=10, hint=hint)


def dividing() -> Story:
    yield 1 // 0


def raising_our_own() -> Story:
    raise OurOwn("a bug")
    yield


def yielding_what_cannot_be_packed() -> Story:
    yield lambda: 0


def returning_what_cannot_be_packed() -> Story:
    yield 0
    return lambda: 0


def killed() -> Story:
    yield 0
    os.kill(os.getpid(), signal.SIGKILL)
    yield 1


def exiting(code: int) -> Story:
    yield 0
    os._exit(code)


def stuck() -> Story:
    """Make a step that takes too long for anybody."""
    yield 0
    time.sleep(3600)


def telling_who() -> Story:
    yield 0
    return os.getpid()


def telling_how_nice() -> Story:
    yield 0
    return os.nice(0)


def telling_when_it_goes() -> Story:
    yield 0
    return int(Path("/proc/self/oom_score_adj").read_text())


def telling_what_is_imported() -> Story:
    yield 0
    return set(sys.modules)


def warning() -> Story:
    warnings.warn("the moon is full", stacklevel=1)
    yield 0


def growing() -> Story:
    """Show a picture that stays and a curve that grows, with a passing picture in each event."""
    picture, curve = np.arange(50_000), ()
    for at in range(4):
        curve = (*curve, Point(at, {"loss": 1.0 / (1 + at)}))
        yield picture, curve, np.full(10, at)
