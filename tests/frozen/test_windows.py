"""What is looked for in pictures of a built edition can fail."""

import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from tests.frozen import windows
from tests.frozen.windows import Sitting, different, painted_share

Pixels = NDArray[np.uint8]
BLANK = np.full((200, 300, 3), 30, np.uint8)


class Moving:
    """A screen on which `changing` pixels are others each time that it is looked at."""

    def __init__(self, changing: int) -> None:
        self._changing, self._looks = changing, count()

    def pixels(self) -> Pixels:
        shown = BLANK.copy()
        page = shown[60:-32, 80:].reshape(-1, 3).copy()
        page[: self._changing] = next(self._looks) % 2
        shown[60:-32, 80:] = page.reshape(shown[60:-32, 80:].shape)
        return shown


@pytest.fixture
def running() -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE, text=True) as made:
        yield made
        made.kill()


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(windows, "_STILL_S", 0.2)


def sitting(running: "subprocess.Popen[str]", changing: int) -> Sitting:
    screen: Any = Moving(changing)
    place: Any = None
    return Sitting(place, running, screen, Path())


def test_a_page_that_never_rests_is_told(running: "subprocess.Popen[str]") -> None:
    with pytest.raises(AssertionError, match="did not come to rest"):
        sitting(running, 5000).wait_until_still(patience_s=1)


def test_a_cursor_may_blink(running: "subprocess.Popen[str]") -> None:
    assert sitting(running, 40).wait_until_still().shape == (108, 220, 3)


def test_an_empty_page_is_painted_nowhere() -> None:
    written = BLANK.copy()
    written[:20, :30] = 200
    assert painted_share(BLANK) == 0
    assert painted_share(written) == pytest.approx(0.01)


def test_pixels_that_differ_are_counted() -> None:
    other = BLANK.copy()
    other[5, 5:9, 1] = 31
    assert different(BLANK, other) == 4
