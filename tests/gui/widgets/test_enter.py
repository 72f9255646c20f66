"""Enter presses the button that has the focus, and nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QCheckBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.enter import EnterPresses


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    column = QVBoxLayout(made)
    for widget in (QPushButton("Train"), QToolButton(), QCheckBox("All"), QLineEdit()):
        column.addWidget(widget)
    EnterPresses(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.mark.parametrize("kind", [QPushButton, QToolButton])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_it_is_pressed_once(page: QWidget, kind: type[QAbstractButton], key: Qt.Key, qtbot: QtBot) -> None:
    button, pressed = page.findChild(kind), []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    qtbot.keyClick(button, key)
    assert pressed == [1]


def test_its_menu_opens(page: QWidget, qtbot: QtBot) -> None:
    button = page.findChild(QPushButton)
    menu = QMenu(button)
    menu.addAction("Table alone")
    button.setMenu(menu)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)
    qtbot.waitUntil(menu.isVisible)
    menu.close()


def test_a_button_without_the_focus_is_not_pressed(page: QWidget, qtbot: QtBot) -> None:
    button, pressed = page.findChild(QPushButton), []
    button.clicked.connect(lambda: pressed.append(1))
    button.setFocus()
    page.findChild(QLineEdit).setFocus()
    qtbot.keyClick(page.findChild(QLineEdit), Qt.Key.Key_Return)
    assert pressed == []


def test_a_box_is_ticked_by_space_alone(page: QWidget, qtbot: QtBot) -> None:
    box = page.findChild(QCheckBox)
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert not box.isChecked()


def test_with_control_it_is_somebody_elses(page: QWidget, qtbot: QtBot) -> None:
    button, pressed, done = page.findChild(QPushButton), [], []
    button.clicked.connect(lambda: pressed.append(1))
    action = QAction("Train", page)
    action.setShortcut("Ctrl+Return")
    action.triggered.connect(lambda: done.append(1))
    page.addAction(action)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert (pressed, done) == ([], [1])
