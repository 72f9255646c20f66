"""What of a photograph counts: the box that is judged, and what lies in ignored polygons, which counts for nothing.

Ignored pixels are painted over in the prepared picture. Patches look beyond their own square, and the light of the
whole picture is evened: what stands in a polygon would show in the scores around it, and in those of all.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import RecipeInvalid
from inspector.core.judgement import HeatMap
from inspector.core.recipe import STRIDE, Preparation

_BITS = 4  # corners of polygons are placed to a sixteenth of a pixel
_HALF = 127  # of 255: a patch of which more is ignored counts for nothing


def judged_box(height: int, width: int, preparation: Preparation) -> tuple[int, int, int, int]:
    """Return (left, top, width, height) in pixels of what is judged of a photograph of `height` × `width`."""
    left, top, wide, high = preparation.region or (0.0, 0.0, 1.0, 1.0)
    (x, across), (y, down) = _span(left, wide, width), _span(top, high, height)
    return x, y, across, down


def counted_patches(grid_shape: tuple[int, int], preparation: Preparation) -> NDArray[np.bool_] | None:
    """Return which patches of a prepared picture count, bool (h, w): less than half of them is ignored; None: all.

    Raises `RecipeInvalid` where none does.
    """
    ignored = ignored_pixels((grid_shape[0] * STRIDE, grid_shape[1] * STRIDE), preparation)
    return None if ignored is None else _counted(ignored)


def counted_pixels(shape: tuple[int, int], preparation: Preparation) -> NDArray[np.bool_] | None:
    """Return which pixels of a prepared picture of `shape` are seen and count, bool (h, w); None: all."""
    ignored = ignored_pixels(shape, preparation)
    if ignored is None:
        return None
    return np.asarray(~ignored & _counted(ignored).repeat(STRIDE, 0).repeat(STRIDE, 1), np.bool_)


def ignored_pixels(shape: tuple[int, int], preparation: Preparation) -> NDArray[np.bool_] | None:
    """Return what the polygons cover of a prepared picture of `shape`, bool (h, w); None: there are none."""
    if not preparation.ignored:
        return None
    left, top, wide, high = preparation.region or (0.0, 0.0, 1.0, 1.0)
    scale = np.array([shape[1] / wide, shape[0] / high]) * 2**_BITS
    covered = np.zeros(shape, np.uint8)
    for polygon in preparation.ignored:  # one by one: what two of them cover is no hole
        corners = (np.array(polygon) - (left, top)) * scale - 2 ** (_BITS - 1)  # OpenCV counts from pixels' centres
        cv2.fillPoly(covered, [np.rint(corners).astype(np.int32)], 1, shift=_BITS)
    return covered.view(np.bool_)


def painted_over(picture: NDArray[np.uint8], preparation: Preparation) -> NDArray[np.uint8]:
    """Return a prepared picture, uint8 (h, w, 3), whose ignored pixels have the mean colour of all others.

    Raises `RecipeInvalid` where no patch counts.
    """
    ignored = ignored_pixels((picture.shape[0], picture.shape[1]), preparation)
    if ignored is None:
        return picture
    _counted(ignored)
    painted = picture.copy()
    painted[ignored] = np.rint(cv2.mean(picture, (~ignored).view(np.uint8))[:3]).astype(np.uint8)
    return painted


def heat_map_of(values: NDArray[np.float32], image_shape: tuple[int, int], preparation: Preparation) -> HeatMap:
    """Return the heat map of scores (h, w) of a prepared picture, for a photograph of `image_shape` (height, width).

    Raises `RecipeInvalid` where no patch counts.
    """
    height, width = image_shape
    place = judged_box(height, width, preparation) if preparation.region else None
    rows, columns = values.shape
    counts = counted_patches((rows, columns), preparation)
    if counts is not None:
        values = np.where(counts, values, values[counts].min()).astype(np.float32)
    return HeatMap(values, image_shape, place, counts)


def _counted(ignored: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Return which patches count, bool (h/16, w/16), of the ignored pixels of a prepared picture."""
    grid = ignored.shape[1] // STRIDE, ignored.shape[0] // STRIDE
    shares = cv2.resize(ignored.view(np.uint8) * 255, grid, interpolation=cv2.INTER_AREA)
    counts = np.asarray(shares <= _HALF, np.bool_)
    if not counts.any():
        raise RecipeInvalid("ignored", "nothing is left to judge: the polygons cover all that is looked at")
    return counts


def _span(start: float, share: float, length: int) -> tuple[int, int]:
    """Return where a share of `length` pixels starts, and how many it has, at least one."""
    first = min(round(start * length), length - 1)
    return first, max(1, min(round((start + share) * length), length) - first)
