from pathlib import Path

import cv2
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.camera_choices import load_choices
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.shown import Bin
from inspector.gui.session import Session
from inspector.imaging.read import read_image
from inspector.runtime.cameras import listing
from inspector.runtime.cameras.camera import Setting
from tests.gui.made import settle
from tests.runtime.cameras.scripted import Scripted

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def video(tmp_path: Path) -> Path:
    path = tmp_path / "line.avi"
    writer = cv2.VideoWriter(str(path), cv2.VideoWriter.fourcc(*"MJPG"), 25, (64, 48))
    for _ in range(10):
        writer.write(np.full((48, 64, 3), (200, 120, 40), np.uint8))  # blue, green, red
    writer.release()
    return path


@pytest.fixture
def watching(page: ImagesPage, video: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> ImagesPage:
    """The page with its camera panel open on a video."""
    listed = (listing.Listed(f"video:{video}", "Line camera", ""),)
    monkeypatch.setattr(listing, "list_cameras", lambda: listed)
    QTest.mouseClick(page.head.camera, LEFT)
    qtbot.waitUntil(page.camera.shutter.isEnabled)
    return page


def test_the_first_camera_is_watched_at_once(watching: ImagesPage) -> None:
    assert watching.camera.cameras.currentText() == "Line camera"
    assert watching.camera.said.text() == "Ready."


def test_a_photo_goes_straight_into_the_bin_that_was_chosen(
    watching: ImagesPage, session: Session, qtbot: QtBot
) -> None:
    watching.camera.show_bin(Bin(Label.ANOMALY, "Crack"))
    QTest.mouseClick(watching.camera.shutter, LEFT)
    qtbot.waitUntil(lambda: dict(session.library.counts.kinds)["Crack"] == 3)
    photo = next(i.path for i in session.library.images if i.kind == "Crack" and i.path.name.startswith("20"))
    assert read_image(photo).mean(axis=(0, 1)) == pytest.approx((40, 120, 200), abs=6)


def test_a_video_has_nothing_to_set_and_the_button_says_so(watching: ImagesPage) -> None:
    assert not watching.camera.settings.isEnabled()
    assert "as it was taken" in watching.camera.settings.toolTip()


def test_what_a_camera_offers_can_be_set_and_is_kept(
    page: ImagesPage, session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    eye = Scripted("frame " * 9, stays=True, offers=(Setting("gain", 4.0),))
    monkeypatch.setattr(listing, "list_cameras", lambda: (listing.Listed("usb:eye", "Eye", ""),))
    monkeypatch.setattr(listing, "camera_at", lambda *_: eye)
    QTest.mouseClick(page.head.camera, LEFT)
    qtbot.waitUntil(page.camera.settings.isEnabled)
    page.camera.settings.popover.rows["gain"].value.setValue(9)
    qtbot.waitUntil(lambda: eye.settings() == (Setting("gain", 9.0),))
    assert session.project is not None
    assert load_choices(session.state, session.project.root, "usb:eye") == {"gain": 9}


def test_the_bin_that_is_shown_is_offered_first(page: ImagesPage) -> None:
    page.choose_bin(Bin(Label.GOOD))
    page.head.camera.setChecked(True)
    assert page.camera.bins.currentData() == Bin(Label.GOOD)


def test_space_takes_photos_and_undo_takes_the_last_away(watching: ImagesPage, session: Session, qtbot: QtBot) -> None:
    for count in (1, 2):
        QTest.keyClick(watching.camera.shutter, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda count=count: session.library.counts.unlabelled == 6 + count)
    assert watching.camera.said.text() == "2 photos taken."
    session.undo.undo()
    settle(qtbot, session.library)
    assert session.library.counts.unlabelled == 7


def test_closing_the_panel_lets_go_of_the_camera(watching: ImagesPage, session: Session, qtbot: QtBot) -> None:
    QTest.mouseClick(watching.head.camera, LEFT)
    assert watching.viewer.isVisible()
    qtbot.waitUntil(lambda: not any(task.name == "Camera" for task in session.tasks.running))


def test_another_page_in_front_takes_camera_and_picture_away_until_this_one_is_seen_again(
    watching: ImagesPage, session: Session, qtbot: QtBot
) -> None:
    watching.hide()
    assert not watching.camera.shutter.isEnabled()
    qtbot.waitUntil(lambda: not any(task.name == "Camera" for task in session.tasks.running))
    watching.show()
    qtbot.waitUntil(watching.camera.shutter.isEnabled)
    assert watching.camera.cameras.currentText() == "Line camera"


def test_without_a_camera_it_says_what_to_do(page: ImagesPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "list_cameras", lambda: ())
    QTest.mouseClick(page.head.camera, LEFT)
    qtbot.waitUntil(lambda: page.camera.said.text().startswith("No camera was found."))
    assert not page.camera.shutter.isEnabled()


def test_a_camera_that_cannot_be_opened_says_why_and_shows_no_picture(
    page: ImagesPage, qtbot: QtBot, tmp_path: Path
) -> None:
    page.head.camera.setChecked(True)
    page.camera.open(f"video:{tmp_path / 'gone.avi'}")
    qtbot.waitUntil(lambda: "there is no such file" in page.camera.said.text())
    assert not page.camera.shutter.isEnabled()
