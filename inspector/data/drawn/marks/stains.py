"""Stains: the material is whole but the wrong colour or the wrong shine."""

import numpy as np

from inspector.data.drawn.fields import Colour, Field, linear, ramp
from inspector.data.drawn.marks.paths import between, brightness, lump, patch_of, site
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng, fractal, grain

_LIQUIDS: tuple[Colour, ...] = (
    (0.42, 0.33, 0.20),
    (0.30, 0.30, 0.32),
    (0.26, 0.32, 0.48),
    (0.50, 0.40, 0.26),
)
_LIME: Colour = (0.78, 0.77, 0.74)  # what water leaves on a dark ground


def stain(surface: Surface, rng: Rng, force: float) -> None:
    """A liquid that dried: it tints, or dulls a dark ground; its rim is stronger, drops lie beside it."""
    x, y = site(surface, rng)
    radius = between(rng, 11, 44) * surface.unit
    patch, px, py = patch_of(surface, x, y, radius * 2.4)
    spill = lump(rng, patch.shape, px, py, radius, rough=0.22, long=rng.uniform(1, 1.9))
    for _ in range(int(rng.integers(0, 4))):
        angle, far = rng.uniform(0, 2 * np.pi), radius * rng.uniform(1.1, 1.8)
        drop = (px + np.cos(angle) * far, py + np.sin(angle) * far)
        spill = np.maximum(spill, lump(rng, patch.shape, *drop, radius * rng.uniform(0.08, 0.22), rough=0.1))
    uneven = 0.75 + 0.18 * fractal(rng, patch.shape, max(4.0, radius * 0.7))
    rim = np.exp(-np.square((spill - 0.10) / 0.09)) * rng.uniform(0.1, 0.5)
    weight = np.clip(ramp(spill, -0.04, 0.10) * uneven + rim * (spill > -0.1), 0, 1) * patch.part
    if brightness(surface, x, y) < 0.4 and rng.random() < 0.6:
        texture = patch.albedo.mean(0) / (patch.albedo.mean() + np.float32(1e-4))
        film = linear(_LIME) * np.clip(texture, 0.2, 2.5)
        patch.paint(np.asarray(weight * min(0.6, rng.uniform(0.08, 0.26) * force), np.float32), film)
        return
    weight *= min(0.92, rng.uniform(0.35, 0.8) * force)
    _tint(patch, np.asarray(weight, np.float32), _LIQUIDS[int(rng.integers(len(_LIQUIDS)))])
    patch.gloss *= 1 - 0.5 * weight


def glue(surface: Surface, rng: Rng, force: float) -> None:
    """A drop of clear glue: raised, glossy, slightly yellow."""
    x, y = site(surface, rng)
    radius = between(rng, 10, 28) * surface.unit
    patch, px, py = patch_of(surface, x, y, radius * 2.2)
    drop = lump(rng, patch.shape, px, py, radius, rough=0.16, long=rng.uniform(1, 2.2))
    wet = ramp(drop, -0.02, 0.08) * patch.part
    _tint(patch, wet * min(0.6, rng.uniform(0.2, 0.45) * force), (0.62, 0.52, 0.30))
    flow = np.sqrt(np.clip(drop, 0, 1)) * (0.30 * radius)
    patch.height[:] = patch.height * (1 - 0.75 * wet) + flow * patch.part
    patch.polish(wet, gloss=0.55, rough=0.12)


def burn(surface: Surface, rng: Rng, force: float) -> None:
    """A place that had too much heat: brown to black, without an outline."""
    x, y = site(surface, rng)
    radius = between(rng, 16, 46) * surface.unit
    patch, px, py = patch_of(surface, x, y, radius * 2.4)
    spot = lump(rng, patch.shape, px, py, radius, rough=0.35, long=rng.uniform(1, 1.7))
    soft = ramp(spot, -0.25, rng.uniform(0.5, 0.9)) * patch.part
    weight = soft * min(0.97, rng.uniform(0.6, 0.95) * force) * (1 + 0.03 * grain(rng, patch.shape, surface.unit))
    _tint(patch, np.asarray(np.clip(weight, 0, 1), np.float32), (0.33, 0.25, 0.18))


def rust(surface: Surface, rng: Rng, force: float) -> None:
    """Corrosion: scattered brown grains, thicker in the middle, dull and a little raised."""
    x, y = site(surface, rng)
    radius = between(rng, 14, 40) * surface.unit
    patch, px, py = patch_of(surface, x, y, radius * 2.4)
    spot = lump(rng, patch.shape, px, py, radius, rough=0.4, long=rng.uniform(1, 2))
    pitted = 0.45 * fractal(rng, patch.shape, 8 * surface.unit, octaves=5, keep=0.85)
    eaten = ramp(spot + pitted, 0.05, 0.65) * patch.part
    weight = eaten * min(0.95, rng.uniform(0.55, 0.9) * force)
    shade = 1 + 0.25 * fractal(rng, patch.shape, 5 * surface.unit, keep=0.9)
    patch.paint(weight, np.asarray(linear((0.45, 0.26, 0.13)) * shade, np.float32))
    patch.gloss *= 1 - 0.9 * eaten
    patch.height += eaten * grain(rng, patch.shape, 1.0) * (0.35 * surface.unit)


def _tint(patch: Surface, weight: Field, colour: Colour) -> None:
    """Filter the surface's own colour through another by weight, so that its texture stays to be seen."""
    through = patch.albedo * (linear(colour) / np.float32(0.62) ** 2)
    patch.paint(weight, np.asarray(through, np.float32))
