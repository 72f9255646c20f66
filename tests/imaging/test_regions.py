import time

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from inspector.imaging.regions import find_regions, upsample
from tests.imaging.builders import heat_map

MAPS = arrays(
    np.float32,
    st.tuples(st.integers(1, 40), st.integers(1, 40)),
    elements=st.floats(-2, 5, width=32) | st.sampled_from([0.0, float("inf"), float("nan")]),
)
SHAPES = st.tuples(st.integers(1, 3000), st.integers(1, 3000))
QUICK = settings(max_examples=150, deadline=None)


def spots(*places: tuple[int, int, float], shape: tuple[int, int] = (24, 32)) -> np.ndarray:
    values = np.zeros(shape, np.float32)
    for row, column, score in places:
        values[row, column] = score
    return values


def test_nothing_above_the_threshold_is_no_region() -> None:
    assert find_regions(heat_map(np.full((24, 32), 1.0)), 1.0) == ()


def test_separate_blobs_are_separate_regions() -> None:
    regions = find_regions(heat_map(spots((4, 4, 2), (4, 20, 3), (18, 10, 4))), 1.0)
    assert [region.peak for region in regions] == [4, 3, 2]
    centres = [(x + w / 2, y + h / 2) for x, y, w, h in (region.box for region in regions)]
    assert centres == [(105, 185), (205, 45), (45, 45)]


def test_touching_patches_are_one_region() -> None:
    assert len(find_regions(heat_map(spots((4, 4, 2), (4, 5, 2), (5, 6, 2))), 1.0)) == 1


def test_a_blob_in_the_hole_of_a_ring_is_a_region() -> None:
    values = np.zeros((24, 32), np.float32)
    values[4:19, 4:19] = 2
    values[6:17, 6:17] = 0
    values[11, 11] = 3
    assert [region.peak for region in find_regions(heat_map(values), 1.0)] == [3, 2]


def test_the_whole_map_is_one_region_of_the_whole_photograph() -> None:
    (region,) = find_regions(heat_map(np.full((24, 32), 2.0)), 1.0)
    assert region.box == (0, 0, 320, 240)
    assert region.share == 1.0


def test_small_regions_can_be_left_out() -> None:
    values = spots((4, 4, 9))
    values[10:20, 10:20] = 2
    assert [region.peak for region in find_regions(heat_map(values), 1.0, min_share=0.01)] == [2]


def test_a_patch_that_exceeds_by_a_hair_is_a_region() -> None:
    barely = np.nextafter(np.float32(1), np.float32(2))
    (region,) = find_regions(heat_map(spots((7, 9, barely)), (1000, 1300)), 1.0)
    assert region.peak == barely


@QUICK
@given(st.floats(0.125, 5, width=32), st.integers(1, 40), st.integers(1, 40))
def test_a_plateau_at_the_threshold_is_no_part_of_a_region(level: float, rows: int, columns: int) -> None:
    values = np.full((rows, columns), level, np.float32)
    values[0, 0] = level * 1.5
    (region,) = find_regions(heat_map(values), level)
    assert region.share <= 4 / values.size


@QUICK
@given(MAPS, SHAPES, st.floats(-1, 4))
def test_there_is_a_region_exactly_where_a_patch_exceeds(
    values: np.ndarray, shape: tuple[int, int], threshold: float
) -> None:
    assert bool(find_regions(heat_map(values, shape), threshold)) == bool((values > threshold).any())


@QUICK
@given(MAPS, SHAPES, st.floats(-1, 4))
def test_the_highest_peak_is_the_highest_patch(values: np.ndarray, shape: tuple[int, int], threshold: float) -> None:
    regions = find_regions(heat_map(values, shape), threshold)
    if regions:
        assert regions[0].peak == np.nanmax(values)
    assert [region.peak for region in regions] == sorted((region.peak for region in regions), reverse=True)


@QUICK
@given(MAPS, SHAPES, st.floats(-1, 4))
def test_regions_lie_within_the_photograph(values: np.ndarray, shape: tuple[int, int], threshold: float) -> None:
    for region in find_regions(heat_map(values, shape), threshold):
        left, top, width, height = region.box
        assert min(width, height) >= 1
        assert min(left, top) >= 0
        assert left + width <= shape[1]
        assert top + height <= shape[0]
        assert region.contour.dtype == np.int32
        assert (region.contour >= (left, top)).all()
        assert (region.contour < (left + width, top + height)).all()
        assert 0 < region.share <= 1


@QUICK
@given(MAPS, st.floats(-1, 4))
def test_shares_add_up_to_no_more_than_the_photograph(values: np.ndarray, threshold: float) -> None:
    assert sum(region.share for region in find_regions(heat_map(values), threshold)) <= 1 + 1e-9


def test_a_contour_goes_round_its_region() -> None:
    values = np.zeros((24, 32), np.float32)
    values[5:15, 8:20] = 2
    (region,) = find_regions(heat_map(values), 1.0)
    area = cv2.contourArea(region.contour)
    assert area / (240 * 320) == pytest.approx(region.share, rel=0.05)
    assert region.share == pytest.approx(10 * 12 / (24 * 32), rel=0.02)


def test_the_threshold_cuts_between_two_patches_where_the_line_between_them_does() -> None:
    values = np.zeros((8, 32), np.float32)
    values[:, 16:] = 4  # between the centres of the columns 15 and 16 the score climbs from 0 to 4
    (region,) = find_regions(heat_map(values, (80, 320)), 1.0)
    assert region.box[0] == pytest.approx(155 + 2.5, abs=1)


def test_a_threshold_that_is_not_a_number_finds_nothing() -> None:
    assert find_regions(heat_map(spots((4, 4, 2))), float("nan")) == ()


def test_finding_nothing_is_quick() -> None:
    quiet = heat_map(np.zeros((32, 40)), (3000, 4000))
    start = time.perf_counter()
    for _ in range(50):
        find_regions(quiet, 1.0)
    assert (time.perf_counter() - start) / 50 < 0.001


def test_upsampling_keeps_patch_centres_where_they_are() -> None:
    values = np.arange(12, dtype=np.float32).reshape(3, 4)
    large = upsample(heat_map(values), (9, 12))
    assert large.dtype == np.float32
    assert (large[1::3, 1::3] == values).all()


def test_upsampling_is_linear_between_patch_centres() -> None:
    large = upsample(heat_map([[0.0, 4.0]]), (1, 8))
    assert large[0].tolist() == [0, 0, 0.5, 1.5, 2.5, 3.5, 4, 4]
