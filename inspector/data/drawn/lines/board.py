"""A populated circuit board: solder mask over copper, tinned pads, chips with legs and markings."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, blur, linear, mix, ramp
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines import board_art, board_bodies
from inspector.data.drawn.lines import board_layout as layouts
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import burn, crumb, hair, scratch, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import box, disc, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import clouds, fractal, grain

_MASKS: tuple[tuple[Colour, Colour], ...] = (  # solder mask over bare board, over copper
    ((0.05, 0.25, 0.15), (0.09, 0.40, 0.23)), ((0.05, 0.17, 0.34), (0.08, 0.27, 0.52)),
    ((0.04, 0.27, 0.22), (0.07, 0.41, 0.33)), ((0.36, 0.07, 0.08), (0.56, 0.12, 0.12)),
    ((0.10, 0.10, 0.11), (0.17, 0.17, 0.18)),
)  # fmt: skip


def paint(order: Order) -> Surface:
    """Paint one board; the seed decides layout and colour, the part how it was populated and soldered."""
    mask = _MASKS[int(order.design.integers(5))]
    number = int(order.design.integers(2**32))
    components, art = layouts.layout(number)[0], board_art.sheets(number, order.unit)
    surface = blank(order.shape, order.unit, ground(order, (0.58, 0.58, 0.57), coarse=0.03))
    grid = order.grid(shift=2.5, turn_deg=0.5, stretch=0.002)
    edge = box(grid, layouts.WIDTH, layouts.HEIGHT, corner=9)
    surface.part[:] = grid.cover(edge)
    _mask(order, surface, _copper(order, grid, art) * surface.part, mask)
    surface.height += 3 * order.unit * rounded(edge, 4) * surface.part
    _print(order, grid, surface, art)
    _mount_holes(grid, surface)
    board_bodies.solder(order, grid, surface, components)
    board_bodies.populate(order, grid, surface, board_bodies.placed_by_machine(order, components))
    board_bodies.bridge(order, grid, surface, components)
    surface.sites[:] = edge < -14
    surface.raw = linear((0.80, 0.62, 0.42))
    return surface


def _copper(order: Order, grid: Grid, art: board_art.Sheets) -> Field:
    """Return where copper lies under the mask: tracks, and a poured area that keeps off them."""
    poured = grid.x * np.float32(0.4) + grid.y > np.float32(order.design.uniform(-90, 60))
    return np.maximum(art.tracks.on(grid), (1 - art.gaps.on(grid)) * poured)


def _mask(order: Order, surface: Surface, copper: Field, mask: tuple[Colour, Colour]) -> None:
    """Lay the solder mask: it is lighter and a little higher over copper."""
    tone = 1 + 0.03 * fractal(order.part, order.shape, 60 * order.unit)
    tone += 0.025 * grain(order.part, order.shape, 0.8)
    colour = mix(np.broadcast_to(linear(mask[0]), (3, *order.shape)), linear(mask[1]), copper)
    surface.paint(surface.part, np.asarray(colour * tone, np.float32))
    bumps = 0.10 * clouds(order.part, order.shape, 30 * order.unit)
    surface.height += (0.5 * blur(copper, 0.6) + bumps) * order.unit
    surface.polish(surface.part, gloss=0.16, rough=0.24)


def _print(order: Order, grid: Grid, surface: Surface, art: board_art.Sheets) -> None:
    """Open the vias, and print the legend a little off its place."""
    ring = art.vias.on(grid)
    surface.paint(ring, board_bodies.GOLD)
    surface.paint(ramp(ring, 0.75, 1.0) * 0.85, (0.10, 0.10, 0.08))
    dx, dy = np.clip(order.part.normal(0, 0.6, 2), -1.2, 1.2).tolist()
    surface.paint(art.legend.on(grid, dx=dx, dy=dy) * 0.92, (0.90, 0.90, 0.88))


def _mount_holes(grid: Grid, surface: Surface) -> None:
    for x, y in ((-217.0, -153.0), (217.0, -153.0), (-217.0, 153.0), (217.0, 153.0)):
        patch, cut = board_bodies.around(grid, surface, x, y, 16)
        patch.paint(cut.cover(disc(cut, 14, x, y)), board_bodies.GOLD)
        patch.paint(cut.cover(disc(cut, 8.5, x, y)), (0.20, 0.20, 0.20))


LINE = Line(
    name="board",
    title="Circuit board",
    paint=paint,
    marks={"scratch": scratch, "burn": burn, "stain": stain, "crumb": crumb, "hair": hair},
    built=("missing", "askew", "bridge"),
    aspect=4 / 3,
    lamp=Lamp(azimuth=-2.3, slope=0.8, ambient=0.55, near=0.22, cast=0.5),
    exposure=1.15,
)
