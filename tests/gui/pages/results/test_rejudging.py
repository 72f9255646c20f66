import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from inspector.gui.pages.results.rejudging import Rejudging


@pytest.fixture
def rejudging(qtbot: QtBot) -> Rejudging:
    made = Rejudging()
    made.seen = True
    return made


def times(rejudging: Rejudging) -> list[bool]:
    told: list[bool] = []
    rejudging.due.connect(lambda: told.append(True))
    return told


def over(rejudging: Rejudging) -> bool:
    """Whether the moment has passed that is waited for."""
    (timer,) = rejudging.findChildren(QTimer)
    return not timer.isActive()


def test_many_changes_are_due_once(rejudging: Rejudging, qtbot: QtBot) -> None:
    told = times(rejudging)
    for _ in range(5):
        rejudging.note_change()
    assert told == []
    qtbot.waitUntil(lambda: over(rejudging))
    assert told == [True]


def test_what_changes_while_nobody_looks_is_due_when_somebody_comes(rejudging: Rejudging) -> None:
    told = times(rejudging)
    rejudging.seen = False
    rejudging.note_change()
    assert over(rejudging)
    rejudging.seen = True
    rejudging.catch_up()
    assert told == [True]


def test_whoever_leaves_within_the_moment_finds_it_due_on_coming_back(rejudging: Rejudging, qtbot: QtBot) -> None:
    told = times(rejudging)
    rejudging.note_change()
    rejudging.seen = False
    qtbot.waitUntil(lambda: over(rejudging))
    assert told == []
    rejudging.seen = True
    rejudging.catch_up()
    assert told == [True]


def test_where_nothing_changed_nothing_is_due(rejudging: Rejudging) -> None:
    told = times(rejudging)
    rejudging.catch_up()
    assert told == []


def test_what_was_forgotten_is_not_due(rejudging: Rejudging) -> None:
    told = times(rejudging)
    rejudging.note_change()
    rejudging.forget()
    assert over(rejudging)
    rejudging.catch_up()
    assert told == []
