"""Damage: the surface is scratched, dented, cracked, pierced, or a piece is gone."""

import cv2
import numpy as np

from inspector.data.drawn.fields import Colour, blur, ramp, stroke
from inspector.data.drawn.marks.paths import (
    between,
    contrasting,
    jagged,
    lump,
    patch_of,
    pressure,
    site,
    wander,
)
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng, clouds, grain

_RUBBED: Colour = (0.34, 0.34, 0.35)  # what a harder metal leaves in its track


def scratch(surface: Surface, rng: Rng, force: float) -> None:
    """One to three nearly parallel scratches that lay the raw material bare."""
    unit = surface.unit
    x, y = site(surface, rng)
    angle, bend = rng.uniform(0, np.pi), rng.uniform(0, 0.5)
    length, opacity = between(rng, 55, 190) * unit, rng.uniform(0.35, 0.9)
    red, green, blue = np.sqrt(surface.raw).ravel().tolist()
    colour = contrasting(surface, rng, x, y, ((red, green, blue), (red, green, blue), _RUBBED))
    for _ in range(int(rng.choice([1, 1, 1, 2, 3]))):
        aside = rng.normal(0, 7 * unit, 2)
        share = rng.uniform(0.6, 1)
        path = wander(rng, x + aside[0], y + aside[1], length * share, angle=angle + rng.normal(0, 0.05), bend=bend)
        widths = pressure(rng, len(path), breaks=rng.uniform(0, 0.4)) * rng.uniform(1.1, 2.6) * max(unit, 0.7) * force
        groove = stroke(surface.shape, path, widths) * surface.part
        surface.paint(groove * min(1.0, opacity * force), colour)
        surface.height -= blur(groove, 0.7) * (1.3 * max(unit, 0.7) * min(force, 1.6))
        surface.polish(groove * 0.7, gloss=float(surface.gloss.mean()) * 0.6, rough=0.35)


def dent(surface: Surface, rng: Rng, force: float) -> None:
    """A hollow with a soft rim, now and then a longish one."""
    x, y = site(surface, rng)
    radius = between(rng, 11, 38) * surface.unit
    patch, px, py = patch_of(surface, x, y, radius * 2.4)
    hollow = lump(rng, patch.shape, px, py, radius, rough=0, long=rng.uniform(1, 2.2))
    hollow += 0.16 * clouds(rng, patch.shape, radius)
    depth = radius * rng.uniform(0.16, 0.34) * min(force, 2.0)
    rim = np.exp(-np.square(hollow * 5))
    patch.height += (0.16 * rim - ramp(hollow, -0.05, 0.9)) * (depth * patch.part)


def crack(surface: Surface, rng: Rng, force: float) -> None:
    """A dark broken line that thins out, mostly with a branch."""
    _split(surface, rng, force, angle=rng.uniform(0, 2 * np.pi), rough=0.11)


def shake(surface: Surface, rng: Rng, force: float) -> None:
    """A crack in wood: it runs along the grain, which lies along x."""
    _split(surface, rng, force, angle=rng.normal(0, 0.05) + np.pi * rng.integers(2), rough=0.035)


