"""The one thread class: exactly one outcome, cancel within a step, pause, no flood, closed where it ran."""

from collections.abc import Generator
from threading import Event, current_thread, main_thread
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.errors import InspectorError
from inspector.gui.task import Task, Tasks

WAIT_MS = 60_000


class Outcomes:
    """Which outcomes a task had, with what they carried."""

    def __init__(self, task: Task) -> None:
        self.all: list[tuple[str, Any]] = []
        task.succeeded.connect(lambda value: self.all.append(("succeeded", value)))
        task.failed.connect(lambda error: self.all.append(("failed", error)))
        task.crashed.connect(lambda error: self.all.append(("crashed", error)))
        task.cancelled.connect(lambda: self.all.append(("cancelled", None)))

    @property
    def names(self) -> list[str]:
        return [name for name, _ in self.all]


def start(qtbot: QtBot, generator: Generator[Any, None, Any]) -> tuple[Task, Outcomes]:
    task = Task(generator, "Counting")
    outcomes = Outcomes(task)
    task.start()
    return task, outcomes


def ended(qtbot: QtBot, task: Task, outcomes: Outcomes) -> None:
    qtbot.waitUntil(lambda: task.isFinished() and bool(outcomes.all), timeout=WAIT_MS)


def counting(steps: int, went: list[int] | None = None) -> Generator[int, None, str]:
    for step in range(steps):
        if went is not None:
            went.append(step)
        yield step
    return "counted"


def endless(closed: list[bool] | None = None) -> Generator[int, None, None]:
    step = 0
    try:
        while True:
            step += 1
            yield step
    finally:
        if closed is not None:
            closed.append(current_thread() is not main_thread())


def raising(error: Exception) -> Generator[int, None, None]:
    yield 1
    raise error


def test_what_is_returned_comes_out_of_success(qtbot: QtBot) -> None:
    task, outcomes = start(qtbot, counting(3))
    ended(qtbot, task, outcomes)
    assert outcomes.all == [("succeeded", "counted")]


def test_a_known_error_is_a_failure(qtbot: QtBot) -> None:
    error = InspectorError("The disk is full.")
    task, outcomes = start(qtbot, raising(error))
    ended(qtbot, task, outcomes)
    assert outcomes.all == [("failed", error)]


def test_any_other_error_is_a_crash(qtbot: QtBot) -> None:
    error = ZeroDivisionError("a bug")
    task, outcomes = start(qtbot, raising(error))
    ended(qtbot, task, outcomes)
    assert outcomes.all == [("crashed", error)]


def test_a_cancelled_task_is_only_that(qtbot: QtBot) -> None:
    task, outcomes = start(qtbot, endless())
    qtbot.waitUntil(lambda: task.latest() is not None, timeout=WAIT_MS)
    task.cancel()
    ended(qtbot, task, outcomes)
    assert outcomes.names == ["cancelled"]


def test_cancelling_stops_after_the_step_in_hand(qtbot: QtBot) -> None:
    begun, go = Event(), Event()
    went: list[int] = []

    def steps() -> Generator[int, None, None]:
        for step in range(100):
            went.append(step)
            begun.set()
            go.wait(WAIT_MS / 1000)
            yield step

    task, outcomes = start(qtbot, steps())
    assert begun.wait(WAIT_MS / 1000)
    task.cancel()
    go.set()
    ended(qtbot, task, outcomes)
    assert went == [0]


def test_a_task_that_is_cancelled_before_it_began_does_nothing(qtbot: QtBot) -> None:
    went: list[int] = []
    task = Task(counting(3, went), "Counting")
    outcomes = Outcomes(task)
    task.cancel()
    task.start()
    ended(qtbot, task, outcomes)
    assert outcomes.names == ["cancelled"]
    assert went == []


def test_the_generator_is_closed_in_the_thread_it_ran_in(qtbot: QtBot) -> None:
    closed: list[bool] = []
    task, outcomes = start(qtbot, endless(closed))
    qtbot.waitUntil(lambda: task.latest() is not None, timeout=WAIT_MS)
    task.cancel()
    ended(qtbot, task, outcomes)
    assert closed == [True]


