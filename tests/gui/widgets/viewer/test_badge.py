import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Verdict
from inspector.gui.theme.tokens import LIGHT
from inspector.gui.widgets.viewer import VerdictBadge


@pytest.fixture
def badge(qtbot: QtBot) -> VerdictBadge:
    made = VerdictBadge()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("verdict", list(Verdict))
def test_a_verdict_has_its_soft_colour_and_its_word(badge: VerdictBadge, verdict: Verdict) -> None:
    badge.show_verdict(verdict, "Word")
    badge.resize(badge.sizeHint())
    assert badge.grab().toImage().pixelColor(3, 12) == QColor(LIGHT.of(verdict).soft)
    assert badge.accessibleName() == "Word"


def test_a_badge_is_as_wide_as_its_word(badge: VerdictBadge) -> None:
    badge.show_verdict(Verdict.GOOD, "Good")
    short = badge.sizeHint().width()
    badge.show_verdict(Verdict.GOOD, "Good, and to be packed")
    assert badge.sizeHint().width() > short
    assert badge.sizeHint().height() == 24


def test_without_a_word_there_is_no_badge(badge: VerdictBadge) -> None:
    badge.show_verdict(Verdict.GOOD, "Good")
    badge.show_none("")
    assert badge.isHidden()


def test_a_missing_verdict_is_grey(badge: VerdictBadge) -> None:
    badge.show_none("Not judged")
    badge.resize(badge.sizeHint())
    assert badge.grab().toImage().pixelColor(3, 12) == QColor(LIGHT.sunk)
