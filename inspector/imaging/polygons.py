"""A mask as polygons: what somebody painted in another program becomes what a recipe can hold."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.area import LEAST_AREA, MOST_CORNERS, MOST_POLYGONS, Polygon, is_flat

_LONGEST = 2048  # pixels of the longer side at which outlines are traced
_FINEST = 0.75  # pixels by which an outline may be simplified at first; doubled until its corners are few enough


def polygons_of(mask: NDArray[np.bool_]) -> tuple[Polygon, ...]:
    """Return polygons, as shares of the sides, that cover what is True in a mask (h, w): the largest ones, if many.

    A hole is joined to the outline around it by a cut of no width, so that it stays a hole.
    """
    height, width = mask.shape
    factor = max(
        1, _LONGEST // max(height, width)
    )  # a corner lies in the middle of a pixel: small ones are off by less
    fine = mask.astype(np.uint8).repeat(factor, 0).repeat(factor, 1)
    found, hierarchy = cv2.findContours(fine, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    lines = [np.asarray(points[:, 0], np.int32) for points in found]
    areas = [cv2.contourArea(line) for line in lines]
    last = np.maximum(np.array(fine.shape[::-1]) - 1, 1)
    polygons = []
    for i in sorted(range(len(lines)), key=lambda i: -areas[i]):
        if hierarchy[0, i, 3] < 0 and areas[i] >= LEAST_AREA * fine.size:
            holes = [line for j, line in enumerate(lines) if hierarchy[0, j, 3] == i]
            polygons.append(tuple((float(x), float(y)) for x, y in _few(lines[i], holes) / last))
    return tuple(polygon for polygon in polygons if not is_flat(polygon))[:MOST_POLYGONS]


def _few(outline: NDArray[np.int32], holes: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    """Return one line around the outline and its holes, simplified until it has few enough corners."""
    allowed = _FINEST
    while True:
        line = _simple(outline, allowed)
        for hole in holes:
            if len(simple := _simple(hole, allowed)) >= 3:
                line = _joined(line, simple)
        if len(line) <= MOST_CORNERS:
            return line
        allowed *= 2


def _simple(line: NDArray[np.int32], allowed: float) -> NDArray[np.int32]:
    return np.asarray(cv2.approxPolyDP(line[:, None], allowed, closed=True)[:, 0], np.int32)


def _joined(outline: NDArray[np.int32], hole: NDArray[np.int32]) -> NDArray[np.int32]:
    """Return an outline that goes to the hole by the shortest way, around it, and back the same way."""
    apart = np.square(outline[:, None].astype(np.int64) - hole[None]).sum(2)
    i, j = np.unravel_index(int(apart.argmin()), apart.shape)
    around = np.roll(hole, -int(j), axis=0)
    return np.concatenate([outline[: i + 1], around, around[:1], outline[i:]])
