import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inspector.core.judgement import Verdict
from inspector.imaging.marks import BADGE_HEIGHT
from inspector.imaging.overlay import draw_heat, draw_overlay, layout
from inspector.imaging.palette import VERDICT_FILL, VERDICT_INK
from inspector.imaging.resize import resized
from tests.imaging.builders import heat_map, limits, picture

LIMITS = limits(1.0, 1.5)
COLD = np.full((24, 32), 0.4, np.float32)
SHAPES = [(240, 320), (48, 64), (3000, 4000), (1, 2000), (2000, 1), (900, 700)]


def hot(row: int = 12, column: int = 16, score: float = 2.5) -> np.ndarray:
    values = COLD.copy()
    values[row - 1 : row + 2, column - 1 : column + 2] = score
    return values


def photograph(overlay: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    left, top, width, height = layout(*shape).photograph
    return overlay[top : top + height, left : left + width]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_good_part_is_simply_its_photograph(shape: tuple[int, int]) -> None:
    image = picture(*shape)
    overlay = draw_overlay(image, heat_map(COLD, shape), LIMITS, Verdict.GOOD, 0.4)
    _, _, width, height = layout(*shape).photograph
    assert (photograph(overlay, shape) == resized(image, height, width)).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_the_long_side_is_shown_with_640_to_1280_pixels(shape: tuple[int, int]) -> None:
    _, _, width, height = layout(*shape).photograph
    assert 640 <= max(width, height) <= 1280


@pytest.mark.parametrize("shape", SHAPES)
def test_the_photograph_lies_within_its_stage_and_the_stage_within_the_page(shape: tuple[int, int]) -> None:
    plan = layout(*shape)
    for inner, outer in ((plan.photograph, plan.stage), (plan.stage, (0, 0, *plan.size))):
        assert inner[0] >= outer[0]
        assert inner[1] >= outer[1]
        assert inner[0] + inner[2] <= outer[0] + outer[2]
        assert inner[1] + inner[3] <= outer[1] + outer[3]


def test_the_overlay_has_the_size_that_its_layout_says() -> None:
    overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, 0.4)
    assert overlay.shape == (*layout(240, 320).size[::-1], 3)
    assert overlay.dtype == np.uint8


def test_heat_stays_where_it_is_hot() -> None:
    image = np.full((240, 320, 3), 128, np.uint8)
    changed = (draw_heat(image, heat_map(hot()), LIMITS) != 128).any(axis=2)
    rows, columns = np.nonzero(changed)
    assert 10 * 20 <= rows.min() < rows.max() <= 15 * 20
    assert 14 * 20 <= columns.min() < columns.max() <= 19 * 20


def test_the_same_heat_has_the_same_colours_whatever_else_glows() -> None:
    image = np.full((240, 320, 3), 128, np.uint8)
    alone = draw_heat(image, heat_map(hot()), LIMITS)
    values = hot()
    values[2:5, 2:5] = 50.0
    beside = draw_heat(image, heat_map(values), LIMITS)
    assert (alone[180:320, 260:400] == beside[180:320, 260:400]).all()


def test_between_the_limits_there_is_heat_without_a_contour() -> None:
    image = np.full((240, 320, 3), 60, np.uint8)
    drawn = draw_heat(image, heat_map(hot(score=1.4)), LIMITS)
    assert (drawn != 60).any()
    assert drawn.max() < 200


def test_above_the_anomaly_limit_there_is_a_white_contour_with_a_dark_halo() -> None:
    image = np.full((240, 320, 3), 128, np.uint8)
    drawn = draw_heat(image, heat_map(hot(score=1.6)), LIMITS).astype(int)
    assert (drawn.min(axis=2) > 230).any()
    assert (drawn.max(axis=2) < 110).any()


def test_a_contour_is_as_white_at_any_opacity() -> None:
    image = np.full((240, 320, 3), 128, np.uint8)
    drawn = draw_heat(image, heat_map(hot()), LIMITS, opacity=0.0)
    assert (drawn.min(axis=2) > 230).any()


