"""A part before light falls on it: what reflects, what rises, what shines. Defects change it, not the photo.

So a scratch is lit by the same lamp as the part, and a chipped corner throws no shadow any more.
"""

from dataclasses import dataclass, fields, replace

import numpy as np

from inspector.data.drawn.fields import Colour, Field, Mask, linear, mix


@dataclass(slots=True)
class Surface:
    """What one picture shows, as fields over its pixels; marks change them in place.

    `albedo` (3, h, w): reflectance, linear, 0 to 1. `behind` (3, h, w): the same where the part is not.
    `height` (h, w): pixels above the ground. `gloss` (h, w): strength of the mirror image of the lamp.
    `rough` (h, w): how wide that image is (slope: 0.05 polished, 0.3 satin). `part` (h, w): coverage, 0 to 1.
    `sites` (h, w) bool: where a mark may be centred. `raw` (3, 1, 1): reflectance under the surface, linear.
    `unit`: pixels per 1/384 of the picture's height. `thick`: how far the part throws its shadow, in units.
    """

    albedo: Field
    behind: Field
    height: Field
    gloss: Field
    rough: Field
    part: Field
    sites: Mask
    raw: Field
    unit: float
    thick: float = 8.0

    @property
    def shape(self) -> tuple[int, int]:
        """Height and width in pixels."""
        return self.height.shape[0], self.height.shape[1]

    def copy(self) -> "Surface":
        """Return a surface that can be marked without changing this one."""
        changing = (f.name for f in fields(self) if f.name not in ("behind", "sites", "raw", "unit", "thick"))
        return replace(self, **{name: getattr(self, name).copy() for name in changing})

    def patch(self, x: float, y: float, reach: float) -> "Surface":
        """Return the square of `reach` pixels around a point; it shares its arrays: marking it marks this."""
        rows, columns = self.window(x, y, reach)
        pixels = (f.name for f in fields(self) if f.name not in ("raw", "unit", "thick"))
        return replace(self, **{name: getattr(self, name)[..., rows, columns] for name in pixels})

    def window(self, x: float, y: float, reach: float) -> tuple[slice, slice]:
        """Return the rows and columns within `reach` pixels of a point, cut at the picture's edge."""
        height, width = self.shape
        top, bottom = max(int(y - reach), 0), min(int(y + reach) + 2, height)
        left, right = max(int(x - reach), 0), min(int(x + reach) + 2, width)
        return slice(top, bottom), slice(left, right)

    def paint(self, weight: Field, colour: Field | Colour) -> None:
        """Cover the surface with a colour (a screen colour, or linear reflectance) by weight."""
        ink = linear(colour) if isinstance(colour, tuple) else colour
        change = ink - self.albedo
        change *= weight
        self.albedo += change

    def polish(self, weight: Field, *, gloss: float, rough: float) -> None:
        """Give the surface another shine by weight."""
        self.gloss[:] = mix(self.gloss, gloss, weight)
        self.rough[:] = mix(self.rough, rough, weight)


def blank(shape: tuple[int, int], unit: float, behind: Field) -> Surface:
    """Return an empty ground: flat, dull, of the (3, h, w) reflectance `behind`, with no part on it."""
    flat = np.zeros(shape, np.float32)
    return Surface(
        albedo=behind.copy(),
        behind=behind,
        height=flat,
        gloss=flat.copy(),
        rough=np.full(shape, 0.2, np.float32),
        part=flat.copy(),
        sites=np.zeros(shape, np.bool_),
        raw=linear((0.5, 0.5, 0.5)),
        unit=unit,
    )
