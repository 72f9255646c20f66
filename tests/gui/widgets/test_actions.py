import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.actions import add_action

CONTROL = Qt.KeyboardModifier.ControlModifier


class Window(QWidget):
    """A window with a page, beside a field."""

    def __init__(self) -> None:
        super().__init__()
        self.page, self.beside = QWidget(), QLineEdit()
        self.page.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.addWidget(self.page)
        layout.addWidget(self.beside)


@pytest.fixture
def window(qtbot: QtBot) -> Window:
    made = Window()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def test_a_page_lists_what_can_be_done_on_it(window: Window) -> None:
    done: list[str] = []
    action = add_action(window.page, "Do it", lambda: done.append("it"))
    assert window.page.actions() == [action]
    action.trigger()
    assert done == ["it"]


def test_its_keys_do_it_while_the_page_has_the_focus(window: Window, qtbot: QtBot) -> None:
    done: list[str] = []
    add_action(window.page, "Do it", lambda: done.append("it"), keys="Ctrl+D")
    window.beside.setFocus()
    qtbot.keyClick(window.beside, Qt.Key.Key_D, CONTROL)
    assert done == []
    window.page.setFocus()
    qtbot.keyClick(window.page, Qt.Key.Key_D, CONTROL)
    assert done == ["it"]


def test_some_keys_do_it_wherever_the_focus_is(window: Window, qtbot: QtBot) -> None:
    done: list[str] = []
    add_action(window.page, "Do it", lambda: done.append("it"), keys="Ctrl+D", anywhere=True)
    window.beside.setFocus()
    qtbot.keyClick(window.beside, Qt.Key.Key_D, CONTROL)
    assert done == ["it"]
