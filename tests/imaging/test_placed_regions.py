"""Heat maps of a part of their photograph: everything comes out in the pixels of the whole one."""

import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.core.judgement import HeatMap, Limit, Limits, Verdict
from inspector.imaging.contours import contour_lines
from inspector.imaging.overlay import draw_heat, draw_overlay, layout
from inspector.imaging.regions import UNJUDGED, find_regions, judged_pixels, upsample
from tests.imaging.builders import picture

PLACE = (40, 100, 80, 60)  # left, top, width, height in a photograph of 200 × 200
LIMITS = Limits(review=Limit(1.0, 0.1, 0.1, guaranteed=True), anomaly=Limit(2.0, 0.01, 0.01, guaranteed=True))


def spot(row: int, column: int, *, counts: NDArray[np.bool_] | None = None, value: float = 5.0) -> HeatMap:
    """Return a map of 3 × 4 patches of 20 pixels with one hot patch."""
    values = np.zeros((3, 4), np.float32)
    values[row, column] = value
    return HeatMap(values, (200, 200), PLACE, counts)


def without(row: int, column: int) -> NDArray[np.bool_]:
    counts = np.ones((3, 4), np.bool_)
    counts[row, column] = False
    return counts


class TestUpsample:
    def test_scores_stand_at_their_place(self) -> None:
        fine = upsample(spot(1, 2), (200, 200))
        assert np.unravel_index(fine.argmax(), fine.shape) in {(y, x) for y in (129, 130) for x in (89, 90)}

    def test_outside_of_it_there_is_no_score(self) -> None:
        fine = upsample(spot(0, 0), (200, 200))
        fine[100:160, 40:120] = UNJUDGED
        assert (fine == UNJUDGED).all()

    def test_it_covers_its_place_edge_to_edge(self) -> None:
        assert (upsample(spot(0, 0), (200, 200))[100:160, 40:120] >= 0).all()

    def test_a_smaller_picture_has_a_smaller_place(self) -> None:
        assert (upsample(spot(0, 0), (50, 100)) > UNJUDGED).nonzero()[0].tolist() == [
            row for row in range(25, 40) for _ in range(40)
        ]

    @pytest.mark.parametrize("shape", [(1, 1), (2, 3), (7, 1)])
    def test_a_tiny_picture_still_has_scores(self, shape: tuple[int, int]) -> None:
        assert (upsample(spot(0, 0), shape) > UNJUDGED).any()

    def test_ignored_patches_have_none(self) -> None:
        fine = upsample(spot(0, 0, counts=without(1, 2)), (200, 200))
        assert (fine[120:140, 80:100] == UNJUDGED).all()
        assert (fine[100:160, 40:120] == UNJUDGED).sum() == 400

    def test_a_hot_patch_does_not_fade_beside_an_ignored_one(self) -> None:
        fine = upsample(spot(1, 1, counts=without(1, 2)), (200, 200))
        assert fine[130, 79] == pytest.approx(5, rel=0.05)
        assert fine[130, 69] == pytest.approx(5, rel=0.05)

    def test_nor_does_it_spread_around_it(self) -> None:
        fine = upsample(spot(1, 1, counts=without(1, 2)), (200, 200))
        assert fine[110, 100:].max() == 0

    def test_every_pixel_is_a_number(self) -> None:
        assert np.isfinite(upsample(spot(0, 0, counts=without(1, 2)), (200, 200))).all()


class TestJudgedPixels:
    def test_all_of_a_whole_map_is_judged(self) -> None:
        assert judged_pixels(HeatMap(np.zeros((2, 2), np.float32), (9, 9)), (9, 9)) is None

    def test_it_is_where_there_are_scores(self) -> None:
        heat_map = spot(0, 0, counts=without(1, 2))
        judged = judged_pixels(heat_map, (200, 200))
        assert judged is not None
        assert np.array_equal(judged, upsample(heat_map, (200, 200)) > UNJUDGED)
        assert judged.sum() == 80 * 60 - 400


