from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.gui import thumbnails as module
from inspector.gui.thumbnails import Thumbnails
from tests.gui.made import picture


@pytest.fixture
def thumbnails(qtbot: QtBot, tmp_path: Path) -> Iterator[Thumbnails]:
    made = Thumbnails(tmp_path / "kept")
    yield made
    made.close()


def wait_for(qtbot: QtBot, thumbnails: Thumbnails, path: Path, *, stamp: int = 0) -> None:
    with qtbot.waitSignal(thumbnails.ready, check_params_cb=lambda ready: ready == path):
        thumbnails.get(path, 100, stamp)


def test_a_thumbnail_comes_later_and_is_there_then(thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot) -> None:
    path = picture(tmp_path / "a.png", 99)
    assert thumbnails.get(path, 100) is None
    qtbot.waitUntil(lambda: thumbnails.get(path, 100) is not None)
    pixmap = thumbnails.get(path, 100)
    assert pixmap is not None
    # Far from the bright corner, around which a kept JPEG is a few levels off.
    assert pixmap.toImage().pixelColor(24, 18).red() == pytest.approx(99, abs=3)


def test_a_file_that_cannot_be_read_says_why_and_is_not_tried_again(
    thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "a.png"
    path.write_text("no image")
    wait_for(qtbot, thumbnails, path)
    assert thumbnails.cause(path)
    assert thumbnails.get(path, 100) is None
    with qtbot.assertNotEmitted(thumbnails.ready, wait=50):
        thumbnails.get(path, 100)


def test_a_changed_file_gets_another_and_the_old_one_stands_until_then(
    thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot
) -> None:
    path = picture(tmp_path / "a.png", 10)
    wait_for(qtbot, thumbnails, path, stamp=1)
    picture(path, 200)
    old = thumbnails.get(path, 100, 2)
    assert old is not None
    assert old.toImage().pixelColor(5, 5).red() < 20
    qtbot.waitUntil(lambda: _red(thumbnails, path) > 190)


def test_a_moved_file_keeps_its_thumbnail(thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot) -> None:
    path = picture(tmp_path / "a.png", 99)
    wait_for(qtbot, thumbnails, path)
    thumbnails.follow({path: tmp_path / "b.png"})
    assert thumbnails.get(tmp_path / "b.png", 100) is not None


def test_the_newest_wish_comes_first(
    thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_THREADS", 1)
    begun, go, made = Event(), Event(), module.thumbnail

    def slow(path: Path, side: int, folder: Path) -> object:
        begun.set()
        go.wait(10)
        return made(path, side, folder)

    monkeypatch.setattr(module, "thumbnail", slow)
    paths = [picture(tmp_path / f"{n}.png", n) for n in range(4)]
    came: list[Path] = []
    thumbnails.ready.connect(came.append)
    thumbnails.get(paths[0], 100)
    assert begun.wait(10)
    for path in paths[1:]:
        thumbnails.get(path, 100)
    go.set()
    qtbot.waitUntil(lambda: len(came) == 4)
    assert came == [paths[0], paths[3], paths[2], paths[1]]


def test_memory_is_bounded(
    thumbnails: Thumbnails, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "MEMORY_BYTES", 2 * 4 * 24 * 32)
    paths = [picture(tmp_path / f"{n}.png", n) for n in range(3)]
    for path in paths:
        wait_for(qtbot, thumbnails, path)
    assert thumbnails.get(paths[0], 100) is None
    assert thumbnails.get(paths[2], 100) is not None


def test_closing_twice_does_no_harm(thumbnails: Thumbnails, tmp_path: Path) -> None:
    thumbnails.get(picture(tmp_path / "a.png"), 100)
    thumbnails.close()
    thumbnails.close()


def _red(thumbnails: Thumbnails, path: Path) -> int:
    pixmap = thumbnails.get(path, 100, 2)
    return QColor(pixmap.toImage().pixelColor(5, 5)).red() if pixmap is not None else 0
