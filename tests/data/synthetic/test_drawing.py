import cv2
import numpy as np
import pytest

from inspector.data.synthetic import KINDS, Defect, draw_defect
from tests.data.synthetic.grounds import SHAPE, disc, grey, wall

OTHERS = (wall(1), wall(2, colour=(60, 140, 200)))
AT_EDGE = ("chip", "split")

each_kind = pytest.mark.parametrize("kind", KINDS)
each_seed = pytest.mark.parametrize("seed", range(3))


def drawn(kind: str, seed: int = 0, **more: object) -> Defect:
    return draw_defect(wall(), rng=np.random.default_rng(seed), kinds=[kind], others=OTHERS, **more)  # type: ignore[arg-type]


def grown(mask: np.ndarray, pixels: int) -> np.ndarray:
    return cv2.dilate(mask.astype(np.uint8), np.ones((2 * pixels + 1, 2 * pixels + 1), np.uint8)) > 0


def difference(defect: Defect, good: np.ndarray) -> np.ndarray:
    return np.abs(defect.picture.astype(int) - good).max(2)


@each_kind
@each_seed
def test_a_defect_is_a_picture_of_the_same_shape_with_a_mask_that_is_not_empty(kind, seed):
    defect = drawn(kind, seed)

    assert defect.picture.dtype == np.uint8
    assert defect.picture.shape == (*SHAPE, 3)
    assert defect.mask.dtype == np.bool_
    assert defect.mask.shape == SHAPE
    assert defect.mask.any()


@each_kind
@each_seed
def test_the_mask_lies_where_the_picture_changed(kind, seed):
    defect = drawn(kind, seed)
    change = difference(defect, wall())

    assert change[defect.mask].mean() >= 4
    assert change[defect.mask].mean() > 3 * change[~grown(defect.mask, 3)].mean()


@each_kind
@each_seed
def test_a_kind_that_can_be_seen_is_the_one_that_was_asked_for(kind, seed):
    assert drawn(kind, seed).kind == kind


@each_kind
@each_seed
def test_nothing_changes_beside_the_part(kind, seed):
    part = disc()
    defect = drawn(kind, seed, part=part)
    near = grown(part, 1) if kind in AT_EDGE else part

    assert not difference(defect, wall())[~near].any()
    assert not defect.mask[~near].any()


@each_kind
@each_seed
def test_grey_stays_grey_even_with_coloured_donors(kind, seed):
    defect = draw_defect(grey(), rng=np.random.default_rng(seed), kinds=[kind], others=OTHERS)

    assert np.array_equal(defect.picture[..., 0], defect.picture[..., 1])
    assert np.array_equal(defect.picture[..., 1], defect.picture[..., 2])


@each_kind
def test_the_same_chance_draws_the_same_bytes(kind):
    first, second = drawn(kind), drawn(kind)

    assert np.array_equal(first.picture, second.picture)
    assert np.array_equal(first.mask, second.mask)


@each_kind
def test_the_number_of_threads_does_not_change_the_picture(kind):
    threads = cv2.getNumThreads()
    many = drawn(kind).picture
    cv2.setNumThreads(1)
    try:
        assert np.array_equal(drawn(kind).picture, many)
    finally:
        cv2.setNumThreads(threads)


@each_kind
def test_another_chance_draws_another_defect(kind):
    assert not np.array_equal(drawn(kind, 0).mask, drawn(kind, 1).mask)


@each_kind
@pytest.mark.parametrize("shade", [0, 128, 255])
@pytest.mark.parametrize("shape", [(16, 16), (16, 61), (40, 33)])
def test_even_on_a_small_flat_picture_a_defect_can_be_seen(kind, shade, shape):
    flat = np.full((*shape, 3), shade, np.uint8)

    defect = draw_defect(flat, rng=np.random.default_rng(0), kinds=[kind])

    assert difference(defect, flat)[defect.mask].max() >= 4


def test_where_no_attempt_can_be_seen_a_plain_spot_is_drawn():
    black = np.zeros((32, 32, 3), np.uint8)

    defect = draw_defect(black, rng=np.random.default_rng(0), kinds=["shading"])

    assert defect.kind == "hole"
    assert (defect.picture[defect.mask] == 255).all()
    assert not defect.picture[~defect.mask].any()


def test_a_part_of_one_pixel_gets_its_defect():
    part = np.zeros(SHAPE, np.bool_)
    part[50, 60] = True

    assert drawn("stain", part=part).mask[50, 60]


def test_a_part_that_is_nowhere_counts_as_everywhere():
    nowhere = drawn("scratch", part=np.zeros(SHAPE, np.bool_))

    assert np.array_equal(nowhere.picture, drawn("scratch").picture)


@each_kind
def test_the_good_pictures_are_not_touched(kind):
    good, other = wall(), wall(1)

    draw_defect(good, rng=np.random.default_rng(0), kinds=[kind], others=[other])

    assert np.array_equal(good, wall())
    assert np.array_equal(other, wall(1))


def test_donors_may_have_any_size():
    small, large = wall(1)[:20, :30], np.tile(wall(2), (2, 2, 1))

    defect = draw_defect(wall(), rng=np.random.default_rng(0), kinds=["cut_paste"], others=[small, large])

    assert defect.mask.any()


def test_without_kinds_named_all_of_them_are_drawn():
    kinds = {draw_defect(wall(), rng=np.random.default_rng(seed)).kind for seed in range(150)}

    assert kinds == set(KINDS)


def test_defects_are_of_all_sizes_and_strengths():
    good = wall()
    defects = [draw_defect(good, rng=np.random.default_rng(seed), others=OTHERS) for seed in range(200)]
    shares = np.array([defect.mask.mean() for defect in defects])
    strengths = np.array([difference(defect, good)[defect.mask].mean() for defect in defects])

    assert np.quantile(shares, 0.1) < 0.004
    assert np.quantile(shares, 0.9) > 0.06
    assert shares.max() <= 0.5
    assert np.quantile(strengths, 0.1) < 12
    assert np.quantile(strengths, 0.9) > 35


def test_a_chip_shows_the_background():
    part = disc()
    good = np.where(part[..., None], wall(), np.uint8([20, 30, 200]))
    rng = np.random.default_rng(0)

    blue = [draw_defect(good, rng=rng, kinds=["chip"], part=part) for _ in range(20)]
    closest = [np.abs(d.picture[d.mask].mean(0) - (20, 30, 200)).max() for d in blue]

    assert np.median(closest) < 70
