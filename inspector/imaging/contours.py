"""Lines around the places above a limit, without the stairs of the pixels, for pictures in files and on the screen."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import HeatMap
from inspector.imaging.regions import LONGEST, UNJUDGED, exceeds, placed, upsample

_SPOT = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
_SMOOTHING = 128  # of the longer side one part is how far stairs are evened out in each direction


def contour_lines(heat_map: HeatMap, limit: float) -> list[NDArray[np.float64]]:
    """Return closed lines around what exceeds a limit, and around holes in it, each (n, 2) x, y.

    They are in pixels of the photograph, whose left top corner is 0, 0. A place that exceeds the limit by a hair has
    a line, too.
    """
    height, width = heat_map.image_shape
    factor = LONGEST / max(height, width)
    shape = max(1, round(height * factor)), max(1, round(width * factor))
    above = places_above(heat_map, upsample(heat_map, shape), limit)
    scale = width / shape[1], height / shape[0]
    return [(line + 0.5) * scale for line in lines_around(above)] if above.any() else []


def places_above(heat_map: HeatMap, scores: NDArray[np.float32], limit: float) -> NDArray[np.bool_]:
    """Return where upsampled scores exceed the limit; a patch that exceeds it by a hair keeps a visible spot."""
    rows, columns = np.nonzero(heat_map.above(limit))
    spots = np.zeros(scores.shape, np.uint8)
    inside = spots[placed(heat_map, (scores.shape[0], scores.shape[1]))]
    step = np.array(inside.shape) / heat_map.values.shape
    inside[((rows + 0.5) * step[0]).astype(int), ((columns + 0.5) * step[1]).astype(int)] = 1
    spots = np.asarray(cv2.dilate(spots, _SPOT), np.uint8)
    return np.asarray(exceeds(scores, limit) | (spots > 0) & (scores > UNJUDGED))


def lines_around(mask: NDArray[np.bool_]) -> list[NDArray[np.float64]]:
    """Return the smoothed outlines of what is True in the (h, w) mask, and of its holes, each (n, 2) x, y."""
    found, _ = cv2.findContours(mask.view(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_NONE)
    reach = max(mask.shape) // _SMOOTHING
    return [_smoothed(np.asarray(points[:, 0], np.float64), reach) for points in found]


def _smoothed(points: NDArray[np.float64], reach: int) -> NDArray[np.float64]:
    reach = min(reach, len(points) // 8)
    windows = [np.roll(points, step, axis=0) for step in range(-reach, reach + 1)]
    return np.asarray(np.mean(windows, axis=0), np.float64)
