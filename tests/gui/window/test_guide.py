"""The way from the window to its guide: the chapter of the page in front."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from inspector.gui.window.window import MainWindow


def test_the_sheet_of_keys_leads_to_the_chapter_of_the_page(window: MainWindow, qtbot: QtBot) -> None:
    window.go("settings")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.mouseClick(window.sheet.guide, Qt.MouseButton.LeftButton)
    assert window.sheet.isHidden()
    assert window.guide is not None
    assert window.guide.browser.chapter == "administration.md"


def test_f1_once_more_leads_there_too(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.sheet.isHidden()
    assert window.guide is not None
    assert window.guide.browser.chapter == "first-project.md"


def test_it_takes_the_theme_with_the_window(window: MainWindow) -> None:
    window.commands["guide"].trigger()
    window.session.change_settings(theme="dark")
    assert window.guide is not None
    block = window.guide.browser.document().firstBlock()
    colour = block.begin().fragment().charFormat().foreground().color()
    assert colour.name().upper() == window.session.theme.tokens.text


def test_it_closes_with_the_window(window: MainWindow) -> None:
    window.commands["guide"].trigger()
    assert window.guide is not None
    window.close()
    assert window.guide.isHidden()


def test_the_command_leads_to_saving_diagnostics(window: MainWindow) -> None:
    window.commands["diagnostics"].trigger()
    assert window.stack.key == "settings"
    assert window.focusWidget().text() == "Save diagnostics…"
