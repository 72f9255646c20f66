"""The History page on a real journal with inspections of today and before."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.core.sample import Label
from inspector.gui.pages.history import HistoryPage
from inspector.gui.session import Session
from inspector.store.journal.entries import BundleName
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.made import a_project, settle
from tests.store.journal.recorded import a_failure, an_entry

NOW = datetime.now(UTC)


def photograph(value: int) -> np.ndarray:
    """A photograph that is told apart by its brightness."""
    made = np.full((60, 84, 3), value, np.uint8)
    made[:, :40, 1] = 255 - value
    return made


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = a_project(tmp_path / "project")
    made.bin(Label.ANOMALY, "Crack").mkdir(parents=True)
    return made


@pytest.fixture
def journal(project: Project) -> Iterator[Journal]:
    """Today, the newest last: good 1, review 2, anomaly 3, no picture 4; ten days ago an anomaly, by bundle b0."""
    with Journal.open(project.root) as opened:
        long_ago = {"time": NOW - timedelta(days=10), "bundle": BundleName("b0", "01d")}
        opened.record(an_entry(Verdict.ANOMALY, number=9, score=3.5, photograph=photograph(90), **long_ago))
        opened.record(an_entry(Verdict.GOOD, time=NOW, number=1, score=0.5, photograph=photograph(10)))
        opened.record(an_entry(Verdict.REVIEW, time=NOW, number=2, score=1.5, photograph=photograph(20)))
        opened.record(an_entry(Verdict.ANOMALY, time=NOW, number=3, score=5.5, photograph=photograph(30)))
        opened.record(a_failure(time=NOW, number=4))
        yield opened


@pytest.fixture
def page(session: Session, project: Project, qtbot: QtBot) -> Iterator[HistoryPage]:
    """The page in a window of its own, in front; `journal` decides whether there is anything to see."""
    made = HistoryPage(session)
    qtbot.addWidget(made, before_close_func=lambda _: session.tasks.stop_all())
    made.resize(1368, 824)
    made.restyle(session.theme.tokens)
    with qtbot.waitExposed(made):
        made.show()
    session.open(project)
    settle(qtbot, session.library)
    made.activateWindow()
    yield made
    session.open(None)
    session.thumbnails.close()


@pytest.fixture
def today(journal: Journal, page: HistoryPage, qtbot: QtBot) -> HistoryPage:
    """The page with the four rows of today, the newest looked at."""
    page.entered()
    qtbot.waitUntil(lambda: page.model.rowCount() == 4 and page.detail.recalled is not None)
    return page


def numbers(page: HistoryPage, qtbot: QtBot) -> list[int]:
    """The frames' numbers of all rows, once they were fetched."""

    def fetched() -> bool:
        return all(page.model.entry(row) is not None for row in range(page.model.rowCount()))

    qtbot.waitUntil(fetched)
    entries = [page.model.entry(row) for row in range(page.model.rowCount())]
    return [entry.number for entry in entries if entry is not None]


def look_at(page: HistoryPage, number: int, qtbot: QtBot) -> None:
    """Look at the inspection of this frame."""
    row = numbers(page, qtbot).index(number)
    page.table.choose(page.model.ids[row])
    qtbot.waitUntil(lambda: page.detail.recalled is not None and page.detail.recalled.entry.number == number)
