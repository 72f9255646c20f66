import numpy as np

from inspector.data.synthetic.donors import bolder, donated, healed, jittered
from tests.data.synthetic.grounds import SHAPE, disc, middle, wall


def poisson(before: np.ndarray, patch: np.ndarray, inside: np.ndarray) -> np.ndarray:
    """Solve for the patch with its seam removed by Jacobi's method: slow and obvious."""
    membrane = np.where(inside, 0, before - patch)
    for _ in range(8000):
        mean = sum(np.roll(membrane, shift, axis) for shift in (-1, 1) for axis in (0, 1)) / 4
        membrane = np.where(inside, mean, membrane)
    return patch + membrane


def test_healing_changes_nothing_outside():
    before, patch = wall().astype(np.float32), wall(1).astype(np.float32)

    after = healed(before, patch, disc(20))

    assert np.array_equal(after[~disc(20)], before[~disc(20)])


def test_healing_a_shifted_copy_of_itself_leaves_no_trace():
    before = wall().astype(np.float32)

    assert np.abs(healed(before, before + 40, disc(25)) - before).max() < 0.5


def test_healing_comes_close_to_the_poisson_equation():
    rows, columns = np.indices(SHAPE)
    inside = disc(20)
    before = wall().astype(np.float32)
    slope = (0.8 * rows - 0.5 * columns).astype(np.float32)
    patch = before + slope[..., None]

    exact = poisson(before[..., 0].astype(float), patch[..., 0].astype(float), inside)

    membrane = (exact - patch[..., 0])[inside]
    error = (healed(before, patch, inside)[..., 0] - exact)[inside]
    assert np.sqrt(np.square(error).mean()) < 0.3 * membrane.std()


def test_healing_works_at_the_border_of_the_picture():
    before = wall().astype(np.float32)
    inside = np.zeros(SHAPE, np.bool_)
    inside[:30, :30] = True

    assert np.abs(healed(before, before - 25, inside) - before).max() < 0.5


def test_a_patch_comes_from_its_donor():
    blue = np.full((*SHAPE, 3), (10, 20, 230), np.uint8)
    place = middle(10, picture=blue)

    patch = donated(place, np.random.default_rng(0), turn=np.pi, scale=1.5)

    assert patch.shape == (*SHAPE, 3)
    assert np.abs(patch - (10, 20, 230)).max() < 1


def test_a_patch_that_is_not_turned_nor_moved_is_the_picture_or_its_mirror_image():
    place = middle(10)
    patch = donated(place, np.random.default_rng(0), turn=0, scale=1.0, far=0)
    mirrored = np.roll(place.before[:, ::-1], 1, 1)

    same = [np.abs(patch - other)[:, 2:-2].max() < 1.5 for other in (place.before, mirrored)]
    assert any(same)


def test_jitter_of_nothing_changes_nothing():
    patch = wall().astype(np.float32)

    assert np.allclose(jittered(patch, np.random.default_rng(0), amount=0), patch, atol=1e-3)


def test_mixed_blending_keeps_the_stronger_detail():
    flat, rough = np.full((*SHAPE, 3), 100, np.float32), wall().astype(np.float32)

    assert np.abs(bolder(rough, flat, 4) - rough).max() < 1e-3
    assert bolder(flat, rough, 4)[..., 0].std() > 0.5 * rough[..., 0].std()
