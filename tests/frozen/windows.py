"""The window of a built edition, as somebody sits at it: opened, looked at, closed by its cross."""

import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tests.frozen.place import Place
from tests.xserver import Screen, X

PATIENCE_S = 120.0
_LOOK_S = 0.01
_HEADER, _RAIL, _STATUS = 60, 80, 32  # pixels around a page
_STILL_S = 4.0
_BLINK = 400  # pixels of a text cursor, and more
_PAINTED = 0.5  # of the screen: an X server begins black


@dataclass(slots=True)
class Sitting:
    """The program while its window is open on a screen; `shots` is where pictures of it go, if anywhere."""

    at: Place
    running: "subprocess.Popen[str]"
    screen: Screen
    shots: Path | None
    began: float = field(default_factory=time.monotonic)

    def wait(self, what: str, is_so: Callable[[], object], patience_s: float = PATIENCE_S) -> float:
        """Wait until something is so; return the seconds since the program was started."""
        end = time.monotonic() + patience_s
        while not is_so():
            if self.running.poll() is not None:
                raise AssertionError(f"it ended while waiting for {what}: {self.running.communicate()[1]}")
            assert "Traceback" not in self.at.log(), self.at.log()[-5000:]
            if time.monotonic() > end:
                self.shoot("late")
                raise AssertionError(f"{what} did not come within {patience_s:.0f} s")
            time.sleep(_LOOK_S)
        return time.monotonic() - self.began

    def see(self, title: str, patience_s: float = PATIENCE_S) -> float:
        """Wait until the window has a title and is painted; return the seconds since the program was started."""
        with X(self.screen.name) as x:
            return self.wait(f"a window “{title}”", lambda: x.window(title) and self._is_painted(), patience_s)

    def wait_until_still(self, patience_s: float = PATIENCE_S) -> NDArray[np.uint8]:
        """Wait until the page, beside rail, header and status line, stays as it is; return it.

        A text cursor may blink.
        """
        seen, since, end = self._page(), time.monotonic(), time.monotonic() + patience_s
        while time.monotonic() < since + _STILL_S:
            assert time.monotonic() < end, f"the page did not come to rest within {patience_s:.0f} s"
            time.sleep(_LOOK_S * 10)
            assert self.running.poll() is None, self.running.communicate()[1]
            now = self._page()
            if different(now, seen) > _BLINK:
                seen, since = now, time.monotonic()
        return seen

    def shoot(self, name: str) -> None:
        """Keep a picture of the screen."""
        if self.shots is not None:
            self.shots.mkdir(parents=True, exist_ok=True)
            Image.fromarray(self.screen.pixels()).save(self.shots / f"{name}.png")

    def close(self, title: str) -> None:
        """Click on the window's cross, and wait for the end of the program."""
        with X(self.screen.name) as x:
            x.ask_to_close(title)
        self.end()

    def tell_to_end(self) -> None:
        """Ask the program to end as the system does, which asks nobody whether what runs may be stopped."""
        self.running.send_signal(signal.SIGTERM)
        self.end()

    def end(self) -> None:
        """Wait for the end of the program, which has to be a good one, in silence."""
        ended(self.running)

    def _page(self) -> NDArray[np.uint8]:
        return self.screen.pixels()[_HEADER:-_STATUS, _RAIL:]

    def _is_painted(self) -> bool:
        return float(self.screen.pixels().any(axis=2).mean()) > _PAINTED


def different(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> int:
    """Return how many pixels of two pictures, (h, w, 3), are not the same."""
    return int((one != other).any(axis=2).sum())


def painted_share(picture: NDArray[np.uint8]) -> float:
    """Return the share of a picture, (h, w, 3), that has another colour than most of it."""
    colours = picture.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    _, counts = np.unique(colours, return_counts=True)
    return 1 - float(counts.max()) / colours.size


@contextmanager
def sitting(at: Place, screen: Screen, *arguments: object, shots: Path | None = None) -> Iterator[Sitting]:
    """Start the program with a window on a screen."""
    with at.start(*arguments, DISPLAY=screen.name, QT_QPA_PLATFORM="xcb") as running:
        try:
            yield Sitting(at, running, screen, shots)
        finally:
            running.kill()


def open_offscreen(at: Place, project: Path) -> None:
    """Open a project in a window that nobody sees, and have the system end the program."""
    known = at.log().count(f"project: {project}")
    with at.start("open", project, QT_QPA_PLATFORM="offscreen") as running:
        try:
            end = time.monotonic() + PATIENCE_S
            while at.log().count(f"project: {project}") == known:
                assert running.poll() is None, running.communicate()[1]
                assert time.monotonic() < end, "the project was not opened"
                time.sleep(_LOOK_S)
            running.send_signal(signal.SIGTERM)
            ended(running)
        finally:
            running.kill()


def ended(running: "subprocess.Popen[str]") -> None:
    """Wait for the end of the program, which has to be a good one, in silence."""
    out, err = running.communicate(timeout=PATIENCE_S)
    assert (running.returncode, out, err) == (0, "", ""), (running.returncode, out, err)