def test_a_paused_task_makes_no_step_until_it_goes_on(qtbot: QtBot) -> None:
    went: list[int] = []
    task = Task(counting(3, went), "Counting")
    outcomes = Outcomes(task)
    task.pause()
    task.start()
    qtbot.waitUntil(lambda: task.latest() == 0, timeout=WAIT_MS)  # the step in hand when it was paused
    qtbot.wait(50)
    assert task.paused
    assert went == [0]
    task.resume()
    ended(qtbot, task, outcomes)
    assert outcomes.names == ["succeeded"]


def test_a_paused_task_can_be_cancelled(qtbot: QtBot) -> None:
    task, outcomes = start(qtbot, endless())
    task.pause()
    task.cancel()
    ended(qtbot, task, outcomes)
    assert outcomes.names == ["cancelled"]


def test_many_events_are_one_piece_of_news_until_it_is_fetched(qtbot: QtBot) -> None:
    task = Task(counting(20_000), "Counting")
    outcomes = Outcomes(task)
    news: list[None] = []
    task.advanced.connect(lambda: news.append(None))
    task.start()
    assert task.wait(WAIT_MS)  # the window is busy: nothing is fetched meanwhile
    ended(qtbot, task, outcomes)
    assert len(news) == 1
    assert task.latest() == 19_999


def test_the_newest_event_is_there_when_success_is_told(qtbot: QtBot) -> None:
    task = Task(counting(5), "Counting")
    seen: list[object] = []
    task.succeeded.connect(lambda _: seen.append(task.latest()))
    with qtbot.waitSignal(task.finished, timeout=WAIT_MS):
        task.start()
    qtbot.waitUntil(lambda: bool(seen), timeout=WAIT_MS)
    assert seen == [4]


class TestTasks:
    def test_a_running_task_is_listed_until_it_has_ended(self, qtbot: QtBot) -> None:
        tasks = Tasks()
        task = tasks.start(counting(2), "Counting")
        assert tasks.running == (task,)
        task.start()
        qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)

    def test_all_can_be_stopped(self, qtbot: QtBot) -> None:
        tasks = Tasks()
        for _ in range(3):
            tasks.start(endless(), "Counting").start()
        assert tasks.stop_all()
        qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)

    def test_a_quiet_task_is_not_asked_about(self, qtbot: QtBot) -> None:
        tasks = Tasks()
        tasks.start(endless(), "Looking", quiet=True).start()
        missed = tasks.start(endless(), "Training", closing="It can be resumed.")
        missed.start()
        assert tasks.asking == (missed,)
        assert tasks.stop_all()
        qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)

    def test_a_crash_is_told_to_whoever_watches_all_tasks(self, qtbot: QtBot) -> None:
        tasks = Tasks()
        error = ZeroDivisionError("a bug")
        task = tasks.start(raising(error), "Dividing")
        with qtbot.waitSignal(tasks.crashed, timeout=WAIT_MS) as told:
            task.start()
        assert told.args == [error]
        qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)

    def test_a_task_that_has_ended_can_still_be_asked(self, qtbot: QtBot) -> None:
        tasks = Tasks()
        task = tasks.start(counting(2), "Counting")
        task.start()
        qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)
        assert task.isFinished()
        assert task.name == "Counting"


@pytest.mark.parametrize("repeat", range(3))
def test_many_short_tasks_each_have_one_outcome(qtbot: QtBot, repeat: int) -> None:
    tasks = Tasks()
    all_outcomes = []
    for _ in range(20):
        task = tasks.start(counting(2), "Counting")
        all_outcomes.append(Outcomes(task))
        task.start()
    qtbot.waitUntil(lambda: tasks.running == (), timeout=WAIT_MS)
    qtbot.waitUntil(lambda: all(o.all for o in all_outcomes), timeout=WAIT_MS)
    assert {tuple(o.names) for o in all_outcomes} == {("succeeded",)}
