"""How a photograph becomes the picture that the encoder sees.

There is one such function, and training, evaluation, folder and camera all call it: a difference here, even
of the interpolation, would shift every score against the thresholds that were calibrated with it.
"""

import math

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import Preparation
from inspector.imaging.counting import judged_box, painted_over

MULTIPLE = 16  # pixels: what both sides are rounded to, so that every encoder's grids fit edge to edge
SHORTEST, LONGEST = 64, 4096  # pixels of a side of a prepared picture that is not tiled
MAX_PREPARED_PIXELS = 150_000_000


def prepared_shape(height: int, width: int, preparation: Preparation) -> tuple[int, int]:
    """Return the (height, width) in pixels that a photograph of `height` × `width`, or its region, is brought to.

    The aspect ratio is kept up to the rounding of both sides to multiples of 16. By default the area is about
    size²; with `magnification` it is the photograph's, magnified; tiled pictures keep their resolution (or
    `magnification`) and are enlarged where a side would be shorter than `size`. Only extreme pictures
    (1 × 5000) lose their aspect ratio: sides are held between 64 and 4096, of tiled ones at `size` or more.
    Raises `RecipeInvalid` where a magnified picture would have more than `MAX_PREPARED_PIXELS`.
    """
    _, _, width, height = judged_box(height, width, preparation)
    if preparation.tiled:
        return _tiled_shape(height, width, preparation)
    scale = preparation.magnification or preparation.size / math.sqrt(height * width)
    scale = min(scale, LONGEST / max(height, width))
    return _rounded(height * scale, SHORTEST), _rounded(width * scale, SHORTEST)


def prepare(image: NDArray[np.uint8], preparation: Preparation) -> NDArray[np.uint8]:
    """Bring a photograph, uint8 (h, w, 3), to its `prepared_shape`, antialiased; uint8 (h', w', 3).

    What lies outside of the region is cut away first, what is ignored is painted over last. The result may be `image`
    itself, or a view of it, if it has that shape already. Raises what `prepared_shape` raises, and where all is ignored
    `RecipeInvalid`.
    """
    height, width = image.shape[:2]
    left, top, across, down = judged_box(height, width, preparation)
    region = image[top : top + down, left : left + across]
    return painted_over(resized(region, *prepared_shape(height, width, preparation)), preparation)


def resized(image: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    """Resize uint8 (h, w, 3), each axis by its need: shrinking averages areas, enlarging is cubic."""
    # OpenCV's INTER_AREA only averages when both axes shrink: one that grows must wait for its turn.
    low = (min(height, image.shape[0]), min(width, image.shape[1]))
    image = _scaled(_halved(image, *low), *low, cv2.INTER_AREA)
    return _scaled(image, height, width, cv2.INTER_CUBIC)


def _halved(image: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    """Halve as often as both sides stay whole and large enough: four times as quick as one large step."""
    rows, columns = image.shape[:2]
    while rows % 2 == columns % 2 == 0 and rows >= 2 * height and columns >= 2 * width:
        rows, columns = rows // 2, columns // 2
        image = _scaled(image, rows, columns, cv2.INTER_AREA)
    return image


def _scaled(image: NDArray[np.uint8], height: int, width: int, method: int) -> NDArray[np.uint8]:
    if image.shape[:2] == (height, width):
        return image
    return np.asarray(cv2.resize(image, (width, height), interpolation=method), np.uint8)


def _tiled_shape(height: int, width: int, preparation: Preparation) -> tuple[int, int]:
    wanted = preparation.magnification or 1.0
    # Enlarging a short side to `size` must not blow up the long one: 1 × 5000 would become 256 × 1 280 000.
    room = max(wanted, LONGEST / max(height, width))
    scale = max(wanted, min(room, preparation.size / min(height, width)))
    rows, columns = _rounded(height * scale, preparation.size), _rounded(width * scale, preparation.size)
    if rows * columns > MAX_PREPARED_PIXELS:
        raise RecipeInvalid(
            "magnification",
            f"{wanted:g} makes {columns} × {rows} pixels of a photo of {width} × {height}, "
            f"at most {MAX_PREPARED_PIXELS // 1_000_000} million are possible; choose a smaller one",
        )
    return rows, columns


def _rounded(length: float, least: int) -> int:
    return max(least, int(length / MULTIPLE + 0.5) * MULTIPLE)
