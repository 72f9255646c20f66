"""How long the window's thread is held while something heavy goes on: a heartbeat that should come every 5 ms.

uv run python -m benchmarks.ui [train] [library] [live] [--images 10000] [--seconds 30] [--where]

A gap is the time between two beats. What is held for more than 50 ms a person can feel.
"""

import argparse
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import cv2
import numpy as np

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication

from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.data.drawn import draw_good
from inspector.gui.app import Application
from inspector.services.demonstrating import demo_project
from inspector.store.project import Project, create_project
from inspector.store.settings import Loaded, Settings

BEAT_MS, FELT_MS = 5, 50
PATIENCE_S = 600


class Heartbeat(QObject):
    """A timer in the window's thread that remembers how far apart its beats were, in milliseconds."""

    def __init__(self, *, where: bool) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self.culprits: Counter[str] = Counter()
        self._where = where
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        self.gaps.clear()
        self.culprits.clear()
        self._last = time.perf_counter()
        self._timer.start()
        if self._where:
            # In this thread: CPython 3.11 crashes when another one walks frames that Qt calls into.
            signal.signal(signal.SIGALRM, self._look)
            signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)

    def stop(self) -> None:
        self._timer.stop()
        if self._where:
            signal.setitimer(signal.ITIMER_REAL, 0)

    def _look(self, _: int, frame: FrameType | None) -> None:
        """Note where the thread is whenever a beat is late."""
        if frame is not None and (time.perf_counter() - self._last) * 1000 > FELT_MS * 0.6:
            stack = [f for f in traceback.extract_stack(frame) if "/inspector/" in f.filename]
            self.culprits[" < ".join(f"{Path(f.filename).stem}.{f.name}:{f.lineno}" for f in stack[:-4:-1])] += 1

    def _beat(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", choices=[[], *SCENES], default=[])
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--project", type=Path, help="a demo project made before, to save time")
    parser.add_argument("--where", action="store_true", help="name the code that held the thread")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"INSPECTOR_{name}_DIR"] = str(Path(temporary) / name.lower())
        qt = QApplication(["inspector"])
        application = Application(qt, Loaded(Settings(language="en", theme="light")))
        application.window.resize(1440, 900)
        application.window.show()
        bench = Bench(application, Path(temporary), images=a.images, seconds=a.seconds, demo=a.project, where=a.where)
        print("| while | beats | p50 | p99 | p99.9 | longest | over 50 ms |\n|---|--:|--:|--:|--:|--:|--:|", flush=True)
        for name in a.what or SCENES:
            SCENES[name](bench)
        application.window.close()
        application.end()


class Bench:
    """The application under test, and how its thread is measured."""

    def __init__(
        self, application: Application, folder: Path, *, images: int, seconds: float, demo: Path | None, where: bool
    ) -> None:
        self.application, self.folder = application, folder
        self.images, self.seconds = images, seconds
        self.window, self.session = application.window, application.session
        self._heart = Heartbeat(where=where)
        self._demo = demo
        self._where = where

    def demo(self) -> Path:
        """Return the demo project, made once."""
        if self._demo is None:
            place, session = self.folder / "demo", self.session
            made = session.stories.long(demo_project, place, line="fabric", seed=1, workplace=session.workplace)
            self._demo = drive(made).project.root
        return self._demo

    def open(self, root: Path, page: str) -> None:
        self.window.opener.open(root, then=page)
        wait_until(lambda: self.session.project is not None and self.session.project.root == root)
        wait_until(lambda: self.window.stack.key == page)

    def measure(self, name: str, during: Callable[[], None]) -> None:
        """Print the gaps of the heartbeat while something goes on."""
        self._heart.start()
        during()
        self._heart.stop()
        gaps = np.array(self._heart.gaps)
        shown = [f"{np.percentile(gaps, q):.1f}" for q in (50, 99, 99.9)]
        print(
            f"| {name} | {len(gaps)} | {' | '.join(shown)} | {gaps.max():.1f} | {(gaps > FELT_MS).sum()} |", flush=True
        )
        if self._where:
            for place, times in self._heart.culprits.most_common(8):
                print(f"    {times * 10} ms: {place or 'inside Qt'}", flush=True)


