"""Defects with a body: stains, dents, holes."""

import numpy as np

from inspector.data.synthetic.colours import contrast, filter_of
from inspector.data.synthetic.fields import Field, Rng, blurred, either, log_uniform, mixed, noise
from inspector.data.synthetic.place import Place
from inspector.data.synthetic.shapes import ellipses, lump, region


def stain(place: Place, rng: Rng) -> Field:
    """A patch that is darker, lighter or tinted, unevenly, with the ground's texture still to be seen."""
    weight = region(place, rng)
    uneven = 1 + np.float32(rng.uniform(0, 0.5)) * noise(place.shape, rng, slope=1.5)
    weight = weight * np.clip(uneven, 0, 1.5)
    if rng.random() < 0.25:
        edge = weight * (1 - weight) * 4
        weight = np.asarray(weight * np.float32(rng.uniform(0, 0.7)) + edge, np.float32)
    if rng.random() < 0.3:
        return np.asarray(place.before + weight[..., None] * contrast(rng, place.colour, low=10, high=80), np.float32)
    factors = filter_of(rng, low=0.25, high=0.9) if rng.random() < 0.7 else filter_of(rng, low=1.1, high=1.7)
    return np.asarray(place.before * (1 + weight[..., None] * (factors - 1)), np.float32)


def dent(place: Place, rng: Rng) -> Field:
    """A hollow or a bump, seen by its light and its dark flank."""
    depth = lump(place, rng, rough=rng.uniform(0, 0.25), long=log_uniform(rng, 1, 3))
    height = blurred(np.clip(depth, 0, 1) ** np.float32(rng.uniform(0.3, 1)), 0.15 * place.radius + 0.7)
    slope = _lit(height, rng.uniform(0, 2 * np.pi))
    light = slope * np.float32(log_uniform(rng, 12, 90) * either(rng))
    shade = place.colour.mean() / np.float32(128) * np.float32(0.6) + np.float32(0.4)
    return np.asarray(place.before + (light * shade)[..., None], np.float32)


def hole(place: Place, rng: Rng) -> Field:
    """Blowholes or specks: a small round spot or a few, with a rim that catches the light."""
    weight = blurred(_pits(place, rng), log_uniform(rng, 0.35, 1 + 0.4 * place.radius))
    if rng.random() < 0.2:
        inside = place.before + contrast(rng, place.colour, low=25, high=140)
    else:
        inside = place.before * np.float32(rng.uniform(0.05, 0.7))
    after = mixed(place.before, np.asarray(inside, np.float32), weight)
    rim = _lit(blurred(weight, 0.8 * place.unit + 0.3), rng.uniform(0, 2 * np.pi)) * (1 - weight)
    return np.asarray(after + rim[..., None] * np.float32(rng.uniform(0, 50)), np.float32)


def _pits(place: Place, rng: Rng) -> Field:
    count = int(rng.choice([1, 1, 1, 2, 4, 9]))
    far = place.radius * (0.0 if count == 1 else 2.0)
    centres = rng.normal(0, 1, (count, 2)) * far + (place.x, place.y)
    sizes = place.radius * rng.uniform(0.4, 1, (count, 1)) / np.sqrt(count)
    radii = np.maximum(sizes * np.exp(rng.normal(0, 0.2, (count, 2))), 0.8)
    return ellipses(place.shape, centres, radii=radii, angles_deg=rng.uniform(0, 180, count))


def _lit(height: Field, angle: float) -> Field:
    """Return how much brighter each slope is under a lamp from `angle`, (h, w), at most 1 either way."""
    down, across = np.gradient(height)
    light = across * np.float32(np.cos(angle)) + down * np.float32(np.sin(angle))
    return np.asarray(light / (np.abs(light).max() + np.float32(1e-6)), np.float32)
