import contextlib
import threading
import time

import pytest

from inspector.data import threads
from inspector.data.threads import AHEAD, BUDGET_BYTES, in_threads


def test_results_come_in_the_order_of_the_items() -> None:
    def slow_first(number: int) -> int:
        time.sleep(0.02 if number == 0 else 0)
        return number

    assert list(in_threads(slow_first, range(50))) == list(range(50))


def test_no_more_items_are_taken_than_may_wait() -> None:
    items = iter(range(1000))
    with contextlib.closing(in_threads(lambda number: number, items)) as coming:
        next(coming)
        assert next(items) <= AHEAD + 1


def test_expensive_items_are_worked_on_one_at_a_time() -> None:
    at_once, most, guard = 0, 0, threading.Lock()

    def work(_: int) -> None:
        nonlocal at_once, most
        with guard:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.002)
        with guard:
            at_once -= 1

    list(in_threads(work, range(10), cost=lambda _: BUDGET_BYTES))
    assert most == 1


def test_an_error_in_the_work_is_raised_where_the_results_are_taken() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_threads(lambda number: 1 / number, [1, 0]))


def test_closing_leaves_no_thread_behind() -> None:
    coming = in_threads(lambda number: number, range(1000))
    next(coming)
    coming.close()
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("inspector-data")]


def test_there_is_at_least_one_worker() -> None:
    assert threads.WORKERS >= 1