def idle(bench: Bench) -> None:
    bench.measure("nothing happens", lambda: wait(bench.seconds / 3))


def train(bench: Bench) -> None:
    """A quick training by the Train page, its pictures and plots in front."""
    from inspector.core.recipe import PRESETS
    from inspector.gui.pages.train import TrainPage

    bench.open(bench.demo(), "train")
    wait(2)
    page = bench.window.stack.pages["train"]
    assert isinstance(page, TrainPage)

    def go() -> None:
        page.train(recipe=PRESETS["quick"])
        wait_until(lambda: page.run is None)

    bench.measure("a quick training runs", go)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024  # kilobytes on Linux
    torch = "with" if "torch" in sys.modules else "without"
    print(f"\nthe window's process: {peak_mb:.0f} MB at most, {torch} torch\n", flush=True)


def library(bench: Bench) -> None:
    """A folder of many images is opened, and scrolled from top to end."""
    project = many_images(bench.folder / "many", bench.images)
    bench.measure(f"{bench.images:,} images are listed", lambda: _load(bench, project))
    page = bench.window.stack.pages["images"]
    grid = max(page.findChildren(QAbstractItemView), key=lambda view: view.width() * view.height())
    bench.measure("they are scrolled", lambda: _scroll(grid, bench.seconds))


def live(bench: Bench) -> None:
    """A video of 30 frames a second is inspected on the Live page: every frame, then with the key alone."""
    from inspector.gui.pages.live import LivePage
    from inspector.gui.pages.live.wish import When

    bench.open(bench.demo(), "live")
    wait_until(lambda: bench.session.bundle is not None)
    page = bench.window.stack.pages["live"]
    assert isinstance(page, LivePage)
    video = film(bench.folder / "film.avi")
    page.choose_option("loop", True)
    page.choose_camera(f"video:{video}", "film")
    page.start()
    for when, name in ((When.EVERY, "live inspection runs"), (When.KEY, "a camera is shown live")):
        page.choose_when(when)
        wait_until(lambda: page.seen is not None and page.seen.photo is not None)
        wait(1)
        before = _inspected(page)
        bench.measure(name, lambda: wait(bench.seconds))
        if when is When.EVERY:
            rate = (_inspected(page) - before) / bench.seconds
    page.stop()
    wait_until(lambda: page.run.camera is None)
    print(f"\n{rate:.1f} inspections a second", flush=True)


def _inspected(page: Any) -> int:
    return page.seen.event.counts.total if page.seen is not None else 0


def _load(bench: Bench, project: Project) -> None:
    bench.open(project.root, "images")
    wait_until(lambda: len(bench.session.library.images) == bench.images)
    wait(bench.seconds / 3)


def _scroll(view: QAbstractItemView, seconds: float) -> None:
    bar = view.verticalScrollBar()
    steps = round(seconds * 60)
    for step in range(steps):
        bar.setValue(bar.maximum() * step // steps)
        wait(1 / 60)


def many_images(root: Path, count: int) -> Project:
    """Write many different small photographs, as quickly as can be."""
    project = create_project(root, "Many images")
    part = draw_good("flange", seed=1, index=0, size=320).image
    rng = np.random.default_rng(0)
    bins = [project.bin(label) for label in (Label.GOOD, Label.ANOMALY, None)]
    for index in range(count):
        shift = rng.integers(0, 320, 2)
        picture = np.roll(part, tuple(shift), (0, 1))
        done, content = cv2.imencode(".jpg", picture[..., ::-1])
        assert done
        (bins[index % 3] / f"{index:05d}.jpg").write_bytes(content.tobytes())
    return project


def film(path: Path) -> Path:
    """Write a film of drawn parts, 30 frames a second."""
    frames = [draw_good("fabric", seed=1, index=index, size=384).image for index in range(30)]
    height, width = frames[0].shape[:2]
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 30, (width, height))
    for frame in frames:
        writer.write(frame[..., ::-1])
    writer.release()
    return path


def wait(seconds: float) -> None:
    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done():
        if time.monotonic() > end:
            sys.exit("it did not happen in time")
        wait(0.02)


SCENES: dict[str, Callable[[Bench], None]] = {"idle": idle, "train": train, "library": library, "live": live}


if __name__ == "__main__":
    main()