def _split(surface: Surface, rng: Rng, force: float, *, angle: float, rough: float) -> None:
    unit = surface.unit
    x, y = site(surface, rng)
    length = between(rng, 70, 210) * unit
    start = (x - np.cos(angle) * length / 2, y - np.sin(angle) * length / 2)
    width = rng.uniform(1.0, 1.8) * max(unit, 0.7) * min(force, 2.0)
    path = jagged(rng, start, angle, length, rough=rough)
    branches = [(path, width)]
    for _ in range(int(rng.integers(0, 3))):
        root = path[int(rng.integers(len(path) // 4, 3 * len(path) // 4))]
        side = angle + rng.choice([-1, 1]) * rng.uniform(3.2, 9) * rough
        branches.append((jagged(rng, (root[0], root[1]), side, length * rng.uniform(0.2, 0.45)), width * 0.7))
    for line, wide in branches:
        gap = stroke(surface.shape, line, np.linspace(1, 0.3, len(line)) ** 0.7 * wide) * surface.part
        surface.height -= blur(gap, 0.8 * unit) * (2.2 * unit)
        surface.paint(gap * 0.9, surface.raw * np.float32(0.06))
        surface.gloss *= 1 - gap


def chip(surface: Surface, rng: Rng, force: float) -> None:
    """A piece broken off the part's edge: the ground shows, and a rough broken face."""
    x, y = _on_outline(surface, rng)
    radius = between(rng, 12, 36) * surface.unit * force**0.5
    patch, px, py = patch_of(surface, x, y, radius * 2.2)
    bite = lump(rng, patch.shape, px, py, radius, rough=0.22, long=rng.uniform(1, 1.8))
    face, gone = ramp(bite, -0.03, 0.05), ramp(bite, 0.24, 0.32)
    patch.paint(face * patch.part, surface.raw)
    patch.albedo *= 1 + 0.12 * grain(rng, patch.shape, 0.9) * face * patch.part
    patch.height *= 1 - ramp(bite, -0.02, 0.32)
    patch.height += face * (1 - gone) * patch.part * grain(rng, patch.shape, 1.3 * surface.unit) * (0.7 * surface.unit)
    patch.gloss *= 1 - face
    patch.paint(gone, patch.behind)
    patch.height *= 1 - gone
    patch.part *= 1 - gone


def flake(surface: Surface, rng: Rng, force: float) -> None:
    """A shallow flake broken out of the surface, mostly near an edge: the raw body shows."""
    x, y = site(surface, rng)
    radius = between(rng, 9, 30) * surface.unit * force**0.5
    patch, px, py = patch_of(surface, x, y, radius * 2.2)
    hollow = lump(rng, patch.shape, px, py, radius, rough=0.28, long=rng.uniform(1, 2))
    bare = ramp(hollow, -0.02, 0.06) * patch.part
    patch.paint(bare * 0.95, surface.raw)
    patch.albedo *= 1 + 0.10 * grain(rng, patch.shape, 1.2 * surface.unit) * bare
    patch.height -= ramp(hollow, -0.02, 0.45) * (radius * 0.16) * patch.part
    patch.height += bare * grain(rng, patch.shape, 1.6 * surface.unit) * (0.5 * surface.unit)
    patch.gloss *= 1 - 0.95 * bare


def hole(surface: Surface, rng: Rng, force: float) -> None:
    """One to four small holes with a raised rim."""
    x, y = site(surface, rng)
    for _ in range(int(rng.choice([1, 1, 2, 3]))):
        radius = between(rng, 4.5, 9) * max(surface.unit, 0.8) * force**0.5
        patch, px, py = patch_of(surface, x, y, radius * 3)
        pit = lump(rng, patch.shape, px, py, radius, rough=0.12, long=rng.uniform(1, 1.3))
        inside = ramp(pit, 0.0, 0.2) * patch.part
        patch.height += (np.exp(-np.square(pit * 3.5)) * 0.25 - ramp(pit, -0.1, 0.7)) * radius * patch.part
        patch.paint(inside * 0.9, surface.raw * np.float32(0.05))
        patch.gloss *= 1 - inside
        x, y = x + rng.normal(0, 26 * surface.unit), y + rng.normal(0, 26 * surface.unit)


def _on_outline(surface: Surface, rng: Rng) -> tuple[float, float]:
    """Return a pixel (x, y) of the part's outer outline; holes in the part do not count."""
    solid = (surface.part > 0.5).astype(np.uint8)
    outlines, _ = cv2.findContours(solid, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    spots = max(outlines, key=len)[:, 0]
    x, y = spots[int(rng.integers(len(spots)))].tolist()
    return float(x), float(y)


def cut(surface: Surface, rng: Rng, force: float) -> None:
    """A clean cut that gapes a little: a dark slit between pale lips."""
    unit = surface.unit
    x, y = site(surface, rng)
    path = wander(rng, x, y, between(rng, 45, 130) * unit, angle=rng.uniform(0, np.pi), bend=rng.uniform(0, 0.4))
    lens = np.asarray(np.sin(np.linspace(0, np.pi, len(path))) ** 0.6, np.float64)
    slit = stroke(surface.shape, path, lens * rng.uniform(2, 4.2) * max(unit, 0.7) * force) * surface.part
    lips = stroke(surface.shape, path, lens * 8 * unit) * surface.part
    surface.height += blur(lips, 1.5 * unit) * (1.6 * unit) - blur(slit, 0.8) * (2.5 * unit)
    surface.paint(np.asarray(np.maximum(blur(lips, unit) - slit, 0) * 0.45, np.float32), surface.raw)
    surface.paint(slit * 0.92, surface.raw * np.float32(0.05))
    surface.gloss *= 1 - slit


def fold(surface: Surface, rng: Rng, force: float) -> None:
    """A crease: a long ridge with a valley beside it."""
    unit = surface.unit
    x, y = site(surface, rng)
    path = wander(
        rng,
        x,
        y,
        between(rng, 90, 230) * unit,
        angle=rng.uniform(0, np.pi),
        bend=rng.uniform(0, 0.9),
        curl=0.4,
    )
    swell = np.sin(np.linspace(0, np.pi, len(path))) ** 0.5
    ridge = blur(stroke(surface.shape, path, swell * 6 * unit), 2.2 * unit)
    valley = blur(stroke(surface.shape, path + rng.normal(0, 0.5, 2) + 5 * unit, swell * 4 * unit), 1.6 * unit)
    deep = rng.uniform(3.0, 5.5) * unit * min(force, 1.8)
    surface.height += (ridge - 0.8 * valley) * deep * surface.part
    surface.albedo *= 1 - 0.22 * valley * surface.part
