"""One judged photograph as a picture to look at: heat, contours, verdict, and the scale they are read on."""

import math
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inspector.core.judgement import HeatMap, Limits, Verdict
from inspector.imaging.contours import places_above
from inspector.imaging.heat import MOST_ALPHA, HeatScale
from inspector.imaging.marks import BADGE_HEIGHT, badge_width, draw_badge, draw_contours, draw_pointer
from inspector.imaging.palette import CANVAS, FAINT, LINE_STRONG, SURFACE, TEXT
from inspector.imaging.regions import judged_pixels, upsample
from inspector.imaging.resize import resized
from inspector.imaging.text import figures, plain, shortened, write

SHORTEST_LONG_SIDE, LONGEST_LONG_SIDE = 640, 1280  # pixels of the photograph as drawn
_LEAST_STAGE = (440, 260)  # width, height: a narrow photograph stands in a stage that holds words and scale
_MARGIN, _GAP, _STRIP = 16, 12, 56
_BAR, _POINTER, _TICK, _LEGEND = 12, 8, 5, 84
_EDGE = 0.55  # how white the line around what was judged is
_SCORE, _CAPTION, _LABEL, _LABEL_APART = 17, 15, 13, 32


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand on an overlay, in pixels; boxes are left, top, width, height."""

    photograph: tuple[int, int, int, int]
    stage: tuple[int, int, int, int]
    size: tuple[int, int]  # width, height of the whole


def layout(height: int, width: int) -> Layout:
    """Return the layout of the overlay of a photograph of `height` × `width` pixels."""
    longest = max(height, width)
    scale = min(max(longest, SHORTEST_LONG_SIDE), LONGEST_LONG_SIDE) / longest
    shown = max(1, round(width * scale)), max(1, round(height * scale))
    stage = max(shown[0], _LEAST_STAGE[0]), max(shown[1], _LEAST_STAGE[1])
    left, top = _MARGIN + (stage[0] - shown[0]) // 2, _MARGIN + (stage[1] - shown[1]) // 2
    return Layout(
        photograph=(left, top, *shown),
        stage=(_MARGIN, _MARGIN, *stage),
        size=(_MARGIN + stage[0] + _GAP + _LEGEND + _MARGIN, _MARGIN + stage[1] + _STRIP + _GAP),
    )


def draw_overlay(
    image: NDArray[np.uint8],
    heat_map: HeatMap,
    limits: Limits,
    verdict: Verdict,
    score: float,
    *,
    caption: str = "",
    opacity: float = MOST_ALPHA,
) -> NDArray[np.uint8]:
    """Return a photograph, uint8 (h, w, 3) RGB, with its heat and verdict, uint8 (h', w', 3) RGB.

    Heat is laid over what scores above the review limit, on a scale tied to the limits and at most `opacity`
    (0 to 1) strong; contours stand at the anomaly limit. A photograph without heat is shown as it is. Below
    it stand verdict, score, limit and `caption`; at its right the scale, with the limits and this score.
    `layout` tells where.
    """
    plan = layout(*image.shape[:2])
    scale = HeatScale.of(limits)
    page = Image.new("RGB", plan.size, SURFACE)
    _draw_photograph(page, plan, draw_heat(image, heat_map, limits, opacity=opacity))
    _draw_legend(page, plan, scale, score)
    _draw_strip(page, plan, verdict, score, limits, plain(caption))
    return np.array(page)


def draw_heat(
    image: NDArray[np.uint8], heat_map: HeatMap, limits: Limits, *, opacity: float = MOST_ALPHA
) -> NDArray[np.uint8]:
    """Return the photograph of an overlay alone, with heat and contours, as uint8 (h', w', 3) RGB.

    Where not all of it was judged, a fine line runs around what was: heat that ends there has a reason.
    """
    width, height = layout(*image.shape[:2]).photograph[2:]
    scores = upsample(heat_map, (height, width))
    warm = HeatScale.of(limits).blended(resized(image, height, width), scores, opacity)
    judged = judged_pixels(heat_map, (height, width))
    warm = warm if judged is None else _outlined(warm, judged)
    above = places_above(heat_map, scores, limits.anomaly.value)
    line = (max(width, height) / SHORTEST_LONG_SIDE) ** 0.5
    return draw_contours(warm, above, width=line) if above.any() else warm


def _outlined(image: NDArray[np.uint8], judged: NDArray[np.bool_]) -> NDArray[np.uint8]:
    """Return the picture with a pale line along the edge of what was judged, but not along its own."""
    inner = cv2.erode(judged.astype(np.uint8), np.ones((3, 3), np.uint8), borderValue=1) > 0
    edge = judged & ~inner
    outlined = image.copy()
    outlined[edge] = np.rint(image[edge] * (1 - _EDGE) + 255 * _EDGE)
    return outlined


def _draw_photograph(page: Image.Image, plan: Layout, photograph: NDArray[np.uint8]) -> None:
    left, top, width, height = plan.stage
    draw = ImageDraw.Draw(page)
    draw.rectangle((left - 1, top - 1, left + width, top + height), fill=CANVAS, outline=LINE_STRONG)
    page.paste(Image.fromarray(photograph), plan.photograph[:2])


def _draw_legend(page: Image.Image, plan: Layout, scale: HeatScale, score: float) -> None:
    """Draw the scale, hollow below the review limit, with ticks at both limits and the score's triangle."""
    draw = ImageDraw.Draw(page)
    _, top, _, height = plan.stage
    left = plan.size[0] - _MARGIN - _LEGEND + _POINTER + 3
    review, anomaly = (_level(plan, scale, value) for value in (scale.review, scale.anomaly))
    ramp = np.linspace(scale.high, scale.review, max(1, review - top), dtype=np.float32)[:, None]
    colours = scale.colours(np.repeat(ramp, _BAR, axis=1))
    draw.rectangle((left, top - 1, left + _BAR - 1, top + height), outline=LINE_STRONG)
    page.paste(Image.fromarray(colours), (left, top))
    lower = max(review, anomaly + _LABEL_APART)  # labels must not run into each other
    for word, shown, level, label in zip(
        ("review", "limit"),
        figures(scale.review, scale.anomaly),
        (review, anomaly),
        (lower, min(anomaly, lower - _LABEL_APART)),
        strict=True,
    ):
        right = left + _BAR + _TICK
        draw.line((left, level, right, level), fill=TEXT)
        write(page, (right + 5, label - 2), word, size=_LABEL, colour=FAINT)
        write(page, (right + 5, label + 12), shown, size=_LABEL, colour=TEXT)
    if not math.isnan(score):
        draw_pointer(page, (left - 2, _level(plan, scale, score)), _POINTER)


def _level(plan: Layout, scale: HeatScale, value: float) -> int:
    _, top, _, height = plan.stage
    return top + round((1 - scale.position(value)) * (height - 1))


def _draw_strip(page: Image.Image, plan: Layout, verdict: Verdict, score: float, limits: Limits, caption: str) -> None:
    """Draw verdict, score and caption in one line below the photograph."""
    left, top, _, height = plan.stage
    middle = top + height + (_STRIP + _GAP) // 2
    draw_badge(page, (left, middle - BADGE_HEIGHT // 2), verdict)
    shown, limit = figures(score, limits.anomaly.value)
    start, baseline, end = left + badge_width(verdict) + _GAP, middle + 6, plan.size[0] - _MARGIN
    words = "no score" if math.isnan(score) else f"score {shown}"
    start += write(page, (start, baseline), words, size=_SCORE, colour=TEXT, bold=True)
    start += write(page, (start, baseline), f", limit {limit}", size=_SCORE, colour=FAINT)
    room = end - start - 2 * _GAP
    if caption and room > 4 * _CAPTION:
        text = shortened(caption, _CAPTION, room)
        write(page, (end, baseline), text, size=_CAPTION, colour=FAINT, to_the_left=True)
