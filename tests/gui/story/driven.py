"""The program in a process of its own, that goes on by itself: for tests that kill it.

python -m tests.gui.story.driven train|live FOLDER… opens the project of last time, begins to train with the choices of
last time or to inspect with its camera, in whose folder it puts photographs, and says "in the midst" when it is.
"""

import shutil
import sys
from collections.abc import Callable, Generator
from itertools import count, cycle
from pathlib import Path

from PySide6.QtCore import QTimer

from inspector.gui import app
from inspector.gui.app import Application, Wanted
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.train import TrainPage
from inspector.gui.window.window import MainWindow

Doing = Generator[None, None, None]
EPOCHS, PARTS = 2, 5
_LOOK_MS = 5


class Driven(Application):
    """Goes on by itself once the window is shown."""

    doing: Callable[[MainWindow], Doing]

    def open(self, wanted: Wanted) -> None:
        super().open(wanted)
        steps = type(self).doing(self.window)
        self._clock = QTimer(self)
        self._clock.timeout.connect(lambda: next(steps))
        self._clock.start(_LOOK_MS)


def main() -> None:
    what, *folders = sys.argv[1:]
    Driven.doing = train if what == "train" else lambda window: live(window, Path(folders[0]), Path(folders[1]))
    app.Application = Driven  # type: ignore[misc]
    sys.exit(app.run())


def train(window: MainWindow) -> Doing:
    while window.session.project is None:
        yield
    window.go("train")
    page = window.stack.pages["train"]
    assert isinstance(page, TrainPage)
    while not page.head.train_button.isEnabled():
        yield
    page.head.train_button.click()
    while page.run is not None and _epochs(page) < EPOCHS:
        yield
    print("in the midst", flush=True)
    while True:
        yield


def live(window: MainWindow, photos: Path, line: Path) -> Doing:
    while window.session.bundle is None:
        yield
    window.go("live")
    page = window.stack.pages["live"]
    assert isinstance(page, LivePage)
    page.head.start.click()
    while page.side.block.shout.word != "Ready":
        yield
    for number, photo in zip(count(1), cycle(sorted(photos.iterdir()))):
        shutil.copy(photo, line / f"{number:04d}{photo.suffix}")
        while page.seen is None or page.seen.event.counts.total < number:
            yield
        if number == PARTS:
            print("in the midst", flush=True)


def _epochs(page: TrainPage) -> int:
    latest = page.run.latest if page.run is not None else None
    return len(latest.progress.curves.get("pretrain", ())) if latest is not None else 0


if __name__ == "__main__":
    main()
