import numpy as np
import pytest

from inspector.core.judgement import HeatMap
from inspector.store.heat_maps import pack, unpack

VALUES = np.linspace(0.25, 9, 12).reshape(3, 4).astype(np.float32)
COUNTS = np.ones((3, 4), np.bool_)
COUNTS[1, 2:] = False


def kept(heat_map: HeatMap) -> HeatMap:
    rows, columns = heat_map.values.shape
    return unpack(pack(heat_map), (rows, columns), heat_map.image_shape)


def test_scores_come_back_to_three_digits() -> None:
    found = kept(HeatMap(VALUES, (300, 400)))
    assert found.values == pytest.approx(VALUES, rel=1e-3)
    assert (found.image_shape, found.place, found.counts) == ((300, 400), None, None)


def test_the_place_comes_back() -> None:
    assert kept(HeatMap(VALUES, (300, 400), (0, 20, 100, 200))).place == (0, 20, 100, 200)


def test_ignored_patches_come_back_as_such() -> None:
    cool = np.where(COUNTS, VALUES, VALUES[0, 0])
    found = kept(HeatMap(cool, (300, 400), None, COUNTS))
    assert np.array_equal(found.counts, COUNTS)
    assert found.values == pytest.approx(cool, rel=1e-3)


def test_scores_beyond_half_a_float_stay_finite() -> None:
    assert np.isfinite(kept(HeatMap(VALUES * 1e9, (300, 400))).values).all()


def test_it_is_small() -> None:
    assert len(pack(HeatMap(VALUES, (300, 400)))) == 16 + 2 * VALUES.size
