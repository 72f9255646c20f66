"""Foreign bodies: hair and fibres, crumbs, specks. They lie on the part and throw a small shadow."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, blur, linear, ramp, shifted, stroke
from inspector.data.drawn.marks.paths import between, contrasting, lump, patch_of, pressure, site, wander
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng, grain

_FIBRES: tuple[Colour, ...] = (
    (0.13, 0.10, 0.09),
    (0.30, 0.20, 0.13),
    (0.16, 0.22, 0.42),
    (0.48, 0.14, 0.14),
    (0.76, 0.75, 0.72),
)
_CRUMBS: tuple[Colour, ...] = ((0.20, 0.18, 0.17), (0.45, 0.33, 0.20), (0.75, 0.68, 0.55), (0.62, 0.64, 0.66))


def hair(surface: Surface, rng: Rng, force: float) -> None:
    """A hair or a textile fibre."""
    unit = surface.unit
    x, y = site(surface, rng)
    length, curl = between(rng, 70, 230) * unit, rng.uniform(1.5, 7)
    path = wander(rng, x, y, length, angle=rng.uniform(0, 2 * np.pi), bend=rng.uniform(0, 2.5), curl=curl)
    steady = 0.55 + 0.45 * np.clip(pressure(rng, len(path)), 0, 1)
    fibre = stroke(surface.shape, path, steady * rng.uniform(1.1, 1.9) * max(unit, 0.75) * force**0.5)
    _lay(surface, fibre, linear(contrasting(surface, rng, x, y, _FIBRES)), lift=1.1 * unit)


def crumb(surface: Surface, rng: Rng, force: float) -> None:
    """A crumb with a few smaller ones around it."""
    unit = surface.unit
    x, y = site(surface, rng)
    colour = contrasting(surface, rng, x, y, _CRUMBS)
    radius = between(rng, 6, 15) * unit * force**0.5
    patch, px, py = patch_of(surface, x, y, radius * 5)
    for size in (1.0, *rng.uniform(0.15, 0.45, int(rng.integers(1, 7))).tolist()):
        far = 0 if size == 1 else radius * rng.uniform(1.2, 3.2)
        angle = rng.uniform(0, 2 * np.pi)
        spot = (px + np.cos(angle) * far, py + np.sin(angle) * far)
        grit = lump(rng, patch.shape, *spot, radius * size, rough=0.22, long=rng.uniform(1, 1.7))
        shades = 1 + 0.18 * grain(rng, patch.shape, 1.5 * unit)
        ink = np.asarray(linear(colour) * np.clip(shades, 0.3, 2), np.float32)
        _lay(patch, ramp(grit, 0, 0.1), ink, lift=0, dome=np.sqrt(np.clip(grit, 0, 1)) * radius * size * 0.55)


def speck(surface: Surface, rng: Rng, force: float) -> None:
    """Dark specks inside the material: burnt or foreign granules."""
    x, y = site(surface, rng)
    reach = between(rng, 12, 40) * surface.unit
    patch, px, py = patch_of(surface, x, y, reach * 2)
    for size in rng.uniform(2.0, 4.5, int(rng.integers(2, 6))):
        spot = (px + rng.normal(0, reach / 2), py + rng.normal(0, reach / 2))
        radius = float(size) * max(surface.unit, 0.8) * force
        dot = lump(rng, patch.shape, *spot, radius, rough=0.2, long=rng.uniform(1, 1.8))
        patch.paint(ramp(dot, -0.1, 0.5) * patch.part * rng.uniform(0.6, 0.95), (0.12, 0.10, 0.09))


def _lay(surface: Surface, weight: Field, ink: Field, *, lift: float, dome: Field | None = None) -> None:
    """Put a body on the surface: first its shadow, then itself."""
    unit = surface.unit
    shadow = blur(shifted(weight, 1.6 * unit, 2.0 * unit), 1.3 * unit) * (1 - weight)
    surface.albedo *= 1 - 0.5 * shadow
    surface.paint(weight, ink)
    surface.height += blur(weight, 0.8) * lift if dome is None else dome
    surface.polish(weight, gloss=0.06, rough=0.3)
