from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.live import LivePage
from tests.gui.pages.live.conftest import ANOMALY, GOOD, Scores, wait_for
from tests.runtime.cameras.made import number_of, put

LEFT = Qt.MouseButton.LeftButton


class TestLookingBack:
    @pytest.fixture
    def three(self, watching: LivePage, feed: Path, scores: Scores, qtbot: QtBot) -> LivePage:
        scores.say(ANOMALY, GOOD)
        for number in (1, 2, 3):
            put(feed, f"T3-{number}.png", number)
            wait_for(watching, number, qtbot)
        qtbot.waitUntil(lambda: len(watching.strip.visible) == 3)
        return watching

    def test_a_click_in_the_strip_shows_that_inspection_again(self, three: LivePage, qtbot: QtBot) -> None:
        first = three.strip.visible[0]
        assert first.id is not None
        place = three.strip.place_of(first.id)
        assert place is not None
        QTest.mouseClick(three.strip, LEFT, pos=place.center().toPoint())
        qtbot.waitUntil(lambda: three.recalled is not None)
        assert three.card.name.text() == "T3-1.png"
        assert three.card.view.photograph is not None
        assert number_of(three.card.view.photograph) == 1
        assert three.side.block.shout.verdict is Verdict.GOOD  # that is said of the newest one

    def test_esc_leads_back_to_the_newest(self, three: LivePage, qtbot: QtBot) -> None:
        three.look_back(three.strip.visible[0].id or 0)
        qtbot.waitUntil(lambda: three.recalled is not None)
        QTest.keyClick(three, Qt.Key.Key_Escape)
        assert three.card.name.text() == "T3-3.png"
        assert not three.card.back.isVisible()

    def test_a_part_that_comes_meanwhile_does_not_take_it_away(self, three: LivePage, feed: Path, qtbot: QtBot) -> None:
        three.look_back(three.strip.visible[0].id or 0)
        qtbot.waitUntil(lambda: three.recalled is not None)
        put(feed, "T3-4.png", 4)
        wait_for(three, 4, qtbot)
        assert three.card.name.text() == "T3-1.png"

    def test_the_arrows_go_through_the_strip(self, three: LivePage, qtbot: QtBot) -> None:
        three.strip.setFocus()
        QTest.keyClick(three.strip, Qt.Key.Key_Left)
        qtbot.waitUntil(lambda: three.recalled is not None)
        assert three.card.name.text() == "T3-2.png"

    def test_nothing_beside_the_pictures_is_chosen(self, three: LivePage) -> None:
        QTest.mouseClick(three.strip, LEFT, pos=QPoint(2, 2))
        assert three.recalled is None
