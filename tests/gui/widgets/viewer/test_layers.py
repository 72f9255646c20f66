import numpy as np
import pytest
from PySide6.QtGui import QColor

from inspector.core.judgement import HeatMap
from inspector.gui.widgets.viewer.layers import heat_of, photo_of
from inspector.imaging.heat import LEAST_ALPHA, MOST_ALPHA, HeatScale
from tests.gui.widgets.viewer.made import LIMITS, a_heat_map, a_photo


def test_a_photograph_keeps_its_colours() -> None:
    image = np.zeros((20, 30, 3), np.uint8)
    image[5, 7] = (10, 20, 30)
    assert photo_of(image).levels[0].pixelColor(7, 5) == QColor(10, 20, 30)


def test_a_large_photograph_has_smaller_levels() -> None:
    photo = photo_of(a_photo(2000, 1200))
    assert [level.width() for level in photo.levels] == [2000, 1000, 500]


@pytest.mark.parametrize(("scale", "width"), [(2.0, 2000), (1.0, 2000), (0.6, 2000), (0.5, 1000), (0.2, 500)])
def test_a_level_has_a_pixel_for_each_of_the_screen(scale: float, width: int) -> None:
    assert photo_of(a_photo(2000, 1200)).level(scale).width() == width


def test_auto_contrast_reaches_from_black_to_white() -> None:
    image = np.tile(np.linspace(100, 150, 256).astype(np.uint8)[None, :, None], (64, 1, 3))
    shown = photo_of(image, stretched=True).levels[0]
    assert shown.pixelColor(0, 0).red() == 0
    assert shown.pixelColor(255, 0).red() == 255


def test_a_good_part_has_no_heat() -> None:
    assert heat_of(a_heat_map(peak=1.9), LIMITS) is None


def test_heat_is_transparent_below_the_review_limit() -> None:
    heat = heat_of(a_heat_map(peak=2.5), LIMITS)
    assert heat is not None
    assert heat.image.pixelColor(2, 2).alpha() == 0


def test_heat_is_as_strong_as_the_scale_says() -> None:
    heat = heat_of(HeatMap(np.full((4, 4), 100, np.float32), (64, 64)), LIMITS)
    assert heat is not None
    assert heat.image.pixelColor(300, 300).alphaF() == pytest.approx(MOST_ALPHA, abs=0.01)
    heat = heat_of(HeatMap(np.full((4, 4), 2.001, np.float32), (64, 64)), LIMITS)
    assert heat is not None
    assert heat.image.pixelColor(300, 300).alphaF() == pytest.approx(LEAST_ALPHA, abs=0.01)


def test_heat_has_the_colours_of_pictures_in_files() -> None:
    heat = heat_of(HeatMap(np.full((4, 4), 100, np.float32), (64, 64)), LIMITS)
    assert heat is not None
    colour = heat.image.pixelColor(300, 300)
    wanted = HeatScale.of(LIMITS).colours(np.full((1, 1), 100, np.float32))[0, 0]
    assert np.abs(np.array(colour.getRgb()[:3]) - wanted).max() <= 2


def test_a_review_has_heat_and_no_contour() -> None:
    heat = heat_of(a_heat_map(peak=2.5), LIMITS)
    assert heat is not None
    assert heat.contours.isEmpty()


def test_an_anomaly_has_a_contour_around_its_place() -> None:
    heat = heat_of(a_heat_map(peak=8), LIMITS)
    assert heat is not None
    box = heat.contours.boundingRect()
    assert box.center().x() == pytest.approx(100, abs=3)
    assert box.center().y() == pytest.approx(50, abs=3)


def test_a_tiny_defect_has_a_ring() -> None:
    values = np.ones((40, 40), np.float32)
    values[10, 30] = 8
    heat = heat_of(HeatMap(values, (400, 400)), LIMITS)
    assert heat is not None
    (ring,) = heat.rings
    assert (ring.x, ring.y) == pytest.approx((305, 105), abs=3)


def test_a_large_defect_has_no_ring() -> None:
    heat = heat_of(HeatMap(np.full((4, 4), 9, np.float32), (64, 64)), LIMITS)
    assert heat is not None
    assert heat.rings == ()


def test_heat_lies_where_the_map_covers_the_photograph() -> None:
    whole = HeatMap(np.full((4, 4), 9, np.float32), (100, 200), place=(100, 0, 100, 100))
    heat = heat_of(whole, LIMITS)
    assert heat is not None
    assert heat.image.pixelColor(100, 100).alpha() == 0
    assert heat.image.pixelColor(700, 100).alpha() > 0
    assert heat.contours.boundingRect().left() == pytest.approx(100, abs=2)


def test_a_tiny_place_to_review_has_a_ring_where_nothing_is_an_anomaly() -> None:
    values = np.ones((40, 40), np.float32)
    values[10, 30] = 2.5
    heat = heat_of(HeatMap(values, (400, 400)), LIMITS)
    assert heat is not None
    assert len(heat.rings) == 1
