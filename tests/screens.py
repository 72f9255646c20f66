"""Pictures of every page, in both themes and two sizes, with the drawn demo project: what the README shows.

uv run python -m tests.screens                              → docs/screens/
uv run python -m tests.screens --project FOLDER --out DIR   another project, elsewhere: for one's own eyes
"""

import argparse
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from inspector.core.pretraining import Change, Pretraining, Views
from inspector.core.progress import drive
from inspector.core.recipe import PRESETS
from inspector.core.sample import Label
from inspector.data.drawn import LINES, draw_anomaly, draw_good
from inspector.gui.app import Application
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.train import TrainPage
from inspector.gui.window.window import MainWindow
from inspector.imaging.write import write_png
from inspector.services.demonstrating import demo_project
from inspector.services.workplace import Workplace
from inspector.store.project import create_project
from inspector.store.settings import Loaded, Settings

SIZES = ((1440, 900), (1366, 768))
THEMES = ("light", "dark")
OUT = Path(__file__).parents[1] / "docs" / "screens"
SETTLED_S, PATIENCE_S = 0.8, 60
EPOCHS, LIVE_PARTS = 24, 14
LASTING = ("Live inspection", "Training")  # what goes on while its picture is taken
OTHERS = (("Biscuits, oven 2", "biscuit", 14), ("Flanges, line 3", "flange", 9))  # name, line, photos


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"INSPECTOR_{name}_DIR"] = str(Path(temporary) / name.lower())
        root = arguments.project or _demo(Path(temporary) / "demo")
        others = [] if arguments.project else [_other(Path(temporary), *other) for other in OTHERS]
        live = arguments.record or not arguments.project
        take(root, others, arguments.out, only=arguments.shot, live=live, language=arguments.language)


def take(
    root: Path, others: list[Path], out: Path, *, only: str | None = None, live: bool = True, language: str = "en"
) -> None:
    """Write the pictures of all shots, or of those of one name."""
    qt = QApplication.instance() or QApplication(["inspector"])
    assert isinstance(qt, QApplication)
    settings = Settings(language=language, theme=THEMES[0])
    for folder in (*reversed(others), root):
        settings = replace(settings, recent=settings.opened(folder))
    application = Application(qt, Loaded(settings))
    window = application.window
    window.resize(*SIZES[0])
    window.show()
    QCursor.setPos(SIZES[0][0] + 500, 0)  # nothing is to look as if the mouse were on it
    window.opener.open(root, then="images")
    wait_until(lambda: application.session.bundle is not None)
    settle(window)
    out.mkdir(parents=True, exist_ok=True)
    for name, prepare in SHOTS.items():
        if (only and name != only) or (name in RECORDING and not live):
            continue
        shown = prepare(window)
        _let_go(shown)
        for theme in THEMES:
            application.session.change_settings(theme=theme)
            for width, height in SIZES:
                shown.resize(width, height)
                settle(window)
                shown.grab().save(str(out / f"{name}-{theme}-{width}x{height}.png"))
                print(f"{name} {theme} {width}×{height}", flush=True)
        CLEARED.get(name, lambda _: None)(window)
    application.session.tasks.stop_all()
    window.close()
    application.end()


def _let_go(shown: QWidget) -> None:
    """Take the focus off a button: nothing is to look as if a key had been pressed."""
    if isinstance(focused := shown.focusWidget(), QAbstractButton):
        focused.clearFocus()


def _page(key: str) -> Callable[[MainWindow], QWidget]:
    def prepare(window: MainWindow) -> QWidget:
        window.go(key)
        settle(window)
        return window

    return prepare


def _images(window: MainWindow) -> QWidget:
    """An anomaly that everybody sees, with its heat and why."""
    shown = sorted(window.session.library.images, key=lambda image: (image.kind != "hair", str(image.path)))
    window.session.show_image(shown[0].path)
    settle(window)
    return window


def _train_page(window: MainWindow) -> TrainPage:
    window.go("train")
    page = window.stack.pages["train"]
    assert isinstance(page, TrainPage)
    return page


def _training(window: MainWindow) -> QWidget:
    """A run that is pretraining on boards of wood, no two of which are alike: its curves show what it has learned."""
    if window.session.project is not None and window.session.project.name.startswith("Demo"):
        root = _other(Path(tempfile.mkdtemp()), "Boards, line 1", "wood", photos=80, labelled=40)
        window.opener.open(root, then="train")
        wait_until(lambda: window.session.project is not None and window.session.project.root == root)
    page = _train_page(window)
    settle(window)
    views = Views(size=64, crop=Change(strength=0.5), colour=Change(strength=0.2), grey=Change(on=False))
    pretraining = Pretraining(epochs=60, batch=16, rate=0.0007, views=views)
    page.train(recipe=replace(PRESETS["standard"], pretraining=pretraining))
    wait_until(lambda: page.run is None or _epochs(page) >= EPOCHS, patience_s=1200)
    return window


