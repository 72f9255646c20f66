import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inspector.gui.plots.bins import bins_of, digits_for, fine_step
from inspector.gui.plots.shapes import Span

scores = st.lists(st.floats(-50, 500), max_size=50).map(lambda values: np.sort(np.asarray(values, np.float64)))


@given(scores, scores, st.floats(-5, 20), st.floats(0, 20))
def test_every_image_is_in_a_bar_and_both_thresholds_are_on_the_axis(
    good: np.ndarray, anomaly: np.ndarray, review: float, apart: float
) -> None:
    bins = bins_of(good, anomaly, review, review + apart)
    assert sum(bins.good) == len(good)
    assert sum(bins.anomaly) == len(anomaly)
    assert bins.span.low - 1e-6 <= review <= review + apart <= bins.span.high + 1e-6


def test_a_far_tail_is_gathered_in_the_last_bar() -> None:
    bins = bins_of(np.asarray([1.0, 1.5]), np.asarray([3.0, 90.0]), 2.0, 2.5)
    assert bins.over
    assert bins.span.high < 10
    assert bins.anomaly[-1] == 1


def test_scores_that_fit_are_not_gathered() -> None:
    assert not bins_of(np.asarray([1.0, 1.5]), np.asarray([3.0, 4.0]), 2.0, 2.5).over


def test_without_scores_there_is_an_axis_all_the_same() -> None:
    bins = bins_of(np.empty(0), np.empty(0), 1.0, 2.0)
    assert bins.span.low <= 1 < 2 <= bins.span.high


def test_a_step_can_be_told_apart_as_it_is_written() -> None:
    for span in (Span(0, 6), Span(0, 0.04), Span(10, 900)):
        assert round(fine_step(span), digits_for(span)) == fine_step(span)
