from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.cell import cell_rect, tick_rect
from inspector.gui.pages.images.shown import Bin, Sort
from inspector.gui.session import Session
from inspector.store.project import Project, create_project
from tests.gui.made import names, picture, settle

LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def shown(page: ImagesPage) -> list[str]:
    return [image.path.name for image in page.grid.images]


def chosen(page: ImagesPage) -> list[str]:
    return [path.name for path in page.grid.chosen]


def cell(page: ImagesPage, name: str) -> QPoint:
    row = shown(page).index(name)
    return cell_rect(page.grid.visualRect(page.grid.model().index(row, 0))).center()


def click(page: ImagesPage, name: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(page.grid.viewport(), LEFT, modifier, cell(page, name))


def press(page: ImagesPage, key: str, modifier: Qt.KeyboardModifier = NONE) -> None:
    target = QApplication.focusWidget() or page.grid
    QTest.keyClick(target, getattr(Qt.Key, f"Key_{key}"), modifier)


def by_name(page: ImagesPage) -> None:
    page.toolbar.show_sort(Sort.NAME)


def test_it_says_how_many_images_there_are_and_how_many_are_labelled(page: ImagesPage) -> None:
    assert page.head.counted == "14 images, 8 labelled"


def test_bins_show_their_counts(page: ImagesPage) -> None:
    assert [row.accessibleName() for row in page.bins.rows] == [
        "All images, 14 images",
        "Unlabelled, 6 images",
        "Good, 4 images",
        "Anomaly, 4 images",
        "Break, 2 images",
        "Crack, 2 images",
    ]


def test_a_click_on_a_bin_shows_what_is_in_it(page: ImagesPage) -> None:
    QTest.mouseClick(page.bins.rows[4], LEFT)
    assert sorted(shown(page)) == ["break0.png", "break1.png"]
    assert page.head.counted == "2 of 14 images, 8 labelled"
    QTest.mouseClick(page.bins.rows[0], LEFT)
    assert len(shown(page)) == 14


@pytest.mark.parametrize(("key", "word"), [("G", "good"), ("A", "anomaly"), ("2", "Crack")])
def test_a_key_labels_the_selected_images(
    page: ImagesPage, session: Session, qtbot: QtBot, key: str, word: str
) -> None:
    click(page, "u1.png")
    click(page, "u4.png", CTRL)
    press(page, key)
    settle(qtbot, session.library)
    assert (names(session.library)["u1.png"], names(session.library)["u4.png"]) == (word, word)
    session.undo.undo()
    settle(qtbot, session.library)
    assert names(session.library)["u1.png"] == "unlabelled"


def test_u_takes_the_label_off(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "g1.png")
    press(page, "U")
    settle(qtbot, session.library)
    assert names(session.library)["g1.png"] == "unlabelled"


def test_a_leaves_the_kind_of_an_anomaly_alone(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "crack0.png")
    press(page, "A")
    settle(qtbot, session.library)
    assert names(session.library)["crack0.png"] == "Crack"
    assert session.undo.count() == 0


def test_letters_in_the_search_are_letters(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "u1.png")
    press(page, "F", CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "g3")
    qtbot.waitUntil(lambda: shown(page) == ["g3.png"])
    settle(qtbot, session.library)
    assert session.undo.count() == 0


def test_in_a_bin_the_next_image_takes_the_place_of_the_one_that_went(
    page: ImagesPage, session: Session, qtbot: QtBot
) -> None:
    by_name(page)
    QTest.mouseClick(page.bins.rows[1], LEFT)
    page.grid.setFocus()
    click(page, "u0.png")
    for _ in range(3):
        before = len(shown(page))
        press(page, "G")
        qtbot.waitUntil(lambda before=before: len(shown(page)) == before - 1)
    assert session.library.counts.good == 7
    assert chosen(page) == ["u3.png"]


def test_labelled_images_stay_selected_where_they_are_still_shown(
    page: ImagesPage, session: Session, qtbot: QtBot
) -> None:
    click(page, "u1.png")
    click(page, "u2.png", CTRL)
    press(page, "G")
    settle(qtbot, session.library)
    assert sorted(chosen(page)) == ["u1.png", "u2.png"]
    assert page.grid.current is not None
    assert page.grid.current.label is Label.GOOD


def test_shift_selects_a_range_and_ctrl_a_all(page: ImagesPage) -> None:
    by_name(page)
    click(page, "g0.png")
    click(page, "g3.png", SHIFT)
    assert chosen(page) == ["g0.png", "g1.png", "g2.png", "g3.png"]
    press(page, "A", CTRL)
    assert len(chosen(page)) == 14


def test_the_tick_adds_to_the_selection_without_a_key(page: ImagesPage) -> None:
    click(page, "g0.png")
    row = shown(page).index("g2.png")
    tick = tick_rect(cell_rect(page.grid.visualRect(page.grid.model().index(row, 0)))).center()
    QTest.mouseClick(page.grid.viewport(), LEFT, NONE, tick)
    assert sorted(chosen(page)) == ["g0.png", "g2.png"]
    QTest.mouseClick(page.grid.viewport(), LEFT, NONE, tick)
    assert chosen(page) == ["g0.png"]


def test_arrows_go_through_the_images_row_by_row(page: ImagesPage) -> None:
    by_name(page)
    page.grid.look_at(page.grid.images[0].path)
    press(page, "Right")
    assert page.grid.position == 2
    press(page, "Down")
    assert page.grid.position == 2 + page.grid.columns
    press(page, "End")
    assert page.grid.position == 14
    press(page, "Right")
    assert page.grid.position == 14
    press(page, "Home")
    press(page, "Left")
    assert page.grid.position == 1


def test_the_viewer_follows_and_steps(page: ImagesPage) -> None:
    by_name(page)
    page.grid.look_at(page.grid.images[0].path)
    page.viewer.next.emit()
    assert page.grid.position == 2
    page.viewer.previous.emit()
    assert page.grid.position == 1


def test_the_viewer_can_relabel_the_image_that_is_looked_at(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "u0.png")
    page.viewer.relabel.emit(Label.ANOMALY, "Break")
    settle(qtbot, session.library)
    assert names(session.library)["u0.png"] == "Break"


def test_the_bar_comes_with_a_selection_and_goes_with_it(page: ImagesPage) -> None:
    assert page.selection.isHidden()
    click(page, "u0.png")
    assert page.selection.isVisible()
    press(page, "Escape")
    assert page.selection.isHidden()


def test_del_asks_in_place_and_enter_means_no(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "u0.png")
    press(page, "Delete")
    assert page.selection.asking
    qtbot.waitUntil(lambda: QApplication.focusWidget() is page.selection.question.no)
    press(page, "Return")
    settle(qtbot, session.library)
    assert not page.selection.asking
    assert session.undo.count() == 0


def test_delete_goes_to_the_trash_and_undo_fetches_it(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    click(page, "u0.png")
    press(page, "Delete")
    QTest.mouseClick(page.selection.question.yes, LEFT)
    settle(qtbot, session.library)
    assert "u0.png" not in shown(page)
    session.undo.undo()
    settle(qtbot, session.library)
    assert "u0.png" in shown(page)


def test_another_selection_withdraws_the_question(page: ImagesPage) -> None:
    click(page, "u0.png")
    press(page, "Delete")
    click(page, "u1.png", CTRL)
    assert not page.selection.asking


def test_a_search_without_a_match_offers_the_way_back(page: ImagesPage, qtbot: QtBot) -> None:
    page.toolbar.search.setText("nothing like it")
    qtbot.waitUntil(lambda: page.middle.empty.title == "No image matches")
    button = next(b for b in page.middle.empty.findChildren(QPushButton) if b.text() == "Show all images")
    QTest.mouseClick(button, LEFT)
    assert len(shown(page)) == 14


def test_orders(page: ImagesPage, project: Project, session: Session, qtbot: QtBot) -> None:
    by_name(page)
    assert shown(page)[0] == "break0.png"
    picture(project.unlabelled / "z.png", 99)
    qtbot.waitUntil(lambda: "z.png" in shown(page))
    page.toolbar.show_sort(Sort.NEWEST)
    assert shown(page)[0] == "z.png"
    page.toolbar.show_sort(Sort.OLDEST)
    assert shown(page)[-1] == "z.png"


def test_without_a_bundle_there_is_nothing_to_filter_by(page: ImagesPage) -> None:
    assert not page.toolbar.filter.isEnabled()


def test_files_that_come_from_outside_are_shown(page: ImagesPage, project: Project, qtbot: QtBot) -> None:
    picture(project.bin(Label.GOOD) / "outside.png", 99)
    qtbot.waitUntil(lambda: "outside.png" in shown(page))
    assert page.head.counted == "15 images, 9 labelled"


def test_a_new_kind_is_typed_where_it_will_stand(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    QTest.mouseClick(button(page.bins, "New kind"), LEFT)
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    qtbot.keyClicks(QApplication.focusWidget(), "Dent")
    press(page, "Return")
    qtbot.waitUntil(lambda: ("Dent", 0) in session.library.counts.kinds)
    assert "Dent, 0 images" in [row.accessibleName() for row in page.bins.rows]


def test_esc_makes_no_kind(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    QTest.mouseClick(button(page.bins, "New kind"), LEFT)
    qtbot.keyClicks(QApplication.focusWidget(), "Dent")
    press(page, "Escape")
    settle(qtbot, session.library)
    assert session.undo.count() == 0


def test_a_kind_is_renamed_in_place(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    page.bins.rows[5].setFocus()
    press(page, "F2")
    qtbot.keyClicks(QApplication.focusWidget(), "Fissure")
    press(page, "Return")
    qtbot.waitUntil(lambda: ("Fissure", 2) in session.library.counts.kinds)


def test_a_name_that_cannot_be_is_said_in_place(page: ImagesPage, session: Session) -> None:
    page.bins.kind_wanted.emit("a/b")
    assert "cannot be used" in page.rejections.sentence


def offered_kinds(page: ImagesPage) -> list[str]:
    offered = [action for action in page.actions() if action.isVisible() and action.isEnabled()]
    return [action.text() for action in offered if action.text().startswith("Label as anomaly:")]


def test_only_kinds_that_are_there_have_a_command(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    assert offered_kinds(page) == ["Label as anomaly: Break", "Label as anomaly: Crack"]
    session.library.make_kind("glue_drop")
    qtbot.waitUntil(lambda: offered_kinds(page)[2:] == ["Label as anomaly: glue drop"])


def test_the_kind_that_is_shown_vanishes_and_all_anomalies_are_shown(
    page: ImagesPage, session: Session, qtbot: QtBot
) -> None:
    page.choose_bin(Bin(Label.ANOMALY, "Crack"))
    session.library.rename_kind("Crack", "Fissure")
    qtbot.waitUntil(lambda: ("Fissure", 2) in session.library.counts.kinds)
    assert page.wanted.bin == Bin(Label.ANOMALY)


def test_an_empty_project_says_what_the_page_is_for(
    page: ImagesPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    session.open(create_project(tmp_path / "empty"))
    settle(qtbot, session.library)
    qtbot.waitUntil(lambda: page.middle.empty.title == "Drop photos here")
    assert page.middle.empty.isVisible()
    assert page.head.counted == ""


def test_an_empty_bin_says_how_to_fill_it(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    session.library.make_kind("Dent")
    settle(qtbot, session.library)
    page.choose_bin(Bin(Label.ANOMALY, "Dent"))
    assert page.middle.empty.title == "Nothing in Dent yet"


def test_the_promise_of_the_good_images_counts_them(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    assert page.promise.sentence.startswith("4 good images. At least 10 are needed to train")


def test_another_page_can_ask_for_an_image_whatever_is_filtered(page: ImagesPage, session: Session) -> None:
    page.choose_bin(Bin(Label.GOOD))
    session.show_image(session.library.images[0].path)
    assert page.grid.current == session.library.images[0]
    assert page.wanted.bin is None


def test_an_image_that_is_not_listed_yet_is_shown_when_it_comes(
    page: ImagesPage, session: Session, project: Project, qtbot: QtBot
) -> None:
    path = project.unlabelled / "later.png"
    session.show_image(path)
    picture(path, 99)
    qtbot.waitUntil(lambda: page.grid.current is not None and page.grid.current.path == path)


def test_files_that_cannot_be_used_are_offered_to_be_seen(page: ImagesPage, project: Project, qtbot: QtBot) -> None:
    (project.bin(Label.GOOD) / "broken.png").write_text("no image")
    qtbot.waitUntil(lambda: page.unusable.text() == "1 file cannot be used")
    QTest.mouseClick(page.unusable, LEFT)
    assert "labelled/good/broken.png: " in page.rejections.files.item(0).text().replace("\\", "/")


def test_size_and_order_are_remembered(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    page.toolbar.width_slider.setValue(180)
    by_name(page)
    again = ImagesPage(session)
    qtbot.addWidget(again)
    assert (again.grid.size_wanted, again.wanted.sort) == (180, Sort.NAME)


def test_larger_thumbnails_are_fewer_side_by_side(page: ImagesPage) -> None:
    before = page.grid.columns
    page.toolbar.width_slider.setValue(200)
    assert page.grid.columns < before


@pytest.mark.parametrize("width", [1294, 1368, 1848, 2400])
def test_rows_are_filled_at_every_width(page: ImagesPage, width: int) -> None:
    page.resize(width, 700)
    top = [page.grid.visualRect(page.grid.model().index(row, 0)) for row in range(14)]
    first = [place for place in top if place.top() == top[0].top()]
    assert len(first) == min(14, page.grid.columns)
    if len(first) < 14:
        assert page.grid.viewport().width() - first[-1].right() < page.grid.gridSize().width() / 2


def test_icons_alone_have_names(page: ImagesPage) -> None:
    for widget in page.findChildren(QWidget):
        if isinstance(widget, QPushButton) and widget.isVisible() and not widget.text():
            assert widget.accessibleName()


def test_all_keys_stand_in_the_list_of_shortcuts(page: ImagesPage) -> None:
    keys = {action.shortcut().toString() for action in page.actions()}
    assert {"G", "A", "U", "Del", "Ctrl+A", "Ctrl+F", "1", "9"} <= keys


def button(inside: QWidget, text: str) -> QPushButton:
    return next(button for button in inside.findChildren(QPushButton) if button.text() == text)
