"""The rail: a word stays on its ground, in other languages and bold, too."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics
from pytestqt.qtbot import QtBot

from inspector.gui.window.entries import Entry
from inspector.gui.window.rail import RailButton

GROUND = 64


def button(qtbot: QtBot, word: str) -> RailButton:
    made = RailButton(Entry("results", word, "Ctrl+4"))
    qtbot.addWidget(made)
    made.setChecked(True)
    return made


@pytest.mark.parametrize("word", ["Results", "Ergebnisse", "Einstellungen"])
def test_the_word_of_the_page_in_front_stays_on_its_ground(qtbot: QtBot, word: str) -> None:
    font = button(qtbot, word).word_font()
    assert QFontMetrics(font).horizontalAdvance(word) < GROUND


def test_a_short_word_is_bold_while_its_page_is_in_front(qtbot: QtBot) -> None:
    assert button(qtbot, "Live").word_font().weight() == QFont.Weight.DemiBold
