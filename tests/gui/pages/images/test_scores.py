import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.pages.images import ImagesPage
from inspector.gui.pages.images.shown import Sort
from inspector.gui.session import Session
from inspector.runtime.bundle import Bundle
from inspector.store.project import Project, create_project
from tests.conftest import Photos
from tests.gui.made import settle


@pytest.fixture
def project(tmp_path: Path, photos: Photos) -> Project:
    """Three photographs that the bundle learned from, three that it never saw, three anomalies, one called good."""
    made = create_project(tmp_path / "project")
    for path in sorted(photos.good.iterdir())[:3]:
        shutil.copy(path, made.bin(Label.GOOD) / f"fit{path.name}")
    for path in photos.new.iterdir():
        shutil.copy(path, made.unlabelled / f"new{path.name}")
    first, *rest = sorted(photos.anomaly.rglob("*.png"))
    shutil.copy(first, made.bin(Label.GOOD) / "mislabelled.png")
    for path in rest:
        shutil.copy(path, made.bin(Label.ANOMALY) / f"burn{path.name}")
    return made


@pytest.fixture
def judged(page: ImagesPage, session: Session, trained_bundle: Bundle, qtbot: QtBot) -> Iterator[ImagesPage]:
    session.use(trained_bundle)
    images = session.library.images
    qtbot.waitUntil(lambda: all(session.library.sample(image) is not None for image in images))
    yield page
    page.scores.stop()


def shown(page: ImagesPage) -> list[str]:
    return [image.path.name for image in page.grid.images]


def choose(page: ImagesPage, words: str) -> None:
    action = next(a for a in page.toolbar.filter.menu().actions() if a.text() == words)
    action.trigger()


def test_nothing_is_judged_before_somebody_asks(judged: ImagesPage) -> None:
    assert not judged.scores.judging
    assert all(judged.scores.score(image) is None for image in judged.grid.images)


def test_sorted_by_score_the_strangest_come_first(judged: ImagesPage, qtbot: QtBot) -> None:
    judged.toolbar.show_sort(Sort.HIGHEST)
    qtbot.waitUntil(lambda: not judged.scores.judging and len(shown(judged)) == 9, timeout=30_000)
    values = [score.value for image in judged.grid.images if (score := judged.scores.score(image)) is not None]
    assert len(values) == 9
    assert values == sorted(values, reverse=True)


def test_labels_that_their_verdicts_contradict_are_found(judged: ImagesPage, qtbot: QtBot) -> None:
    choose(judged, "Label and verdict differ")
    qtbot.waitUntil(lambda: not judged.scores.judging and len(shown(judged)) == 2, timeout=30_000)
    assert all(name.startswith("burn") for name in shown(judged))  # so small a bundle calls every part good


def test_roles_in_the_bundle_need_no_judging(judged: ImagesPage) -> None:
    choose(judged, "Not known to the bundle")
    assert all(name.startswith("new") for name in shown(judged))
    assert shown(judged)
    assert not judged.scores.judging
    assert judged.toolbar.filter.text() == "Not known to the bundle"


def test_a_bundle_that_is_put_away_takes_its_filters_along(judged: ImagesPage, session: Session, qtbot: QtBot) -> None:
    judged.toolbar.show_sort(Sort.HIGHEST)
    session.use(None)
    settle(qtbot, session.library)
    assert judged.wanted.sort is Sort.NEWEST
    assert not judged.toolbar.filter.isEnabled()
    assert len(shown(judged)) == 9
