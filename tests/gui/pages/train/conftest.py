"""A project with the drawn photographs that all tests share, and the page on it."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.finetuning import Finetuning
from inspector.core.pretraining import Pretraining, Views
from inspector.core.recipe import Recipe
from inspector.core.sample import Label
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.draft import Draft
from inspector.gui.session import Session
from inspector.store.project import Project, create_project
from tests.conftest import KIND, TINY, Photos

LEARNING = replace(
    TINY,
    pretraining=Pretraining(views=Views(size=32), epochs=2, batch=8, patience=None),
    finetuning=Finetuning(defects=1, head_steps=5, epochs=3, learn_from=2),
)
LONG = replace(TINY, pretraining=Pretraining(views=Views(size=32), epochs=5000, batch=8, patience=None))

Choose = Callable[[Recipe], None]


@pytest.fixture
def project(tmp_path: Path, photos: Photos) -> Project:
    made = create_project(tmp_path / "biscuits")
    shutil.copytree(photos.good, made.bin(Label.GOOD), dirs_exist_ok=True)
    shutil.copytree(photos.anomaly / KIND, made.bin(Label.ANOMALY, KIND), dirs_exist_ok=True)
    shutil.copytree(photos.new, made.unlabelled, dirs_exist_ok=True)
    return made


@pytest.fixture
def page(qtbot: QtBot, session: Session, project: Project) -> TrainPage:
    session.open(project)
    return a_page(qtbot, session)


def epochs(page: TrainPage) -> int:
    """How many epochs of pretraining are behind the run."""
    latest = page.run.latest if page.run is not None else None
    return len(latest.progress.curves.get("pretrain", ())) if latest is not None else 0


def press(qtbot: QtBot, page: TrainPage, text: str) -> None:
    """Click the button of this text that is seen."""
    shown = [b for b in page.findChildren(QPushButton) if b.text() == text and b.isVisible()]
    qtbot.mouseClick(shown[0], Qt.MouseButton.LeftButton)


def a_page(qtbot: QtBot, session: Session) -> TrainPage:
    """The page as it is after a person has gone there, its images listed."""
    made = TrainPage(session)
    qtbot.addWidget(made)
    made.restyle(session.theme.tokens)
    made.resize(1294, 692)
    made.show()
    made.entered()
    qtbot.waitUntil(lambda: session.project is None or session.library.listed, timeout=20_000)
    qtbot.waitUntil(lambda: made.watching.warm, timeout=60_000)
    return made


@pytest.fixture
def choose(page: TrainPage) -> Choose:
    return lambda recipe: page._take(Draft.of(recipe))
