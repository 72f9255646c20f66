"""The sheet of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from inspector.gui.window.window import MainWindow


def words(window: MainWindow) -> set[str]:
    return {shown.text() for shown in window.sheet.findChildren(QLabel)}


def test_f1_shows_every_key_that_works(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.sheet.isVisible()
    assert {"New project…", "Ctrl+N", "Undo", "Ctrl+Z", "Full screen", "F11"} <= words(window)


def test_the_keys_of_the_page_come_with_its_name(window: MainWindow, qtbot: QtBot) -> None:
    action = QAction("Polish the part", window)
    action.setShortcut("Ctrl+P")
    window.stack.pages["start"].addAction(action)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert {"Start", "Polish the part", "Ctrl+P"} <= words(window)


def test_what_has_no_key_is_left_out(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "Dark theme" not in words(window)


def test_what_is_not_offered_is_left_out(window: MainWindow, qtbot: QtBot) -> None:
    action = QAction("Polish the part", window)
    action.setShortcut("Ctrl+P")
    action.setVisible(False)
    window.stack.pages["start"].addAction(action)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert "Polish the part" not in words(window)


def test_escape_closes_it_and_the_focus_comes_back(window: MainWindow, qtbot: QtBot) -> None:
    button = window.stack.start.open_button
    button.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window.sheet, Qt.Key.Key_Escape)
    assert window.sheet.isHidden()
    assert window.focusWidget() is button


def test_tab_stays_in_it(window: MainWindow, qtbot: QtBot) -> None:
    window.stack.start.open_button.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    for keys in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
        for _ in range(4):
            qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab, keys)
            assert window.sheet.isAncestorOf(QApplication.focusWidget())


def test_a_page_that_takes_the_focus_gets_it_when_the_sheet_is_put_away(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    button = window.stack.start.open_button
    button.setFocus()
    assert window.sheet.isAncestorOf(QApplication.focusWidget())
    qtbot.keyClick(window.sheet, Qt.Key.Key_Escape)
    assert window.focusWidget() is button


def test_it_takes_the_place_of_the_palette(window: MainWindow, qtbot: QtBot) -> None:
    button = window.stack.start.open_button
    button.setFocus()
    window.commands["palette"].trigger()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.palette_card.isHidden()
    qtbot.keyClick(window.sheet, Qt.Key.Key_Escape)
    assert window.focusWidget() is button
