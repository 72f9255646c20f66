"""A butter biscuit: scalloped edge, docking holes, pressed letters, browner where the oven was hotter."""

import cv2
import numpy as np

from inspector.data.drawn.fields import Field, Points, blur, filled, linear, mix, ramp
from inspector.data.drawn.lettering import sheet
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import burn, chip, crack, crumb, hair, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal, grain

_NAMES = ("BUTTER", "MARIE", "HAFER", "LEIBNER", "PETITE", "DOLCE")


def paint(order: Order) -> Surface:
    """Paint one biscuit; the seed decides its name, its holes and how dark this recipe bakes."""
    name, rows = _NAMES[int(order.design.integers(6))], int(order.design.choice([2, 4]))
    width, height = order.design.uniform(368, 390), order.design.uniform(258, 278)
    bake = order.design.uniform(-0.1, 0.12) + float(np.clip(order.part.normal(0, 0.06), -0.12, 0.12))
    surface = blank(order.shape, order.unit, ground(order, (0.25, 0.33, 0.42), coarse=0.05))
    grid = order.grid(shift=6, turn_deg=3.0, stretch=0.008)
    surface.part[:] = filled(order.shape, [grid.place(_outline(order, width, height))])
    inside = _depth(surface.part) / np.float32(order.unit)
    holes, letters = _holes(order, grid, width, height, rows), _letters(order, grid, name)
    bumps = fractal(order.part, order.shape, 26 * order.unit, octaves=5, keep=0.62)
    rise = 15 * np.sqrt(np.clip(inside / 26, 0, 1)) + 0.62 * bumps - 5 * holes - 4.2 * letters
    surface.height[:] = blur(rise * order.unit * surface.part, 0.5 * order.unit)
    colour = _crust(order, inside, bumps, bake - 0.25 * holes - 0.22 * letters)
    surface.paint(surface.part, colour)
    surface.polish(surface.part, gloss=0.05, rough=0.35)
    surface.sites[:] = inside > 14
    surface.raw = linear((0.86, 0.73, 0.50))
    surface.thick = 13
    return surface


def _outline(order: Order, width: float, height: float) -> Points:
    """Return the scalloped outline; no two biscuits have quite the same."""
    t = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    power = 0.16
    x = np.sign(np.cos(t)) * np.abs(np.cos(t)) ** power * width / 2
    y = np.sign(np.sin(t)) * np.abs(np.sin(t)) ** power * height / 2
    steps = np.hypot(np.diff(x, append=x[0]), np.diff(y, append=y[0]))
    way = np.concatenate([[0], np.cumsum(steps)[:-1]]) / steps.sum()
    bows = np.abs(np.sin(way * np.pi * 46)) ** 0.7
    waves = sum(order.part.normal(0, 0.004) * np.cos(k * t + order.part.uniform(0, 6)) for k in (2, 3, 5))
    out = 1 + waves + (bows - 0.5) * 0.045
    return np.stack([x * out, y * out], 1)


def _depth(part: Field) -> Field:
    solid = (part > 0.5).astype(np.uint8)
    solid[[0, -1]] = 0
    solid[:, [0, -1]] = 0
    return np.asarray(cv2.distanceTransform(solid, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _holes(order: Order, grid: Grid, width: float, height: float, rows: int) -> Field:
    art = sheet(width, height, order.unit)
    for row in (-0.36, 0.36) if rows == 2 else (-0.38, -0.22, 0.22, 0.38):
        for column in np.linspace(-0.39, 0.39, 8):
            dx, dy = order.part.normal(0, 0.6, 2).tolist()
            angles = np.linspace(0, 2 * np.pi, 14, endpoint=False)
            size = 4.6 + float(np.clip(order.part.normal(0, 0.3), -0.6, 0.6))
            ring = np.stack([np.cos(angles), np.sin(angles)], 1) * size
            art.shape(ring + np.array([column * width + dx, row * height + dy]))
    return blur(art.softened().on(grid), 0.9 * order.unit)


def _letters(order: Order, grid: Grid, name: str) -> Field:
    art = sheet(350, 130, order.unit)
    art.text(name, 0, 22, 50, bold=True, middle=True)
    return blur(art.softened().on(grid), 1.0 * order.unit)


def _crust(order: Order, inside: Field, bumps: Field, bake: Field) -> Field:
    """Return the colour of the crust: pale in the middle, brown at the edge and on the bumps."""
    oven = np.clip(0.10 * clouds(order.part, order.shape, 130 * order.unit), -0.2, 0.2)
    brown = 0.62 * np.exp(-inside / 15) + 0.045 * bumps + oven + bake
    brown += 0.05 * grain(order.part, order.shape, 1.3 * order.unit)
    pale, gold, dark = linear((0.93, 0.81, 0.58)), linear((0.84, 0.62, 0.33)), linear((0.55, 0.31, 0.13))
    sheet_ = np.broadcast_to(pale, (3, *order.shape)).astype(np.float32)
    crust = mix(mix(sheet_, gold, ramp(brown, -0.15, 0.45)), dark, ramp(brown, 0.35, 1.15))
    pores = ramp(clouds(order.part, order.shape, 3.4 * order.unit), 1.9, 2.9)
    return np.asarray(crust * (1 - 0.25 * pores), np.float32)


LINE = Line(
    name="biscuit",
    title="Butter biscuit",
    paint=paint,
    marks={"chip": chip, "crack": crack, "burn": burn, "stain": stain, "crumb": crumb, "hair": hair},
    aspect=4 / 3,
    lamp=Lamp(azimuth=-2.4, slope=1.0, ambient=0.42, near=0.1, hollow=0.09, cast=0.6),
)
