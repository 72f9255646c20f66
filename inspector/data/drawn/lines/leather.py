"""Embossed leather with a seam: pebbles with fine creases between them, stitches that lie in their holes."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, blur, linear, look_up, ramp
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.marks import cut, dent, fold, glue, hole, scratch, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal, grain, pebbles

_HIDES: tuple[tuple[Colour, Colour], ...] = (  # the hide, the thread
    ((0.52, 0.30, 0.17), (0.86, 0.78, 0.62)), ((0.20, 0.19, 0.19), (0.72, 0.20, 0.17)),
    ((0.36, 0.17, 0.13), (0.80, 0.72, 0.60)), ((0.62, 0.54, 0.42), (0.40, 0.30, 0.22)),
    ((0.19, 0.25, 0.34), (0.82, 0.80, 0.76)),
)  # fmt: skip


def paint(order: Order) -> Surface:
    """Paint a piece of leather; the seed decides its colour, its thread, and its grain."""
    hide, thread = _HIDES[int(order.design.integers(5))]
    cell = order.design.uniform(8, 12)
    surface = blank(order.shape, order.unit, np.empty((3, *order.shape), np.float32))
    grid = order.grid(shift=4, turn_deg=0.8)
    skin = _skin(order, cell)
    surface.height[:] = skin * order.unit + 0.8 * order.unit * clouds(order.part, order.shape, 70 * order.unit)
    tone = 1 + 0.05 * fractal(order.part, order.shape, 90 * order.unit) + 0.16 * np.clip(skin, -1.2, 0.6)
    tone += 0.03 * grain(order.part, order.shape, 0.6)
    surface.albedo[:] = linear(hide) * tone
    surface.polish(np.ones(order.shape, np.float32), gloss=0.11, rough=0.24)
    surface.part[:] = 1
    surface.sites[:] = True
    surface.raw = linear(hide) * np.float32(0.75) + np.float32(0.10)
    surface.thick = 0
    _sew(order, grid, surface, thread)
    return surface


def _skin(order: Order, cell: float) -> Field:
    """Return the embossed relief in units: warped pebbles of two sizes."""
    unit, shape = order.unit, order.shape
    down, right = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    right += 0.20 * cell * unit * clouds(order.part, shape, 2.0 * cell * unit)
    down += 0.20 * cell * unit * clouds(order.part, shape, 2.0 * cell * unit)
    large = look_up(blur(pebbles(order.part, shape, cell * unit), 0.5), right, down) / np.float32(cell * unit)
    small = pebbles(order.part, shape, 0.45 * cell * unit) / np.float32(0.45 * cell * unit)
    domes = 0.75 - 2.9 * large**2 - 0.35 * blur(small, 0.6) ** 2
    return blur(np.asarray(np.clip(domes, -1.6, 1), np.float32), 0.5 * unit) * np.float32(0.9)


def _sew(order: Order, grid: Grid, surface: Surface, thread: Colour) -> None:
    """Put a lapped edge and a row of stitches beside it."""
    lap = ramp(grid.x, -92.0, -97.0)
    surface.height += 4.5 * order.unit * lap
    surface.albedo *= 1 - 0.55 * np.exp(-np.square((grid.x + 90) / 3.0))
    pitch = np.float32(15)
    place = grid.y + np.float32(order.part.uniform(0, 15))
    number = np.floor(place / pitch)
    along = place - (number + np.float32(0.5)) * pitch
    lean = np.asarray(order.part.normal(0, 0.35, 64), np.float32)[number.astype(np.intp) % 64]
    across = grid.x + np.float32(112) + along * np.float32(0.10) + 0.5 * lean
    off = np.sqrt(np.maximum(np.abs(along) - 4.0, 0) ** 2 + across**2)
    pits = np.exp(-np.square(np.maximum(np.abs(along) - 6.2, 0) * 0.9) - np.square(across / 2.3)) * (
        np.abs(along) > 5.6
    )
    surface.albedo *= 1 - 0.75 * pits
    surface.height -= (1.8 * np.exp(-np.square(across / 6.5)) + 2.0 * pits) * order.unit
    stitch = grid.cover(np.asarray(off - 2.1, np.float32))
    twist = 1 + 0.22 * np.sin(along * 2.2 + across * 1.6)
    surface.paint(stitch, np.asarray(linear(thread) * twist, np.float32))
    round_thread = np.sqrt(np.clip(1 - (off / 2.2) ** 2, 0, 1)) * 2.4
    surface.height += np.asarray(round_thread * order.unit, np.float32)
    surface.polish(stitch, gloss=0.05, rough=0.3)


LINE = Line(
    name="leather",
    title="Embossed leather",
    paint=paint,
    marks={
        "cut": cut,
        "fold": fold,
        "hole": hole,
        "scratch": scratch,
        "dent": dent,
        "stain": stain,
        "glue": glue,
    },
    lamp=Lamp(azimuth=-2.2, slope=0.9, ambient=0.45, near=0.25, hollow=0.25),
    exposure=1.25,
)
