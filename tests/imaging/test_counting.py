import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import Preparation
from inspector.imaging.counting import (
    counted_patches,
    counted_pixels,
    heat_map_of,
    ignored_pixels,
    judged_box,
    painted_over,
)
from inspector.imaging.resize import prepare, prepared_shape
from tests.imaging.builders import picture

LEFT_HALF = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
SHARES = st.floats(0, 0.9)


def box(left: float, top: float, right: float, bottom: float) -> tuple[tuple[float, float], ...]:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def ignoring(*polygons: tuple[tuple[float, float], ...], **changes: object) -> Preparation:
    return Preparation(ignored=polygons, **changes)  # type: ignore[arg-type]


def grid(preparation: Preparation, rows: int = 4, columns: int = 4) -> list[list[int]]:
    found = counted_patches((rows, columns), preparation)
    assert found is not None
    return found.astype(int).tolist()


class TestBox:
    def test_without_a_region_all_is_judged(self) -> None:
        assert judged_box(300, 400, Preparation()) == (0, 0, 400, 300)

    def test_a_region_is_the_same_share_of_photographs_of_all_sizes(self) -> None:
        preparation = Preparation(region=(0.25, 0.5, 0.5, 0.25))
        assert judged_box(300, 400, preparation) == (100, 150, 200, 75)
        assert judged_box(600, 200, preparation) == (50, 300, 100, 150)

    @given(st.integers(1, 5000), st.integers(1, 5000), SHARES, SHARES, st.floats(0.02, 1), st.floats(0.02, 1))
    def test_it_has_pixels_of_the_photograph(
        self, height: int, width: int, left: float, top: float, wide: float, high: float
    ) -> None:
        region = (left, top, min(max(wide, 0.02), 1 - left), min(max(high, 0.02), 1 - top))
        x, y, across, down = judged_box(height, width, Preparation(region=region))
        assert min(x, y) >= 0
        assert min(across, down) >= 1
        assert x + across <= width
        assert y + down <= height


class TestPrepare:
    @given(st.integers(1, 900), st.integers(1, 900), st.booleans())
    def test_the_prepared_shape_is_that_of_the_region(self, height: int, width: int, tiled: bool) -> None:
        preparation = Preparation(size=64, tiled=tiled, region=(0.1, 0.3, 0.5, 0.6), ignored=(box(0.5, 0.5, 0.6, 0.6),))
        prepared = prepare(np.zeros((height, width, 3), np.uint8), preparation)
        assert prepared.shape[:2] == prepared_shape(height, width, preparation)

    def test_a_region_is_the_picture_that_one_would_have_cut_out_by_hand(self) -> None:
        photograph = picture(200, 300)
        cut_out = prepare(photograph[50:150, 30:180], Preparation(size=96))
        assert np.array_equal(prepare(photograph, Preparation(size=96, region=(0.1, 0.25, 0.5, 0.5))), cut_out)

    def test_what_lies_outside_of_the_region_changes_nothing(self) -> None:
        preparation = Preparation(size=96, region=(0.1, 0.25, 0.5, 0.5))
        photograph = picture(200, 300)
        other = photograph.copy()
        other[:50], other[150:], other[:, :30], other[:, 180:] = 255, 0, 9, 77
        assert np.array_equal(prepare(photograph, preparation), prepare(other, preparation))

    def test_what_is_ignored_changes_nothing(self) -> None:
        preparation = ignoring(box(0.2, 0.2, 0.6, 0.7), size=96)
        photograph = picture(200, 300)
        other = photograph.copy()
        other[60:120, 80:160] = (255, 0, 0)
        assert np.array_equal(prepare(photograph, preparation), prepare(other, preparation))

    def test_the_photograph_itself_is_never_painted_over(self) -> None:
        photograph = picture(256, 256)
        before = photograph.copy()
        prepare(photograph, ignoring(LEFT_HALF))
        assert np.array_equal(photograph, before)


class TestPaintedOver:
    def test_ignored_pixels_have_the_mean_colour_of_the_others(self) -> None:
        shown = np.zeros((64, 64, 3), np.uint8)
        shown[:, :32], shown[:, 32:] = (250, 0, 0), (10, 20, 30)
        painted = painted_over(shown, ignoring(LEFT_HALF))
        assert (painted == (10, 20, 30)).all()

    def test_the_light_of_the_picture_is_that_of_what_counts(self) -> None:
        shown = picture(64, 64)
        painted = painted_over(shown, ignoring(box(0.25, 0.25, 0.75, 0.75)))
        counted = ~ignored_of(box(0.25, 0.25, 0.75, 0.75))
        assert painted.mean((0, 1)) == pytest.approx(shown[counted].mean(0), abs=0.5)

    def test_a_picture_without_polygons_is_as_it_was(self) -> None:
        shown = picture(64, 64)
        assert painted_over(shown, Preparation()) is shown


