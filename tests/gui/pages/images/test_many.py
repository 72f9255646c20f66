"""10,000 images: what a person waits for, measured on the thread that paints."""

import os
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.session import Session
from inspector.store.project import Project, create_project
from tests.gui.made import picture

COUNT = 10_000
MEAN_MS = 50


@pytest.fixture
def many(tmp_path: Path) -> Project:
    project = create_project(tmp_path / "many")
    drawn = [picture(tmp_path / f"{number}.png", number) for number in range(10)]
    bins = [project.unlabelled, project.bin(Label.GOOD), project.bin(Label.ANOMALY, "Crack")]
    bins[2].mkdir()
    for number in range(COUNT):
        os.link(drawn[number % 10], bins[number % 3] / f"part_{number:05d}.png")
    return project


def gaps_ms(until: object, limit_s: float = 60) -> list[float]:
    """Run the window until something is so; return how long each turn of its loop took."""
    gaps, end = [], time.perf_counter() + limit_s
    while not until():  # type: ignore[operator]
        began = time.perf_counter()
        QApplication.processEvents()
        gaps.append((time.perf_counter() - began) * 1000)
        assert time.perf_counter() < end
    return gaps


def mean(values: list[float]) -> float:
    return sum(values) / len(values)


def test_ten_thousand_images_open_and_scroll_without_holding_up_the_window(
    page: ImagesPage, session: Session, many: Project, qtbot: QtBot
) -> None:
    session.open(many)
    opening = gaps_ms(lambda: len(page.grid.images) == COUNT)
    assert mean(opening) < MEAN_MS
    bar, steps = page.grid.verticalScrollBar(), iter(range(1, 61))

    def scrolled() -> bool:
        step = next(steps, None)
        if step is not None:
            bar.setValue(bar.maximum() * step // 60)
        return step is None

    assert mean(gaps_ms(scrolled)) < MEAN_MS
    assert page.grid.verticalScrollBar().maximum() > 100_000

    first = page.grid.images[0].path
    session.library.relabel([first], Label.ANOMALY, "Crack")
    labelling = gaps_ms(lambda: not session.library.working)
    assert mean(labelling) < MEAN_MS
    assert session.library.image(first) is None or session.library.image(first).kind == "Crack"  # type: ignore[union-attr]


def test_thumbnails_are_made_only_for_what_was_seen(
    page: ImagesPage, session: Session, many: Project, qtbot: QtBot
) -> None:
    session.open(many)
    gaps_ms(lambda: len(page.grid.images) == COUNT)
    qtbot.waitUntil(
        lambda: session.thumbnails.get(page.grid.images[0].path, 90, page.grid.images[0].mtime_ns) is not None
    )
    assert (
        len(list(session.workplace.thumbnails.rglob("*.jpg"))) < 100
    )  # of 10,000, and no few were in the pages before
