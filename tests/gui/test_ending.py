"""A session ends while the event loop goes on."""

from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from inspector.gui.ending import Ending
from inspector.gui.session import Session
from inspector.gui.task import Task
from tests.conftest import a_workplace
from tests.gui.here import Here


class Stuck(Here):
    """Stories that do not end before they are killed."""

    def __init__(self) -> None:
        self.killed = Event()

    def close(self) -> None:
        self.killed.set()


@pytest.fixture
def stories() -> Stuck:
    return Stuck()


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, stories: Stuck) -> Iterator[Session]:
    made = Session(a_workplace(tmp_path / "workplace"), stories=stories)
    yield made
    stories.killed.set()
    assert made.close()


def until(come: Event, begun: Event) -> Generator[None, None, None]:
    begun.set()
    come.wait()
    yield


def endless() -> Generator[int, None, None]:
    while True:
        yield 1


def started(session: Session, work: Generator[object, None, None]) -> Task:
    task = session.tasks.start(work, "Working")
    task.start()
    return task


def held_up(session: Session, come: Event, qtbot: QtBot) -> Task:
    """A task in the midst of its first step, which ends when `come` does."""
    begun = Event()
    task = started(session, until(come, begun))
    qtbot.waitUntil(begun.is_set)
    return task


def test_what_runs_is_stopped(session: Session, qtbot: QtBot) -> None:
    task, ending = started(session, endless()), Ending(session)
    with qtbot.waitSignal(ending.ended):
        ending.begin()
    assert task.isFinished()


def test_the_event_loop_goes_on_meanwhile(session: Session, stories: Stuck, qtbot: QtBot) -> None:
    step = Event()
    patient: list[bool] = []
    task, ending = held_up(session, step, qtbot), Ending(session)

    def go_on() -> None:
        patient.append(not stories.killed.is_set())
        step.set()

    ending.begin()
    QTimer.singleShot(0, ending, go_on)
    qtbot.waitUntil(task.isFinished)
    assert patient == [True]


def test_it_ends_where_nothing_runs(session: Session, qtbot: QtBot) -> None:
    ending = Ending(session)
    with qtbot.waitSignal(ending.ended):
        ending.begin()


def test_asked_twice_it_ends_once(session: Session, qtbot: QtBot) -> None:
    ending, ends = Ending(session), []
    ending.ended.connect(lambda: ends.append(True))
    with qtbot.waitSignal(ending.ended):
        ending.begin()
        ending.begin()
    session.tasks.changed.emit()
    assert ends == [True]


def test_what_begins_meanwhile_makes_no_step(session: Session, qtbot: QtBot) -> None:
    later, ending = Event(), Ending(session)
    task = started(session, endless())
    task.cancelled.connect(lambda: started(session, until(later, begun=later)))
    with qtbot.waitSignal(ending.ended):
        ending.begin()
    assert not later.is_set()


def test_a_story_that_does_not_end_is_killed(session: Session, stories: Stuck, qtbot: QtBot) -> None:
    task, ending = held_up(session, stories.killed, qtbot), Ending(session, patience_ms=1)
    with qtbot.waitSignal(ending.ended):
        ending.begin()
    assert stories.killed.is_set()
    qtbot.waitUntil(task.isFinished)


def test_what_does_not_end_even_then_is_not_waited_for(session: Session, qtbot: QtBot) -> None:
    never = Event()
    task, ending = held_up(session, never, qtbot), Ending(session, patience_ms=1)
    with qtbot.waitSignal(ending.ended):
        ending.begin()
    assert task.isRunning()
    never.set()
