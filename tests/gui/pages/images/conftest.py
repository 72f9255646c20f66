from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.pages.images import ImagesPage
from inspector.gui.session import Session
from inspector.store.project import Project
from tests.gui.made import a_project, settle


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return a_project(tmp_path / "project", unlabelled=6, good=4, kinds=["Crack", "Break"], each=2)


@pytest.fixture
def page(session: Session, project: Project, qtbot: QtBot) -> ImagesPage:
    """The page in a window of its own, with its images listed and in front."""
    made = ImagesPage(session)
    qtbot.addWidget(made)
    made.resize(1368, 824)
    made.restyle(session.theme.tokens)
    with qtbot.waitExposed(made):
        made.show()
    session.open(project)
    settle(qtbot, session.library)
    made.activateWindow()
    made.entered()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is made.grid)
    return made
