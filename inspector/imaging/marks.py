"""Marks that are drawn and not written: the verdict's badge with its icon, and a limit's contours."""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inspector.core.judgement import Verdict
from inspector.imaging.contours import lines_around
from inspector.imaging.fine import FINE, fine_mask
from inspector.imaging.palette import SURFACE, TEXT, VERDICT_FILL, VERDICT_INK
from inspector.imaging.text import width_of, write

BADGE_HEIGHT = 36
_WORD, _ICON, _PADDING, _GAP, _RADIUS = 19, 18, 12, 8, 6  # pixels of the badge
_SHIFT = 4  # OpenCV takes coordinates in sixteenths of a pixel
_STROKES: dict[Verdict, tuple[tuple[tuple[float, float], ...], ...]] = {  # in a square of 16 × 16
    Verdict.GOOD: (((2.2, 8.6), (6.3, 12.7), (13.8, 4.0)),),
    Verdict.REVIEW: (((8.0, 8.6), (8.0, 10.2)), ((8.0, 13.9), (8.0, 14.0))),
    Verdict.ANOMALY: (((3.4, 3.4), (12.6, 12.6)), ((12.6, 3.4), (3.4, 12.6))),
}
_HOOK = (4.6, 1.8, 11.4, 8.6)  # the round of the question mark, from its left over its top to its middle


def badge_width(verdict: Verdict) -> int:
    """Return how wide a verdict's badge is, in pixels."""
    return 2 * _PADDING + _ICON + _GAP + width_of(verdict.capitalize(), _WORD)


def draw_badge(page: Image.Image, place: tuple[int, int], verdict: Verdict) -> None:
    """Draw icon and word on the verdict's colour, `BADGE_HEIGHT` high, its top left corner at `place`."""
    left, top = place
    size = (badge_width(verdict), BADGE_HEIGHT)
    ink = VERDICT_INK[verdict]
    plate = fine_mask(size, lambda draw: draw.rounded_rectangle(_whole(size), _RADIUS * FINE, fill=255))
    page.paste(VERDICT_FILL[verdict], place, plate)
    icon = fine_mask((_ICON, _ICON), lambda draw: _draw_icon(draw, verdict))
    page.paste(ink, (left + _PADDING, top + (BADGE_HEIGHT - _ICON) // 2), icon)
    baseline = (left + _PADDING + _ICON + _GAP, top + BADGE_HEIGHT // 2 + 7)
    write(page, baseline, verdict.capitalize(), size=_WORD, colour=ink, bold=True)


def draw_pointer(page: Image.Image, tip: tuple[int, int], size: int) -> None:
    """Draw a triangle that points right, its tip at `tip`, `size` wide and twice as high."""
    shape = fine_mask(
        (size, 2 * size),
        lambda draw: draw.polygon([(0, 0), (size * FINE - 1, size * FINE), (0, 2 * size * FINE - 1)], fill=255),
    )
    page.paste(TEXT, (tip[0] - size, tip[1] - size), shape)


def draw_contours(image: NDArray[np.uint8], mask: NDArray[np.bool_], *, width: float = 1.0) -> NDArray[np.uint8]:
    """Draw white lines with a dark halo around what is True in the (h, w) mask; uint8 (h, w, 3) RGB.

    Lines are 2 pixels wide, times `width`.
    """
    lines = [_fixed(line) for line in lines_around(mask)]
    drawn = image.copy()
    for pixels, colour, strength in ((4.5, TEXT, 0.5), (2.0, SURFACE, 1.0)):
        layer = np.zeros((2 * image.shape[0], 2 * image.shape[1]), np.uint8)
        cv2.polylines(layer, lines, True, 255, max(1, round(2 * width * pixels) - 1), cv2.LINE_AA, _SHIFT)
        small = np.asarray(cv2.resize(layer, image.shape[1::-1], interpolation=cv2.INTER_AREA))
        on = small > 0
        alpha = small[on].astype(np.float32)[:, None] * (strength / 255)
        drawn[on] = np.rint(drawn[on] + alpha * (np.array(colour, np.float32) - drawn[on]))
    return drawn


def _fixed(line: NDArray[np.float64]) -> NDArray[np.int32]:
    """Return a line in sixteenths of half a pixel."""
    return np.asarray(np.rint((line * 2 + 0.5) * 2**_SHIFT), np.int32)


def _draw_icon(draw: ImageDraw.ImageDraw, verdict: Verdict) -> None:
    unit = _ICON * FINE / 16
    width = 2.3 * unit
    for stroke in _STROKES[verdict]:
        points = [(x * unit, y * unit) for x, y in stroke]
        draw.line(points, fill=255, width=round(width), joint="curve")
        for x, y in points:
            _dot(draw, x, y, width / 2)
    if verdict is Verdict.REVIEW:
        left, top, right, bottom = (edge * unit for edge in _HOOK)
        half = width / 2
        draw.arc((left - half, top - half, right + half, bottom + half), 180, 90, 255, round(width))
        _dot(draw, left, (top + bottom) / 2, half)
        _dot(draw, (left + right) / 2, bottom, half)


def _dot(draw: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    draw.ellipse((x - radius, y - radius, x + radius, y + radius), fill=255)


def _whole(size: tuple[int, int]) -> tuple[int, int, int, int]:
    return 0, 0, size[0] * FINE - 1, size[1] * FINE - 1
