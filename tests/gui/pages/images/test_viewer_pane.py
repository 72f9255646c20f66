import shutil
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel, QPushButton, QToolButton
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images.label_button import LabelButton
from inspector.gui.pages.images.viewer_pane import NARROW, WIDE, ViewerPane
from inspector.gui.pages.images.why import Crop, Why
from inspector.gui.session import Session
from inspector.gui.theme.tokens import DARK
from inspector.gui.widgets.viewer import Legend, VerdictBadge
from inspector.imaging.write import write_png
from inspector.runtime.bundle import Bundle
from inspector.store.bins import LibraryImage
from inspector.store.choices import load_choices
from inspector.store.project import create_project
from tests.conftest import Photos
from tests.gui.widgets.viewer.made import drag

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def pane(session: Session, qtbot: QtBot, tmp_path: Path) -> ViewerPane:
    session.open(create_project(tmp_path / "project"))
    made = ViewerPane(session)
    qtbot.addWidget(made)
    made.resize(WIDE, 720)
    with qtbot.waitExposed(made):
        made.show()
    return made


def an_image(path: Path, label: Label | None = None, kind: str = "") -> LibraryImage:
    status = path.stat()
    return LibraryImage(path, label, kind, status.st_size, status.st_mtime_ns)


def words(pane: ViewerPane) -> str:
    shown = [label.text() for label in pane.findChildren(QLabel) if label.isVisible()]
    return " ".join([*shown, *(b.accessibleName() for b in pane.findChildren(VerdictBadge) if b.isVisible())])


def look(pane: ViewerPane, qtbot: QtBot, path: Path, *, label: Label | None = None, kind: str = "") -> None:
    pane.show_image(an_image(path, label, kind), 3, 533)
    qtbot.waitUntil(lambda: pane.done, timeout=20_000)


def an_anomaly(photos: Photos) -> Path:
    return next(photos.anomaly.rglob("*.png"))


def a_good_part(photos: Photos) -> Path:
    return next(photos.good.glob("*.png"))


def test_without_an_image_it_says_what_it_is_for(pane: ViewerPane) -> None:
    assert "Choose an image" in pane.view.accessibleDescription()


def test_the_head_tells_name_and_place(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    path = an_anomaly(photos)
    look(pane, qtbot, path)
    assert path.name in words(pane)
    assert "3 of 533" in words(pane)


def test_without_a_bundle_the_photograph_is_shown_with_what_to_do(
    pane: ViewerPane, qtbot: QtBot, photos: Photos
) -> None:
    look(pane, qtbot, an_anomaly(photos))
    assert pane.view.photograph is not None
    assert "No bundle is in use yet" in words(pane)
    train = next(button for button in pane.findChildren(QPushButton) if button.text() == "Go to Train")
    with qtbot.waitSignal(pane.session.page_wanted, check_params_cb=lambda key: key == "train"):
        train.click()


def test_an_image_is_judged_with_the_bundle_in_use(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle
) -> None:
    pane.session.use(trained_bundle)
    look(pane, qtbot, an_anomaly(photos))
    limits = trained_bundle.facts.limits
    assert "limit" in words(pane)
    assert any(word in words(pane) for word in ("Good", "Review", "Anomaly"))
    legend = pane.findChild(Legend)
    assert isinstance(legend, Legend)
    assert f"{limits.anomaly.value:.2f}" in legend.accessibleDescription()


def test_why_shows_the_spot_and_three_good_patches(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle
) -> None:
    pane.session.use(trained_bundle)
    look(pane, qtbot, an_anomaly(photos))
    crops = [crop.accessibleName() for crop in pane.findChildren(Crop) if crop.isVisible()]
    assert crops[0] == "This part, hottest spot"
    assert sum("away" in name for name in crops) == 3


def test_a_click_on_the_spot_brings_it_near(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle
) -> None:
    pane.session.use(trained_bundle)
    look(pane, qtbot, an_anomaly(photos))
    qtbot.mouseClick(pane.findChildren(Crop)[0], LEFT)
    assert not pane.view.framing.fitted


def test_a_bundle_that_comes_into_use_judges_the_image_that_is_shown(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle
) -> None:
    look(pane, qtbot, an_anomaly(photos))
    pane.session.use(trained_bundle)
    qtbot.waitUntil(lambda: "limit" in words(pane), timeout=20_000)


def test_an_unreadable_image_shows_its_cause_and_is_a_review(
    pane: ViewerPane, qtbot: QtBot, tmp_path: Path, trained_bundle: Bundle
) -> None:
    pane.session.use(trained_bundle)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"")
    look(pane, qtbot, broken)
    assert "the file is empty" in words(pane)
    assert "Review" in words(pane)
    assert pane.view.photograph is None


