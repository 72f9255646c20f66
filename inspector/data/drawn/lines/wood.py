"""A planed board: growth rings cut lengthwise, pores, fibres, a satin finish."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, linear, mix, ramp
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import dent, glue, hole, scratch, shake, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import box, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds

_SPECIES: tuple[tuple[Colour, Colour, float, float], ...] = (  # early wood, late wood, rings in the board, pores
    ((0.86, 0.70, 0.50), (0.68, 0.46, 0.27), 17, 0.0),  # pine
    ((0.78, 0.62, 0.42), (0.60, 0.43, 0.26), 30, 1.0),  # oak
    ((0.50, 0.34, 0.23), (0.33, 0.21, 0.14), 26, 0.8),  # walnut
    ((0.88, 0.76, 0.60), (0.78, 0.62, 0.45), 22, 0.4),  # beech
    ((0.66, 0.38, 0.25), (0.47, 0.24, 0.15), 34, 0.6),  # mahogany
)


def paint(order: Order) -> Surface:
    """Paint one board; the seed decides the species, the tree decides the rest."""
    early, late, rings, pores = _SPECIES[int(order.design.integers(5))]
    surface = blank(order.shape, order.unit, ground(order, (0.16, 0.16, 0.17), coarse=0.05))
    grid = order.grid(shift=3, turn_deg=0.5, stretch=0.003)
    edge = box(grid, 700, 320, corner=3)
    surface.part[:] = grid.cover(edge)
    late_wood = _rings(order, grid, rings)
    fibre = 0.6 * clouds(order.part, order.shape, 1.3, along=55 * order.unit)
    fibre += 0.5 * clouds(order.part, order.shape, 3.5 * order.unit, along=140 * order.unit)
    vessels = _pores(order, late_wood) * np.float32(pores)
    tone = (1 + 0.055 * fibre + 0.03 * clouds(order.part, order.shape, 130 * order.unit)) * (1 - 0.42 * vessels)
    wood = mix(np.broadcast_to(linear(early), (3, *order.shape)), linear(late), late_wood)
    surface.paint(surface.part, np.asarray(wood * tone, np.float32))
    planed = 5 * rounded(edge, 7) + 0.05 * fibre - 0.35 * vessels + 0.12 * late_wood
    surface.height[:] = planed * order.unit * surface.part
    surface.polish(surface.part, gloss=0.085, rough=0.26)
    surface.sites[:] = edge < -12
    surface.raw = linear(early) * np.float32(1.05)
    surface.thick = 7
    return surface


def _rings(order: Order, grid: Grid, rings: float) -> Field:
    """Return the late wood's share: rings are tree-wide cones, and the board cuts them askew."""
    part, shape, unit = order.part, order.shape, order.unit
    heart_x, heart_y = part.uniform(-500, 500), part.uniform(-150, 150)
    wave = 13 * clouds(part, shape, 110 * unit, along=320 * unit) + 2.2 * clouds(
        part, shape, 22 * unit, along=150 * unit
    )
    y = grid.y - np.float32(heart_y) + wave
    taper = (grid.x - np.float32(heart_x)) * np.float32(part.uniform(0.03, 0.10)) + 0.0
    depth = np.float32(part.uniform(10, 45))
    distance = np.sqrt(y * y + depth * depth) + taper
    phase = distance * np.float32(rings / 320) + 0.25 * clouds(part, shape, 14 * unit, along=500 * unit)
    share = phase - np.floor(phase)
    sharp = share**2.2 * ramp(share, 1.0, 0.93)
    strength = 0.75 + 0.22 * clouds(part, shape, 40 * unit, along=400 * unit)
    return np.asarray(np.clip(sharp * strength, 0, 1), np.float32)


def _pores(order: Order, late_wood: Field) -> Field:
    """Return dark dashes along the grain, denser in the early wood."""
    dashes = clouds(order.part, order.shape, max(1.2, 1.5 * order.unit), along=17 * order.unit)
    return ramp(dashes - 0.5 * late_wood, 1.15, 1.9)


LINE = Line(
    name="wood",
    title="Planed board",
    paint=paint,
    marks={"scratch": scratch, "crack": shake, "hole": hole, "dent": dent, "stain": stain, "glue": glue},
    aspect=4 / 3,
    lamp=Lamp(azimuth=-1.9, slope=0.85, ambient=0.5, near=0.25, cast=0.6),
)
