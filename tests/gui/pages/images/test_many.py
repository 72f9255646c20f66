"""10,000 images: what a person waits for, measured on the thread that paints.

What is measured is the processor's time that a turn of the window's loop takes, not the clock's: a busy machine takes
the processor away from the window, which no code of ours can help.
"""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.shown import Bin
from inspector.gui.session import Session
from inspector.store.project import Project, create_project
from tests.gui.made import picture
from tests.gui.patience import PATIENCE_MS

COUNT = 10_000
DROPPED = 5_000
HELD_MS = 50  # a person feels what takes longer
PATHS, PATHS_MS = 5_000, 30  # so long a processor like ours takes to make so many


@pytest.fixture
def many(tmp_path: Path) -> Project:
    project = create_project(tmp_path / "many")
    drawn = [picture(tmp_path / f"{number}.png", number) for number in range(10)]
    bins = [project.unlabelled, project.bin(Label.GOOD), project.bin(Label.ANOMALY, "Crack")]
    bins[2].mkdir()
    for number in range(COUNT):
        os.link(drawn[number % 10], bins[number % 3] / f"part_{number:05d}.png")
    return project


def longest_ms(until: Callable[[], bool], limit_s: float = PATIENCE_MS / 1000) -> float:
    """Run the window until something is so; return the processor's time of the longest turn of its loop."""
    longest, end = 0.0, time.perf_counter() + limit_s
    while not until():
        longest = max(longest, taken_ms(QApplication.processEvents))
        assert time.perf_counter() < end
    return longest


def held_ms() -> float:
    """Return what is felt, longer where the processor is slower just now: others may use the other half of its core."""
    slower = taken_ms(lambda: [Path(f"/where/they/lie/{number}.png") for number in range(PATHS)]) / PATHS_MS
    return HELD_MS * max(1.0, slower)


def taken_ms(do: Callable[[], object]) -> float:
    """Return the processor's time that this thread takes to do something."""
    began = time.thread_time()
    do()
    return (time.thread_time() - began) * 1000


def test_ten_thousand_images_open_and_scroll_without_holding_up_the_window(
    page: ImagesPage, session: Session, many: Project, qtbot: QtBot
) -> None:
    session.open(many)
    opening = longest_ms(lambda: len(page.grid.images) == COUNT)
    assert opening < held_ms()
    bar, steps = page.grid.verticalScrollBar(), iter(range(1, 61))

    def scrolled() -> bool:
        step = next(steps, None)
        if step is not None:
            bar.setValue(bar.maximum() * step // 60)
        return step is None

    scrolling = longest_ms(scrolled)
    assert scrolling < held_ms()
    assert page.grid.verticalScrollBar().maximum() > 100_000

    first = page.grid.images[0].path
    session.library.relabel([first], Label.ANOMALY, "Crack")
    labelling = longest_ms(lambda: not session.library.working)
    assert labelling < held_ms()
    assert session.library.image(first) is None or session.library.image(first).kind == "Crack"  # type: ignore[union-attr]


def drop_ms(target: QWidget, paths: Iterable[Path]) -> float:
    """Drag files over a widget and let go; return the processor's time that this takes."""
    data, at = QMimeData(), target.rect().center()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    usual = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    events = [QDragEnterEvent(at, *usual), QDropEvent(QPointF(at), *usual)]
    return taken_ms(lambda: [QApplication.sendEvent(target, event) for event in events])


def test_thousands_of_files_are_dropped_without_holding_up_the_window(
    page: ImagesPage, session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    took = drop_ms(page, (tmp_path / "card" / f"part_{number:05d}.png" for number in range(DROPPED)))
    assert took < held_ms()
    with qtbot.waitSignal(session.library.added) as added:
        pass
    assert len(added.args[0].rejected) == DROPPED  # all were taken, and none of them is there


def test_thousands_of_thumbnails_are_dropped_on_a_bin_without_holding_up_the_window(
    page: ImagesPage, session: Session, many: Project, qtbot: QtBot
) -> None:
    session.open(many)
    qtbot.waitUntil(lambda: len(page.grid.images) == COUNT)
    good = next(row for row in page.bins.rows if row.bin == Bin(Label.GOOD))
    took = drop_ms(good, [image.path for image in page.grid.images[:DROPPED]])
    assert took < held_ms()
    qtbot.waitUntil(lambda: session.library.counts.good >= DROPPED)


def test_thumbnails_are_made_only_for_what_was_seen(
    page: ImagesPage, session: Session, many: Project, qtbot: QtBot
) -> None:
    session.open(many)
    qtbot.waitUntil(lambda: len(page.grid.images) == COUNT)
    qtbot.waitUntil(
        lambda: session.thumbnails.get(page.grid.images[0].path, 90, page.grid.images[0].mtime_ns) is not None
    )
    assert (
        len(list(session.workplace.thumbnails.rglob("*.jpg"))) < 100
    )  # of 10,000, and no few were in the pages before
