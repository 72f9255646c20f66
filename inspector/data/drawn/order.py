"""What a line is, what it is asked to draw, and where the part lies in the picture."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn.fields import Field, Points, Shape
from inspector.data.drawn.light import Lamp
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng

UNITS = 384  # a picture is this many units high, whatever its pixels


@dataclass(frozen=True, slots=True)
class Grid:
    """The part's own coordinates. `x`, `y` (h, w): of each pixel, in units, from the part's middle.

    `matrix` (2, 3) takes part coordinates to pixels; `unit` is pixels per unit.
    """

    x: Field
    y: Field
    matrix: NDArray[np.float64]
    unit: float

    @property
    def shape(self) -> Shape:
        """Height and width in pixels."""
        return self.x.shape[0], self.x.shape[1]

    def place(self, points: Points) -> Points:
        """Return the pixels (n, 2) of points (n, 2) in part coordinates."""
        return np.asarray(points @ self.matrix[:, :2].T + self.matrix[:, 2], np.float64)

    def cover(self, distance: Field) -> Field:
        """Return the coverage (0 to 1) of a shape from its signed distance in units, negative inside."""
        return np.asarray(np.clip(0.5 - distance * np.float32(self.unit), 0, 1), np.float32)

    def crop(self, rows: slice, columns: slice) -> "Grid":
        """Return the grid of a window of the picture; `place` then gives pixels of that window."""
        matrix = self.matrix - [[0, 0, columns.start], [0, 0, rows.start]]
        return Grid(self.x[rows, columns], self.y[rows, columns], matrix, self.unit)


@dataclass(frozen=True, slots=True)
class Order:
    """One part to paint. `design` is the product's chance (the seed), `part` the part's own (the index too).

    `flaw` is the kind of defect that the painting itself must show ("" for none), `chance` where and how,
    `force` how strongly (1, more after an attempt that could not be seen).
    """

    shape: Shape
    design: Rng
    part: Rng
    lamp: Lamp
    chance: Rng
    flaw: str = ""
    force: float = 1.0

    @property
    def unit(self) -> float:
        """Pixels per unit."""
        return self.shape[0] / UNITS

    def pick(self, kind: str, count: int) -> int:
        """Return which of `count` things has the flaw `kind`; -1 when the part is to have none of it."""
        return int(self.chance.integers(count)) if self.flaw == kind else -1

    def grid(self, *, shift: float, turn_deg: float, stretch: float = 0.004, spin: bool = False) -> Grid:
        """Return where this part lies: deviations of place (units), angle and size; `spin` for any angle."""
        height, width = self.shape
        dx, dy = np.clip(self.part.normal(0, shift, 2), -2.2 * shift, 2.2 * shift).tolist()
        angle = self.part.uniform(0, 2 * np.pi) if spin else np.radians(self.part.normal(0, turn_deg))
        scale = self.unit * float(1 + np.clip(self.part.normal(0, stretch), -2 * stretch, 2 * stretch))
        middle_x, middle_y = width / 2 - 0.5 + dx * self.unit, height / 2 - 0.5 + dy * self.unit
        cos, sin = float(np.cos(angle)) * scale, float(np.sin(angle)) * scale
        matrix = np.array([[cos, -sin, middle_x], [sin, cos, middle_y]])
        across = np.arange(width, dtype=np.float32) - np.float32(middle_x)
        down = np.arange(height, dtype=np.float32)[:, None] - np.float32(middle_y)
        square = scale * scale
        x = across * np.float32(cos / square) + down * np.float32(sin / square)
        y = down * np.float32(cos / square) - across * np.float32(sin / square)
        return Grid(x, y, matrix, scale)


Mark = Callable[[Surface, Rng, float], None]  # changes a good surface in place; the last is the force


@dataclass(frozen=True, slots=True)
class Line:
    """A product line. `aspect` is width by height; `unsteady` scales how much its light differs.

    `marks` are defects put on a finished surface; `built` those that the painting itself shows.
    """

    name: str
    title: str
    paint: Callable[[Order], Surface]
    marks: Mapping[str, Mark]
    built: tuple[str, ...] = ()
    aspect: float = 1.0
    lamp: Lamp = field(default_factory=Lamp)
    exposure: float = 1.0
    unsteady: float = 1.0

    @property
    def defects(self) -> tuple[str, ...]:
        """The kinds of defect that this line can have."""
        return (*self.built, *self.marks)
