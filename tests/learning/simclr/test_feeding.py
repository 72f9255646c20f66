import threading
import time
from contextlib import closing

import pytest

from inspector.learning.simclr.feeding import drawn_ahead


def drawers() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name.startswith("inspector-views")]


def test_everything_comes_in_order_whatever_it_takes() -> None:
    def draw(one: int) -> int:
        time.sleep(0.004 * (one % 3))
        return one * one

    assert list(drawn_ahead(draw, range(12))) == [one * one for one in range(12)]


def test_no_more_is_drawn_ahead_than_was_asked_for() -> None:
    drawn: list[int] = []
    with closing(drawn_ahead(lambda one: drawn.append(one) or one, range(100), ahead=2)) as coming:
        assert next(coming) == 0
        assert next(coming) == 1
    assert drawn in ([0, 1], [0, 1, 2], [0, 1, 2, 3])


def test_drawing_goes_on_while_the_last_one_is_used() -> None:
    second = threading.Event()

    def draw(one: int) -> int:
        if one == 1:
            second.set()
        return one

    with closing(drawn_ahead(draw, range(3), ahead=1)) as coming:
        next(coming)
        assert second.wait(5)


def test_one_thread_draws() -> None:
    names = set(drawn_ahead(lambda _: threading.current_thread().name, range(20)))
    assert len(names) == 1
    assert names != {threading.current_thread().name}


def test_an_error_is_raised_in_its_turn() -> None:
    def draw(one: int) -> int:
        if one == 2:
            raise RuntimeError("spilt")
        return one

    coming = drawn_ahead(draw, range(5))
    assert [next(coming), next(coming)] == [0, 1]
    with pytest.raises(RuntimeError, match="spilt"):
        next(coming)
    assert drawers() == []


def test_closing_leaves_no_thread() -> None:
    coming = drawn_ahead(lambda one: one, range(100))
    next(coming)
    assert drawers()
    coming.close()
    assert drawers() == []
