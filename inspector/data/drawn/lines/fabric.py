"""Woven cloth, yarn by yarn: each pixel asks which of the two yarns that cross there lies on top."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn.fields import Colour, Field, length, linear, ramp
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.marks import crumb, hair, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import Rng, clouds, fractal, grain

_PITCH = 11.0  # units from yarn to yarn
_YARNS = 80  # more than a picture shows, each way
_CLOTHS: tuple[tuple[Colour, Colour], ...] = (
    ((0.20, 0.27, 0.42), (0.74, 0.74, 0.72)), ((0.45, 0.42, 0.37), (0.66, 0.62, 0.54)),
    ((0.50, 0.18, 0.18), (0.24, 0.20, 0.21)), ((0.25, 0.36, 0.30), (0.62, 0.60, 0.48)),
    ((0.80, 0.78, 0.73), (0.72, 0.70, 0.66)),
)  # fmt: skip
_WEAVES = (
    (2, 1),
    (4, 2),
    (3, 1),
    (4, 1),
)  # a pattern repeats after the first number of yarns; up over the second


@dataclass(frozen=True, slots=True)
class _Yarns:
    """One of the two sets of yarns at each pixel: `number`, `across` (−1 to 1), `rise` and `height`."""

    number: NDArray[np.intp]
    across: Field
    rise: Field
    height: Field


def paint(order: Order) -> Surface:
    """Paint a piece of cloth; the seed decides weave and colours."""
    cloth, weave = _CLOTHS[int(order.design.integers(5))], _WEAVES[int(order.design.integers(4))]
    surface = blank(order.shape, order.unit, np.empty((3, *order.shape), np.float32))
    grid = order.grid(shift=30, turn_deg=1.2, stretch=0.01)
    x, y = _drawn_in(order, grid)
    warp, weft = _sets(order, x, y, weave)
    top = np.maximum(warp.height, weft.height)
    surface.height[:] = np.maximum(top, -1.2) * (2.0 * order.unit)
    surface.height += 0.5 * order.unit * clouds(order.part, order.shape, 90 * order.unit)
    colour = np.where(warp.height > weft.height, _dyed(order, warp, cloth[0], y), _dyed(order, weft, cloth[1], x))
    fuzz = (
        1 + 0.06 * fractal(order.part, order.shape, 3.5 * order.unit, octaves=2) + 0.03 * grain(order.part, order.shape)
    )
    surface.albedo[:] = colour * fuzz
    surface.paint(ramp(top, -0.75, -1.6), (0.10, 0.10, 0.11))
    surface.part[:] = 1
    surface.sites[:] = True
    surface.raw = linear((0.85, 0.84, 0.8))
    surface.thick = 0
    return surface


def _drawn_in(order: Order, grid: Grid) -> tuple[Field, Field]:
    """Return yarn coordinates of each pixel; no cloth lies quite straight."""
    x, y = grid.x / np.float32(_PITCH) + 40, grid.y / np.float32(_PITCH) + 40
    x = x + 0.10 * clouds(order.part, order.shape, 110 * order.unit)
    y = y + 0.10 * clouds(order.part, order.shape, 110 * order.unit)
    return x, y


def _sets(order: Order, x: Field, y: Field, weave: tuple[int, int]) -> tuple[_Yarns, _Yarns]:
    repeat, over = weave
    i, j = np.floor(x).astype(np.intp), np.floor(y).astype(np.intp)
    slub = 1 + np.clip(0.04 * clouds(order.part, order.shape, 22 * order.unit), -0.08, 0.08)
    across_x = (x - i - np.float32(0.5)) * 2 / (_thickness(order.part)[i % _YARNS] * slub)
    across_y = (y - j - np.float32(0.5)) * 2 / (_thickness(order.part)[j % _YARNS] * slub)
    warp_rise, weft_rise = _rise(i, y, repeat, over), -_rise(j, x, repeat, over, across=True)
    no_warp, no_weft = _missing(order, "broken_end", i, y), _missing(order, "broken_pick", j, x)
    torn_warp, torn_weft = _torn(order, i, j)
    warp = warp_rise + _round(across_x) - 9 * np.maximum(no_warp, torn_warp)
    weft = weft_rise + _round(across_y) - 9 * np.maximum(no_weft, torn_weft)
    sunk_warp, sunk_weft = warp_rise - np.float32(0.4) * no_weft, weft_rise - np.float32(0.4) * no_warp
    return _Yarns(i, across_x, sunk_warp, warp), _Yarns(j, across_y, sunk_weft, weft)


def _thickness(rng: Rng) -> Field:
    return np.asarray(np.clip(rng.normal(0.98, 0.035, _YARNS), 0.90, 1.05), np.float32)


def _rise(yarn: NDArray[np.intp], way: Field, repeat: int, over: int, *, across: bool = False) -> Field:
    """Return how high a yarn's axis runs at a place of its way: it swings up and down between crossings."""
    place = way - np.float32(0.5)
    first = np.floor(place).astype(np.intp)
    share = place - first
    share = share * share * (3 - 2 * share)
    here, there = (_up(yarn, first, repeat, over, across), _up(yarn, first + 1, repeat, over, across))
    return np.asarray((here + (there - here) * share) * 1.1, np.float32)


