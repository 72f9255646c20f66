"""Light: one lamp over the part, and what the surface sends back to the camera."""

from dataclasses import dataclass, replace

import numpy as np

from inspector.data.drawn.fields import Field, blur, shifted, slopes
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng


@dataclass(frozen=True, slots=True)
class Lamp:
    """One lamp. A line has its own; each picture's differs a little, as bulbs, dust and hands make it.

    `azimuth`: radians, where in the picture the light comes from (0: the right, π/2: below).
    `slope`: how far it leans (0: straight above, 1: 45°). `ambient`: the share of light from everywhere.
    `near`: how much the mirror direction changes from the picture's middle to its edge (a near lamp: 0.5).
    `hollow`: how dark narrow valleys are. `cast`: how dark the part's shadow on the ground is.
    """

    azimuth: float = -2.2
    slope: float = 0.9
    ambient: float = 0.45
    near: float = 0.15
    hollow: float = 0.05
    cast: float = 0.55

    @property
    def lean(self) -> tuple[float, float]:
        """The lamp's direction as slopes along x and y."""
        return float(np.cos(self.azimuth)) * self.slope, float(np.sin(self.azimuth)) * self.slope

    @property
    def mirror(self) -> tuple[float, float]:
        """The slopes of a surface in the middle of the picture that mirrors the lamp into the camera."""
        share = 1 / (1 + (1 + self.slope**2) ** 0.5)
        return self.lean[0] * share, self.lean[1] * share

    def jittered(self, rng: Rng) -> "Lamp":
        """Return the lamp as it hangs for one picture."""
        turn, lean, fill = rng.normal(0, 0.07), rng.normal(1, 0.04), rng.normal(1, 0.03)
        return replace(
            self,
            azimuth=self.azimuth + float(turn),
            slope=self.slope * float(lean),
            ambient=self.ambient * float(fill),
        )


def shade(surface: Surface, lamp: Lamp) -> Field:
    """Return the (3, h, w) radiance, linear, in which a flat white surface gives 1."""
    steep_x, steep_y = slopes(surface.height)
    diffuse = _diffuse(surface, lamp, steep_x, steep_y) * _cast_shadow(surface, lamp)
    shine = _mirror(surface, lamp, steep_x, steep_y)
    return surface.albedo * diffuse + shine


def _diffuse(surface: Surface, lamp: Lamp, steep_x: Field, steep_y: Field) -> Field:
    lean_x, lean_y = lamp.lean
    facing = (1 - steep_x * lean_x - steep_y * lean_y) / np.sqrt(1 + steep_x**2 + steep_y**2)
    valley = np.maximum(blur(surface.height, 3 * surface.unit) - surface.height, 0) / surface.unit
    open_sky = 1 / (1 + lamp.hollow * valley)
    lit = lamp.ambient + (1 - lamp.ambient) * np.maximum(facing, 0)
    return np.asarray(lit * open_sky, np.float32)


def _mirror(surface: Surface, lamp: Lamp, steep_x: Field, steep_y: Field) -> Field:
    height, width = surface.shape
    x = np.linspace(-1, 1, width, dtype=np.float32) * np.float32(width / height)
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    off_x = steep_x + np.float32(lamp.mirror[0]) - np.float32(lamp.near) * x
    off_y = steep_y + np.float32(lamp.mirror[1]) - np.float32(lamp.near) * y
    miss = (off_x**2 + off_y**2) / surface.rough**2
    return np.asarray(surface.gloss * np.exp(-miss), np.float32)


def _cast_shadow(surface: Surface, lamp: Lamp) -> Field:
    """Return how much light reaches each pixel past the part: 1 on the part, less beside it."""
    length = surface.thick * surface.unit
    if length <= 0:
        return np.ones(surface.shape, np.float32)
    dx, dy = -lamp.lean[0] * length, -lamp.lean[1] * length
    near = blur(surface.part, 0.35 * length)
    far = blur(shifted(surface.part, dx, dy), 0.5 * length)
    shade_of_part = np.maximum(far, 0.8 * near) * (1 - surface.part)
    return np.asarray(1 - lamp.cast * shade_of_part, np.float32)
