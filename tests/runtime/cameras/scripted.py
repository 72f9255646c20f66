"""A camera that does what a script says: it gives frames, fails, freezes, is lost and comes back."""

import time
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import CameraBusy, CameraLost, CameraMissing
from inspector.core.frame import FailedGrab, Frame
from inspector.runtime.cameras.camera import Setting

WAIT_S = 20.0


class Scripted:
    """Plays `script`, a word a grab: frame, stuck (the last one for ever), fail, lost, silent, hang, bug.

    To hang is to wait until `released`. Words missing and busy are played by `open`. At the script's end it has no
    more frames, unless it `stays`. It `offers` settings, and takes what is asked for with the next grab, but at most
    `most`.
    """

    address = "scripted:"
    name = "scripted"

    def __init__(
        self,
        script: str,
        *,
        patience_s: float | None = 5.0,
        waits: bool = False,
        stays: bool = False,
        photographs: list[NDArray[np.uint8]] | None = None,
        grabbed: Callable[[int], None] = lambda number: None,
        offers: tuple[Setting, ...] = (),
        most: float = 1e9,
    ) -> None:
        self.patience_s, self.waits, self._stays = patience_s, waits, stays
        self.ended = False
        self.resolution: tuple[int, int] | None = (16, 16)
        self.released = Event()
        self.opened = self.closed = 0
        self.script = deque(script.split())
        self._photographs, self._grabbed = photographs, grabbed
        self._random = np.random.default_rng(0)
        self._number = 0
        self._offers, self._most = {setting.name: setting for setting in offers}, most
        self._changes: deque[tuple[str, float | None]] = deque()
        self._last = np.zeros((16, 16, 3), np.uint8)

    @property
    def is_open(self) -> bool:
        return self.opened > self.closed

    def open(self) -> None:
        word = self.script[0] if self.script else ""
        if word in ("missing", "busy"):
            self.script.popleft()
            error = CameraMissing if word == "missing" else CameraBusy
            raise error(self.name, f"it is {word}")
        self.opened += 1

    def grab(self, timeout_s: float) -> Frame | FailedGrab | None:
        while self._changes:
            self._change(*self._changes.popleft())
        word = self.script.popleft() if self.script else ("silent" if self._stays else "end")
        if word == "stuck":
            self.script.appendleft(word)
            self.released.wait(0.005)
        if word in ("frame", "stuck", "fail"):
            self._number += 1
            self._grabbed(self._number)
        moment = (datetime.now(UTC), time.monotonic(), self._number, self.name)
        match word:
            case "frame":
                self._last = self._next()
                return Frame(self._last, *moment)
            case "stuck":
                return Frame(self._last.copy(), *moment)
            case "fail":
                return FailedGrab("it blinked", *moment, Path("blink.png") if self.waits else None)
            case "lost":
                raise CameraLost(self.name, "the cable came off")
            case "hang":
                self.released.wait(WAIT_S)
            case "bug":
                raise ZeroDivisionError("a bug")
            case "end":
                self.ended = True
            case _:
                self.released.wait(min(timeout_s, 0.01))
        return None

    def close(self) -> None:
        self.closed = self.opened

    def settings(self) -> tuple[Setting, ...]:
        return tuple(self._offers.values()) if self.is_open else ()

    def change(self, name: str, value: float | None) -> None:
        self._changes.append((name, value))

    def _change(self, name: str, value: float | None) -> None:
        before = self._offers[name]
        if value is None:
            self._offers[name] = replace(before, automatic=True)
        else:
            by_itself = None if before.automatic is None else False
            self._offers[name] = replace(before, value=min(value, self._most), automatic=by_itself)

    def _next(self) -> NDArray[np.uint8]:
        if self._photographs:
            return self._photographs[(self._number - 1) % len(self._photographs)]
        return self._random.integers(0, 256, (16, 16, 3), dtype=np.uint8)


def until(true: Callable[[], object], within_s: float = WAIT_S) -> None:
    """Wait until something is true, looking often."""
    end = time.monotonic() + within_s
    pause = Event()
    while not true():
        assert time.monotonic() < end, "it did not become true"
        pause.wait(0.005)
