"""Pictures of every page, in both themes and two sizes, with the drawn demo project: what the README shows.

uv run python -m tests.screens                              → docs/screens/
uv run python -m tests.screens --project FOLDER --out DIR   another project, elsewhere: for one's own eyes
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from types import MappingProxyType

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

from inspector.core.progress import drive
from inspector.core.sample import Label
from inspector.data.drawn import LINES, draw_anomaly, draw_good
from inspector.gui.app import Application
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
OTHERS = (("Biscuits, oven 2", "biscuit", 14), ("Flanges, line 3", "flange", 9))  # name, line, photos


def main() -> None:
    arguments = _arguments()
    with tempfile.TemporaryDirectory() as temporary:
        for name in ("CACHE", "DATA", "CONFIG"):
            os.environ[f"INSPECTOR_{name}_DIR"] = str(Path(temporary) / name.lower())
        root = arguments.project or _demo(Path(temporary) / "demo")
        others = [] if arguments.project else [_other(Path(temporary), *other) for other in OTHERS]
        take(root, others, arguments.out, only=arguments.page)


def take(root: Path, others: list[Path], out: Path, *, only: str | None = None) -> None:
    """Write the pictures of all pages, or of one."""
    qt = QApplication.instance() or QApplication(["inspector"])
    assert isinstance(qt, QApplication)
    settings = Settings(language="en", theme=THEMES[0])
    for folder in (*reversed(others), root):
        settings = Settings(language="en", theme=THEMES[0], recent=settings.opened(folder))
    application = Application(qt, Loaded(settings))
    window = application.window
    window.resize(*SIZES[0])
    window.show()
    QCursor.setPos(SIZES[0][0] + 500, 0)  # nothing is to look as if the mouse were on it
    window.opener.open(root, then="images")
    wait_until(lambda: application.session.project is not None)
    settle(window)
    out.mkdir(parents=True, exist_ok=True)
    for key in [only] if only else [entry.key for entry in window.entries]:
        window.go(key)
        settle(window)
        STATES.get(key, lambda _: None)(window)
        for theme in THEMES:
            application.session.change_settings(theme=theme)
            for width, height in SIZES:
                window.resize(width, height)
                settle(window)
                window.grab().save(str(out / f"{key}-{theme}-{width}x{height}.png"))
                print(f"{key} {theme} {width}×{height}", flush=True)
    window.close()
    application.end()


def settle(window: MainWindow) -> None:
    """Wait until nothing runs that would change the picture."""
    quiet_since = time.monotonic()
    end = quiet_since + PATIENCE_S
    while time.monotonic() < end:
        wait(50)
        if window.session.tasks.running:
            quiet_since = time.monotonic()
        elif time.monotonic() - quiet_since > SETTLED_S:
            return


def wait(ms: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(ms, loop.quit)
    loop.exec()


def wait_until(done: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not done() and time.monotonic() < end:
        wait(20)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", type=Path, help="another project than the demo")
    parser.add_argument("--out", type=Path, default=OUT)
    parser.add_argument("--page", help="only this one")
    return parser.parse_args()


def _demo(folder: Path) -> Path:
    made = drive(demo_project(folder, line="fabric", seed=1, workplace=Workplace()))
    return made.project.root


def _other(folder: Path, name: str, line: str, photos: int) -> Path:
    """Draw a small project that nobody has trained yet, for the list of projects."""
    project = create_project(folder / name, name)
    for index in range(photos):
        write_png(project.unlabelled / f"{index:03d}.png", draw_good(line, seed=2, index=index, size=192).image)
    kind = LINES[line].defects[0]
    for index in range(2):
        drawn = draw_anomaly(line, kind, seed=2, index=photos + index, size=192)
        write_png(project.bin(Label.ANOMALY, kind) / f"{index:03d}.png", drawn.image)
        good = draw_good(line, seed=2, index=photos + 5 + index, size=192)
        write_png(project.bin(Label.GOOD) / f"{index:03d}.png", good.image)
    return project.root


STATES: MappingProxyType[str, Callable[[MainWindow], None]] = MappingProxyType({})


if __name__ == "__main__":
    main()
