import pytest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.history.asking import Asking, Found
from inspector.gui.pages.history.model import HistoryModel
from inspector.gui.pages.history.shown import Period, Shown, Which
from inspector.gui.session import Session
from inspector.store.journal.journal import Journal
from inspector.store.project import Project
from tests.gui.pages.history.conftest import NOW
from tests.store.journal.recorded import an_entry


@pytest.fixture
def model(session: Session) -> HistoryModel:
    return HistoryModel(session.record, session)


@pytest.fixture
def asking(session: Session, project: Project, journal: Journal, model: HistoryModel) -> Asking:
    """Asks the journal of the conftest; the model shows nothing yet."""
    session.open(project)
    return Asking(session.record, model, session)


def answers(asking: Asking) -> list[Found]:
    told: list[Found] = []
    asking.found.connect(told.append)
    return told


def test_it_finds_rows_with_their_counts_and_bundles(asking: Asking, qtbot: QtBot) -> None:
    told = answers(asking)
    asking.look(Shown(Period.ANY, which=Which.ANOMALY))
    qtbot.waitUntil(lambda: len(told) == 1)
    assert len(told[0].ids) == told[0].counts.anomaly == 2
    assert told[0].counts.total == 5
    assert [bundle.name for bundle in told[0].bundles] == ["b1", "b0"]


def test_only_the_latest_question_is_answered(asking: Asking, qtbot: QtBot) -> None:
    told = answers(asking)
    asking.look(Shown(Period.ANY))
    asking.look(Shown(Period.ANY, which=Which.REVIEW))
    qtbot.waitUntil(lambda: bool(told))
    assert [len(found.ids) for found in told] == [1]


def test_what_was_forgotten_is_not_answered(asking: Asking, session: Session, qtbot: QtBot) -> None:
    told = answers(asking)
    asking.look(Shown(Period.ANY))
    asking.forget()
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert told == []


def test_while_it_follows_the_rows_that_come_are_told_alone(
    asking: Asking, model: HistoryModel, session: Session, journal: Journal, qtbot: QtBot
) -> None:
    asking.found.connect(lambda found: model.show_ids(found.ids))
    with qtbot.waitSignal(asking.found):
        asking.look(Shown(Period.ANY))
    asking.follows = True
    id = journal.record(an_entry(Verdict.GOOD, time=NOW, number=5))
    with qtbot.waitSignal(asking.newer) as told:
        session.record.grown.emit()
    assert told.args[0].ids == (id,)
