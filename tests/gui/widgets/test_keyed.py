from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.translation import Translation
from inspector.gui.widgets.keyed import KeyedButton


@pytest.fixture
def german(qapp: QApplication) -> Iterator[Translation]:
    made = Translation(qapp, "de")
    yield made
    made.use("en")


def test_a_key_is_called_as_it_stands_on_the_keyboard(german: Translation, qtbot: QtBot) -> None:
    button = KeyedButton("Öffnen", key="Ctrl+O")
    qtbot.addWidget(button)
    assert button.toolTip() == "Öffnen (Strg+O)"
    button.show_face("Palette", key="Ctrl+Shift+P")
    assert button.toolTip() == "Palette (Strg+Umschalt+P)"


def test_in_english_it_stays_as_it_is(qtbot: QtBot) -> None:
    button = KeyedButton("Open", key="Ctrl+O")
    qtbot.addWidget(button)
    assert button.toolTip() == "Open (Ctrl+O)"
