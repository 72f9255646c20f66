import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.core.recipe import Preparation
from inspector.imaging.counting import ignored_pixels
from inspector.imaging.polygons import polygons_of


def agreement(mask: NDArray[np.bool_]) -> float:
    """Return the share of pixels that the mask's polygons tell as the mask does, at its own resolution."""
    found = ignored_pixels((mask.shape[0], mask.shape[1]), Preparation(ignored=polygons_of(mask)))
    assert found is not None
    return float((found == mask).mean())


def disc(height: int, width: int, *, radius: float = 0.3, hole: float = 0.0) -> NDArray[np.bool_]:
    rows, columns = np.indices((height, width))
    apart = np.hypot(rows - height / 2, columns - width / 2) / min(height, width)
    return (apart < radius) & (apart >= hole)


@pytest.mark.parametrize("shape", [(64, 64), (480, 640), (3000, 2000)])
def test_polygons_cover_what_the_mask_marks(shape: tuple[int, int]) -> None:
    assert agreement(disc(*shape)) > (0.99 if min(shape) > 64 else 0.97)


def test_a_hole_stays_a_hole() -> None:
    assert agreement(disc(480, 640, hole=0.15)) > 0.99


def test_several_holes_stay_holes() -> None:
    mask = np.ones((300, 400), np.bool_)
    mask[50:100, 50:100] = mask[200:250, 100:180] = mask[20:280, 300:350] = False
    assert agreement(mask) > 0.985


def test_places_apart_are_polygons_apart() -> None:
    mask = np.zeros((100, 100), np.bool_)
    mask[10:30, 10:30] = mask[60:90, 40:90] = True
    assert len(polygons_of(mask)) == 2
    assert agreement(mask) > 0.98


def test_a_place_in_a_hole_is_marked_too() -> None:
    assert agreement(disc(400, 400, radius=0.45, hole=0.35) | disc(400, 400, radius=0.1)) > 0.99


def test_what_reaches_the_edge_of_the_mask_reaches_that_of_the_photo() -> None:
    mask = np.zeros((40, 40), np.bool_)
    mask[:, :20] = True
    (polygon,) = polygons_of(mask)
    across, down = zip(*polygon, strict=True)
    assert (min(across), min(down), max(down)) == (0, 0, 1)
    assert max(across) == pytest.approx(0.5, abs=0.01)


def test_a_white_mask_is_one_polygon() -> None:
    assert polygons_of(np.ones((30, 40), np.bool_)) == (((0, 0), (0, 1), (1, 1), (1, 0)),)


def test_a_black_mask_has_none() -> None:
    assert polygons_of(np.zeros((30, 40), np.bool_)) == ()


def test_a_frayed_outline_is_simplified_until_a_recipe_can_hold_it() -> None:
    noise = np.random.default_rng(0).normal(size=(600, 600)).astype(np.float32)
    blobs = cv2.GaussianBlur(noise, (0, 0), 4) > -0.02
    polygons = polygons_of(blobs)
    Preparation(ignored=polygons)
    assert agreement(blobs) > 0.8


def test_specks_are_left_out() -> None:
    mask = np.zeros((1000, 1000), np.bool_)
    mask[::50, ::50] = True
    mask[100:300, 100:300] = True
    assert len(polygons_of(mask)) == 1