def _up(yarn: NDArray[np.intp], crossing: NDArray[np.intp], repeat: int, over: int, across: bool) -> Field:
    i, j = (crossing, yarn) if across else (yarn, crossing)
    return np.where((i + j) % repeat < over, np.float32(0.5), np.float32(-0.5))


def _round(across: Field) -> Field:
    """Return the height of a round yarn over its axis; far below where it does not reach."""
    return np.asarray(np.sqrt(np.maximum(1 - across * across, 0)) - 6 * np.maximum(np.abs(across) - 1, 0), np.float32)


def _missing(order: Order, kind: str, yarn: NDArray[np.intp], way: Field) -> Field | float:
    """Return where a yarn is broken and gone for a part of its way (1); 0 on good cloth."""
    if order.flaw != kind:
        return 0.0
    middle = yarn[order.shape[0] // 2, order.shape[1] // 2] + int(order.chance.integers(-12, 13))
    start, span = 40 + order.chance.uniform(-13, 5), order.chance.uniform(7, 18) * order.force
    count = int(order.chance.choice([1, 1, 2]))
    gone = (yarn >= middle) & (yarn < middle + count) & (way > start) & (way < start + span)
    return np.asarray(gone, np.float32)


def _torn(order: Order, warp: NDArray[np.intp], weft: NDArray[np.intp]) -> tuple[Field | float, Field | float]:
    """Return where warp and weft yarns are gone (1) in a hole, each up to where it broke; 0 on good cloth."""
    if order.flaw != "hole":
        return 0.0, 0.0
    middle_x, middle_y = (order.chance.uniform(0.12, 0.88, 2) * order.shape[::-1]).tolist()
    down, right = np.mgrid[0 : order.shape[0], 0 : order.shape[1]].astype(np.float32)
    radius = np.exp(order.chance.uniform(np.log(9), np.log(28))) * order.unit * order.force**0.5
    far = length(right - np.float32(middle_x), down - np.float32(middle_y)) / np.float32(radius)
    far += 0.12 * clouds(order.chance, order.shape, 12 * order.unit)
    ends = np.asarray(order.chance.normal(0, 0.24, (2, _YARNS)), np.float32)
    gone = [ramp(far + end[yarn % _YARNS], 1.0, 0.9) for end, yarn in zip(ends, (warp, weft), strict=True)]
    return gone[0], gone[1]


def _dyed(order: Order, yarns: _Yarns, colour: Colour, way: Field) -> Field:
    """Return the colour of a set of yarns: each dyed a little differently, twisted, darker at its sides."""
    dye = np.asarray(1 + np.clip(order.part.normal(0, 0.03, _YARNS), -0.07, 0.07), np.float32)
    twist = 1 + 0.10 * np.sin(2 * np.pi * (way * np.float32(2.2) + yarns.across * np.float32(0.7)))
    side = 0.42 + 0.58 * np.sqrt(np.maximum(1 - yarns.across**2, 0))
    dive = 0.62 + 0.38 * ramp(yarns.rise, -0.6, 0.4)
    return np.asarray(linear(colour) * (dye[yarns.number % _YARNS] * twist * side * dive), np.float32)


LINE = Line(
    name="fabric",
    title="Woven cloth",
    paint=paint,
    marks={"stain": stain, "hair": hair, "crumb": crumb},
    built=("hole", "broken_end", "broken_pick"),
    lamp=Lamp(azimuth=-2.0, slope=0.7, ambient=0.6, hollow=0.12),
)
