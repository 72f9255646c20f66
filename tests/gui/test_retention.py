"""Old inspections go after the days that the settings say."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.retention import Retention
from inspector.gui.session import Session
from inspector.store.journal.journal import Journal
from inspector.store.project import Project, create_project
from tests.store.journal.recorded import an_entry

WAIT_MS = 60_000


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "line 3")
    with Journal.open(made.root) as journal:
        for days in (100, 10, 0):
            journal.record(an_entry(time=datetime.now(UTC) - timedelta(days=days)))
    return made


def count(project: Project) -> int:
    with Journal.open(project.root) as journal:
        return journal.count().total


def test_what_is_older_goes_after_the_project_was_opened(session: Session, project: Project, qtbot: QtBot) -> None:
    session.change_settings(retention_days=30)
    keeper = Retention(session, session, soon_ms=1)
    session.open(project)
    qtbot.waitUntil(lambda: count(project) == 2, timeout=WAIT_MS)
    assert keeper.parent() is session


def test_so_does_it_when_the_days_change(session: Session, project: Project, qtbot: QtBot) -> None:
    Retention(session, session, soon_ms=1)
    session.open(project)
    session.change_settings(retention_days=5)
    qtbot.waitUntil(lambda: count(project) == 1, timeout=WAIT_MS)


def test_without_days_all_is_kept(session: Session, project: Project, qtbot: QtBot) -> None:
    Retention(session, session, soon_ms=1)
    session.open(project)
    qtbot.wait(50)
    qtbot.waitUntil(lambda: session.tasks.running == (), timeout=WAIT_MS)
    assert count(project) == 3


def test_what_was_deleted_as_long_ago_leaves_the_trash(session: Session, project: Project, qtbot: QtBot) -> None:
    trash = project.root / ".trash"
    old, new = ((datetime.now() - timedelta(days=days)).strftime("%Y-%m-%d %H.%M.%S") for days in (40, 3))
    for name in (old, new):
        (trash / name).mkdir(parents=True)
        (trash / name / "a.png").write_bytes(b"x")
    session.change_settings(retention_days=30)
    Retention(session, session, soon_ms=1)
    session.open(project)
    qtbot.waitUntil(lambda: not (trash / old).exists(), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: session.tasks.running == (), timeout=WAIT_MS)
    assert (trash / new / "a.png").exists()
