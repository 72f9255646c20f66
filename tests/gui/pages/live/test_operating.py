import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.pages.live import LivePage
from inspector.gui.pages.live.operator import HOLD_MS
from inspector.gui.pages.live.wish import When
from inspector.gui.session import Session
from tests.gui.pages.live.conftest import ANOMALY, Scores, wait_for
from tests.runtime.cameras.made import put

LEFT = Qt.MouseButton.LeftButton
NEVER_MS = 10**9  # to be held


class TestOperatorMode:
    @pytest.fixture
    def operating(self, watching: LivePage, qtbot: QtBot) -> LivePage:
        assert watching.full_screen()
        assert watching.operator is not None
        qtbot.addWidget(watching.operator)
        qtbot.waitUntil(watching.operator.isVisible)
        return watching

    def test_f11_fills_the_screen_with_the_verdict(
        self, operating: LivePage, feed: Path, scores: Scores, qtbot: QtBot
    ) -> None:
        scores.say(ANOMALY)
        put(feed, "T3-1.png", 5)
        wait_for(operating, 1, qtbot)
        operator = operating.operator
        assert operator is not None
        assert operator.isFullScreen()
        assert operator.block.shout.verdict is Verdict.ANOMALY
        assert operator.part.text() == "T3-1.png"
        assert operator.view.photograph is not None

    def test_holding_esc_leaves(self, operating: LivePage, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        QTest.keyPress(operator, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: not operator.isVisible())
        QTest.keyRelease(operator, Qt.Key.Key_Escape)
        assert operating.run.running

    def test_a_key_that_repeats_is_held(self, operating: LivePage, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        operator.leave.hold_ms = NEVER_MS
        QTest.keyPress(operator, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: operator.leave.share > 0)
        QTest.keyRelease(operator, Qt.Key.Key_Escape)  # as X11 tells of a key that repeats
        QTest.keyPress(operator, Qt.Key.Key_Escape)
        assert operator.leave.share > 0
        operator.leave.hold_ms = HOLD_MS
        qtbot.waitUntil(lambda: not operator.isVisible())

    def test_a_key_that_is_let_go_of_does_not_leave(self, operating: LivePage, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        operator.leave.hold_ms = NEVER_MS
        QTest.keyPress(operator, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: operator.leave.share > 0)
        QTest.keyRelease(operator, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: operator.leave.share == 0)
        assert operator.isVisible()

    def test_a_touch_in_passing_does_not_leave(self, operating: LivePage) -> None:
        operator = operating.operator
        assert operator is not None
        QTest.mouseClick(operator.leave, LEFT)
        assert operator.leave.share == 0.0
        assert operator.isVisible()

    def test_holding_the_corner_button_leaves(self, operating: LivePage, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        QTest.mousePress(operator.leave, LEFT)
        qtbot.waitUntil(lambda: not operator.isVisible())

    def test_space_asks_for_the_next_part_and_d_disagrees(
        self, operating: LivePage, feed: Path, session: Session, qtbot: QtBot
    ) -> None:
        operator = operating.operator
        assert operator is not None
        operating.choose_when(When.KEY)
        put(feed, "T3-1.png", 5)
        QTest.keyClick(operator, Qt.Key.Key_Space)
        wait_for(operating, 1, qtbot)
        QTest.keyClick(operator, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: session.library.counts.unlabelled == 1)

    def test_it_stops_and_starts(self, operating: LivePage, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        QTest.mouseClick(operator.toggle, LEFT)
        assert operator.block.shout.word == "Stopped"
        qtbot.waitUntil(lambda: operating.run.camera is None)
        QTest.mouseClick(operator.toggle, LEFT)
        qtbot.waitUntil(lambda: operator.block.shout.word == "Ready")

    def test_every_target_is_large_enough_for_gloves(self, operating: LivePage) -> None:
        operator = operating.operator
        assert operator is not None
        operating.choose_when(When.KEY)
        for button in (operator.leave, operator.toggle, operator.disagree, operator.next):
            assert min(button.width(), button.height()) >= 72

    def test_a_lost_camera_is_grey_there_too(self, operating: LivePage, feed: Path, qtbot: QtBot) -> None:
        operator = operating.operator
        assert operator is not None
        shutil.rmtree(feed)
        qtbot.waitUntil(lambda: operator.block.shout.line.startswith("Camera lost"))
        assert operator.block.shout.verdict is None
        assert operator.view.photograph is None
