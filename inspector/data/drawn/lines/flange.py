"""A turned steel flange on a dark belt: rings of the lathe, a bow-tie of light, bolt holes."""

import numpy as np

from inspector.data.drawn.fields import Field, length, linear, look_up, ramp
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import dent, hair, rust, scratch, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import disc, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal


def paint(order: Order) -> Surface:
    """Paint one flange; the seed decides its holes and rings."""
    outer, bore, boss = (
        order.design.uniform(152, 162),
        order.design.uniform(46, 60),
        order.design.uniform(82, 92),
    )
    holes, hole = int(order.design.choice([4, 5, 6, 6, 8])), order.design.uniform(11, 15)
    tint = (0.80 + order.design.uniform(-0.03, 0.05), 0.80, 0.81)
    surface = blank(order.shape, order.unit, ground(order, (0.20, 0.21, 0.23), coarse=0.12))
    grid = order.grid(shift=5, turn_deg=0, spin=True)
    rim, gap = disc(grid, outer), _holes(order, grid, holes, (outer + boss) / 2 + 2, hole)
    inside = np.maximum(np.maximum(rim, -disc(grid, bore)), -gap)
    surface.part[:] = grid.cover(inside)
    surface.paint(surface.part, np.asarray(linear(tint) * _sheen(order, grid), np.float32))
    surface.height[:] = _relief(grid, rim, gap, bore, boss) * order.unit * surface.part
    surface.polish(surface.part, gloss=0.22, rough=0.13)
    surface.sites[:] = inside < -9
    surface.raw = linear((0.93, 0.93, 0.93))
    return surface


def _holes(order: Order, grid: Grid, count: int, radius: float, hole: float) -> Field:
    angles = np.arange(count) * (2 * np.pi / count)
    angles = np.delete(angles, [n for n in [order.pick("missing_hole", count)] if n >= 0])
    spots = [disc(grid, hole, float(np.cos(a)) * radius, float(np.sin(a)) * radius) for a in angles]
    return np.asarray(np.minimum.reduce(spots), np.float32)


def _relief(grid: Grid, rim: Field, gap: Field, bore: float, boss: float) -> Field:
    from_middle = rim - rim.min()
    chamfers = 3.0 * rounded(rim, 5) + 2.0 * rounded(-disc(grid, bore), 4) + 2.6 * rounded(-gap, 4.5)
    step = 3.5 * ramp(from_middle, boss + 5, boss)
    groove = -1.6 * np.exp(-np.square((from_middle - (boss + 11)) / 2.2))
    return np.asarray(chamfers + step + groove, np.float32)


def _sheen(order: Order, grid: Grid) -> Field:
    """Return what the turned face mirrors, about 1: bright where the rings run across the light."""
    turn = grid.matrix[:, :2].T / grid.unit
    lamp_x, lamp_y = (turn @ np.asarray(order.lamp.mirror)).tolist()
    radius = length(grid.x, grid.y) + np.float32(1e-3)
    along = (grid.x * np.float32(lamp_y) - grid.y * np.float32(lamp_x)) / radius
    bow = np.exp(-np.square(along / np.float32(0.17)))
    wide = np.exp(-np.square(along / np.float32(0.42)))
    rings = _rings(order, grid, radius)
    return np.asarray((0.10 + 0.36 * wide + 0.60 * bow) * (1 + 0.13 * rings) + 0.02 * rings, np.float32)


def _rings(order: Order, grid: Grid, radius: Field) -> Field:
    rows = int(175 * grid.unit)
    fine = clouds(order.part, (rows, 200), 1.7, along=110)
    broad = fractal(order.part, (rows, 200), 9 * grid.unit, octaves=2)[:, :1] * np.ones((1, 200), np.float32)
    angle = np.abs(np.arctan2(grid.y, grid.x)) * np.float32(199 / np.pi)
    return look_up(0.8 * fine + 0.5 * broad, angle, radius * np.float32(grid.unit))


LINE = Line(
    name="flange",
    title="Turned steel flange",
    paint=paint,
    marks={"scratch": scratch, "dent": dent, "rust": rust, "stain": stain, "hair": hair},
    built=("missing_hole",),
    lamp=Lamp(azimuth=-2.1, slope=0.8, ambient=0.5, near=0.12, cast=0.6),
    unsteady=0.9,
)
