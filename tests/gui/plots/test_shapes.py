import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.plots.shapes import Curve, Level, Span, around, as_table, smoothed, spread, tick_words, ticks


@pytest.mark.parametrize(
    ("span", "whole", "wanted"),
    [
        (Span(0, 200), True, (0, 50, 100, 150, 200)),
        (Span(0, 0.8), False, (0, 0.2, 0.4, 0.6, 0.8)),
        (Span(0, 2), True, (0, 1, 2)),
        (Span(3, 3), False, (3,)),
    ],
)
def test_ticks_are_round_values_within_the_span(span: Span, whole: bool, wanted: tuple[float, ...]) -> None:
    assert ticks(span, whole=whole) == pytest.approx(wanted)


def test_even_a_narrow_axis_has_two_ticks() -> None:
    assert len(ticks(Span(0, 90), wanted=2, whole=True)) >= 2


def test_words_of_ticks_have_as_many_digits_as_tell_them_apart() -> None:
    assert tick_words((0, 0.25, 0.5)) == ("0.00", "0.25", "0.50")
    assert tick_words((0, 50)) == ("0", "50")


def test_a_constant_line_is_smooth_already() -> None:
    assert smoothed([2.0] * 30) == pytest.approx([2.0] * 30)


def test_smoothing_takes_away_most_of_a_spike() -> None:
    values = [1.0] * 50
    values[25] = 11.0
    assert max(smoothed(values)) < 4


def test_the_label_says_the_value_at_the_end_of_the_bold_line() -> None:
    assert Curve("training", (1.0, 2.0), (3.0, 3.0)).label == "training 3.00"
    assert Curve("", (1.0,), (79.6,), digits=0, unit="%").label == "80 %"


@given(st.lists(st.floats(0, 100), min_size=1, max_size=5))
def test_words_at_the_ends_of_lines_never_meet(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, gap=15, low=0, high=100))
    assert all(two - one > 15 - 1e-6 for one, two in pairwise(placed))
    assert placed[0] >= -1e-6


def test_words_that_are_far_apart_stay_where_they_are() -> None:
    assert spread([10, 80, 40], gap=15, low=0, high=100) == [10, 80, 40]


def test_the_axis_holds_everything_that_is_shown() -> None:
    span = around([Curve("", (1.0, 2.0), (0.3, 5.5))], [Level(5.9, "chance")])
    assert span.low == 0
    assert span.high >= 5.9


def test_what_is_not_finite_does_not_stretch_the_axis() -> None:
    assert around([Curve("", (1.0, 2.0), (math.inf, 1.0))]).high < 3


def test_a_table_has_a_column_for_each_curve_and_gaps_where_one_has_no_value() -> None:
    table = as_table("epoch", [Curve("a", (1.0, 2.0), (5.0, 6.0)), Curve("b", (2.0,), (7.0,))])
    assert table.header == ("epoch", "a", "b")
    assert table.rows == ((1.0, 5.0, None), (2.0, 6.0, 7.0))
