"""The mailbox: one place, the newest wins, and what was never fetched is counted."""

from threading import Thread

from inspector.core.mailbox import Mailbox


def test_the_newest_is_taken() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    box.put(2)
    assert box.take() == 2


def test_what_was_taken_is_gone() -> None:
    box: Mailbox[int] = Mailbox()
    box.put(1)
    box.take()
    assert box.take() is None


def test_putting_says_whether_it_was_empty() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.put(1)
    assert not box.put(2)
    box.take()
    assert box.put(3)


def test_replaced_things_are_counted() -> None:
    box: Mailbox[int] = Mailbox()
    for thing in range(5):
        box.put(thing)
    box.take()
    box.put(5)
    assert box.dropped == 4


def test_taking_waits_for_what_comes_from_another_thread() -> None:
    box: Mailbox[int] = Mailbox()
    thread = Thread(target=box.put, args=(7,))
    thread.start()
    assert box.take(timeout_s=10) == 7
    thread.join()


def test_taking_gives_up_after_its_time() -> None:
    box: Mailbox[int] = Mailbox()
    assert box.take(timeout_s=0.01) is None


def test_nothing_is_lost_between_two_threads_but_what_is_counted() -> None:
    box: Mailbox[int] = Mailbox()
    count = 2000
    thread = Thread(target=lambda: [box.put(i) for i in range(1, count + 1)])
    thread.start()
    taken = []
    while not taken or taken[-1] != count:
        if (thing := box.take(timeout_s=10)) is not None:
            taken.append(thing)
    thread.join()
    assert taken == sorted(taken)
    assert len(taken) + box.dropped == count
