import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.imaging.heat import HeatScale
from tests.imaging.builders import limits, picture

ANY_LIMIT = st.floats(allow_nan=False) | st.sampled_from([0.0, 1.0, math.inf, -math.inf])


def strip(*scores: float) -> np.ndarray:
    return np.array([scores], np.float32)


def test_the_scale_ends_at_twice_the_anomaly_limit() -> None:
    assert HeatScale.of(limits(1.0, 1.5)) == HeatScale(low=0.0, review=1.0, anomaly=1.5, high=3.0)


def test_what_does_not_exceed_the_review_limit_is_transparent() -> None:
    scale = HeatScale.of(limits(1.0, 1.5))
    assert scale.alphas(strip(-5, 0, 1.0), 0.8).tolist() == [[0, 0, 0]]


def test_opacity_climbs_from_30_to_80_percent() -> None:
    scale = HeatScale.of(limits(1.0, 1.5))
    alphas = scale.alphas(strip(1.0001, 2.0, 3.0, 99.0), 0.8)[0]
    assert alphas == pytest.approx([0.30, 0.55, 0.80, 0.80], abs=1e-3)


def test_a_lower_opacity_weakens_all_heat_alike() -> None:
    scale = HeatScale.of(limits(1.0, 1.5))
    scores = strip(1.1, 2.0, 3.0)
    assert scale.alphas(scores, 0.4) == pytest.approx(scale.alphas(scores, 0.8) / 2)


@given(st.lists(st.floats(-10, 10, width=32), min_size=1, max_size=20), st.floats(0, 5, width=32))
def test_a_score_has_the_same_colour_whatever_else_is_in_the_map(others: list[float], score: float) -> None:
    scale = HeatScale.of(limits(1.0, 1.5))
    assert (scale.colours(strip(score, *others))[0, 0] == scale.colours(strip(score))[0, 0]).all()
    assert scale.alphas(strip(score, *others), 0.8)[0, 0] == scale.alphas(strip(score), 0.8)[0, 0]


def test_hotter_is_brighter() -> None:
    scale = HeatScale.of(limits(1.0, 1.5))
    brightness = scale.colours(np.linspace(1, 3, 50, dtype=np.float32)[None])[0].astype(int).sum(axis=1)
    assert brightness[-1] > brightness[0]
    assert (np.diff(brightness) >= -6).all()


def test_pixels_without_heat_stay_exactly_as_they_are() -> None:
    image = picture()
    scores = np.full(image.shape[:2], 0.5, np.float32)
    scores[3, 4] = 2.5
    blended = HeatScale.of(limits()).blended(image, scores, 0.8)
    changed = (blended != image).any(axis=2)
    assert np.argwhere(changed).tolist() == [[3, 4]]


@given(ANY_LIMIT, ANY_LIMIT, st.floats(allow_nan=False))
def test_any_limits_make_a_scale(review: float, anomaly: float, score: float) -> None:
    scale = HeatScale.of(limits(review, anomaly))
    assert scale.low <= scale.review <= scale.anomaly < scale.high or math.isclose(scale.anomaly, scale.high)
    assert 0 <= scale.position(score) <= 1
    assert np.isfinite(scale.alphas(strip(0.0, 1.0), 0.8)).all()


def test_equal_limits_of_zero_make_a_scale() -> None:
    scale = HeatScale.of(limits(0.0, 0.0))
    assert scale.alphas(strip(0.0, 1.0), 0.8)[0] == pytest.approx([0, 0.8])


@given(st.floats(-5, 5), st.floats(-5, 5))
def test_a_higher_score_never_stands_lower(first: float, second: float) -> None:
    scale = HeatScale.of(limits(-1.0, 0.5))
    low, high = sorted((first, second))
    assert scale.position(low) <= scale.position(high)
