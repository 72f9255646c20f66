"""A trigger that can be changed while inspection runs: the window turns it, the thread that inspects asks it."""

from inspector.gui.pages.live.wish import When
from inspector.runtime.triggers import EveryFrame, OnDemand, Timer, Trigger


class SwitchedTrigger:
    """Is what was chosen last: every frame, a timer, or a key."""

    def __init__(self, when: When, seconds: float) -> None:
        self._current: Trigger = EveryFrame()
        self.choose(when, seconds)

    def choose(self, when: When, seconds: float) -> None:
        """Be another trigger from now on."""
        self._current = EveryFrame() if when is When.EVERY else OnDemand() if when is When.KEY else Timer(seconds)

    def press(self) -> None:
        """Ask for a frame, where it is a key that says when."""
        if isinstance(self._current, OnDemand):
            self._current.set()

    @property
    def every_frame(self) -> bool:
        """Whether all frames are judged."""
        return self._current.every_frame

    @property
    def on_demand(self) -> bool:
        """Whether somebody waits for each answer."""
        return self._current.on_demand

    def fired(self) -> float | None:
        """Take the oldest firing that was not taken yet."""
        return self._current.fired()

    def wait(self, timeout_s: float) -> None:
        """Wait for a firing, at most `timeout_s` seconds."""
        self._current.wait(timeout_s)