def _epochs(page: TrainPage) -> int:
    latest = page.run.latest if page.run is not None else None
    return max((len(curve) for curve in latest.progress.curves.values()), default=0) if latest is not None else 0


def _stop_training(window: MainWindow) -> None:
    page = _train_page(window)
    if page.run is not None:
        page.run.cancel()
        wait_until(lambda: page.run is None)
    if window.session.bundle is None:  # the run was of another project: back to the one before
        window.opener.open(Path(window.session.settings.recent[1].path), then="train")
        wait_until(lambda: window.session.bundle is not None)


def _live_page(window: MainWindow) -> LivePage:
    window.go("live")
    page = window.stack.pages["live"]
    assert isinstance(page, LivePage)
    return page


def _live(window: MainWindow) -> QWidget:
    """A folder that another program fills, judged as it is filled; the last part is an anomaly."""
    page = _live_page(window)
    settle(window)
    project = window.session.project
    assert project is not None
    parts = sorted(window.session.library.images, key=lambda image: (image.kind == "hair", image.path.stem[::-1]))
    watched = Path(tempfile.mkdtemp()) / "Camera 1"
    watched.mkdir()
    page.choose_camera(f"folder:{watched}", "Camera 1")
    page.start()
    wait_until(lambda: page.seen is not None)  # what a folder holds by then is not new
    for count, image in enumerate(parts[-LIVE_PARTS:], 1):
        shutil.copy(image.path, watched / f"T3-{118800 + count}.png")
        wait_until(lambda count=count: page.seen is not None and page.seen.event.counts.total >= count)
    return window


def _operator(window: MainWindow) -> QWidget:
    page = _live_page(window)
    page.enter_operator()
    operator = page.operator
    assert operator is not None
    operator.showNormal()
    return operator


def _stop_live(window: MainWindow) -> None:
    page = _live_page(window)
    page.leave_operator()
    page.stop()
    wait_until(lambda: not page.run.running)


def _history(window: MainWindow) -> QWidget:
    window.go("history")
    settle(window)
    return window


def _palette(window: MainWindow) -> QWidget:
    window.go("images")
    window.commands["palette"].trigger()
    return window


def _shortcuts(window: MainWindow) -> QWidget:
    window.commands["shortcuts"].trigger()
    return window


def settle(window: MainWindow) -> None:
    """Wait until nothing runs that would change the picture."""
    quiet_since = time.monotonic()
    end = quiet_since + PATIENCE_S
    while time.monotonic() < end:
        wait(50)
        if any(not task.paused and task.name not in LASTING for task in window.session.tasks.running):
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > SETTLED_S:
            return
    print("still running:", *(task.name for task in window.session.tasks.running), flush=True)


def wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool], patience_s: float = PATIENCE_S) -> None:
    end = time.monotonic() + patience_s
    while not done():
        if time.monotonic() > end:
            raise TimeoutError("what the picture is to show did not come")
        wait(20)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, help="another project than the demo")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--language", choices=("en", "de"), default="en")
    parser.add_argument("--shot", choices=tuple(SHOTS), help="only this one")
    parser.add_argument("--record", action="store_true", help="also what writes into the other project: a run, Live")
    return parser.parse_args()


def _demo(folder: Path) -> Path:
    made = drive(demo_project(folder, line="fabric", seed=1, workplace=Workplace()))
    return made.project.root


def _other(folder: Path, name: str, line: str, photos: int, labelled: int = 2) -> Path:
    """Draw a small project that nobody has trained yet, for the list of projects, or to train on."""
    project = create_project(folder / name, name)
    for index in range(photos):
        write_png(project.unlabelled / f"{index:03d}.png", draw_good(line, seed=2, index=index, size=192).image)
    kind = LINES[line].defects[0]
    for index in range(2):
        drawn = draw_anomaly(line, kind, seed=2, index=photos + index, size=192)
        write_png(project.bin(Label.ANOMALY, kind) / f"{index:03d}.png", drawn.image)
    for index in range(labelled):
        good = draw_good(line, seed=2, index=photos + 5 + index, size=192)
        write_png(project.bin(Label.GOOD) / f"{index:03d}.png", good.image)
    return project.root


SHOTS: MappingProxyType[str, Callable[[MainWindow], QWidget]] = MappingProxyType(
    {
        "start": _page("start"),
        "images": _images,
        "train": _page("train"),
        "training": _training,
        "results": _page("results"),
        "live": _live,
        "operator": _operator,
        "history": _history,
        "settings": _page("settings"),
        "palette": _palette,
        "shortcuts": _shortcuts,
    }
)
RECORDING = ("training", "live", "operator")  # they write into the project
CLEARED: MappingProxyType[str, Callable[[MainWindow], None]] = MappingProxyType(
    {
        "training": _stop_training,
        "operator": _stop_live,
        "palette": lambda window: window.palette_card.shut(),
        "shortcuts": lambda window: window.sheet.shut(),
    }
)


if __name__ == "__main__":
    main()