def test_what_cannot_be_judged_is_a_review_with_its_reason_and_never_good(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    from inspector.core.errors import PredictionFailed
    from inspector.runtime.predictor import Predictor

    def fail(*_: object, **__: object) -> None:
        raise PredictionFailed("out of memory")

    monkeypatch.setattr(Predictor, "predict", fail)
    pane.session.use(trained_bundle)
    look(pane, qtbot, a_good_part(photos))
    assert "out of memory" in words(pane)
    assert "Review" in words(pane)
    assert "Good" not in words(pane)


def test_a_damaged_bundle_is_said_and_the_photograph_stays(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, bundle: Bundle
) -> None:
    bundle.file("graph.onnx").write_bytes(b"nothing")
    pane.session.use(bundle)
    pane.show_image(an_image(an_anomaly(photos)), 1, 1)
    qtbot.waitUntil(lambda: "damaged" in words(pane), timeout=20_000)
    assert pane.view.photograph is not None


def test_the_newest_choice_wins(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle, tmp_path: Path
) -> None:
    pane.session.use(trained_bundle)
    last = tmp_path / "last.png"
    write_png(last, np.full((64, 96, 3), 200, np.uint8))
    for path in (*photos.anomaly.rglob("*.png"), last):
        pane.show_image(an_image(path), 1, 9)
    qtbot.waitUntil(lambda: pane.done, timeout=20_000)
    assert pane.view.photograph is not None
    assert pane.view.photograph.shape == (64, 96, 3)


def test_the_plants_own_words_are_used(pane: ViewerPane, qtbot: QtBot, tmp_path: Path, trained_bundle: Bundle) -> None:
    pane.session.use(trained_bundle)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"")
    look(pane, qtbot, broken)
    pane.session.change_settings(review="Ask Anna")
    assert "Ask Anna" in words(pane)


def test_the_label_is_shown_and_another_can_be_chosen(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos), label=Label.ANOMALY, kind="scratch")
    button = pane.findChild(LabelButton)
    assert isinstance(button, LabelButton)
    assert button.text() == "scratch"
    button.menu().aboutToShow.emit()
    good = next(action for action in button.menu().actions() if action.text().startswith("Good"))
    with qtbot.waitSignal(pane.relabel) as told:
        good.trigger()
    assert told.args == [Label.GOOD, ""]


def test_chevrons_ask_for_neighbours(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos))
    buttons = {button.accessibleName(): button for button in pane.findChildren(QToolButton)}
    with qtbot.waitSignal(pane.next):
        buttons["Next image"].click()
    with qtbot.waitSignal(pane.previous):
        buttons["Previous image"].click()


def test_the_last_image_has_no_next(pane: ViewerPane, photos: Photos) -> None:
    pane.show_image(an_image(an_anomaly(photos)), 533, 533)
    buttons = {button.accessibleName(): button for button in pane.findChildren(QToolButton)}
    assert not buttons["Next image"].isEnabled()


def test_a_region_is_kept_with_the_project_and_undone(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos))
    project = pane.session.project
    assert project is not None
    pane.marks.edit("region")
    drag(qtbot, pane.view, (100, 200), (250, 350))
    assert load_choices(project).region is not None
    assert "next training" in words(pane)
    pane.session.undo.undo()
    assert load_choices(project).region is None
    assert pane.marks.region.region is None
    assert "next training" not in words(pane)


def test_ignored_areas_are_kept_with_the_project(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos))
    project = pane.session.project
    assert project is not None
    pane.marks.edit("mask")
    drag(qtbot, pane.view, (100, 200), (250, 350))
    assert len(load_choices(project).ignored) == 1
    pane.marks.remove_mask()
    assert load_choices(project).ignored == ()


