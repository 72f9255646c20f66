"""What a photo view paints, made once for each image and away from painting: photograph, heat, contours.

Everything here may be called from any thread: QImage and QPainterPath need no window.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage, QPainterPath, QPolygonF

from inspector.core.judgement import HeatMap, Limits
from inspector.gui.pictures import image_of_bgra

TINY = 0.01  # of the picture: a smaller defect gets a ring where rings are wanted
_LEAST_SIDE = 256  # pixels of the smallest picture in the pyramid
_HEAT_SIDE = 768  # pixels of the heat's longer side; its patches are 16 pixels or more
_STRETCHED = (0.5, 99.5)  # percentiles that auto contrast brings to black and white


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph ready to be painted: `levels` are the whole, and halves of halves of it.

    `stretched`: its contrast is, for display only.
    """

    levels: tuple[QImage, ...]
    width: int
    height: int
    stretched: bool = False

    def level(self, scale: float) -> QImage:
        """Return the smallest picture that still has a pixel for each of the screen at this scale."""
        fits = [image for image in self.levels if image.width() >= self.width * scale * 0.999]
        return fits[-1] if fits else self.levels[0]


@dataclass(frozen=True, slots=True)
class Ring:
    """A circle around a tiny defect, in pixels of the photograph."""

    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True)
class Heat:
    """The heat of one judged photograph: `image` at full strength, `contours` and `rings` in photograph pixels.

    `place` is (left, top, width, height) of what it covers.
    """

    image: QImage
    place: tuple[float, float, float, float]
    contours: QPainterPath
    rings: tuple[Ring, ...]


def photo_of(photograph: NDArray[np.uint8], *, stretched: bool = False) -> Photo:
    """Return uint8 (h, w, 3) RGB ready to be painted, with its contrast `stretched` where that is wanted."""
    import cv2

    shown = _stretched(photograph) if stretched else photograph
    pixels = np.asarray(cv2.cvtColor(shown, cv2.COLOR_RGB2BGRA), np.uint8)
    levels = [image_of_bgra(pixels)]
    while min(pixels.shape[:2]) >= 2 * _LEAST_SIDE:
        half = pixels.shape[1] // 2, pixels.shape[0] // 2
        pixels = np.asarray(cv2.resize(pixels, half, interpolation=cv2.INTER_AREA), np.uint8)
        levels.append(image_of_bgra(pixels))
    return Photo(tuple(levels), photograph.shape[1], photograph.shape[0], stretched)


def heat_of(heat_map: HeatMap, limits: Limits) -> Heat | None:
    """Return what is to be painted of a heat map; None where nothing is above the review limit.

    Colours and their strength are those of the overlays in files (`HeatScale`), so that one score has one colour.
    """
    from inspector.imaging.heat import MOST_ALPHA, HeatScale
    from inspector.imaging.regions import upsample

    scale = HeatScale.of(limits)
    if not (heat_map.values > scale.review).any():
        return None
    height, width = heat_map.image_shape
    factor = _HEAT_SIDE / max(height, width)
    scores = upsample(heat_map, (max(1, round(height * factor)), max(1, round(width * factor))))
    alphas = scale.alphas(scores, MOST_ALPHA)[:, :, None]
    pixels = np.empty((*scores.shape, 4), np.uint8)
    pixels[:, :, :3] = np.rint(scale.colours(scores)[:, :, ::-1] * alphas)
    pixels[:, :, 3:] = np.rint(alphas * 255)
    image = image_of_bgra(pixels, QImage.Format.Format_ARGB32_Premultiplied)
    place = (0.0, 0.0, float(width), float(height))
    return Heat(image, place, _contours(heat_map, limits), _rings(heat_map, limits))


def _contours(heat_map: HeatMap, limits: Limits) -> QPainterPath:
    from inspector.imaging.contours import contour_lines

    path = QPainterPath()
    for line in contour_lines(heat_map, limits.anomaly.value):
        path.addPolygon(QPolygonF([QPointF(x, y) for x, y in line.tolist()]))
        path.closeSubpath()
    return path


def _rings(heat_map: HeatMap, limits: Limits) -> tuple[Ring, ...]:
    """Return rings around tiny anomalies, or around what is to be reviewed where there are none."""
    from inspector.imaging.regions import find_regions

    found = find_regions(heat_map, limits.anomaly.value) or find_regions(heat_map, limits.review.value)
    boxes = (region.box for region in found if region.share < TINY)
    return tuple(
        Ring(left + width / 2, top + height / 2, math.hypot(width, height) / 2) for left, top, width, height in boxes
    )


def _stretched(photograph: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the photograph with its darkest and brightest pixels at black and white."""
    import cv2

    step = max(1, max(photograph.shape[:2]) // 512)
    low, high = np.percentile(photograph[::step, ::step].max(axis=2), _STRETCHED)
    table = np.clip((np.arange(256) - low) * (255 / max(1.0, high - low)), 0, 255).round().astype(np.uint8)
    return np.asarray(cv2.LUT(photograph, table), np.uint8)
