"""Runs in a process of their own, as the window has them: it never holds torch, and does not fall when they fall."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import active_children
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.page import View
from inspector.services.apart import Processes, Stories
from inspector.store.pending import load_pending
from inspector.store.project import Project
from tests.gui.pages.train.conftest import LONG, Choose, epochs, press

ROOT = Path(__file__).resolve().parents[4]
MOST_S = 300


@pytest.fixture
def stories() -> Stories:
    return Processes()


@pytest.mark.skipif(sys.platform == "win32", reason="signals are those of POSIX")
def test_a_run_whose_process_was_killed_is_told_and_goes_on_when_it_is_tried_again(
    qtbot: QtBot, page: TrainPage, choose: Choose, project: Project
) -> None:
    choose(LONG)
    press(qtbot, page, "Train")
    qtbot.waitUntil(lambda: epochs(page) >= 2, timeout=1000 * MOST_S)
    (learning,) = active_children()
    assert learning.pid is not None
    os.kill(learning.pid, signal.SIGKILL)  # what the system does when memory runs out
    qtbot.waitUntil(lambda: page.run is None, timeout=1000 * MOST_S)
    assert page.view is View.AFTER
    assert "ended in its midst (SIGKILL)" in page.outcome.sentences
    assert load_pending(project) is not None

    press(qtbot, page, "Try again")
    qtbot.waitUntil(lambda: epochs(page) >= 2, timeout=1000 * MOST_S)
    latest = page.run.latest  # type: ignore[union-attr]
    assert any(note.startswith("Goes on in epoch") for note in latest.progress.notes)  # type: ignore[union-attr]
    page.run.pause()  # type: ignore[union-attr]
    page._stop()
    since = time.monotonic()
    qtbot.waitUntil(lambda: page.run is None, timeout=1000 * MOST_S)
    assert time.monotonic() - since < 10
    assert "was interrupted after epoch" in page.banner.sentence


def test_the_windows_process_has_no_torch_before_a_run_nor_after_it(project: Project, tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication
if __name__ == "__main__":
    app, wait = QApplication([]), QEventLoop.ProcessEventsFlag.WaitForMoreEvents
    from inspector.gui.pages.train import TrainPage
    from inspector.gui.session import Session
    from inspector.store.project import open_project
    from tests.conftest import a_workplace
    from tests.gui.pages.train.conftest import LEARNING
    session = Session(a_workplace(Path({str(tmp_path)!r})))
    session.open(open_project(Path({str(project.root)!r})))
    page = TrainPage(session)
    page.restyle(session.theme.tokens)
    page.show()
    page.entered()
    while not (session.library.listed and page.watching.warm):
        app.processEvents(wait)
    print("torch" in sys.modules)
    page.train(recipe=LEARNING)
    while page.run is not None:
        app.processEvents(wait)
    print(page.outcome.sentences.split(" It is in use")[0])
    print("torch" in sys.modules)
    session.open(None)
    print(session.close())
"""
    ran = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=MOST_S,
        check=False,
    )
    (bundle,) = project.bundles.iterdir()
    assert ran.stdout.split("\n") == ["False", f"Trained: {bundle.name}", "False", "True", ""], ran.stderr