def ignored_of(*polygons: tuple[tuple[float, float], ...], **changes: object) -> NDArray[np.bool_]:
    found = ignored_pixels((64, 64), ignoring(*polygons, **changes))
    assert found is not None
    return found


class TestPatches:
    def test_without_polygons_all_count(self) -> None:
        assert counted_patches((4, 4), Preparation(region=(0, 0, 0.5, 0.5))) is None
        assert counted_pixels((64, 64), Preparation()) is None

    def test_patches_in_a_polygon_do_not_count(self) -> None:
        assert grid(ignoring(LEFT_HALF)) == [[0, 0, 1, 1]] * 4

    def test_a_patch_of_which_less_than_half_is_ignored_counts(self) -> None:
        assert grid(ignoring(box(0, 0, 0.34, 1))) == [[0, 1, 1, 1]] * 4
        assert grid(ignoring(box(0, 0, 0.41, 1))) == [[0, 0, 1, 1]] * 4

    def test_polygons_that_overlap_make_no_hole(self) -> None:
        assert grid(ignoring(LEFT_HALF, box(0, 0, 0.75, 0.5))) == [[0, 0, 0, 1]] * 2 + [[0, 0, 1, 1]] * 2

    def test_together_polygons_may_ignore_a_patch(self) -> None:
        assert grid(ignoring(box(0, 0, 0.25, 0.08), box(0, 0.08, 0.25, 0.17)))[0][0] == 0

    def test_polygons_are_placed_in_the_region(self) -> None:
        preparation = ignoring(box(0.5, 0.5, 0.75, 0.75), region=(0.5, 0.5, 0.5, 0.5))
        assert grid(preparation) == [[0, 0, 1, 1]] * 2 + [[1, 1, 1, 1]] * 2

    def test_polygons_outside_of_the_region_ignore_nothing(self) -> None:
        assert grid(ignoring(box(0, 0, 0.4, 0.4), region=(0.5, 0.5, 0.5, 0.5))) == [[1] * 4] * 4

    @pytest.mark.parametrize("region", [None, (0.1, 0.1, 0.2, 0.2)])
    def test_where_nothing_is_left_to_judge_the_recipe_is_refused(
        self, region: tuple[float, float, float, float] | None
    ) -> None:
        with pytest.raises(RecipeInvalid, match="nothing is left to judge"):
            counted_patches((4, 4), ignoring(box(0, 0, 1, 1) if region is None else LEFT_HALF, region=region))

    def test_pixels_count_on_patches_that_do_as_far_as_they_can_be_seen(self) -> None:
        counted = counted_pixels((64, 64), ignoring(box(0, 0, 0.34, 1)))
        assert counted is not None
        assert (counted.sum(1) == 64 - 22).all()
        narrow = counted_pixels((64, 64), ignoring(box(0, 0, 0.41, 1)))
        assert narrow is not None
        assert (narrow.sum(1) == 32).all()

    def test_a_triangle_covers_half_of_its_box(self) -> None:
        assert ignored_of(((0, 0), (1, 0), (0, 1))).mean() == pytest.approx(0.5, abs=0.03)


class TestHeatMap:
    VALUES = np.arange(16, dtype=np.float32).reshape(4, 4) + 3

    def test_without_marks_it_is_the_map_of_the_whole_photograph(self) -> None:
        found = heat_map_of(self.VALUES, (300, 400), Preparation())
        assert (found.place, found.counts, found.covered) == (None, None, (0, 0, 400, 300))
        assert found.values is self.VALUES

    def test_it_knows_the_place_of_its_region(self) -> None:
        assert heat_map_of(self.VALUES, (300, 400), Preparation(region=(0.25, 0.5, 0.5, 0.25))).covered == (
            (100, 150, 200, 75)
        )

    def test_an_ignored_patch_is_as_cool_as_the_coolest_that_counts(self) -> None:
        hot = self.VALUES.copy()
        hot[1, 0], hot[2, 1] = 1000, np.nan
        found = heat_map_of(hot, (64, 64), ignoring(LEFT_HALF))
        assert (found.values[:, :2] == 5).all()
        assert np.array_equal(found.values[:, 2:], self.VALUES[:, 2:])

    def test_the_hottest_patch_is_one_that_counts_even_among_equals(self) -> None:
        assert heat_map_of(np.ones((4, 4), np.float32), (64, 64), ignoring(LEFT_HALF)).hottest == (0, 2)

    def test_what_exceeds_a_limit_counts(self) -> None:
        found = heat_map_of(np.ones((4, 4), np.float32), (64, 64), ignoring(LEFT_HALF))
        assert found.above(0.5).astype(int).tolist() == [[0, 0, 1, 1]] * 4
