import time
from threading import Thread

from inspector.runtime.triggers import EveryFrame, OnDemand, Timer


def test_every_frame_asks_for_nothing() -> None:
    assert EveryFrame().every_frame
    assert EveryFrame().fired() is None


def test_a_timer_fires_at_once_and_then_not_before_its_time() -> None:
    timer = Timer(1000)
    assert timer.fired() is not None
    assert timer.fired() is None


def test_a_timer_does_not_make_up_for_what_it_missed() -> None:
    timer = Timer(0.001)
    timer.fired()
    timer.wait(0.01)
    until = time.monotonic() + 0.02
    while time.monotonic() < until:
        pass
    fired = [timer.fired() for _ in range(10)]
    assert sum(moment is not None for moment in fired) <= 3


def test_each_press_counts() -> None:
    trigger = OnDemand()
    before = time.monotonic()
    trigger.set()
    trigger.set()
    moments = [trigger.fired(), trigger.fired()]
    assert trigger.fired() is None
    assert all(moment is not None and before <= moment <= time.monotonic() for moment in moments)


def test_waiting_ends_with_a_press() -> None:
    trigger = OnDemand()
    Thread(target=trigger.set).start()
    trigger.wait(20.0)
    assert trigger.fired() is not None
