"""One piece of work at a time: the latest request counts, and of older ones nothing is ever heard."""

from collections.abc import Generator, Iterator
from threading import Event
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.errors import InspectorError
from inspector.gui.latest import Latest
from inspector.gui.task import Tasks

WAIT_MS = 60_000


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.stop_all()
    qtbot.waitUntil(lambda: made.running == (), timeout=WAIT_MS)


class Told:
    """All that was told, in its order."""

    def __init__(self, latest: Latest) -> None:
        self.all: list[Any] = []
        latest.advanced.connect(lambda news: self.all.append(("advanced", news)))
        latest.succeeded.connect(lambda result: self.all.append(("succeeded", result)))
        latest.failed.connect(lambda error: self.all.append(("failed", str(error))))
        latest.ended.connect(lambda: self.all.append("ended"))


def giving(result: str) -> Generator[None, None, str]:
    yield
    return result


def failing(words: str) -> Generator[None, None, None]:
    yield
    raise InspectorError(words)


def endless() -> Generator[int, None, None]:
    step = 0
    while True:
        step += 1
        yield step


def held(go: Event, result: str, begun: Event | None = None) -> Generator[None, None, str]:
    """Work that is at its end, but for what it waits for: cancelling it comes too late."""
    if begun is not None:
        begun.set()
    go.wait(WAIT_MS / 1000)
    return result
    yield


def settled(qtbot: QtBot, tasks: Tasks) -> None:
    qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)


def test_the_result_is_told_and_then_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(giving("found"), "Looking")
    settled(qtbot, tasks)
    assert told.all == [("succeeded", "found"), "ended"]


def test_whoever_is_told_finds_that_nothing_runs(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    running: list[bool] = []
    latest.succeeded.connect(lambda _: running.append(latest.running))
    latest.start(giving("found"), "Looking")
    assert latest.running
    settled(qtbot, tasks)
    assert running == [False]


def test_what_a_request_wants_done_is_done_with_its_result(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    found: list[str] = []
    latest.start(giving("found"), "Looking", found.append)
    settled(qtbot, tasks)
    assert found == ["found"]


def test_a_known_error_is_told_and_then_the_end(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(failing("The disk is full."), "Looking")
    settled(qtbot, tasks)
    assert told.all == [("failed", "The disk is full."), "ended"]


def test_news_are_told(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(endless(), "Counting")
    qtbot.waitUntil(lambda: bool(told.all), timeout=WAIT_MS)
    assert told.all[0][0] == "advanced"


def test_cancelled_only_the_end_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(endless(), "Counting")
    latest.cancel()
    settled(qtbot, tasks)
    assert [what for what in told.all if what[0] != "advanced"] == ["ended"]


@pytest.mark.parametrize("in_turn", [False, True])
def test_an_older_result_is_not_told_even_where_it_comes_later(tasks: Tasks, qtbot: QtBot, in_turn: bool) -> None:
    latest = Latest(tasks, in_turn=in_turn)
    told = Told(latest)
    begun, go = Event(), Event()
    latest.start(held(go, "old", begun), "Looking")
    assert begun.wait(WAIT_MS / 1000)
    latest.start(giving("new"), "Looking")
    go.set()
    settled(qtbot, tasks)
    qtbot.waitUntil(lambda: not latest.running and tasks.running == (), timeout=WAIT_MS)
    assert told.all == [("succeeded", "new"), "ended"]


def test_an_older_error_is_not_told(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(failing("old"), "Looking")
    latest.start(giving("new"), "Looking")
    settled(qtbot, tasks)
    assert told.all == [("succeeded", "new"), "ended"]


def test_of_what_is_forgotten_nothing_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    begun, go = Event(), Event()
    latest.start(held(go, "old", begun), "Looking")
    assert begun.wait(WAIT_MS / 1000)
    latest.forget()
    assert not latest.running
    go.set()
    settled(qtbot, tasks)
    assert told.all == []


def test_in_turn_the_next_waits_until_the_one_before_has_ended(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks, in_turn=True)
    begun, go, second = Event(), Event(), Event()
    latest.start(held(go, "old", begun), "Looking")
    assert begun.wait(WAIT_MS / 1000)
    latest.start(held(go, "new", second), "Looking")
    assert latest.running
    assert len(tasks.running) == 1
    go.set()
    qtbot.waitUntil(second.is_set, timeout=WAIT_MS)


def test_in_turn_only_the_last_of_those_that_wait_is_begun(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks, in_turn=True)
    told = Told(latest)
    begun, go, never = Event(), Event(), Event()
    latest.start(held(go, "first", begun), "Looking")
    assert begun.wait(WAIT_MS / 1000)
    latest.start(held(go, "second", never), "Looking")
    latest.start(giving("third"), "Looking")
    go.set()
    qtbot.waitUntil(lambda: "ended" in told.all, timeout=WAIT_MS)
    assert told.all == [("succeeded", "third"), "ended"]
    assert not never.is_set()


def test_what_waits_for_its_turn_can_be_cancelled(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks, in_turn=True)
    told = Told(latest)
    begun, go = Event(), Event()
    latest.start(held(go, "first", begun), "Looking")
    assert begun.wait(WAIT_MS / 1000)
    latest.start(giving("second"), "Looking")
    latest.cancel()
    go.set()
    settled(qtbot, tasks)
    assert told.all == ["ended"]


def test_whoever_is_told_may_ask_for_more(tasks: Tasks, qtbot: QtBot) -> None:
    latest = Latest(tasks)
    told = Told(latest)
    latest.start(giving("first"), "Looking", lambda _: latest.start(giving("second"), "Looking"))
    qtbot.waitUntil(lambda: "ended" in told.all, timeout=WAIT_MS)
    assert told.all == [("succeeded", "first"), ("succeeded", "second"), "ended"]


def test_work_that_somebody_would_miss_is_asked_about(tasks: Tasks) -> None:
    missed, quiet = Latest(tasks), Latest(tasks)
    missed.start(endless(), "Exporting", closing="Results are being exported.")
    quiet.start(endless(), "Looking")
    assert [task.name for task in tasks.asking] == ["Exporting"]


def test_lasting_work_is_of_no_project(tasks: Tasks) -> None:
    lasting, other = Latest(tasks, lasting=True), Latest(tasks)
    lasting.start(endless(), "Looking for cameras")
    other.start(endless(), "Judging")
    assert [task.name for task in tasks.of_project] == ["Judging"]
