"""A window over a session of its own, and a small project to open in it."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.session import Session
from inspector.gui.window.window import MainWindow
from inspector.imaging.write import write_png
from inspector.store.project import Project, create_project

WAIT_MS = 120_000  # the first project imports what reads images, on a machine that may be busy


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "projects" / "bracket", "Bracket")
    write_png(made.bin(Label.GOOD) / "0.png", np.full((16, 16, 3), 120, np.uint8))
    return made


@pytest.fixture
def window(session: Session, qtbot: QtBot) -> MainWindow:
    made = MainWindow(session)
    qtbot.addWidget(made, before_close_func=stop)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)  # shortcuts are those of the active window
    return made


def stop(window: QWidget) -> None:
    assert isinstance(window, MainWindow)
    window.session.tasks.stop_all()


def opened(window: MainWindow, project: Project, qtbot: QtBot, *, then: str = "settings") -> None:
    window.opener.open(project.root, then=then)
    qtbot.waitUntil(lambda: window.session.project is not None and window.stack.key == then, timeout=WAIT_MS)
