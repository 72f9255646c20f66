import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton
from pytestqt.qtbot import QtBot

from inspector.gui.theme.tokens import LIGHT
from inspector.gui.widgets.search_field import SearchField


@pytest.fixture
def field(qtbot: QtBot) -> SearchField:
    made = SearchField()
    made.restyle(LIGHT)
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    return made


def cross(field: SearchField) -> QToolButton:
    (found,) = field.findChildren(QToolButton)
    return found


def test_the_cross_empties_it(field: SearchField, qtbot: QtBot) -> None:
    QTest.keyClicks(field, "scratch")
    qtbot.waitUntil(cross(field).isVisible)
    QTest.mouseClick(cross(field), Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_there_is_nothing_to_empty_at_first(field: SearchField) -> None:
    assert not cross(field).isVisible()


def test_esc_empties_it(field: SearchField) -> None:
    QTest.keyClicks(field, "scratch")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
