"""Where everything lies on a circuit board: plain data, in units from its middle, the same for every part."""

from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np

from inspector.data.drawn.fields import Points
from inspector.data.drawn.texture import Rng

WIDTH, HEIGHT = 474.0, 346.0

Box = tuple[float, float, float, float]  # middle x and y, width, height

_CORNERS = np.array([[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5]])


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of component. `pads` and `pins` are boxes around its own middle; `labels` are its markings."""

    name: str
    body: tuple[float, float]
    pads: tuple[Box, ...]
    pins: tuple[Box, ...] = ()
    rise: float = 5.0
    labels: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Component:
    """A component in its place: `turn` in radians, `name` as printed beside it."""

    kind: Kind
    x: float
    y: float
    turn: float
    name: str
    label: str

    def outlines(self, boxes: tuple[Box, ...]) -> Points:
        """Return the corners (n, 4, 2) on the board of boxes around the component's middle."""
        if not boxes:
            return np.zeros((0, 4, 2))
        numbers = np.array(boxes)[:, None]
        corners = numbers[..., :2] + _CORNERS * numbers[..., 2:]
        cos, sin = np.cos(self.turn), np.sin(self.turn)
        return np.asarray(corners @ np.array([[cos, sin], [-sin, cos]]) + (self.x, self.y), np.float64)

    def outline(self, box: Box) -> Points:
        """Return the corners (4, 2) on the board of one box."""
        return np.asarray(self.outlines((box,))[0], np.float64)

    def moved(self, dx: float, dy: float, turn: float) -> "Component":
        """Return the component a little off its place."""
        return replace(self, x=self.x + dx, y=self.y + dy, turn=self.turn + turn)


def _two_rows(count: int, pitch: float, far: float, pin: tuple[float, float]) -> tuple[Box, ...]:
    along = [(n - (count - 1) / 2) * pitch for n in range(count)]
    return tuple((x, side * far, *pin) for side in (-1, 1) for x in along)


def _four_rows(count: int, pitch: float, far: float, pin: tuple[float, float]) -> tuple[Box, ...]:
    flat = _two_rows(count, pitch, far, pin)
    return flat + tuple((y, x, height, width) for x, y, width, height in flat)


SOIC = Kind(
    "soic",
    (82, 40),
    _two_rows(8, 9.8, 27, (5.6, 15)),
    _two_rows(8, 9.8, 25, (4.0, 11)),
    6,
    ("LM324", "74HC595", "MAX3232"),
)
QFP = Kind(
    "qfp",
    (74, 74),
    _four_rows(10, 6.6, 43, (3.8, 13)),
    _four_rows(10, 6.6, 41.5, (2.7, 10)),
    6,
    ("INS32F4", "MK20DX", "RP2350"),
)
CHIP = Kind("chip", (21, 11), ((-9.5, 0, 9, 13), (9.5, 0, 9, 13)), (), 3, ("103", "472", "220", "331", "104"))
CERAMIC = Kind("ceramic", (23, 13.5), ((-10.5, 0, 10, 15), (10.5, 0, 10, 15)), (), 5)
CAN = Kind("can", (44, 44), ((-19, 0, 16, 9), (19, 0, 16, 9)), (), 10, ("100", "220", "47"))
HEADER = Kind("header", (100, 30), tuple((x, y, 8, 8) for x, y, _, _ in _two_rows(7, 13, 6.5, (6, 6))), (), 8)
CRYSTAL = Kind("crystal", (48, 19), ((-17, 0, 12, 23), (17, 0, 12, 23)), (), 6, ("16.000", "8.000", "12.288"))

_LARGE = (QFP, SOIC, HEADER, CAN, CAN, SOIC, CRYSTAL)


@lru_cache(maxsize=8)
def layout(number: int) -> tuple[tuple[Component, ...], tuple[Points, ...]]:
    """Return the components and the copper tracks of the product with this number."""
    rng = np.random.default_rng(number)
    components = _components(rng)
    return components, tuple(_tracks(rng, components))


def _components(rng: Rng) -> tuple[Component, ...]:
    """Return components of which none lies over another, the large ones first."""
    placed: list[Component] = []
    taken = [(x, y, 34.0, 34.0) for x in (-217.0, 217.0) for y in (-153.0, 153.0)]
    for kind in (*_LARGE, *([CHIP] * 26), *([CERAMIC] * 14)):
        found = _free(rng, kind, taken)
        if found is None:
            continue
        x, y, turned = found
        letter = {"chip": "R", "ceramic": "C", "can": "C", "header": "J", "crystal": "Y"}.get(kind.name, "U")
        label = kind.labels[int(rng.integers(len(kind.labels)))]
        placed.append(Component(kind, x, y, np.pi / 2 if turned else 0.0, f"{letter}{len(placed) + 1}", label))
    return tuple(placed)


def _free(rng: Rng, kind: Kind, taken: list[Box]) -> tuple[float, float, bool] | None:
    """Return a free place on a coarse raster and whether to stand upright there, and take it."""
    for _ in range(60):
        turned = bool(rng.random() < 0.4)
        reach = max(abs(y) * 2 + height for _, y, _, height in kind.pads)
        width, height = (
            max(kind.body[0], max(abs(x) * 2 + w for x, _, w, _ in kind.pads)),
            max(kind.body[1], reach),
        )
        width, height = (height, width) if turned else (width, height)
        x = round(rng.uniform(-WIDTH / 2 + width / 2 + 8, WIDTH / 2 - width / 2 - 8) / 4) * 4.0
        y = round(rng.uniform(-HEIGHT / 2 + height / 2 + 8, HEIGHT / 2 - height / 2 - 8) / 4) * 4.0
        if all(abs(x - a) * 2 > width + w + 13 or abs(y - b) * 2 > height + h + 15 for a, b, w, h in taken):
            taken.append((x, y, width, height))
            return x, y, turned
    return None


def _tracks(rng: Rng, components: tuple[Component, ...]) -> list[Points]:
    """Return the copper tracks: from a pad out, round a corner of 45°, to a via or another pad's height."""
    paths = []
    for component in components:
        for corners in component.outlines(component.kind.pads[:: 1 if len(component.kind.pads) < 4 else 2]):
            start = corners.mean(0)
            out = start - (component.x, component.y)
            step = np.sign(out) * (np.abs(out) == np.abs(out).max())
            first = start + step * rng.uniform(8, 26)
            slant = np.array([rng.choice([-1, 1]), rng.choice([-1, 1])]) * rng.uniform(6, 40)
            end = first + slant + step * rng.uniform(10, 70)
            path = np.clip(np.array([start, first, first + slant, end]), (-WIDTH / 2 + 10, -HEIGHT / 2 + 10), None)
            paths.append(np.minimum(path, (WIDTH / 2 - 10, HEIGHT / 2 - 10)))
    return paths
