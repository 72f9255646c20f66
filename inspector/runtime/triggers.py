"""What says when a frame is judged: every frame, a timer, or a key, pedal or input."""

import time
from threading import Condition
from typing import Protocol


class Trigger(Protocol):
    """Tells when to judge. `fired` and `wait` are called from the thread that inspects."""

    @property
    def every_frame(self) -> bool:
        """Whether all frames are judged; then nothing else is asked."""

    @property
    def on_demand(self) -> bool:
        """Whether somebody waits for an answer each time, so that one comes even if there is no picture."""

    def fired(self) -> float | None:
        """Take the oldest firing that was not taken yet: its moment by `time.monotonic()`; None if there is none."""

    def wait(self, timeout_s: float) -> None:
        """Wait for a firing, at most `timeout_s` seconds."""


class EveryFrame:
    """Judges every frame that comes."""

    every_frame = True
    on_demand = False

    def fired(self) -> float | None:
        """Return None: nobody needs to ask."""
        return None

    def wait(self, timeout_s: float) -> None:
        """Return at once."""


class Timer:
    """Fires every `seconds` seconds, at once to begin with; what was missed meanwhile is not made up for."""

    every_frame = False
    on_demand = False

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._due: float | None = None

    def fired(self) -> float | None:
        """Take the firing whose time has come."""
        now = time.monotonic()
        if self._due is None:
            self._due = now
        if now < self._due:
            return None
        due, self._due = self._due, max(self._due + self.seconds, now)
        return due

    def wait(self, timeout_s: float) -> None:
        """Wait until the next firing is due, at most `timeout_s` seconds."""
        left = 0.0 if self._due is None else self._due - time.monotonic()
        time.sleep(min(timeout_s, max(0.0, left)))


class OnDemand:
    """Fires when it is set: by a key, a pedal, later a digital input. Each time counts; from any thread."""

    every_frame = False
    on_demand = True

    def __init__(self) -> None:
        self._changed = Condition()
        self._moments: list[float] = []

    def set(self) -> None:
        """Ask for a frame that is taken from now on."""
        with self._changed:
            self._moments.append(time.monotonic())
            self._changed.notify()

    def fired(self) -> float | None:
        """Take the oldest firing."""
        with self._changed:
            return self._moments.pop(0) if self._moments else None

    def wait(self, timeout_s: float) -> None:
        """Wait for a firing, at most `timeout_s` seconds."""
        with self._changed:
            self._changed.wait_for(lambda: bool(self._moments), timeout_s)
