from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from inspector.core.recipe import Recipe
from inspector.gui.pages.train.interrupted import Interrupted
from inspector.gui.theme.tokens import LIGHT
from inspector.gui.widgets.banner import Banner
from inspector.store.pending import PendingRun, load_pending, save_pending
from inspector.store.project import Project, create_project
from tests.conftest import TINY
from tests.gui.pages.train.conftest import LEARNING


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "biscuits")


@pytest.fixture
def banner(qtbot: QtBot) -> Banner:
    made = Banner(LIGHT)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def interrupted(banner: Banner) -> Interrupted:
    return Interrupted(banner, banner)


def left_behind(project: Project, recipe: Recipe) -> None:
    save_pending(project, PendingRun(recipe, "b", "2026-01-02T03:04:05+00:00", "pretrain", 1))


def answers(banner: Banner) -> dict[str, QPushButton]:
    return {button.text(): button for button in banner.findChildren(QPushButton)}


def test_where_every_run_has_ended_nothing_is_asked(interrupted: Interrupted, banner: Banner, project: Project) -> None:
    interrupted.look(project)
    interrupted.look(None)
    assert banner.sentence == ""


@pytest.mark.parametrize(("answer", "resume"), [("Resume", True), ("Start over", False)])
def test_what_pretrains_goes_on_or_starts_over(
    interrupted: Interrupted, banner: Banner, project: Project, qtbot: QtBot, answer: str, resume: bool
) -> None:
    left_behind(project, LEARNING)
    interrupted.look(project)
    with qtbot.waitSignal(interrupted.wanted) as wanted:
        qtbot.mouseClick(answers(banner)[answer], Qt.MouseButton.LeftButton)
    assert wanted.args == [LEARNING, resume]
    assert banner.sentence == ""


def test_what_does_not_pretrain_has_nothing_to_go_on_from(
    interrupted: Interrupted, banner: Banner, project: Project
) -> None:
    left_behind(project, TINY)
    interrupted.look(project)
    assert list(answers(banner)) == ["Forget it", "Start over"]


def test_a_run_that_is_to_be_forgotten_is_not_offered_again(
    interrupted: Interrupted, banner: Banner, project: Project, qtbot: QtBot
) -> None:
    left_behind(project, LEARNING)
    interrupted.look(project)
    qtbot.mouseClick(answers(banner)["Forget it"], Qt.MouseButton.LeftButton)
    assert load_pending(project) is None
