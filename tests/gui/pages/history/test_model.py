import time
from datetime import date

import numpy as np
import pytest
from pytestqt.qtbot import QtBot
from sqlalchemy import insert

from inspector.core.errors import JournalDamaged
from inspector.core.judgement import Verdict
from inspector.gui.pages.history import HistoryPage
from inspector.gui.pages.history.crops import around
from inspector.gui.pages.history.model import PAGE
from inspector.gui.pages.history.shown import Period, Shown, Which, numbers
from inspector.store.journal.entries import Counts
from inspector.store.journal.journal import Journal
from inspector.store.journal.tables import inspections
from tests.gui.pages.history.conftest import NOW
from tests.store.journal.recorded import an_entry

MANY = 100_000


def fill(journal: Journal, count: int) -> None:
    """Record many inspections at once, as small as can be."""
    journal.record(an_entry(Verdict.GOOD, time=NOW, photograph=None, heat_map=None))
    row = {
        "time": NOW,
        "verdict": "good",
        "score": 0.5,
        "review_limit": 1.0,
        "anomaly_limit": 2.0,
        "bundle": 1,
        "camera": "Eye",
        "took_ms": 12.0,
    }
    with journal._engine.begin() as connection:
        connection.execute(insert(inspections), [row | {"number": number} for number in range(count - 1)])


def test_a_hundred_thousand_rows_are_there_at_once_and_hold_nobody_up(
    page: HistoryPage, project: object, qtbot: QtBot
) -> None:
    with Journal.open(page.session.project.root) as journal:  # type: ignore[union-attr]
        fill(journal, MANY)
    page.show_shown(Shown(Period.ANY))
    page.entered()
    qtbot.waitUntil(lambda: page.model.rowCount() == MANY, timeout=20_000)
    bar = page.table.verticalScrollBar()
    longest = 0.0
    for place in range(0, bar.maximum(), bar.maximum() // 50):
        start = time.perf_counter()
        bar.setValue(place)
        page.table.viewport().repaint()
        longest = max(longest, time.perf_counter() - start)
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.entry(MANY - 1) is not None)
    assert longest < 0.25  # on a machine that others use, too; a paint takes a few milliseconds


def test_rows_that_could_not_be_read_come_when_they_are_painted_again(
    today: HistoryPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(journal: Journal, _: object) -> None:
        raise JournalDamaged(journal.path, "the disk did not answer")

    today.model.show_ids(tuple(today.model.ids))
    with monkeypatch.context() as broken, qtbot.waitSignal(today.session.record.failed):
        broken.setattr(Journal, "some", fail)
        today.model.entry(0)
    qtbot.waitUntil(lambda: today.model.entry(0) is not None)


def test_only_pages_that_are_seen_are_fetched(page: HistoryPage, qtbot: QtBot) -> None:
    with Journal.open(page.session.project.root) as journal:  # type: ignore[union-attr]
        fill(journal, 20 * PAGE)
    page.entered()
    qtbot.waitUntil(lambda: page.model.rowCount() == 20 * PAGE)
    qtbot.waitUntil(lambda: page.model.entry(0) is not None)
    assert len(page.model._pages) <= 2


def test_a_row_is_found_by_its_id(page: HistoryPage) -> None:
    page.model.show_ids((9, 7, 4, 1))
    assert [page.model.row_of(id) for id in (9, 7, 4, 1, 5, 10)] == [0, 1, 2, 3, -1, -1]


def test_the_piece_around_a_spot_stays_in_the_picture() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    picture[:10, 190:] = 255
    piece = around(picture, (0.99, 0.01))
    assert piece.shape[1] / piece.shape[0] == 1.4
    assert piece[0, -1, 0] == 255


def test_without_a_spot_the_middle_is_seen() -> None:
    picture = np.zeros((100, 140, 3), np.uint8)
    assert around(picture, None).shape == (100, 140, 3)


def test_today_begins_at_midnight_here() -> None:
    since = Shown().filter(date(2025, 11, 19)).since
    assert since is not None
    assert (since.day, since.hour, since.minute) == (19, 0, 0)
    assert since.tzinfo is not None


def test_a_week_is_seven_days_with_today() -> None:
    since = Shown(Period.WEEK).filter(date(2025, 11, 19)).since
    assert since is not None
    assert since.day == 13


def test_what_is_not_good_is_all_that_a_person_should_look_at() -> None:
    counts = Counts(good=5, review=2, anomaly=3, errors=1)
    assert numbers(counts)[Which.NOT_GOOD] == 6
