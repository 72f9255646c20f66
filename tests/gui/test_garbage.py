"""Cycles of objects are freed in the window's own thread."""

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.garbage import GarbageCollector, collect_due


class Told:
    """Part of a cycle; notes in which thread it is freed."""

    def __init__(self, threads: list[int]) -> None:
        self.itself = self
        self.threads = threads

    def __del__(self) -> None:
        self.threads.append(threading.get_ident())


@pytest.fixture
def searched() -> None:
    gc.enable()


def make_garbage(threads: list[int]) -> None:
    for _ in range(3):
        Told(threads)
    for _ in range(20_000):  # far more than Python waits for
        cycle: list[object] = []
        cycle.append(cycle)


def test_what_a_thread_leaves_behind_is_freed_in_the_thread_of_the_window(searched: None, qtbot: QtBot) -> None:
    threads: list[int] = []
    collector = GarbageCollector()
    worker = threading.Thread(target=make_garbage, args=(threads,))
    worker.start()
    worker.join()
    assert threads == []
    qtbot.waitUntil(lambda: len(threads) == 3)
    assert set(threads) == {threading.get_ident()}
    collector.end()


def test_at_its_end_python_searches_again(searched: None, qtbot: QtBot) -> None:
    collector = GarbageCollector()
    assert not gc.isenabled()
    collector.end()
    assert gc.isenabled()


def test_nothing_is_searched_before_it_is_due(searched: None) -> None:
    threads: list[int] = []
    gc.collect()
    gc.disable()
    Told(threads)
    collect_due()
    assert threads == []
    gc.collect()
    assert len(threads) == 1
