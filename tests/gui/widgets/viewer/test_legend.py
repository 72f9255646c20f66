from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from inspector.core.judgement import Limit, Limits
from inspector.gui.theme.tokens import LIGHT
from inspector.gui.widgets.viewer import Legend
from inspector.gui.widgets.viewer.legend import figure, marks_of, spread
from tests.gui.widgets.viewer.made import LIMITS


def test_limits_and_score_are_marked_in_their_own_units() -> None:
    marks = {mark.kind: mark for mark in marks_of(LIMITS, 4.5)}
    assert (marks["review"].text, marks["anomaly"].text, marks["score"].text) == ("2.00", "3.00", "4.50")
    assert marks["review"].place < marks["anomaly"].place < marks["score"].place


def test_a_score_beyond_the_scale_stands_at_its_top() -> None:
    assert marks_of(LIMITS, 99.0)[0].place == 1.0
    assert marks_of(LIMITS, 99.0)[0].text == "99.00"


def test_without_a_score_there_is_no_triangle() -> None:
    assert all(mark.kind != "score" for mark in marks_of(LIMITS, None))


def test_a_score_that_is_no_number_has_no_triangle() -> None:
    assert all(mark.kind != "score" for mark in marks_of(LIMITS, float("nan")))


def test_infinite_limits_have_a_scale() -> None:
    never = Limit(float("inf"), wanted=0.01, promised=0.0, guaranteed=False)
    assert marks_of(Limits(review=replace(never), anomaly=never), 1.0)


def test_figures_never_run_into_each_other() -> None:
    placed = spread([10, 12, 13, 100], 15)
    assert all(b - a > 14.5 for a, b in pairwise(placed))
    assert placed[-1] == 100


@pytest.mark.parametrize(("score", "text"), [(4.857, "4.86"), (-1.0, "-1.00"), (123456.0, "1.23e+05")])
def test_figures_are_written_alike_everywhere(score: float, text: str) -> None:
    assert figure(score) == text


def test_the_bar_is_hollow_below_the_review_limit(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.resize(72, 300)
    legend.show_scale(LIMITS, 2.5)
    image = legend.grab().toImage()
    assert image.pixelColor(8, 280) == QColor(LIGHT.surface)
    assert image.pixelColor(8, 40) != QColor(LIGHT.surface)


def test_a_screen_reader_hears_score_and_limits(qtbot: QtBot) -> None:
    legend = Legend()
    qtbot.addWidget(legend)
    legend.show_scale(LIMITS, 2.5)
    assert legend.accessibleDescription() == "Score 2.50. Review limit 2.00, anomaly limit 3.00."