def test_escape_puts_the_tool_down(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos))
    pane.marks.edit("region")
    qtbot.keyClick(pane.view, Qt.Key.Key_Escape)
    assert pane.view.editing is None


def test_one_tool_at_a_time(pane: ViewerPane, qtbot: QtBot, photos: Photos) -> None:
    look(pane, qtbot, an_anomaly(photos))
    pane.marks.edit("region")
    pane.marks.edit("mask")
    checked = [b.accessibleName() for b in pane.tools.findChildren(QToolButton) if b.isCheckable() and b.isChecked()]
    assert not any(name.startswith("Region") for name in checked)
    assert any(name.startswith("Ignored") for name in checked)


def test_it_fits_the_narrow_page(pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle) -> None:
    pane.session.use(trained_bundle)
    look(pane, qtbot, an_anomaly(photos), label=Label.ANOMALY, kind="a kind with a long name")
    assert pane.minimumSizeHint().width() <= NARROW


def test_the_dark_theme_reaches_all_parts(pane: ViewerPane, qtbot: QtBot) -> None:
    pane.restyle(DARK)
    canvas = pane.view.grab().toImage().pixelColor(QPoint(3, 3)).name().upper()
    assert canvas == DARK.canvas


def test_why_names_the_file_of_a_good_patch(qtbot: QtBot, trained_bundle: Bundle) -> None:
    from inspector.core.judgement import Verdict
    from inspector.runtime.memory import Neighbour, Reason

    crop = np.zeros((64, 64, 3), np.uint8)
    why = Why()
    qtbot.addWidget(why)
    reason = Reason(crop, (3, 4), (Neighbour(crop, 4.857, "a"), Neighbour(crop, 0.0931, "b")))
    files = {"a": Path("good/part 7.png")}
    why.show_reason(reason, Verdict.ANOMALY, 74, files.get)
    names = [made.accessibleName() for made in why.findChildren(Crop)][1:3]
    assert names == ["4.86 away, good part 7", "0.093 away, a good part"]
    with qtbot.waitSignal(why.image_wanted, check_params_cb=lambda path: path == files["a"]):
        why.findChildren(Crop)[1].click()


def test_good_patches_are_named_when_the_library_has_examined_their_files(
    session: Session, qtbot: QtBot, photos: Photos, trained_bundle: Bundle, tmp_path: Path
) -> None:
    project = create_project(tmp_path / "project")
    for path in photos.good.glob("*.png"):
        shutil.copy(path, project.bin(Label.GOOD) / path.name)
    session.open(project)
    pane = ViewerPane(session)
    qtbot.addWidget(pane)
    session.use(trained_bundle)
    pane.show_image(an_image(an_anomaly(photos)), 1, 1)
    qtbot.waitUntil(lambda: pane.done, timeout=20_000)

    def named() -> bool:
        return sum(" away, good 0" in crop.accessibleName() for crop in pane.findChildren(Crop)) == 3

    qtbot.waitUntil(named, timeout=20_000)


def test_the_zoom_comes_back_with_the_next_window(
    pane: ViewerPane, qtbot: QtBot, session: Session, photos: Photos
) -> None:
    look(pane, qtbot, an_anomaly(photos))
    pane.view.magnify(3.0)
    again = ViewerPane(session)
    qtbot.addWidget(again)
    again.resize(pane.size())
    again.show()
    look(again, qtbot, an_anomaly(photos))
    assert again.view.magnification == pytest.approx(3.0)


def test_an_image_that_got_another_label_is_not_judged_again(
    pane: ViewerPane, qtbot: QtBot, photos: Photos, trained_bundle: Bundle, tmp_path: Path
) -> None:
    pane.session.use(trained_bundle)
    before = tmp_path / "part.png"
    shutil.copy(an_anomaly(photos), before)
    look(pane, qtbot, before)
    after = before.rename(tmp_path / "elsewhere.png")
    pane.session.library.moved.emit({before: after})
    pane.show_image(an_image(after, Label.ANOMALY), 1, 1)
    assert pane.done
    assert "elsewhere.png" in words(pane)
