import numpy as np
import pytest

from inspector.data.drawn import draw_good
from inspector.data.synthetic import part_mask
from tests.data.synthetic.grounds import wall

SIZE = 160


def scene(*, part: tuple[int, int, int] = (200, 150, 80), noise: float = 3, tilt: float = 0) -> np.ndarray:
    """A disc of radius 45 on a plain grey ground, lit from one side by `tilt` grey levels."""
    light = np.linspace(0, tilt, SIZE)[:, None]
    picture = np.where(disc()[..., None], part, (90, 92, 95)) + light
    grain = np.random.default_rng(0).normal(0, noise, (SIZE, SIZE, 1))
    return np.clip(picture + grain, 0, 255).astype(np.uint8)


def disc() -> np.ndarray:
    y, x = np.indices((SIZE, SIZE))
    return np.hypot(x - 70, y - 85) < 45


def overlap(found: np.ndarray, wanted: np.ndarray) -> float:
    return (found & wanted).sum() / (found | wanted).sum()


@pytest.mark.parametrize("part", [(200, 150, 80), (15, 15, 20), (230, 230, 230)])
def test_a_part_is_found_on_a_plain_background(part):
    found = part_mask(scene(part=part))

    assert found is not None
    assert found.shape == (SIZE, SIZE)
    assert overlap(found, disc()) > 0.9


def test_a_background_that_is_lit_from_one_side_is_still_background():
    found = part_mask(scene(tilt=60))

    assert found is not None
    assert overlap(found, disc()) > 0.85


def test_a_shadow_is_not_part():
    picture = scene().astype(float)
    y, x = np.indices((SIZE, SIZE))
    shadow = (np.hypot(x - 85, y - 100) < 45) & ~disc()
    picture[shadow] *= 0.7

    found = part_mask(picture.astype(np.uint8))

    assert found is not None
    assert found[shadow].mean() < 0.15


def test_a_large_hole_that_shows_the_background_is_not_part():
    y, x = np.indices((SIZE, SIZE))
    hole = np.hypot(x - 70, y - 85) < 15
    picture = np.where(hole[..., None], np.uint8([90, 92, 95]), scene())

    found = part_mask(picture)

    assert found is not None
    assert not found[85, 70]


def test_a_bright_strip_at_the_border_is_not_part():
    picture = scene()
    picture[:4] = 250

    found = part_mask(picture)

    assert found is not None
    assert not found[:10].any()


def test_a_small_picture_is_measured_at_its_own_size():
    found = part_mask(np.ascontiguousarray(scene()[::4, ::4]))

    assert found is not None
    assert overlap(found, disc()[::4, ::4]) > 0.75


@pytest.mark.parametrize(
    "picture",
    [np.full((64, 64, 3), 128, np.uint8), wall(), scene(noise=80), scene()[60:110, 45:95]],
    ids=["flat", "a wall", "too noisy", "inside the part"],
)
def test_without_a_part_on_a_plain_background_there_is_no_guess(picture):
    assert part_mask(np.ascontiguousarray(picture)) is None


@pytest.mark.parametrize("line", ["cap", "flange", "biscuit", "tile"])
def test_drawn_parts_are_found(line):
    found = part_mask(draw_good(line, seed=3, index=0, size=128).image)

    assert found is not None
    assert 0.25 < found.mean() < 0.8


@pytest.mark.parametrize("line", ["fabric", "leather"])
def test_drawn_sheets_without_a_background_have_no_part(line):
    assert part_mask(draw_good(line, seed=3, index=0, size=128).image) is None
