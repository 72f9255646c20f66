"""A glazed ceramic tile with a printed pattern: a broad reflection, a rounded edge, a red body below."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, Points, linear, ramp
from inspector.data.drawn.lettering import sheet
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import chip, crack, flake, glue, hair, scratch, stain
from inspector.data.drawn.marks.paths import lump
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import box, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal, grain

_SIDE = 330.0
_INKS: tuple[tuple[Colour, Colour], ...] = (
    ((0.14, 0.28, 0.52), (0.45, 0.60, 0.74)), ((0.20, 0.38, 0.36), (0.75, 0.62, 0.36)),
    ((0.52, 0.22, 0.18), (0.30, 0.36, 0.42)), ((0.26, 0.27, 0.30), (0.62, 0.60, 0.56)),
)  # fmt: skip


def paint(order: Order) -> Surface:
    """Paint one tile; the seed decides its pattern and inks."""
    inks, motif = _INKS[int(order.design.integers(4))], int(order.design.integers(3))
    surface = blank(order.shape, order.unit, ground(order, (0.33, 0.33, 0.34), coarse=0.06))
    grid = order.grid(shift=3.5, turn_deg=0.9, stretch=0.003)
    edge = box(grid, _SIDE, _SIDE, corner=6)
    surface.part[:] = grid.cover(edge)
    surface.paint(surface.part, (0.905, 0.90, 0.87))
    for number, ink in enumerate(inks):
        surface.paint(_print(order, grid, motif, number) * surface.part, ink)
    tone = 1 + 0.018 * fractal(order.part, order.shape, 70 * order.unit) + 0.012 * grain(order.part, order.shape, 0.7)
    speckle = ramp(clouds(order.part, order.shape, 3.2 * order.unit), 2.5, 3.3)
    surface.albedo *= 1 + (tone - 1 - 0.10 * speckle) * surface.part
    wavy = 0.11 * clouds(order.part, order.shape, 26 * order.unit) + 0.02 * clouds(
        order.part, order.shape, 6 * order.unit
    )
    surface.height[:] = (5 * rounded(edge, 9) + wavy) * order.unit * surface.part
    surface.polish(surface.part, gloss=0.30, rough=0.20)
    surface.sites[:] = edge < -8
    surface.raw = linear((0.72, 0.47, 0.36))
    return surface


def _print(order: Order, grid: Grid, motif: int, number: int) -> Field:
    """Return one ink's coverage: the motif in four corners, slightly off, as thick as this screen printed."""
    art = sheet(_SIDE - 14, _SIDE - 14, order.unit)
    for outline in _outlines(motif, number):
        for turn in range(4):
            cos, sin = round(np.cos(turn * np.pi / 2)), round(np.sin(turn * np.pi / 2))
            art.shape(np.asarray(outline @ np.array([[cos, sin], [-sin, cos]]), np.float64))
    dx, dy = np.clip(order.part.normal(0, 0.5, 2), -1.1, 1.1).tolist()
    laid = art.softened().on(grid, dx=dx, dy=dy)
    uneven = 0.96 + 0.015 * float(order.part.normal()) + 0.012 * clouds(order.part, order.shape, 14 * order.unit)
    return np.asarray(np.clip(laid * uneven * _void(order, number), 0, 1), np.float32)


def _void(order: Order, number: int) -> Field | float:
    """Return where ink took: 1 everywhere, but with the flaw misprint the first ink has a bare patch (0)."""
    if order.flaw != "misprint" or number != 0:
        return 1.0
    angle, far = order.chance.uniform(0, 2 * np.pi), order.chance.uniform(70, 150) * order.unit
    middle_x, middle_y = order.shape[1] / 2 + np.cos(angle) * far, order.shape[0] / 2 + np.sin(angle) * far
    radius = order.chance.uniform(14, 34) * order.unit * order.force
    bald = lump(order.chance, order.shape, middle_x, middle_y, radius, rough=0.3)
    return 1 - ramp(bald, 0.0, 0.25)


def _outlines(motif: int, number: int) -> list[Points]:
    """Return the polygons of one quarter (the lower right) of a motif, for one of its two inks."""
    corner = (158.0, 158.0)
    if motif == 0:
        if number == 0:
            return [
                _band(corner, 92, 108),
                _band(corner, 54, 60),
                _petal(12, 100, 26),
                _petal(18, 88, 15, turn=0),
            ]
        return [_band(corner, 0, 44), _petal(24, 80, 12), _petal(30, 74, 6, turn=0), _diamond(130, 0, 16)]
    if motif == 1:
        if number == 0:
            return [_kite(120, 0), _kite(96, np.pi / 4), _band((0, 0), 134, 142), _petal(150, 212, 20)]
        return [_kite(70, np.pi / 8), _kite(70, 3 * np.pi / 8), _band((0, 0), 146, 150), _petal(162, 200, 9)]
    if number == 0:
        return [_band(corner, 62, 112), _band((0, 0), 20, 34), _diamond(92, 0, 20)]
    return [_band(corner, 24, 50), _petal(44, 66, 10), _diamond(128, 0, 12), _band((0, 0), 40, 44)]


def _diamond(x: float, y: float, size: float) -> Points:
    return np.array([[x - size, y], [x, y - size], [x + size, y], [x, y + size]], np.float64)


def _kite(reach: float, turn: float) -> Points:
    """Return one ray of a star."""
    return np.array([[8, 0], [34, 14], [reach, 0], [34, -14]], np.float64) @ _turned(turn)


def _turned(angle: float) -> Points:
    return np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])


def _band(middle: tuple[float, float], inner: float, outer: float) -> Points:
    """Return a quarter ring: around the tile's middle, or around its corner."""
    start = 0.0 if middle == (0, 0) else np.pi
    angles = np.linspace(start, start + np.pi / 2, 40)
    rays = np.stack([np.cos(angles), np.sin(angles)], 1)
    return np.concatenate([rays * outer, rays[::-1] * inner]) + middle


def _petal(start: float, end: float, width: float, *, turn: float = np.pi / 4) -> Points:
    t = np.linspace(0, 1, 24)
    along, side = start + (end - start) * t, np.sin(np.pi * t) ** 0.8 * width
    return np.concatenate([np.stack([along, side], 1), np.stack([along, -side], 1)[::-1]]) @ _turned(turn)


LINE = Line(
    name="tile",
    title="Glazed ceramic tile",
    paint=paint,
    marks={
        "crack": crack,
        "chip": chip,
        "flake": flake,
        "scratch": scratch,
        "stain": stain,
        "glue": glue,
        "hair": hair,
    },
    built=("misprint",),
    lamp=Lamp(azimuth=-2.2, slope=0.75, ambient=0.6, near=0.30, cast=0.55),
    unsteady=0.8,
)
