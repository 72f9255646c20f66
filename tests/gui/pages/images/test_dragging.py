from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDrag, QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.bin_row import BinRow
from inspector.gui.pages.images.cell import cell_rect
from inspector.gui.pages.images.shown import Bin
from inspector.gui.session import Session
from tests.gui.made import names, picture, settle

LEFT = Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier
COPY, MOVE = Qt.DropAction.CopyAction, Qt.DropAction.MoveAction


def row(page: ImagesPage, label: Label | None, kind: str | None = None) -> BinRow:
    return next(row for row in page.bins.rows if row.bin == Bin(label, kind))


def middle(widget: QWidget) -> QPoint:
    return widget.rect().center()


def place(page: ImagesPage, name: str) -> QPoint:
    number = [image.path.name for image in page.grid.images].index(name)
    return cell_rect(page.grid.visualRect(page.grid.model().index(number, 0))).center()


@pytest.fixture(autouse=True)
def _let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's platform without a screen has no drags: where one begins, it is carried to TARGETS and let go there."""

    def carry(drag: QDrag, actions: Qt.DropAction, _usual: Qt.DropAction) -> Qt.DropAction:
        event = drop(TARGETS.pop(), drag.mimeData(), actions)
        return event.dropAction() if event is not None else Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", carry)


TARGETS: list[QWidget] = []


def drag_image(page: ImagesPage, name: str, target: QWidget) -> None:
    """Press on a thumbnail, move and let go over `target`."""
    view, start = page.grid.viewport(), place(page, name)
    TARGETS.append(target)
    QTest.mousePress(view, LEFT, NONE, start)
    QTest.mouseMove(view, start + QPoint(30, 0))
    QTest.mouseRelease(view, LEFT, NONE, start + QPoint(30, 0))
    assert not TARGETS


def files(paths: Sequence[Path]) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return data


def drop(target: QWidget, data: QMimeData, actions: Qt.DropAction = COPY | MOVE) -> QDropEvent | None:
    """Drag over a widget and let go, by the events that Qt's windows send; None where it is not taken."""
    taker = next((w for w in _upwards(target) if w.acceptDrops()), None)
    if taker is None:
        return None
    at = taker.mapFromGlobal(target.mapToGlobal(middle(target)))
    enter = QDragEnterEvent(at, actions, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(taker, enter)
    if not enter.isAccepted():
        return None
    QApplication.sendEvent(taker, QDragMoveEvent(at, actions, data, LEFT, NONE))
    event = QDropEvent(QPointF(at), actions, data, LEFT, NONE)
    QApplication.sendEvent(taker, event)
    return event


def _upwards(widget: QWidget) -> Iterator[QWidget]:
    here: QWidget | None = widget
    while here is not None:
        yield here
        here = here.parentWidget()


@pytest.mark.parametrize(
    ("label", "kind", "word"),
    [(Label.GOOD, None, "good"), (Label.ANOMALY, None, "anomaly"), (Label.ANOMALY, "Crack", "Crack")],
)
def test_a_thumbnail_dragged_onto_a_bin_moves_there(
    page: ImagesPage, session: Session, qtbot: QtBot, label: Label, kind: str | None, word: str
) -> None:
    drag_image(page, "u2.png", row(page, label, kind))
    qtbot.waitUntil(lambda: names(session.library)["u2.png"] == word)
    session.undo.undo()
    qtbot.waitUntil(lambda: names(session.library)["u2.png"] == "unlabelled")


def test_all_selected_thumbnails_go_together(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    QTest.mouseClick(page.grid.viewport(), LEFT, NONE, place(page, "u0.png"))
    QTest.mouseClick(page.grid.viewport(), LEFT, Qt.KeyboardModifier.ControlModifier, place(page, "u3.png"))
    drag_image(page, "u3.png", row(page, Label.GOOD))
    qtbot.waitUntil(lambda: session.library.counts.good == 6)
    assert session.undo.undoText() == "move 2 images to Good"


def test_thumbnails_let_go_beside_the_bins_stay(page: ImagesPage, session: Session, qtbot: QtBot) -> None:
    before = names(session.library)
    drag_image(page, "u2.png", page.viewer)
    settle(qtbot, session.library)
    assert names(session.library) == before
    assert session.undo.count() == 0


def test_what_is_dragged_out_are_the_files_and_only_as_copies(page: ImagesPage) -> None:
    model = page.grid.model()
    data = model.mimeData([model.index(0, 0)])
    assert [Path(url.toLocalFile()) for url in data.urls()] == [page.grid.images[0].path]
    assert model.supportedDragActions() == Qt.DropAction.CopyAction


def test_files_dropped_on_a_bin_are_labelled_at_once(
    page: ImagesPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    event = drop(row(page, Label.ANOMALY, "Break"), files([picture(tmp_path / "new.png", 200)]))
    assert event is not None
    assert event.dropAction() == Qt.DropAction.CopyAction  # else the file manager deletes the original
    qtbot.waitUntil(lambda: names(session.library).get("new.png") == "Break")
    assert (tmp_path / "new.png").exists()


def test_files_dropped_anywhere_else_go_to_unlabelled(
    page: ImagesPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(page.viewer, files([picture(tmp_path / "new.png", 200)]))
    qtbot.waitUntil(lambda: names(session.library).get("new.png") == "unlabelled")


def test_a_folder_dropped_anywhere_brings_its_labels(
    page: ImagesPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    picture(tmp_path / "tile" / "train" / "good" / "t1.png", 201)
    picture(tmp_path / "tile" / "test" / "Hole" / "t2.png", 202)
    drop(page.grid.viewport(), files([tmp_path / "tile"]))
    qtbot.waitUntil(lambda: names(session.library).get("t2.png") == "Hole")
    assert names(session.library)["t1.png"] == "good"


def test_while_files_are_over_the_page_it_says_where_they_go(page: ImagesPage, tmp_path: Path) -> None:
    data = files([tmp_path])
    enter = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, data, LEFT, NONE)
    QApplication.sendEvent(page, enter)
    assert page.middle.hint.isVisible()
    QApplication.sendEvent(page, QDragLeaveEvent())
    assert not page.middle.hint.isVisible()


def test_all_images_is_no_place_to_drop(page: ImagesPage) -> None:
    assert not page.bins.rows[0].acceptDrops()


def test_words_are_no_files(page: ImagesPage) -> None:
    data = QMimeData()
    data.setText("hello")
    enter = QDragEnterEvent(QPoint(600, 400), Qt.DropAction.CopyAction, data, LEFT, NONE)
    enter.ignore()
    QApplication.sendEvent(page, enter)
    assert not page.middle.hint.isVisible()


def test_files_that_cannot_be_added_are_listed_in_place_with_their_cause(
    page: ImagesPage, session: Session, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "broken.png").write_text("no image")
    drop(row(page, Label.GOOD), files([tmp_path / "broken.png", picture(tmp_path / "fine.png", 203)]))
    qtbot.waitUntil(lambda: page.rejections.sentence == "1 file was left out.")
    assert "broken.png: " in page.rejections.files.item(0).text()
    assert names(session.library)["fine.png"] == "good"
