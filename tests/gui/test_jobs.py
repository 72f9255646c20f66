from collections.abc import Generator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.errors import NameInvalid
from inspector.core.progress import Step
from inspector.gui.jobs import Job, Jobs, Work
from inspector.gui.session import Session


@pytest.fixture
def jobs(session: Session) -> Jobs:
    return Jobs(session.tasks, session)


def work(result: object, *, after: Event | None = None) -> Generator[Step, None, object]:
    yield Step(1, 2)
    if after is not None:
        while not after.wait(0.01):
            yield Step(1, 2)
    return result


def refused() -> Generator[Step, None, None]:
    yield Step(0)
    raise NameInvalid("x", "no")


def test_jobs_are_done_in_their_order_and_never_two_at_once(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[object] = []
    go = Event()
    jobs.add(Job("first", lambda: work(1, after=go), done.append))
    jobs.add(Job("second", lambda: work(2), done.append))
    assert done == []
    go.set()
    qtbot.waitUntil(lambda: done == [1, 2])


def test_it_is_busy_from_the_first_to_the_last(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[object] = []
    jobs.busy.connect(told.append)
    jobs.worked.connect(told.append)
    go = Event()
    for name in ("one", "two"):
        jobs.add(Job(name, lambda: work(None, after=go), lambda _: None))
    qtbot.waitUntil(lambda: Work("one", 1, 2) in told)
    go.set()
    qtbot.waitUntil(lambda: not jobs.working)
    assert [what for what in told if isinstance(what, bool)] == [True, False]


def test_a_job_that_fails_is_told_and_the_next_one_begins(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[object] = []
    with qtbot.waitSignal(jobs.failed) as failed:
        jobs.add(Job("wrong", refused, done.append))
        jobs.add(Job("right", lambda: work(2), done.append))
    assert str(failed.args[1]).startswith("“x” cannot be used")
    qtbot.waitUntil(lambda: done == [None, 2])


def test_looking_makes_way_for_doing_and_is_done_again_afterwards(jobs: Jobs, qtbot: QtBot) -> None:
    done: list[object] = []
    begun: list[str] = []
    go = Event()

    def look() -> Generator[Step, None, object]:
        begun.append("look")
        return work("looked", after=go)

    jobs.add(Job("look", look, done.append, quiet=True))
    assert not jobs.working
    jobs.add(Job("move", lambda: work("moved"), done.append))
    qtbot.waitUntil(lambda: done == ["moved"])
    go.set()
    qtbot.waitUntil(lambda: done == ["moved", "looked"])
    assert begun == ["look", "look"]


def test_what_is_forgotten_tells_nobody(jobs: Jobs, session: Session, qtbot: QtBot) -> None:
    done: list[object] = []
    jobs.add(Job("a", lambda: work(1, after=Event()), done.append))
    jobs.add(Job("b", lambda: work(2), done.append))
    jobs.forget()
    assert not jobs.working
    qtbot.waitUntil(lambda: not session.tasks.running)
    assert done == []
