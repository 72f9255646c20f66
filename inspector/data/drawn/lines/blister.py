"""A blister pack: embossed foil, clear pockets, a tablet in each."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, length, linear, ramp
from inspector.data.drawn.lettering import sheet
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.lines.grounds import ground
from inspector.data.drawn.marks import crumb, fold, hair, scratch, speck, stain
from inspector.data.drawn.order import Grid, Line, Order
from inspector.data.drawn.shapes import box, rounded
from inspector.data.drawn.surface import Surface, blank
from inspector.data.drawn.texture import Rng, clouds, fractal, grain

_PILLS: tuple[tuple[Colour, Colour], ...] = (  # both halves of a capsule; a tablet takes the first
    ((0.93, 0.92, 0.90), (0.86, 0.42, 0.30)), ((0.92, 0.66, 0.62), (0.95, 0.93, 0.88)),
    ((0.94, 0.84, 0.50), (0.30, 0.52, 0.66)), ((0.66, 0.80, 0.88), (0.24, 0.36, 0.58)),
    ((0.78, 0.45, 0.33), (0.92, 0.88, 0.80)),
)  # fmt: skip
_POCKET = 36.0


def paint(order: Order) -> Surface:
    """Paint one pack; the seed decides round tablets or capsules, and their colours."""
    colours, capsule = _PILLS[int(order.design.integers(5))], bool(order.design.random() < 0.4)
    surface = blank(order.shape, order.unit, ground(order, (0.14, 0.15, 0.17), coarse=0.06))
    grid = order.grid(shift=3, turn_deg=0.7)
    edge = box(grid, 458, 312, corner=22)
    surface.part[:] = grid.cover(edge)
    _foil(order, grid, surface, edge)
    places = [(column * 85.0, row * 93.0) for row in (-1, 0, 1) for column in (-2, -1, 0, 1, 2)]
    missing, broken = order.pick("missing", 15), order.pick("broken", 15)
    looseness = np.clip(order.part.normal(0, 1, (15, 3)), -2, 2)
    powders = order.part.integers(2**32, size=15).tolist()  # each its own chance: one missing changes no other
    for number, (place, loose) in enumerate(zip(places, looseness.tolist(), strict=True)):
        pocket = _Pocket(order, grid, surface, place, np.random.default_rng(powders[number]))
        pocket.press()
        if number != missing:
            pocket.fill(colours, loose, capsule=capsule, broken=number == broken)
        pocket.cover()
    surface.sites[:] = edge < -14
    surface.raw = linear((0.86, 0.86, 0.86))
    return surface


def _foil(order: Order, grid: Grid, surface: Surface, edge: Field) -> None:
    """Lay the foil: a fine diamond emboss, a little crumpled, with the batch pressed into its lower edge."""
    wave = np.float32(2 * np.pi / 5.2)
    knurl = np.sin((grid.x + grid.y) * wave) * np.sin((grid.x - grid.y) * wave)
    crumple = fractal(order.part, order.shape, 60 * order.unit, octaves=3)
    art = sheet(458, 312, order.unit)
    art.dotted(f"LOT {order.part.integers(10**5, 10**6)} EXP {order.part.integers(1, 13):02d}/28", -128, 139, 1.75)
    stamp = art.softened().on(grid)
    relief = 0.30 * knurl + 0.55 * crumple + 3.0 * rounded(edge, 6) - 1.0 * stamp
    surface.height[:] = relief * order.unit * surface.part
    tone = (1 + 0.05 * crumple + 0.10 * knurl + 0.03 * grain(order.part, order.shape)) * (1 - 0.35 * stamp)
    surface.paint(surface.part, np.asarray(linear((0.70, 0.71, 0.73)) * tone, np.float32))
    surface.polish(surface.part, gloss=0.30, rough=0.30)


class _Pocket:
    """One pocket of the pack, in its own window of the picture."""

    def __init__(self, order: Order, grid: Grid, surface: Surface, place: tuple[float, float], chance: Rng) -> None:
        x, y = grid.place(np.array([place]))[0].tolist()
        rows, columns = surface.window(x, y, (_POCKET + 9) * order.unit)
        self.order, self.grid, self.chance = order, grid.crop(rows, columns), chance
        self.surface = surface.patch(x, y, (_POCKET + 9) * order.unit)
        self.x, self.y = self.grid.x - np.float32(place[0]), self.grid.y - np.float32(place[1])
        self.radius = length(self.x, self.y)

    def press(self) -> None:
        """Form the pocket: smooth inside, a raised rim."""
        inside, unit = ramp(self.radius, _POCKET, _POCKET - 2), self.order.unit
        self.surface.height *= 1 - 0.85 * inside
        self.surface.height += 2.0 * np.exp(-np.square((self.radius - np.float32(_POCKET)) / 2.2)) * unit
        self.surface.albedo *= (
            1 - 0.22 * inside - 0.25 * np.exp(-np.square((self.radius - np.float32(_POCKET - 4)) / 3))
        )
        self.surface.polish(inside, gloss=0.15, rough=0.2)

    def fill(self, colours: tuple[Colour, Colour], loose: list[float], *, capsule: bool, broken: bool) -> None:
        """Put the tablet in, as loose as it lies: its place and its turn are its own."""
        turn = loose[2] * (0.12 if capsule else 3.0) + (0.9 if capsule else 0)
        cos, sin = np.float32(np.cos(turn)), np.float32(np.sin(turn))
        x, y = self.x - np.float32(loose[0] * 1.5), self.y - np.float32(loose[1] * 1.5)
        along, across = x * cos + y * sin, y * cos - x * sin
        if capsule:
            distance = length(np.maximum(np.abs(along) - 17, 0), across) - np.float32(13)
        else:
            distance = length(along, across) - np.float32(26)
        if broken:
            distance = np.maximum(distance, self._break(along, across))
        self._shadow(distance)
        cover = self.grid.cover(distance)
        powder = 1 + 0.02 * fractal(self.chance, cover.shape, 5 * self.order.unit, octaves=2)
        dye = np.where(along > 1, linear(colours[1]), linear(colours[0])) if capsule else linear(colours[0])
        self.surface.paint(cover, np.asarray(dye * powder, np.float32))
        dome = 9 * rounded(distance, 12.5) if capsule else 5.5 * rounded(distance, 8) + 1.5 * rounded(distance, 26)
        score = 0.0 if capsule else 1.5 * np.exp(-np.square(across / 1.5)) * (distance < -2)
        seam = 0.5 * ramp(np.abs(along - 1), 1.2, 0.3) if capsule else 0.0
        self.surface.height[:] = self.surface.height * (1 - cover) + (dome - score + seam) * self.order.unit * cover
        self.surface.polish(cover, gloss=0.30 if capsule else 0.05, rough=0.15 if capsule else 0.3)

    def cover(self) -> None:
        """Put the clear dome's reflections over it: the lamp in it, and a bright rim on the lamp's side."""
        lean_x, lean_y = self.order.lamp.lean
        far = np.float32(_POCKET)
        norm = np.float32((lean_x**2 + lean_y**2) ** 0.5)
        aim_x, aim_y = np.float32(lean_x / norm), np.float32(lean_y / norm)
        facing = (self.x * aim_x + self.y * aim_y) / (self.radius + 1)
        spot_along, spot_aside = self.x * aim_x + self.y * aim_y - 0.62 * far, self.y * aim_x - self.x * aim_y
        spot = np.exp(-np.square(spot_along / 2.6) - np.square(spot_aside / 9.5) ** 2)
        rim = np.exp(-np.square((self.radius - (far - 3)) / 1.6)) * np.clip(np.abs(facing) - 0.35, 0, 1)
        veil = 0.05 * ramp(self.radius, _POCKET, _POCKET - 3)
        self.surface.paint(np.clip(0.75 * spot + 0.55 * rim + veil, 0, 1), (0.97, 0.98, 1.0))

    def _shadow(self, distance: Field) -> None:
        near = ramp(distance, 7.0, -2.0) * ramp(self.radius, _POCKET, _POCKET - 3)
        self.surface.albedo *= 1 - 0.5 * near

    def _break(self, along: Field, across: Field) -> Field:
        """Return the distance to a ragged edge; what lies beyond it broke off."""
        angle, chance = self.order.chance.uniform(0, 2 * np.pi), self.order.chance
        beyond = along * np.float32(np.cos(angle)) + across * np.float32(np.sin(angle))
        ragged = 2.2 * clouds(chance, along.shape, 9 * self.order.unit) + 1.0 * clouds(
            chance, along.shape, 3 * self.order.unit
        )
        return np.asarray(beyond + ragged - np.float32(chance.uniform(-4, 13)), np.float32)


LINE = Line(
    name="blister",
    title="Tablet blister pack",
    paint=paint,
    marks={"speck": speck, "stain": stain, "crumb": crumb, "hair": hair, "scratch": scratch, "crease": fold},
    built=("missing", "broken"),
    aspect=4 / 3,
    lamp=Lamp(azimuth=-2.2, slope=0.8, ambient=0.55, near=0.30, cast=0.5),
)