class TestRegions:
    def test_boxes_and_contours_are_in_pixels_of_the_photograph(self) -> None:
        (found,) = find_regions(spot(1, 2), 2)
        left, top, width, height = found.box
        assert 75 < left < 80 < 100 < left + width < 105
        assert 115 < top < 120 < 140 < top + height < 145
        assert found.contour[:, 0].min() >= left
        assert found.contour[:, 0].max() < left + width

    def test_a_share_is_one_of_the_photograph(self) -> None:
        whole = HeatMap(np.full((3, 4), 5, np.float32), (200, 200), PLACE)
        (found,) = find_regions(whole, 2)
        assert found.box == PLACE
        assert found.share == pytest.approx(80 * 60 / 200**2)

    def test_an_ignored_patch_is_no_region(self) -> None:
        assert find_regions(spot(1, 2, counts=without(1, 2)), 2) == ()

    def test_a_region_ends_where_patches_are_ignored(self) -> None:
        values = np.full((3, 4), 5, np.float32)
        counts = np.ones((3, 4), np.bool_)
        counts[:, 2:] = False
        (found,) = find_regions(HeatMap(values, (200, 200), PLACE, counts), 2)
        assert found.box == (40, 100, 40, 60)


class TestShown:
    def test_contours_stand_at_their_place(self) -> None:
        (line,) = contour_lines(spot(1, 2), 2.0)
        assert 75 < line[:, 0].min() < 80 < 100 < line[:, 0].max() < 105
        assert 115 < line[:, 1].min() < 120 < 140 < line[:, 1].max() < 145

    def test_nothing_is_shown_outside_or_on_what_is_ignored(self) -> None:
        values = np.full((3, 4), 9, np.float32)
        photograph = picture(200, 200)
        heat_map = HeatMap(values, (200, 200), PLACE, without(1, 2))
        shown, bare = (draw_heat(photograph, heat, LIMITS) for heat in (heat_map, HeatMap(values * 0, (200, 200))))
        changed = (shown != bare).any(2)
        scale = len(changed) / 200
        inside = np.zeros_like(changed)
        inside[round(100 * scale) : round(160 * scale), round(40 * scale) : round(120 * scale)] = True
        margin = 8  # of a contour
        grown = np.zeros_like(changed)
        grown[round(100 * scale) - margin : round(160 * scale) + margin, round(40 * scale) - margin :] = True
        assert changed[inside].mean() > 0.8
        assert not changed[~grown].any()
        middle = (slice(round(125 * scale), round(135 * scale)), slice(round(85 * scale), round(95 * scale)))
        assert not changed[middle].any()

    def test_an_overlay_of_it_has_the_layout_of_the_photograph(self) -> None:
        drawn = draw_overlay(picture(200, 200), spot(1, 2), LIMITS, Verdict.ANOMALY, 5.0)
        assert drawn.shape[1::-1] == layout(200, 200).size

    def test_a_fine_line_runs_around_what_was_judged(self) -> None:
        photograph = np.full((200, 200, 3), 60, np.uint8)
        shown = draw_heat(photograph, HeatMap(np.zeros((3, 4), np.float32), (200, 200), PLACE), LIMITS)
        scale, line = len(shown) / 200, (shown != 60).any(2)
        rows, columns = np.nonzero(line)
        assert (rows.min(), columns.min()) == (round(100 * scale), round(40 * scale))
        assert (rows.max() + 1, columns.max() + 1) == (round(160 * scale), round(120 * scale))
        assert line.sum() == 2 * (round(60 * scale) + round(80 * scale)) - 4

    def test_none_runs_along_the_edge_of_the_photograph(self) -> None:
        photograph = np.full((200, 200, 3), 60, np.uint8)
        whole = HeatMap(np.zeros((3, 4), np.float32), (200, 200), (0, 0, 200, 200))
        assert (draw_heat(photograph, whole, LIMITS) == 60).all()
