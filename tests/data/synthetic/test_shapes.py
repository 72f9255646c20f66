import numpy as np
import pytest

from inspector.data.synthetic.shapes import box, curve, edged, ellipses, lump, polygon, region, sliver, strokes, walk
from tests.data.synthetic.grounds import SHAPE, middle

RADIUS = 18.0
AREA = np.pi * RADIUS**2


@pytest.mark.parametrize("long", [1.0, 2.5])
def test_a_smooth_lump_has_the_area_of_its_place(long):
    depth = lump(middle(RADIUS), np.random.default_rng(0), rough=0, long=long)

    assert (depth > 0).sum() == pytest.approx(AREA, rel=0.03)


@pytest.mark.parametrize("long", [1.0, 2.5])
def test_a_box_has_the_area_of_its_place(long):
    depth = box(middle(RADIUS), np.random.default_rng(1), long=long)

    assert (depth > 0).sum() == pytest.approx(AREA, rel=0.05)


def test_a_polygon_holds_its_centre_and_is_convex():
    depth = polygon(middle(RADIUS), np.random.default_rng(0))
    inside = np.argwhere(depth > 0)
    middles = (inside[::7] + inside[::-7]) // 2

    assert depth[SHAPE[0] // 2, SHAPE[1] // 2] > 0
    assert (depth[tuple(middles.T)] > -0.1).all()


def test_roughness_makes_the_outline_longer():
    smooth, ragged = (lump(middle(RADIUS), np.random.default_rng(0), rough=rough) > 0 for rough in (0.0, 0.7))

    assert np.diff(ragged.astype(int)).astype(bool).sum() > 1.3 * np.diff(smooth.astype(int)).astype(bool).sum()


@pytest.mark.parametrize("seed", range(20))
def test_a_region_is_a_weight(seed):
    weight = region(middle(RADIUS), np.random.default_rng(seed))

    assert weight.min() >= 0
    assert 0.5 < weight.max() <= 1


def test_a_softer_edge_is_wider():
    place = middle(RADIUS)
    depth = lump(place, np.random.default_rng(0), rough=0)

    hard, soft = (edged(place, depth, softness) for softness in (0.0, 0.8))
    between = [((weight > 0.05) & (weight < 0.95)).sum() for weight in (hard, soft)]
    assert between[1] > 5 * between[0]


@pytest.mark.parametrize("width", [0.7, 2.0, 6.0])
def test_a_stroke_covers_its_length_times_its_width(width):
    path = np.array([[20.0, 20.0], [80.0, 50.0]])

    weight = strokes(SHAPE, [(path, np.full(2, width))])

    assert weight.sum() == pytest.approx(np.hypot(60, 30) * width, rel=0.35)
    assert 0 <= weight.min() <= weight.max() <= 1


def test_a_stroke_of_no_width_is_not_drawn():
    assert not strokes(SHAPE, [(np.array([[20.0, 20.0], [80.0, 50.0]]), np.zeros(2))]).any()


def test_a_sliver_covers_what_lies_beside_its_line():
    path = np.stack([np.linspace(20, 80, 10), np.full(10, 40.0)], 1)

    weight = sliver(SHAPE, path, np.full(10, 3.0), np.full(10, 5.0))

    assert weight.sum() == pytest.approx(60 * 8, rel=0.1)
    assert weight[36, 50] != weight[44, 50]


def test_ellipses_have_their_areas():
    weight = ellipses(
        SHAPE,
        np.array([[30.0, 30.0], [75.0, 60.0]]),
        radii=np.array([[10.0, 6.0], [3.0, 3.0]]),
        angles_deg=np.array([30.0, 0.0]),
    )

    assert weight.sum() == pytest.approx(np.pi * (60 + 9), rel=0.1)


def test_a_straight_curve_runs_through_its_place():
    path = curve(middle(RADIUS), np.random.default_rng(0), length=50, bend=0)

    assert np.hypot(*(path[-1] - path[0])) == pytest.approx(50)
    assert path.mean(0) == pytest.approx((SHAPE[1] / 2, SHAPE[0] / 2), abs=1e-6)


def test_a_walk_without_jitter_keeps_its_heading():
    path = walk((10, 20), 0.0, 40, np.random.default_rng(0), jitter=0)

    assert path[0].tolist() == [10, 20]
    assert np.allclose(path[:, 1], 20)
    assert (np.diff(path[:, 0]) >= 0).all()
