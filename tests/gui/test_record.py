from collections.abc import Iterator
from pathlib import Path
from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from inspector.core.errors import JournalDamaged
from inspector.gui.record import Desk, Record
from inspector.gui.task import Tasks
from inspector.store.journal.journal import Journal
from tests.store.journal.recorded import an_entry


@pytest.fixture
def record(qtbot: QtBot, tmp_path: Path) -> Iterator[Record]:
    """A record of a project where one inspection was recorded."""
    with Journal.open(tmp_path) as journal:
        journal.record(an_entry())
    tasks = Tasks()
    made = Record(tasks)
    made.open(tmp_path)
    yield made
    made.open(None)
    assert tasks.stop_all()


def test_a_question_is_answered_in_the_window_and_asked_in_a_thread(record: Record, qtbot: QtBot) -> None:
    asked_in, answered_in, answers = [], [], []

    def question(journal: Journal) -> int:
        asked_in.append(current_thread())
        return journal.count().total

    def answer(total: int) -> None:
        answered_in.append(current_thread())
        answers.append(total)

    record.ask(record, question, answer, otherwise=0)
    qtbot.waitUntil(lambda: answers == [1])
    assert asked_in[0] is not main_thread()
    assert answered_in == [main_thread()]


def test_questions_are_answered_in_their_order(record: Record, qtbot: QtBot) -> None:
    answers: list[int] = []
    for number in range(5):
        record.ask(record, lambda _, number=number: number, answers.append, otherwise=-1)
    qtbot.waitUntil(lambda: len(answers) == 5)
    assert answers == [0, 1, 2, 3, 4]


def test_where_nothing_was_recorded_the_answer_is_the_other_one(record: Record, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "new").mkdir()
    record.open(tmp_path / "new")
    answers: list[str] = []
    record.ask(record, lambda _: "found", answers.append, otherwise="nothing")
    qtbot.waitUntil(lambda: answers == ["nothing"])


def test_nobody_is_told_of_a_project_that_was_closed(record: Record, tmp_path: Path, qtbot: QtBot) -> None:
    begun, go, answers = Event(), Event(), []

    def question(_: Journal) -> str:
        begun.set()
        go.wait(10)
        return "late"

    record.ask(record, question, answers.append, otherwise="")
    qtbot.waitUntil(begun.is_set)
    record.open(tmp_path)
    go.set()
    record.ask(record, lambda _: "new", answers.append, otherwise="")
    qtbot.waitUntil(lambda: bool(answers))
    assert answers == ["new"]


def test_nobody_is_told_who_is_gone(record: Record, qtbot: QtBot) -> None:
    asker, answers = QObject(), []
    record.ask(asker, lambda _: "for nobody", answers.append, otherwise="")
    asker.deleteLater()
    record.ask(record, lambda _: "for all", answers.append, otherwise="")
    qtbot.waitUntil(lambda: "for all" in answers)
    assert answers == ["for all"]


def test_a_damaged_journal_is_told(record: Record, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "journal.sqlite").write_bytes(b"rubbish" * 1000)
    record.open(tmp_path / "other")
    with qtbot.waitSignal(record.failed) as failed:
        record.ask(record, lambda journal: journal.count(), lambda _: None, otherwise=None)
    assert isinstance(failed.args[0], JournalDamaged)


def test_a_file_that_somebody_still_reads_is_let_go_when_it_is_given_back(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    with desk.journal() as journal:
        journal.record(an_entry())
        desk.close()
        assert journal.count().total == 1
        assert not desk.is_empty()
    assert desk._journal is None


def test_whoever_comes_too_late_leaves_no_file_open(tmp_path: Path) -> None:
    desk = Desk(tmp_path)
    desk.close()
    with desk.journal() as journal:
        journal.record(an_entry())
    assert desk._journal is None
