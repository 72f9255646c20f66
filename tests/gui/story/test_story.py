"""From a folder of photographs to a line that is inspected, by a person's clicks, keys and drops alone.

Every test is a sitting: the program starts, goes on where it was, and its window is closed at the end. The story is
told twice: with drawn biscuits, and with photographed ones where those lie beside the checkout.
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.bin_row import BinRow
from inspector.gui.pages.images.shown import Bin
from inspector.gui.pages.start import StartPage
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.page import View
from tests.gui.story import world as worlds
from tests.gui.story.hands import CTRL, SHIFT, Hands, button, field, thumbnail, words
from tests.gui.story.sitting import sitting
from tests.gui.story.world import ANOMALIES, GOOD, LOOSE, World

Key = Qt.Key
MAKERS = {"drawn": worlds.drawn, "photographed": worlds.photographed}


@pytest.fixture(scope="module", params=MAKERS)
def world(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> World:
    return MAKERS[request.param](tmp_path_factory.mktemp(request.param))


@pytest.fixture(autouse=True)
def _own_folders(world: World) -> Iterator[None]:
    """The program's folders stay from one sitting to the next."""
    with pytest.MonkeyPatch.context() as patch:
        world.live_in(patch)
        yield


@pytest.fixture
def hands(qtbot: QtBot, request: pytest.FixtureRequest) -> Hands:
    return Hands(qtbot, request.node.name)


@sitting
def test_01_a_new_project_is_made_by_clicks(hands: Hands, world: World) -> None:
    start = hands.page(StartPage)
    hands.look("start")
    hands.click(start.drop.new_button)
    hands.type("Biscuits, oven 2")
    hands.fill(start.drop.form.place, str(world.project))
    hands.look("form")
    hands.click(start.drop.form.create_button)
    hands.page(ImagesPage)
    hands.look("empty")
    assert hands.window.windowTitle() == "Biscuits, oven 2 – Inspector"
    assert (world.project / "project.json").is_file()


@sitting
def test_02_photographs_are_dropped_on_a_bin_and_on_the_window(hands: Hands, world: World) -> None:
    images = hands.page(ImagesPage)
    hands.drop(bin_of(images, Label.GOOD), world.good)
    hands.until(lambda: images.library.counts.good == GOOD)
    hands.drop(images.viewer, world.loose + world.anomaly)
    hands.until(lambda: images.library.counts.unlabelled == LOOSE + ANOMALIES)
    assert all(path.exists() for path in world.good + world.loose + world.anomaly)
    hands.click(bin_of(images, None))
    hands.look("dropped")
    assert len(images.grid.images) == LOOSE + ANOMALIES


@sitting
def test_03_thumbnails_are_labelled_by_drag_and_by_key_and_all_is_undone(hands: Hands, world: World) -> None:
    images = listed(hands)
    hands.click(bin_of(images, None))
    first, second, mistaken = (path.name for path in world.loose)
    hands.drag_thumbnail(images.grid, first, bin_of(images, Label.GOOD))
    hands.until(lambda: label_of(images, first) is Label.GOOD)
    choose(hands, images, second)
    hands.press(Key.Key_G)
    hands.until(lambda: label_of(images, second) is Label.GOOD)
    choose(hands, images, *(path.name for path in world.anomaly), mistaken)
    hands.look("chosen")
    hands.press(Key.Key_A)
    hands.until(lambda: images.library.counts.anomaly == ANOMALIES + 1)
    assert images.library.counts.unlabelled == 0

    hands.press(Key.Key_Z, CTRL)
    hands.until(lambda: images.library.counts.unlabelled == ANOMALIES + 1)
    hands.press(Key.Key_Z, CTRL)
    hands.until(lambda: label_of(images, second) is None)
    hands.press(Key.Key_Z, CTRL | SHIFT)
    hands.press(Key.Key_Z, CTRL | SHIFT)
    hands.until(lambda: images.library.counts.anomaly == ANOMALIES + 1)

    hands.click(bin_of(images, Label.GOOD))
    choose(hands, images, first)
    hands.press(Key.Key_U)
    hands.until(lambda: label_of(images, first) is None)
    hands.click(button(hands.window.status, "Undo: move 1 image to Unlabelled"))
    hands.until(lambda: label_of(images, first) is Label.GOOD)
    hands.look("labelled")


@sitting
def test_04_the_quick_preset_is_trained_and_is_in_use(hands: Hands, world: World) -> None:
    listed(hands)
    train = hands.go(TrainPage)
    hands.until(lambda: train.head.train_button.isEnabled())
    hands.click(button(train.setup, "Quick"))
    hands.click(button(train.setup, "More"))
    hands.click(button(train.setup, "Pictures"))
    hands.fill(field(train.setup, "Image size"), "128")
    hands.click(button(train.setup, "Encoder and memory"))
    hands.fill(field(train.setup, "Patches remembered"), "50")
    hands.look("chosen")
    assert (train.recipe.preparation.size, train.recipe.patches) == (128, 50)
    hands.click(train.head.train_button)
    assert train.view is View.DURING
    shares = watch_progress(hands, train)
    assert train.view is View.AFTER, words(train)
    assert shares == sorted(shares)
    assert len(set(shares)) > 2
    hands.look("trained")
    assert "in use" in words(train.outcome)
    assert hands.window.session.bundle is not None


def watch_progress(hands: Hands, train: TrainPage) -> list[float]:
    """Watch a run to its end; return how much of it was done, as its bar showed."""
    seen: list[float] = []

    def over() -> bool:
        if train.view is View.DURING:
            seen.append(train.running.progress.told.share)
            if len(seen) == 60:
                hands.look("running")
        return train.view is View.AFTER

    hands.until(over, s=180)
    return seen


def listed(hands: Hands) -> ImagesPage:
    """Return the Images page that came back with the window, when it knows its images."""
    images = hands.page(ImagesPage)
    hands.until(lambda: images.library.listed and images.grid.images)
    return images


def bin_of(images: ImagesPage, label: Label | None, kind: str | None = None) -> BinRow:
    return next(row for row in images.bins.rows if row.bin == Bin(label, kind))


def label_of(images: ImagesPage, name: str) -> Label | None:
    return next(image.label for image in images.library.images if image.path.name == name)


def choose(hands: Hands, images: ImagesPage, *names: str) -> None:
    """Click on thumbnails, the second and all others with Ctrl."""
    for place, name in enumerate(names):
        at = thumbnail(images.grid, name)
        hands.click(images.grid.viewport(), at, CTRL if place else Qt.KeyboardModifier.NoModifier)
    assert {path.name for path in images.grid.chosen} == set(names)
