"""A printed carton: brand colours, text, a bar code, and a lot number that the coder sprays on each one."""

import numpy as np

from inspector.data.drawn.fields import Field, linear, ramp, shifted
from inspector.data.drawn.lettering import Artwork, sheet
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.carton_art import BRANDS, HEIGHT, WIDTH, sheets
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import dent, fold, glue, hair, scratch, stain
from inspector.data.drawn.marks.paths import lump
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import box, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal, grain


def paint(order: Order) -> Surface:
    """Paint one carton; the seed decides brand, colours and code, the part its lot and its print."""
    brand = int(order.design.integers(len(BRANDS)))
    code = f"40{order.design.integers(10**9, 10**10)}"
    surface = blank(order.shape, order.unit, ground(order, (0.40, 0.41, 0.42), coarse=0.04))
    grid = order.grid(shift=3, turn_deg=0.8, stretch=0.002)
    edge = box(grid, WIDTH, HEIGHT, corner=3)
    surface.part[:] = grid.cover(edge)
    board = 1 + 0.012 * fractal(order.part, order.shape, 5 * order.unit)
    board += 0.012 * grain(order.part, order.shape)
    surface.paint(surface.part, np.asarray(linear((0.93, 0.925, 0.91)) * board, np.float32))
    _print(order, grid, surface, brand, code)
    bend = 0.5 * clouds(order.part, order.shape, 150 * order.unit)
    surface.height[:] = (4 * rounded(edge, 6) + bend) * order.unit * surface.part
    surface.polish(surface.part, gloss=0.09, rough=0.22)
    surface.sites[:] = edge < -16
    surface.raw = linear((0.90, 0.88, 0.84))
    surface.thick = 12
    return surface


def _print(order: Order, grid: Grid, surface: Surface, number: int, code: str) -> None:
    """Print the inks one after the other, each a little off its place and a little thick or thin."""
    brand, art = BRANDS[number], sheets(number, code, order.unit)
    off = np.clip(order.part.normal(0, 0.45, (5, 2)), -0.9, 0.9) * [[1], [1], [1], [1], [2]]
    density = np.clip(order.part.normal(0.955, 0.015, 5), 0.92, 0.99).tolist()
    printed = [*art, _lot(order)]
    layers = [one.on(grid, dx=dx, dy=dy) for one, (dx, dy) in zip(printed, off.tolist(), strict=True)]
    layers[3] = _smeared(order, layers[3])
    inks = (brand.main, brand.accent, (0.95, 0.95, 0.94), (0.12, 0.12, 0.13), (0.16, 0.15, 0.17))
    bald = _bald(order, grid)
    for coverage, ink, thick in zip(layers, inks, density, strict=True):
        grainy = 1 + 0.015 * grain(order.part, order.shape, 0.6)
        surface.paint(np.clip(coverage * grainy * thick * bald, 0, 1) * surface.part, ink)


def _lot(order: Order) -> Artwork:
    """Spray lot and date; a carton with that flaw has none."""
    art = sheet(WIDTH, HEIGHT, order.unit)
    lot, month = f"{order.part.integers(10**4, 10**5)}", f"{order.part.integers(1, 13):02d}"
    if order.flaw != "missing_print":
        art.dotted(f"LOT {lot} EXP {month}/28", -199, 107, 1.65)
    return art.softened()


def _smeared(order: Order, coverage: Field) -> Field:
    """Return the black ink, smeared sideways in one place when that is the flaw."""
    if order.flaw != "smear":
        return coverage
    place = order.chance.uniform((-190, 60), (170, 110)) * order.unit + (
        order.shape[1] / 2,
        order.shape[0] / 2,
    )
    radius = order.chance.uniform(26, 52) * order.unit * order.force
    weight = ramp(
        lump(order.chance, order.shape, float(place[0]), float(place[1]), radius, rough=0.2, long=1.6), 0, 0.3
    )
    steps = np.arange(1, 9) * order.chance.uniform(1.2, 2.4) * order.unit
    drawn = np.mean([shifted(coverage, float(step), float(step) * 0.15) for step in steps], axis=0)
    return np.asarray(np.maximum(coverage * (1 - 0.35 * weight), drawn * weight * 0.9), np.float32)


def _bald(order: Order, grid: Grid) -> Field | float:
    """Return where ink took: 1 everywhere, but with the flaw misprint a streak or a patch stays bare."""
    if order.flaw != "misprint":
        return 1.0
    x, y = order.chance.uniform((-200, -140), (200, -70)).tolist()
    if order.chance.random() < 0.5:
        width = order.chance.uniform(2.5, 6) * order.force
        streak = ramp(np.abs(grid.x - np.float32(x)), width, width * 0.4)
        return 1 - 0.85 * streak * ramp(clouds(order.chance, order.shape, 6 * order.unit, along=3), -1.2, 0.4)
    spot = grid.place(np.array([[x, y]]))[0]
    radius = order.chance.uniform(12, 32) * order.unit * order.force
    return 1 - 0.95 * ramp(lump(order.chance, order.shape, float(spot[0]), float(spot[1]), radius, rough=0.3), 0, 0.2)


LINE = Line(
    name="carton",
    title="Printed carton",
    paint=paint,
    marks={"scratch": scratch, "crease": fold, "dent": dent, "stain": stain, "glue": glue, "hair": hair},
    built=("misprint", "smear", "missing_print"),
    aspect=4 / 3,
    lamp=Lamp(azimuth=-2.0, slope=0.8, ambient=0.6, near=0.28, cast=0.55),
)
