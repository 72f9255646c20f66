"""What stands on a circuit board: solder, legs, bodies with their shadows, markings."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, blur, filled, linear, ramp, shifted
from inspector.data.drawn.lettering import Artwork, sheet
from inspector.data.drawn.lines import board_layout as layouts
from inspector.data.drawn.lines.board_layout import Component
from inspector.data.drawn.order import Grid, Order
from inspector.data.drawn.shapes import disc, rounded
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import clouds, grain

_BODIES: dict[str, Colour] = {
    "soic": (0.17, 0.17, 0.18), "qfp": (0.16, 0.16, 0.17), "chip": (0.14, 0.14, 0.15),
    "ceramic": (0.66, 0.53, 0.38), "can": (0.15, 0.15, 0.16), "header": (0.88, 0.87, 0.82),
    "crystal": (0.74, 0.74, 0.75),
}  # fmt: skip
_TIN: Colour = (0.66, 0.66, 0.66)
GOLD: Colour = (0.85, 0.68, 0.36)


def solder(order: Order, grid: Grid, surface: Surface, components: tuple[Component, ...]) -> None:
    """Tin every pad; the paste is never quite the same."""
    pads = [grid.place(pad) for c in components for pad in c.outlines(c.kind.pads)]
    _metal(surface, filled(order.shape, pads), _TIN, 1.6 + 0.5 * clouds(order.part, order.shape, 12 * order.unit))


def _metal(surface: Surface, cover: Field, colour: Colour, rise: Field | float) -> None:
    surface.paint(cover, colour)
    surface.height += blur(cover, 1.4 * surface.unit) * rise * surface.unit
    surface.polish(cover, gloss=0.55, rough=0.20)


def placed_by_machine(order: Order, components: tuple[Component, ...]) -> list[Component]:
    """Return the components as placed: a little off, and one missing or askew if that is the flaw."""
    jitter = np.clip(order.part.normal(0, 1, (len(components), 3)), -2, 2) * (0.45, 0.45, 0.008)
    placed = [c.moved(*off) for c, off in zip(components, jitter.tolist(), strict=True)]
    missing, askew = order.pick("missing", len(placed)), order.pick("askew", len(placed))
    if askew >= 0:
        side = order.chance.choice([-1, 1], 3) * (order.chance.uniform((3, 3, 0.15), (7, 7, 0.5)))
        placed[askew] = placed[askew].moved(*side.tolist())
    return [c for number, c in enumerate(placed) if number != missing]


def populate(order: Order, grid: Grid, surface: Surface, placed: list[Component]) -> None:
    """Put the components on: legs, shadows, bodies, then what stands on the bodies."""
    legs = filled(order.shape, [grid.place(pin) for c in placed for pin in c.outlines(c.kind.pins)])
    _metal(surface, legs, (0.70, 0.70, 0.71), 2.2)
    rise, colour = np.zeros(order.shape, np.float32), np.zeros((3, *order.shape), np.float32)
    whole = np.zeros(order.shape, np.float32)
    for name, paint_of in _BODIES.items():
        some = [c for c in placed if c.kind.name == name]
        cover = filled(order.shape, [grid.place(c.outline((0, 0, *c.kind.body))) for c in some])
        whole = np.maximum(whole, cover)
        for plane, value in zip(colour, linear(paint_of).ravel().tolist(), strict=True):
            plane += cover * np.float32(value)
        rise += cover * np.float32(some[0].kind.rise if some else 0)
    _stand(order, surface, whole, rise, np.asarray(colour / np.maximum(whole, 1e-3), np.float32))
    _details(order, grid, surface, placed)


def _stand(order: Order, surface: Surface, whole: Field, rise: Field, colour: Field) -> None:
    """Put all bodies on at once: their shadows beside them, their rounded edges, their dull skin."""
    lean_x, lean_y = order.lamp.lean
    fall = blur(shifted(whole, -3.4 * lean_x * order.unit, -3.4 * lean_y * order.unit), 1.6 * order.unit)
    surface.albedo *= 1 - 0.6 * fall * (1 - whole)
    tone = 1 + 0.05 * grain(order.part, order.shape, 0.7)
    surface.paint(whole, np.asarray(colour * tone, np.float32))
    surface.height[:] = surface.height * (1 - whole) + blur(rise, 1.1 * order.unit) * order.unit
    surface.polish(whole, gloss=0.07, rough=0.3)


def _details(order: Order, grid: Grid, surface: Surface, placed: list[Component]) -> None:
    """Put the silver ends, the pins, the aluminium cans and the markings on the bodies."""
    ends = [
        c.outline((side * (c.kind.body[0] / 2 - 2.4), 0, 4.8, c.kind.body[1]))
        for c in placed
        if c.kind.body[0] < 30
        for side in (-1, 1)
    ]
    pins = [c.outline((x, y, 5, 5)) for c in placed if c.kind.name == "header" for x, y, _, _ in c.kind.pads]
    _metal(surface, filled(order.shape, [grid.place(end) for end in ends]), _TIN, 0.8)
    _metal(surface, filled(order.shape, [grid.place(pin) for pin in pins]), GOLD, 3.0)
    for can in (c for c in placed if c.kind.name == "can"):
        patch, cut = around(grid, surface, can.x, can.y, 24)
        rim = disc(cut, 20.5, can.x, can.y)
        x, y = cut.x - np.float32(can.x), cut.y - np.float32(can.y)
        side = x * np.float32(np.cos(can.turn)) + y * np.float32(np.sin(can.turn))
        patch.paint(cut.cover(rim), (0.66, 0.66, 0.67))
        patch.paint(cut.cover(rim) * ramp(side, -9.5, -10.5), (0.12, 0.12, 0.13))
        patch.height += 7 * rounded(rim, 5) * order.unit
        patch.polish(cut.cover(rim), gloss=0.30, rough=0.18)
    surface.paint(_markings(order, placed).softened().on(grid) * 0.8, (0.74, 0.74, 0.73))


def _markings(order: Order, placed: list[Component]) -> Artwork:
    art = sheet(layouts.WIDTH, layouts.HEIGHT, order.unit)
    week = f"{order.part.integers(20, 27)}{order.part.integers(1, 53):02d}"
    for c in placed:
        if c.kind.name in ("soic", "qfp"):
            dot = c.outline((-c.kind.body[0] / 2 + 7, c.kind.body[1] / 2 - 7, 0.1, 0.1)).mean(0)
            art.dot(float(dot[0]), float(dot[1]), 2.6)
            small = 6.0 if c.turn > 1 and c.kind.name == "soic" else 8.5
            art.text(c.label, c.x, c.y - 1, small, middle=True)
            art.text(week, c.x, c.y + 1.3 * small, small * 0.9, middle=True)
        elif c.kind.name in ("chip", "can"):
            art.text(c.label, c.x, c.y + 2.6, 6.5 if c.kind.name == "chip" else 8, middle=True)
    return art


def around(grid: Grid, surface: Surface, x: float, y: float, reach: float) -> tuple[Surface, Grid]:
    """Return the surface and the grid around a point of the board."""
    spot = grid.place(np.array([[x, y]]))[0].tolist()
    window = surface.window(spot[0], spot[1], reach * grid.unit)
    return surface.patch(spot[0], spot[1], reach * grid.unit), grid.crop(*window)


def bridge(order: Order, grid: Grid, surface: Surface, components: tuple[Component, ...]) -> None:
    """Let solder run between two neighbouring pads of a chip, if that is the flaw."""
    chips = [c for c in components if c.kind.pins]
    number = order.pick("bridge", len(chips))
    if number < 0:
        return
    chip = chips[number]
    first = int(order.chance.integers(len(chip.kind.pads) - 1))
    last = min(first + int(order.chance.integers(1, 3)), len(chip.kind.pads) - 1)
    boxes = np.array(chip.kind.pads)[[first, last]]
    if np.abs(boxes[0, :2] - boxes[1, :2]).sum() > 22:  # two pads round a corner, or of opposite rows
        boxes[1] = boxes[0] + (0.0, 0.0, 6.0, 4.0)
    middle, spread = boxes[:, :2].mean(0), np.ptp(boxes[:, :2], axis=0)
    size = (
        np.where(spread > 1, spread + boxes[0, 2:] * 1.1, boxes[0, 2:] * order.chance.uniform(0.6, 1.0))
        * order.force**0.5
    )
    run = blur(filled(order.shape, [grid.place(chip.outline((*middle.tolist(), *size.tolist())))]), 1.3 * order.unit)
    run *= 1 + 0.35 * clouds(order.chance, order.shape, 5 * order.unit)
    _metal(surface, ramp(run, 0.35, 0.6), _TIN, 2.6)