def test_a_single_patch_barely_above_the_limit_is_marked() -> None:
    image = np.full((240, 320, 3), 128, np.uint8)
    values = COLD.copy()
    values[5, 5] = np.nextafter(np.float32(1.5), np.float32(2))
    assert (draw_heat(image, heat_map(values), LIMITS).min(axis=2) > 200).any()


@pytest.mark.parametrize("verdict", Verdict)
def test_the_verdict_stands_on_its_colour(verdict: Verdict) -> None:
    overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, verdict, 0.4)
    left, top, _, height = layout(240, 320).stage
    strip = overlay[top + height + 1 :, left : left + 160].reshape(-1, 3)
    assert (strip == VERDICT_FILL[verdict]).all(axis=1).sum() > BADGE_HEIGHT * 50
    assert (strip == VERDICT_INK[verdict]).all(axis=1).sum() > 20


def test_each_verdict_has_its_own_icon() -> None:
    left, top, _, height = layout(240, 320).stage
    icons = []
    for verdict in Verdict:
        overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, verdict, 0.4)
        box = overlay[top + height + 8 : top + height + 60, left + 12 : left + 30].astype(int)
        icons.append(np.abs(box - VERDICT_FILL[verdict]).sum(axis=2) > 100)
    assert all((first != second).any() for first, second in zip(icons, icons[1:] + icons[:1], strict=True))


def test_the_caption_is_written() -> None:
    bare = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, 0.4)
    named = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, 0.4, caption="part 7")
    assert (bare != named).any()


def test_a_very_long_caption_stays_on_the_page() -> None:
    overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, 0.4, caption="part number " * 50)
    assert (overlay[:, -16:] == 255).all()


@pytest.mark.parametrize("score", [math.nan, math.inf, -math.inf, 0.0, 1e9])
@pytest.mark.parametrize(("review", "anomaly"), [(1, 1), (0, 0), (-2, -1), (1, math.inf), (math.inf, math.inf)])
def test_odd_limits_and_scores_are_drawn_all_the_same(review: float, anomaly: float, score: float) -> None:
    overlay = draw_overlay(picture(240, 320), heat_map(hot()), limits(review, anomaly), Verdict.REVIEW, score)
    assert overlay.shape[2] == 3


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(width=32), min_size=6, max_size=6))
def test_any_map_is_drawn(scores: list[float]) -> None:
    values = np.array(scores, np.float32).reshape(2, 3)
    assert draw_heat(picture(), heat_map(values, (24, 32)), LIMITS).dtype == np.uint8


def test_the_legend_is_hollow_below_the_review_limit_and_coloured_above() -> None:
    overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, 0.4).astype(int)
    plan = layout(240, 320)
    _, top, _, height = plan.stage
    bar = overlay[top : top + height, plan.size[0] - 16 - 84 + 8 + 3 + 6]
    colourful = bar.max(axis=1) - bar.min(axis=1) > 30
    review = round(height * (1 - 1.0 / 3.0))
    assert colourful[: review - 2].mean() > 0.95
    assert not colourful[review + 2 :].any()


def test_the_triangle_points_at_the_score() -> None:
    plan = layout(240, 320)
    _, top, _, height = plan.stage
    for score in (0.3, 1.2, 2.7):
        overlay = draw_overlay(picture(240, 320), heat_map(COLD), LIMITS, Verdict.GOOD, score)
        column = overlay[top : top + height, plan.size[0] - 16 - 84 + 2].mean(axis=1)
        assert np.nonzero(column < 128)[0].mean() == pytest.approx(height * (1 - score / 3), abs=3)


def test_the_source_is_not_changed() -> None:
    image = picture(700, 900)
    draw_overlay(image, heat_map(hot(), (700, 900)), LIMITS, Verdict.ANOMALY, 2.5)
    assert (image == picture(700, 900)).all()
