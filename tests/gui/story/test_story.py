"""From a folder of photographs to a line that is inspected, by a person's clicks, keys and drops alone.

Every test is a sitting: the program starts, goes on where it was, and its window is closed at the end. The story is
told twice: with drawn biscuits, and with photographed ones where those lie beside the checkout.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.history import HistoryPage
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.results import ResultsPage
from inspector.gui.pages.start import StartPage
from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.page import View
from inspector.imaging.read import read_image
from inspector.services.filing import photograph_of
from inspector.store.journal.journal import Journal
from tests.gui.story import driven
from tests.gui.story import world as worlds
from tests.gui.story.doings import (
    badge,
    bin_of,
    bundles,
    choose,
    choose_item,
    counted,
    curve,
    drag_right,
    escaped,
    goes_on,
    images_of,
    judged,
    kill_in_the_midst,
    label_of,
    listed,
    seen,
    used,
    watch_progress,
    worst,
)
from tests.gui.story.hands import CTRL, SHIFT, Hands, button, field, focus, words
from tests.gui.story.sitting import sitting
from tests.gui.story.world import ANOMALIES, GOOD, LOOSE, World

Key = Qt.Key
EPOCHS = 12
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
def only_drawn(world: World) -> None:
    """A second training tells nothing more of photographs than of drawings, and takes long."""
    if not world.drawn:
        pytest.skip("told with drawn biscuits")


@pytest.fixture
def hands(qtbot: QtBot, request: pytest.FixtureRequest) -> Hands:
    number, told = request.node.name.split("_")[1], request.node.callspec.id
    return Hands(qtbot, f"{told}-{number}")


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
    promised = words(listed(hands).promise).split("Add ")[1]
    train = hands.go(TrainPage)
    hands.until(lambda: train.head.train_button.isEnabled())
    assert promised in words(train.setup.images)
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
    assert "It is in use now, as the first bundle of this project." in words(train.outcome)
    assert used(hands).name in words(hands.window.header)
    assert promised in words(train.outcome)
    hands.click(button(train.outcome, "See results"))
    hands.page(ResultsPage)


@sitting
def test_05_the_viewer_says_the_verdict_and_shows_where(hands: Hands, world: World) -> None:
    images = listed(hands)
    hands.until(lambda: hands.window.session.bundle is not None)
    hands.click(bin_of(images, Label.ANOMALY))
    choose(hands, images, world.anomaly[0].name)
    hands.until(lambda: images.viewer.done and badge(images).isVisible())
    hands.look("verdict")
    if not world.drawn:
        assert badge(images).accessibleName() in ("Good", "Review", "Anomaly")
        return  # what so small a bundle makes of photographs is not ours to say
    assert badge(images).accessibleName() == "Anomaly"
    with_heat = seen(images.viewer.view)
    hands.press(Key.Key_H)
    assert seen(images.viewer.view) != with_heat
    hands.press(Key.Key_H)
    assert seen(images.viewer.view) == with_heat
    hands.click(bin_of(images, Label.GOOD))
    choose(hands, images, world.good[0].name)
    hands.until(lambda: images.viewer.done)
    assert badge(images).accessibleName() == "Good"


@sitting
def test_06_a_threshold_is_dragged_and_applied_and_a_mistake_relabelled(hands: Hands, world: World) -> None:
    _, figures = judged(hands)
    hands.look("results")
    drag_right(hands, figures.histogram.review, -2000)
    before = escaped(figures)
    drag_right(hands, figures.histogram.anomaly, 2000)
    drag_right(hands, figures.histogram.review, 2000)
    after = escaped(figures)
    assert after[0] > before[0]
    assert before[1] == after[1] == ANOMALIES + 1
    assert "Moved, not yet in use" in words(figures)
    hands.look("escaped")

    mistaken = world.loose[-1].name
    hands.until(lambda: mistaken in worst(figures))
    view = figures.gallery.view
    index = view.model().index(worst(figures).index(mistaken), 0)
    view.scrollTo(index)
    hands.click(view.viewport(), view.visualRect(index).center())
    hands.press(Key.Key_G)
    hands.until(lambda: escaped(figures) == (after[0] - 1, ANOMALIES))
    assert "Retrain to learn from it" in hands.window.status.sentence
    assert "Moved, not yet in use" in words(figures)
    assert mistaken not in worst(figures)

    hands.click(button(figures, "Reset"))
    drag_right(hands, figures.histogram.review, -12)
    at = figures.histogram.review_at
    hands.click(button(figures, "Apply"))
    hands.until(lambda: used(hands).facts.limits.review.value == at)
    hands.until(lambda: "Moved, not yet in use" not in words(figures))
    assert focus() is figures.histogram.anomaly
    hands.look("applied")
    assert "from now on" in hands.window.status.sentence
    assert used(hands).facts.trained_limits is not None


@pytest.mark.usefixtures("only_drawn")
@sitting
def test_07_the_next_run_is_watched_and_left_alone_by_closing_the_window(hands: Hands, world: World) -> None:
    judged(hands)
    train = hands.go(TrainPage)
    hands.until(lambda: train.head.train_button.isEnabled())
    assert f"{GOOD + LOOSE}\nGood\n{ANOMALIES}\nAnomaly" in words(train.setup.images)
    assert (train.recipe.preparation.size, train.recipe.patches) == (128, 50)
    hands.click(button(train.setup, "Pretrain on these photos first"))
    hands.click(button(train.setup, "Pretraining"))
    hands.fill(field(train.setup, "Epochs"), str(EPOCHS))
    hands.fill(field(train.setup, "Batch"), "16")
    hands.click(button(train.setup, "Changes that make two views"))
    hands.fill(field(train.setup, "Size of a view"), "32")
    hands.look("chosen")
    hands.press(Key.Key_Return, CTRL)
    hands.until(lambda: train.view is View.DURING)
    hands.until(lambda: len(curve(train)) >= 2, s=120)
    before = curve(train)
    assert "Pretrain" in train.running.stages.accessibleDescription()
    hands.look("plots")
    hands.until(lambda: len(curve(train)) > len(before))

    images = hands.go(ImagesPage)
    assert hands.window.rail.button("train").running
    hands.click(bin_of(images, Label.ANOMALY))
    choose(hands, images, world.anomaly[1].name)
    hands.window.close()
    hands.look("asks")
    assert "What it has pretrained is kept, and it can be resumed." in hands.window.banner.sentence
    hands.press(Key.Key_Return)
    assert hands.window.isVisible()
    assert hands.window.banner.sentence == ""
    assert train.run is not None
    hands.window.close()
    hands.click(button(hands.window.banner, "Stop and close"))
    assert not hands.window.isVisible()


@pytest.mark.usefixtures("only_drawn")
@sitting
def test_08_it_comes_back_where_it_was_and_the_run_goes_on(hands: Hands, world: World) -> None:
    images = listed(hands)
    assert hands.window.windowTitle() == "Biscuits, oven 2 – Inspector"
    hands.until(lambda: images.grid.current is not None and images.grid.current.path.name == world.anomaly[1].name)
    train = hands.go(TrainPage)
    hands.look("offered")
    assert "was interrupted after epoch" in train.banner.sentence
    hands.click(button(train.banner, "Resume"))
    hands.until(lambda: train.view is View.DURING)
    watch_progress(hands, train)
    hands.look("trained again")
    assert len(list((world.project / "bundles").iterdir())) == 2
    assert not (world.project / "training.json").exists()
    assert f"{used(hands).name} stays in use until you choose this one." in words(train.outcome)


@pytest.mark.usefixtures("only_drawn")
@sitting
def test_09_two_bundles_are_compared_and_the_newer_one_is_used(hands: Hands, world: World) -> None:
    results, _ = judged(hands)
    old = used(hands).name
    new = next(card for card in results.bundles.cards if card.listed.path.name != old)
    hands.click(button(results.bundles, "Compare…"))
    hands.click(new)
    hands.until(lambda: results.compare.isVisible())
    hands.look("compared")
    name = new.listed.path.name
    assert f"{old} and {name}" in words(results.compare)
    assert results.compare.cells()[0] == ["", old, name]
    hands.click(button(results.compare, f"Use {name}"))
    assert used(hands).name == name
    assert f"{old} can be used again at any time." in hands.window.status.sentence
    hands.click(button(results.compare, "Back to the figures"))
    hands.look("used")


@sitting
def test_10_live_judges_what_comes_into_a_folder(hands: Hands, world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    world.line.mkdir()
    images = listed(hands)
    hands.until(lambda: hands.window.session.bundle is not None)
    live = hands.go(LivePage)
    hands.until(lambda: not live.finder.looking)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(world.line))  # the system's own window
    hands.look("before")
    hands.click(button(live.card, "Watch a folder…"))
    hands.look("ready")
    hands.click(live.head.start)
    hands.until(lambda: live.side.block.shout.word == "Ready")
    for count, path in enumerate(world.coming, 1):
        shutil.copy(path, world.line)
        hands.until(lambda count=count: counted(live) == count)
        assert live.side.block.shout.verdict is not None
    hands.until(lambda: live.side.today.counts.total == len(world.coming))
    hands.look("judged")
    if world.drawn:
        assert live.side.block.shout.word == "Anomaly"
    unlabelled = images.library.counts.unlabelled
    hands.press(Key.Key_D)
    hands.until(lambda: "is in Unlabelled, for review" in hands.window.status.sentence)
    hands.until(lambda: images.library.counts.unlabelled == unlabelled + 1)

    history = hands.go(HistoryPage)
    hands.until(lambda: history.model.rowCount() == len(world.coming))
    assert hands.go(LivePage).run.running
    hands.click(live.head.start)
    hands.until(lambda: live.side.block.shout.word == "Stopped")
    hands.look("stopped")


@sitting
def test_11_history_has_it_all_and_files_it_for_the_next_training(hands: Hands, world: World) -> None:
    images = listed(hands)
    history = hands.go(HistoryPage)
    hands.until(lambda: history.model.rowCount() == len(world.coming))
    hands.look("history")
    assert f"{len(world.coming)} inspections today" in words(history)
    hands.click(history.bar.which.button(3))
    hands.until(lambda: "shown" in words(history) or history.model.rowCount() == len(world.coming))
    hands.look("anomalies")
    hands.click(history.bar.which.button(0))
    choose_item(hands, history.bar.judged, "Disagreed")
    hands.until(lambda: history.model.rowCount() == 1)
    last = world.coming[-1].name
    hands.until(lambda: history.detail.recalled is not None and history.detail.recalled.entry.name == last)
    hands.look("disagreed")

    before = images.library.counts
    hands.click(history.table.viewport(), history.table.visualRect(history.model.index(0, 2)).center())
    hands.press(Key.Key_A)
    hands.until(lambda: images.library.counts.anomaly == before.anomaly + 1)
    assert images.library.counts.unlabelled == before.unlabelled - 1
    hands.until(lambda: "You said: Anomaly" in words(history.detail))
    assert "for the next training" in hands.window.status.sentence
    hands.press(Key.Key_Z, CTRL)
    hands.until(lambda: images.library.counts.unlabelled == before.unlabelled)
    hands.until(lambda: "You said: Disagreed." in words(history.detail))
    hands.press(Key.Key_Y, CTRL)
    hands.until(lambda: images.library.counts.anomaly == before.anomaly + 1)
    hands.click(history.detail.open_image)
    hands.page(ImagesPage)
    hands.until(lambda: images.grid.current is not None and images.grid.current.label is Label.ANOMALY)
    hands.look("opened")


@sitting
def test_12_another_project_shows_nothing_of_the_first(hands: Hands, world: World) -> None:
    listed(hands)
    for kind in (ResultsPage, LivePage, HistoryPage, TrainPage):
        hands.go(kind)
    hands.press(Key.Key_N, CTRL)
    start = hands.page(StartPage)
    hands.type("Bolts")
    hands.click(start.drop.form.place)
    hands.type(str(world.folder / "projects" / "Bolts"))
    hands.press(Key.Key_Return)
    images = hands.page(ImagesPage)
    hands.until(lambda: images.library.listed)
    assert images.library.images == ()
    assert images.viewer.view.photograph is None
    hands.look("images")
    train = hands.go(TrainPage)
    assert not train.head.train_button.isEnabled()
    assert train.view is View.BEFORE
    hands.look("train")
    results = hands.go(ResultsPage)
    hands.until(lambda: "No bundle yet" in words(results))
    assert results.bundles.cards == []
    hands.look("results")
    live = hands.go(LivePage)
    assert live.strip.visible == ()
    assert "No bundle in use yet" in words(live)
    hands.look("live")
    history = hands.go(HistoryPage)
    hands.until(lambda: history.empty.isVisible())
    hands.look("history")
    assert history.model.rowCount() == 0

    hands.press(Key.Key_Home, Qt.KeyboardModifier.AltModifier)
    hands.click(hands.page(StartPage).cards[world.project])
    hands.page(ImagesPage)
    listed(hands)
    hands.until(lambda: hands.window.session.bundle is not None)
    results = hands.go(ResultsPage)
    hands.until(lambda: results.shown is not None and results.bundle == used(hands))


@pytest.mark.usefixtures("only_drawn")
def test_13_killed_while_it_trains_nothing_is_lost_and_nothing_half_written(world: World) -> None:
    goes_on(world)
    before = {path.name for path in images_of(world.project)}
    whole = [item.path for item in bundles(world)]
    kill_in_the_midst("train")
    assert {path.name for path in images_of(world.project)} == before
    assert [(item.path, item.error) for item in bundles(world)] == [(path, None) for path in whole]


@pytest.mark.usefixtures("only_drawn")
@sitting
def test_14_the_run_that_was_killed_is_offered_again(hands: Hands, world: World) -> None:
    listed(hands)
    assert hands.window.windowTitle() == "Biscuits, oven 2 – Inspector"
    train = hands.go(TrainPage)
    assert "was interrupted" in train.banner.sentence
    hands.look("offered")
    hands.click(button(train.banner, "Forget it"))
    assert not (world.project / "training.json").exists()
    assert train.head.train_button.isEnabled()


@pytest.mark.usefixtures("only_drawn")
def test_15_killed_while_it_inspects_the_journal_is_whole(world: World) -> None:
    goes_on(world)
    with Journal.open(world.project) as journal:
        before = journal.count().total
    kill_in_the_midst("live", world.folder / "photos", world.line)
    with closing(sqlite3.connect(world.project / "journal.sqlite")) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    with Journal.open(world.project) as journal:
        ids = journal.ids()
        assert before + driven.PARTS <= len(ids) == journal.count().total
        entries = [journal.entry(id) for id in ids]
        assert all(entry is not None and entry.score is not None for entry in entries)
        kept = [path for entry in entries if entry is not None and (path := photograph_of(entry)) is not None]
    assert kept
    for path in kept:
        read_image(path)


@pytest.mark.usefixtures("only_drawn")
@sitting
def test_16_after_that_history_has_every_part_that_was_seen(hands: Hands, world: World) -> None:
    listed(hands)
    history = hands.go(HistoryPage)
    with Journal.open(world.project) as journal:
        hands.until(lambda: history.model.rowCount() == len(journal.ids()))
    hands.look("history")
