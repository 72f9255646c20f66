"""Before a run: what is chosen, what it means, and why it cannot start yet."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.finetuning import Unfreezing
from inspector.core.pretraining import Change
from inspector.core.recipe import preset
from inspector.core.sample import Label
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.fields import ChangeField, Field
from inspector.gui.pages.train.page import View
from inspector.gui.session import Session
from inspector.store.choices import load_choices
from inspector.store.project import Project, create_project
from tests.gui.pages.train.conftest import LEARNING, Choose, a_page


def field(page: TrainPage, path: str) -> Field:
    return next(f for f in page.setup.more.findChildren(Field) if f.path == path)


def button(parent: QWidget, text: str) -> QPushButton:
    return next(b for b in parent.findChildren(QPushButton) if b.text() == text)


def test_with_enough_images_it_can_be_trained(page: TrainPage) -> None:
    assert page.view is View.BEFORE
    assert page.head.train_button.isEnabled()
    assert page.head.reason == ""


def test_with_too_few_the_reason_stands_beside_the_button(
    qtbot: QtBot, page: TrainPage, project: Project, session: Session
) -> None:
    for photo in sorted(project.bin(Label.GOOD).iterdir())[:6]:
        photo.unlink()
    session.library.rescan()
    qtbot.waitUntil(lambda: session.library.counts.good == 8, timeout=20_000)
    assert not page.head.train_button.isEnabled()
    assert page.head.reason == "8 good images: at least 10 are needed, 20 are better. Drop more into Good."
    with qtbot.waitSignal(session.page_wanted) as wanted:
        qtbot.mouseClick(button(page.setup.images, "Go to Images"), Qt.MouseButton.LeftButton)
    assert wanted.args == ["images"]


def test_more_images_make_it_possible(qtbot: QtBot, session: Session, project: Project) -> None:
    shutil.rmtree(project.bin(Label.GOOD))
    session.open(project)
    page = a_page(qtbot, session)
    assert not page.head.train_button.isEnabled()
    for place in range(12):
        shutil.copy(project.unlabelled / "014.png", _good(project) / f"{place}.png")
    session.library.rescan()
    qtbot.waitUntil(lambda: page.head.train_button.isEnabled(), timeout=20_000)


def _good(project: Project) -> object:
    folder = project.bin(Label.GOOD)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize(("place", "name"), [(0, "quick"), (2, "thorough")])
def test_a_click_chooses_a_preset(qtbot: QtBot, page: TrainPage, place: int, name: str) -> None:
    qtbot.mouseClick(page.setup.presets._cards[place], Qt.MouseButton.LeftButton)
    assert page.draft.preset == name
    assert page.setup.presets._cards[place].radio.isChecked()


def test_what_is_not_shipped_cannot_be_chosen_and_says_so(page: TrainPage, choose: Choose) -> None:
    choose(replace(page.draft.recipe, backbone="resnet50", weights="scratch"))
    start = page.setup.start
    assert not start._buttons["shipped"].isEnabled()
    assert start._shipped.text() == "None is shipped for resnet50 yet."


def test_a_project_starts_from_our_own_encoder(page: TrainPage) -> None:
    assert page.draft.recipe.weights == "shipped"
    assert page.draft.preset == "standard"
    assert page.setup.start._buttons["shipped"].isChecked()


def test_our_own_encoder_can_be_chosen(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(replace(page.draft.recipe, weights="scratch"))
    button = page.setup.start._buttons["shipped"]
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(8, button.height() // 2))
    assert page.draft.recipe.weights == "shipped"
    assert page.head.train_button.isEnabled()


def test_a_field_changes_the_recipe(page: TrainPage, choose: Choose) -> None:
    choose(preset("standard"))
    page.setup.open_more()
    field(page, "pretraining.epochs")._spin.setValue(12)  # type: ignore[attr-defined]
    assert page.draft.recipe.pretraining is not None
    assert page.draft.recipe.pretraining.epochs == 12


def test_a_percentage_is_a_share_in_the_recipe(page: TrainPage) -> None:
    field(page, "false_rejects")._spin.setValue(2.5)  # type: ignore[attr-defined]
    assert page.draft.recipe.false_rejects == 0.025


def test_an_augmentation_is_switched_with_its_strength(page: TrainPage) -> None:
    change = field(page, "pretraining.views.hue")
    assert isinstance(change, ChangeField)
    change._control.box.setChecked(True)
    change._control.spin.setValue(10)
    assert page.draft.value("pretraining.views.hue") == Change(True, 0.1)


def test_every_field_shows_what_the_recipe_says(page: TrainPage, choose: Choose) -> None:
    choose(LEARNING)
    told: list[str] = []
    page.setup.more.changed.connect(lambda path, _: told.append(path))
    page._show_draft()
    assert told == []
    assert field(page, "preparation.size")._spin.value() == 128  # type: ignore[attr-defined]


def test_a_size_that_is_no_multiple_is_refused_in_place(page: TrainPage) -> None:
    field(page, "preparation.size")._spin.setValue(100)  # type: ignore[attr-defined]
    assert "not a multiple of 16" in page.banner.sentence
    assert page.draft.recipe.preparation.size == 256
    assert field(page, "preparation.size")._spin.value() == 256  # type: ignore[attr-defined]


def test_pretraining_can_be_switched_off(page: TrainPage) -> None:
    section = page.setup.more.sections["pretraining"]
    section._switch.setChecked(False)
    assert page.draft.recipe.pretraining is None
    assert page.setup.more.sections["views"].isHidden()


def test_the_schedule_grows_a_row_that_can_be_changed(qtbot: QtBot, page: TrainPage) -> None:
    page.setup.open_more()
    page.setup.more.sections["finetuning"].open()
    qtbot.mouseClick(button(page.setup.more, "Add a row"), Qt.MouseButton.LeftButton)
    assert page.draft.finetuning.schedule == (Unfreezing(1, 1e-4, 5),)
    qtbot.mouseClick(button(page.setup.more, "Add a row"), Qt.MouseButton.LeftButton)
    assert page.draft.finetuning.schedule[1].layers == 2


def test_kinds_of_defects_can_be_left_out_but_not_all(page: TrainPage) -> None:
    boxes = {b.text(): b for b in page.setup.more.findChildren(QCheckBox) if b.text()}
    boxes["Stain"].setChecked(False)
    assert "stain" not in page.draft.finetuning.kinds
    assert len(page.draft.finetuning.kinds) > 5
    for box in boxes.values():
        box.setChecked(False)
    assert len(page.draft.finetuning.kinds) == 1


def test_examples_of_what_it_learns_from_are_drawn(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LEARNING)
    examples = page.setup.examples
    qtbot.mouseClick(button(examples, "Show examples"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.measuring.busy, timeout=60_000)
    assert len(examples._pairs._pairs) == 4
    assert len(examples._defects._pairs) == 4
    first = examples._pairs._pairs[0][0].copy()
    qtbot.mouseClick(button(examples, "Other examples"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.measuring.busy, timeout=60_000)
    assert examples._pairs._pairs[0][0] != first


def test_quick_has_no_examples_for_it_learns_nothing(page: TrainPage) -> None:
    page._take(page.draft.with_preset("quick"))
    assert page.setup.examples._button.isHidden()


def test_an_estimate_is_told_and_stale_once_something_changes(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LEARNING)
    qtbot.mouseClick(button(page.setup.estimate, "Estimate"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.measuring.busy, timeout=60_000)
    assert "of memory, on the processor." in page.setup.estimate.sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert page.measuring.estimate_for(page.recipe) is not None
    page._change("pretraining.epochs", 50)
    assert page.setup.estimate.sentence == "The choices have changed since the estimate."


def test_region_and_ignored_polygons_of_the_project_go_into_the_recipe(page: TrainPage, session: Session) -> None:
    session.choose(region=(0.1, 0.2, 0.5, 0.5), ignored=(((0.1, 0.1), (0.2, 0.1), (0.2, 0.2)),))
    assert page.recipe.preparation.region == (0.1, 0.2, 0.5, 0.5)
    assert len(page.recipe.preparation.ignored) == 1


def test_the_choices_of_the_last_run_come_back(qtbot: QtBot, session: Session, project: Project) -> None:
    session.open(project)
    session.choose(recipe=LEARNING)
    assert load_choices(project).recipe == LEARNING
    assert a_page(qtbot, session).draft.recipe == LEARNING


def test_every_control_of_more_has_a_name_for_screen_readers(page: TrainPage) -> None:
    for one in page.setup.more.findChildren(Field):
        assert one.accessibleName(), one.path


def test_more_stays_as_it_was_left(qtbot: QtBot, page: TrainPage, session: Session) -> None:
    assert page.setup.more.isHidden()
    page.setup.open_more()
    assert not a_page(qtbot, session).setup.more.isHidden()


def test_examples_of_another_project_are_not_shown_in_this_one(
    qtbot: QtBot, page: TrainPage, session: Session, choose: Choose, tmp_path: Path
) -> None:
    choose(LEARNING)
    qtbot.mouseClick(button(page.setup.examples, "Show examples"), Qt.MouseButton.LeftButton)
    assert page.setup.examples.drawing
    session.open(create_project(tmp_path / "other"))
    qtbot.waitUntil(lambda: session.tasks.running == (), timeout=60_000)
    assert not page.setup.examples.drawing
    assert page.setup.examples._pairs.isHidden()
    assert page.setup.examples._defects.isHidden()


def test_stopped_examples_can_be_asked_for_again(qtbot: QtBot, page: TrainPage, choose: Choose) -> None:
    choose(LEARNING)
    qtbot.mouseClick(button(page.setup.examples, "Show examples"), Qt.MouseButton.LeftButton)
    page.measuring.stop()
    qtbot.waitUntil(lambda: not page.measuring.busy, timeout=60_000)
    assert button(page.setup.examples, "Show examples").isEnabled()


def test_the_cards_end_where_the_page_does_while_nothing_is_scrolled(qtbot: QtBot, page: TrainPage) -> None:
    page.resize(1400, 1200)
    with qtbot.waitExposed(page):
        page.show()
    card, setup = page.setup.images, page.setup
    qtbot.waitUntil(lambda: card.mapTo(setup, card.rect().topRight()).x() == setup.rect().right())
