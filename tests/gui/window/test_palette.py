"""The command palette: found by a few letters, used by keyboard alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QListWidget
from pytestqt.qtbot import QtBot

from inspector.gui.window.matching import fit
from inspector.gui.window.window import MainWindow

CONTROL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def rows(window: MainWindow) -> list[str]:
    shown = window.palette_card.findChild(QListWidget)
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.fixture
def typed(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL_SHIFT)
    assert window.palette_card.isVisible()
    return window.palette_card.findChild(QLineEdit)


def test_it_opens_by_its_key_with_all_that_can_be_done(window: MainWindow, typed: QLineEdit) -> None:
    assert "New project…" in rows(window)
    assert "Keyboard shortcuts" in rows(window)


def test_what_cannot_be_done_now_is_left_out(window: MainWindow, typed: QLineEdit) -> None:
    assert "Close the project" not in rows(window)
    assert "Images" not in rows(window)


def test_what_is_not_offered_is_left_out(window: MainWindow, qtbot: QtBot) -> None:
    offered, hidden = QAction("Polish && dry", window), QAction("Polish it twice", window)
    hidden.setVisible(False)
    window.stack.pages["start"].addActions([offered, hidden])
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL_SHIFT)
    assert [row for row in rows(window) if "Polish" in row] == ["Polish & dry"]


def test_letters_filter(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(typed, "dark")
    assert rows(window) == ["Dark theme"]


def test_enter_does_it(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(typed, "dark")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert window.session.theme.tokens.name == "dark"
    assert window.palette_card.isHidden()


def test_arrows_choose_another(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(typed, "theme")
    first = rows(window)
    qtbot.keyClick(typed, Qt.Key.Key_Down)
    shown = window.palette_card.findChild(QListWidget)
    assert shown.currentItem().text() == first[1]


def test_escape_closes_it(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(typed, Qt.Key.Key_Escape)
    assert window.palette_card.isHidden()


def test_nothing_found_is_said(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClicks(typed, "qqqq")
    assert rows(window) == []


def test_what_the_page_can_do_is_there_too(window: MainWindow, qtbot: QtBot) -> None:
    done = []
    action = QAction("Polish the part", window)
    action.triggered.connect(lambda: done.append(True))
    window.stack.pages["start"].addAction(action)
    qtbot.keyClick(window, Qt.Key.Key_P, CONTROL_SHIFT)
    typed = window.palette_card.findChild(QLineEdit)
    qtbot.keyClicks(typed, "polish")
    qtbot.keyClick(typed, Qt.Key.Key_Return)
    assert done == [True]


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [("tr", "Train", "Light theme in red"), ("np", "New project", "Open it"), ("open", "Open project", "Stop and end")],
)
def test_beginnings_and_runs_fit_better(typed: str, better: str, worse: str) -> None:
    good, bad = fit(typed, better), fit(typed, worse)
    assert good is not None
    assert bad is None or good > bad


def test_letters_in_another_order_do_not_fit() -> None:
    assert fit("kd", "dark") is None


def test_spaces_do_not_matter() -> None:
    assert fit("dark th", "Dark theme") is not None


def test_tab_stays_where_one_types(window: MainWindow, typed: QLineEdit, qtbot: QtBot) -> None:
    qtbot.keyClick(typed, Qt.Key.Key_Tab)
    assert window.focusWidget() is typed
    qtbot.keyClick(typed, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert window.focusWidget() is typed
