"""A moulded bottle cap from above: ribs, a rounded shoulder, raised letters."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, blur, length, linear, ramp
from inspector.data.drawn.lettering import sheet
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import chip, crack, dent, hair, scratch, speck, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import fractal, grain

_COLOURS: tuple[Colour, ...] = (
    (0.80, 0.16, 0.13), (0.12, 0.36, 0.72), (0.16, 0.55, 0.32), (0.92, 0.91, 0.88),
    (0.95, 0.68, 0.10), (0.20, 0.21, 0.24),
)  # fmt: skip
_NAMES = ("FRESCA", "AQUIS", "BROOK", "NORDIA", "SOLEIL", "PURA")


def paint(order: Order) -> Surface:
    """Paint one cap; the seed decides its colour, its name and the number of ribs."""
    colour, name = _COLOURS[int(order.design.integers(6))], _NAMES[int(order.design.integers(6))]
    ribs, size = int(order.design.choice([84, 96, 120])), order.design.uniform(146, 156)
    surface = blank(order.shape, order.unit, ground(order, (0.56, 0.57, 0.58), uneven=0.02, coarse=0.03))
    grid = order.grid(shift=6, turn_deg=0, spin=True)
    radius, angle = length(grid.x, grid.y), np.arctan2(grid.y, grid.x)
    teeth = np.cos(angle * np.float32(ribs))
    rim = np.asarray(radius - np.float32(size) - np.float32(1.1) * teeth, np.float32)
    flash = _flash(order, radius, angle, size)
    surface.part[:] = np.maximum(grid.cover(rim), flash)
    tone = 1 + 0.018 * fractal(order.part, order.shape, 60 * order.unit) + 0.02 * grain(order.part, order.shape, 0.8)
    surface.paint(surface.part, np.asarray(linear(colour) * tone, np.float32))
    surface.height[:] = _relief(order, grid, radius, teeth, size, name) * order.unit * surface.part
    surface.height += 0.05 * order.unit * fractal(order.part, order.shape, 7 * order.unit, octaves=2)
    surface.polish(surface.part, gloss=0.62, rough=0.17)
    surface.sites[:] = radius < size - 14
    surface.raw = linear(colour) * np.float32(0.8) + np.float32(0.12)
    surface.thick = 16
    return surface


def _flash(order: Order, radius: Field, angle: Field, size: float) -> Field:
    """Return the coverage of a thin film of plastic outside the edge; nothing on a cap without that flaw."""
    if order.flaw != "flash":
        return np.zeros(order.shape, np.float32)
    middle, half = order.chance.uniform(-np.pi, np.pi), order.chance.uniform(0.12, 0.34)
    off = np.abs(np.angle(np.exp(1j * (angle - middle)))).astype(np.float32) / np.float32(half)
    ragged = 1 + 0.3 * fractal(order.chance, order.shape, 12 * order.unit)
    width = order.chance.uniform(6, 13) * min(order.force, 1.6) * np.clip(1 - off**2, 0, 1) ** 0.7 * ragged
    return np.asarray(np.clip((size + width - radius) * order.unit, 0, 1) * (off < 1), np.float32)


def _relief(order: Order, grid: Grid, radius: Field, teeth: Field, size: float, name: str) -> Field:
    shoulder = np.clip((size - 4 - radius) / 17, 0, 1)
    dome = 16 * np.sqrt(np.clip(1 - (1 - shoulder) ** 2, 0, 1))
    ribbed = 0.8 * teeth * ramp(radius, size - 15, size - 8)
    ring = 1.5 * np.exp(-np.square((radius - np.float32(size - 34)) / 2.0))
    dish = -2.5 * ramp(radius, size - 36, size - 48)
    nub = 1.2 * ramp(radius, 5.0, 3.0)
    return np.asarray(dome + ribbed + ring + dish + nub + 1.9 * _letters(order, grid, name), np.float32)


def _letters(order: Order, grid: Grid, name: str) -> Field:
    art = sheet(240, 160, order.unit)
    art.text(name, 0, -22, 34, bold=True, middle=True)
    art.text("PP  5", 0, 40, 20, bold=True, middle=True)
    art.bar(-60, 52, 120, 4)
    art.bar(-60, -72, 120, 4)
    return blur(art.softened().on(grid), 0.7 * order.unit)


LINE = Line(
    name="cap",
    title="Moulded bottle cap",
    paint=paint,
    marks={
        "scratch": scratch,
        "dent": dent,
        "speck": speck,
        "chip": chip,
        "crack": crack,
        "stain": stain,
        "hair": hair,
    },
    built=("flash",),
    lamp=Lamp(azimuth=-2.3, slope=0.85, ambient=0.5, near=0.22, cast=0.5),
)
