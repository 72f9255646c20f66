import numpy as np

from inspector.core.judgement import HeatMap
from inspector.imaging.contours import contour_lines


def a_map(values: list[list[float]], shape: tuple[int, int]) -> HeatMap:
    return HeatMap(np.array(values, np.float32), shape)


def test_nothing_above_the_limit_has_no_line() -> None:
    assert contour_lines(a_map([[1, 2], [3, 4]], (100, 100)), 4) == []


def test_a_line_stands_around_the_place_in_pixels_of_the_photograph() -> None:
    values = np.zeros((10, 20), np.float32)
    values[4:6, 14:16] = 10
    (line,) = contour_lines(HeatMap(values, (500, 1000)), 5)
    assert np.abs(line.mean(axis=0) - (750, 250)).max() < 10
    assert 90 < np.ptp(line[:, 0]) < 160


def test_a_hole_has_a_line_of_its_own() -> None:
    values = np.full((12, 12), 10, np.float32)
    values[5:7, 5:7] = 0
    assert len(contour_lines(HeatMap(values, (240, 240)), 5)) == 2


def test_a_patch_that_exceeds_by_a_hair_has_a_line() -> None:
    values = np.zeros((8, 8), np.float32)
    values[2, 2] = 5.0001
    assert len(contour_lines(HeatMap(values, (80, 80)), 5)) == 1
