"""The arrays that everything here is made of, and OpenCV behind typed doors.

A field is an (h, w) float32 array over the pixels of one picture; colour is three of them, (3, h, w): so a
weight of one plane works on all three, and numpy is five times as fast as on (h, w, 3).
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

Field = NDArray[np.float32]
Mask = NDArray[np.bool_]
Points = NDArray[np.float64]  # (n, 2): x, y
Shape = tuple[int, int]  # height, width
Colour = tuple[float, float, float]  # red, green, blue as seen on a screen, 0 to 1

_FRACTION = 4  # bits behind the point in the coordinates that OpenCV draws with
_FINE = 4  # a stroke is drawn this many times larger and averaged down


def linear(colour: Colour) -> Field:
    """Return the (3, 1, 1) reflectance of a screen colour: its square, as the camera's curve is a root."""
    return np.square(np.asarray(colour, np.float32))[:, None, None]


def length(x: Field, y: Field) -> Field:
    """Return the length of the vectors (x, y); ten times as fast as `np.hypot`."""
    return np.sqrt(x * x + y * y)


def blur(field: Field, sigma: float) -> Field:
    """Return the field under a Gaussian of `sigma` pixels; edges are reflected."""
    if sigma < 0.05:
        return field
    if sigma > 4 and min(field.shape) > 64:  # a wide blur of the half is the same to the eye, and quicker
        half = resize(field, ((field.shape[0] + 1) // 2, (field.shape[1] + 1) // 2), smooth=False)
        return stretched(blur(half, sigma / 2), (field.shape[0], field.shape[1]))
    return np.asarray(cv2.GaussianBlur(field, (0, 0), sigma, borderType=cv2.BORDER_REFLECT), np.float32)


def slopes(height: Field) -> tuple[Field, Field]:
    """Return the rise of a height field along x and along y, in pixels per pixel."""
    along_x = cv2.Sobel(height, cv2.CV_32F, 1, 0, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    along_y = cv2.Sobel(height, cv2.CV_32F, 0, 1, ksize=1, scale=0.5, borderType=cv2.BORDER_REPLICATE)
    return np.asarray(along_x, np.float32), np.asarray(along_y, np.float32)


def resize(field: Field, shape: Shape, *, smooth: bool = True) -> Field:
    """Return the field stretched to `shape`."""
    how = cv2.INTER_CUBIC if smooth else cv2.INTER_AREA
    return np.asarray(cv2.resize(field, shape[::-1], interpolation=how), np.float32)


def stretched(field: Field, shape: Shape) -> Field:
    """Return the field enlarged to `shape` by straight lines between its values."""
    return np.asarray(cv2.resize(field, shape[::-1]), np.float32)


def look_up(texture: Field, x: Field, y: Field) -> Field:
    """Return the texture's values at pixel coordinates x, y; beyond its edges it repeats, mirrored."""
    found = cv2.remap(texture, x, y, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT)
    return np.asarray(found, np.float32)


def shifted(field: Field, dx: float, dy: float) -> Field:
    """Return the field moved by (dx, dy) pixels; edges are repeated."""
    matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float64)
    moved = cv2.warpAffine(field, matrix, field.shape[1::-1], borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(moved, np.float32)


def ramp(value: Field, low: float, high: float) -> Field:
    """Return 0 below `low`, 1 above `high`, and a smooth step between; `low` may be above `high`."""
    t = np.clip((value - low) / (high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def mix(below: Field, above: Field | float, weight: Field) -> Field:
    """Return `above` over `below`, each (h, w) or (3, h, w), by an (h, w) weight of 0 to 1."""
    return np.asarray(below + (above - below) * weight, np.float32)


def filled(shape: Shape, outlines: Sequence[Points]) -> Field:
    """Return the coverage (0 to 1) of polygons whose corners are pixels, with smooth edges."""
    canvas = np.zeros(shape, np.uint8)
    scale = 1 << _FRACTION
    for outline in outlines:
        cv2.fillPoly(canvas, [np.rint(outline * scale).astype(np.int32)], (255,), cv2.LINE_AA, _FRACTION)
    return np.asarray(canvas, np.float32) / np.float32(255)


def stroke(shape: Shape, path: Points, widths: NDArray[np.float64]) -> Field:
    """Return the coverage (0 to 1) of a line through `path` (n, 2) with a width at each point, in pixels."""
    canvas = np.zeros(shape, np.float32)
    reach = float(widths.max()) + 2
    left, top = np.maximum(np.floor(path.min(0) - reach), 0).astype(int)
    right, bottom = np.minimum(np.ceil(path.max(0) + reach), (shape[1], shape[0])).astype(int)
    if right <= left or bottom <= top:
        return canvas
    fine = np.zeros(((bottom - top) * _FINE, (right - left) * _FINE), np.uint8)
    spots = np.rint((path - (left, top) + 0.5) * _FINE * 16).astype(np.int32)
    for start, end, width in zip(spots[:-1], spots[1:], widths[:-1], strict=True):
        thick = round(float(width) * _FINE)
        if thick > 0:
            cv2.line(fine, start.tolist(), end.tolist(), (255,), thick, cv2.LINE_8, _FRACTION)
    small = resize(fine.astype(np.float32), (bottom - top, right - left), smooth=False)
    canvas[top:bottom, left:right] = small / np.float32(255)
    return canvas
