"""Curves on a page: few lines, few words, and a scale that a person can read off."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from inspector.imaging.fine import FINE, fine_mask
from inspector.imaging.palette import CANVAS, FAINT, LINE_STRONG, SURFACE, TEXT, Colour
from inspector.imaging.text import plain, width_of, write

_SIZE, _TITLE = 13, 15  # of letters
_LEFT, _RIGHT, _TOP, _BOTTOM = 64, 24, 72, 48  # pixels around the plot
_SWATCH, _GAP = 22, 18
_STROKE = 2.0
_DASH = 6  # pixels drawn, as many left out
_TICKS = 5  # about so many


@dataclass(frozen=True, slots=True)
class Line:
    """One curve: its name in the legend, its points (x, y) from left to right, and how it is drawn."""

    name: str
    points: Sequence[tuple[float, float]]
    colour: Colour
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to pixels along one axis, with the values that are written on it."""

    low: float
    high: float
    start: float
    end: float
    ticks: tuple[float, ...]

    def at(self, value: float) -> float:
        """Return the pixel of a value."""
        return self.start + (value - self.low) / (self.high - self.low) * (self.end - self.start)


def draw_chart(
    title: str,
    lines: Sequence[Line],
    *,
    marked: tuple[float, str] | None = None,
    low: float | None = None,
    high: float | None = None,
    size: tuple[int, int] = (640, 400),
) -> NDArray[np.uint8]:
    """Return uint8 (height, width, 3) RGB: the lines over their scales, a legend above, epochs below.

    `marked` is a value of x and its name, drawn as an upright line. `low` and `high` are the ends of the y scale
    where they are not those of the values. Lines without points are left out. Raises `ValueError` without any.
    """
    lines = [line for line in lines if line.points]
    if not lines:
        raise ValueError("a chart needs a line")
    page = Image.new("RGB", size, SURFACE)
    across, up = _scales(lines, size, low, high)
    _draw_grid(page, across, up)
    if marked is not None:
        _draw_mark(page, across.at(marked[0]), marked[1], up)
    for line in lines:
        _draw_line(page, [(across.at(x), up.at(y)) for x, y in line.points], line)
    write(page, (_LEFT, 28), plain(title), size=_TITLE, colour=TEXT, bold=True)
    _draw_legend(page, lines)
    return np.array(page)


def _scales(lines: Sequence[Line], size: tuple[int, int], low: float | None, high: float | None) -> tuple[Scale, Scale]:
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    up_ticks = _ticks(min(ys) if low is None else low, max(ys) if high is None else high)
    bottom, top = (up_ticks[0], up_ticks[-1]) if low is None else (low, up_ticks[-1] if high is None else high)
    across_ticks = tuple(t for t in _ticks(min(xs), max(xs), whole=True) if min(xs) <= t <= max(xs))
    reach = max(max(xs) - min(xs), 1)
    across = Scale(min(xs), min(xs) + reach, _LEFT, size[0] - _RIGHT, across_ticks)
    return across, Scale(bottom, top, size[1] - _BOTTOM, _TOP, up_ticks)


def _ticks(low: float, high: float, *, whole: bool = False) -> tuple[float, ...]:
    """Return round values from at most `low` to at least `high`, 1, 2 or 5 times a power of ten apart."""
    reach = high - low or abs(high) or 1.0
    rough = reach / _TICKS
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough * 0.999)
    step = max(1.0, round(step)) if whole else step
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    return tuple(round(count * step, 10) for count in range(first, max(last, first + 1) + 1))


def _draw_grid(page: Image.Image, across: Scale, up: Scale) -> None:
    draw = ImageDraw.Draw(page)
    for value in up.ticks:
        y = round(up.at(value))
        draw.line((across.start, y, across.end, y), fill=CANVAS)
        text = f"{value:g}"
        write(page, (int(across.start) - 10, y + 4), text, size=_SIZE, colour=FAINT, to_the_left=True)
    base = round(up.start)
    draw.line((across.start, base, across.end, base), fill=LINE_STRONG)
    for value in across.ticks:
        text = f"{value:g}"
        write(page, (round(across.at(value)) - width_of(text, _SIZE) // 2, base + 20), text, size=_SIZE, colour=FAINT)
    write(page, (int(across.end), base + 38), "epoch", size=_SIZE, colour=FAINT, to_the_left=True)


def _draw_mark(page: Image.Image, x: float, name: str, up: Scale) -> None:
    ImageDraw.Draw(page).line((round(x), round(up.end), round(x), round(up.start)), fill=LINE_STRONG)
    near_the_end = x + 8 + width_of(name, _SIZE) > page.width - _RIGHT
    place = (round(x) - 8, round(up.end) + 12) if near_the_end else (round(x) + 8, round(up.end) + 12)
    write(page, place, plain(name), size=_SIZE, colour=FAINT, to_the_left=near_the_end)


def _draw_line(page: Image.Image, places: Sequence[tuple[float, float]], line: Line) -> None:
    if len(places) == 1:  # a single epoch is a dot
        (x, y), radius = places[0], 1.5 * _STROKE
        box = [FINE * value for value in (x - radius, y - radius, x + radius, y + radius)]
        page.paste(line.colour, (0, 0), fine_mask(page.size, lambda draw: draw.ellipse(box, fill=255)))
        return
    parts = _dashes(places) if line.dashed else [places]

    def paint(draw: ImageDraw.ImageDraw) -> None:
        for part in parts:
            fine = [(FINE * x, FINE * y) for x, y in part]
            draw.line(fine, fill=255, width=round(_STROKE * FINE), joint="curve")

    page.paste(line.colour, (0, 0), fine_mask(page.size, paint))


def _dashes(places: Sequence[tuple[float, float]]) -> list[Sequence[tuple[float, float]]]:
    """Return a polyline cut into dashes of equal length along x."""
    xs, ys = zip(*places, strict=True)
    starts = np.arange(xs[0], xs[-1], 2 * _DASH)
    ends = np.minimum(starts + _DASH, xs[-1])
    return [
        [(float(x), float(y)) for x, y in zip(pair, np.interp(pair, xs, ys), strict=True)]
        for pair in zip(starts, ends, strict=True)
    ]


def _draw_legend(page: Image.Image, lines: Sequence[Line]) -> None:
    left = _LEFT
    for line in lines:
        _draw_line(page, [(left, 46), (left + _SWATCH, 46)], line)
        left += _SWATCH + 8
        left += write(page, (left, 50), plain(line.name), size=_SIZE, colour=TEXT) + _GAP
