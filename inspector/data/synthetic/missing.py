"""Defects where material is gone and what lies behind shows: chips from the edge, and gaping splits."""

import cv2
import numpy as np

from inspector.data.synthetic.fields import Field, Rng, blurred, grain, log_uniform, mixed
from inspector.data.synthetic.place import Place
from inspector.data.synthetic.shapes import edged, lump, sliver, walk


def chip(place: Place, rng: Rng) -> Field:
    """A ragged bite out of the part's edge, with a broken face along it."""
    depth = lump(place, rng, rough=log_uniform(rng, 0.05, 0.45), long=log_uniform(rng, 1, 2.5))
    face = edged(place, depth + np.float32(rng.uniform(0.05, 0.3)), 0.05)
    return _opened(place, rng, edged(place, depth, 0.05), face)


def split(place: Place, rng: Rng) -> Field:
    """A gap that runs from the part's edge inwards and narrows."""
    inward = _inward(place) + rng.normal(0, 0.4)
    length = 1.8 * place.radius
    path = walk((place.x, place.y), inward, length, rng, jitter=rng.uniform(0.1, 0.5))
    taper = np.linspace(1, 0, len(path)) ** rng.uniform(0.4, 1.2)
    ragged = np.exp(rng.normal(0, rng.uniform(0.03, 0.25), (2, len(path))))
    left, right = length * log_uniform(rng, 0.015, 0.12) * taper * ragged + 0.4
    lip = rng.uniform(0, 4) * place.unit
    return _opened(place, rng, sliver(place.shape, path, left, right), sliver(place.shape, path, left + lip, right))


def _opened(place: Place, rng: Rng, gone: Field, face: Field) -> Field:
    """Show the broken face, then what lies behind, (h, w, 3)."""
    rough = grain(place.shape, rng, sigma=place.unit) * np.float32(rng.uniform(0.02, 0.12))
    broken = place.before * np.float32(rng.uniform(0.65, 1.35)) * (1 + rough[..., None])
    after = mixed(place.before, np.asarray(broken, np.float32), face * np.float32(rng.uniform(0, 1)))
    return mixed(after, _behind(place, rng), gone)


def _behind(place: Place, rng: Rng) -> Field:
    """Return what lies behind the part, (h, w, 3): the background beside it, or darkness or light."""
    background = ~place.part
    if np.count_nonzero(background) < 12 or rng.random() < 0.2:
        darkness = place.colour * np.float32(rng.uniform(0, 0.5))
        plain = darkness if rng.random() < 0.75 else 255 - darkness
        return np.asarray(plain + 2 * grain(place.shape, rng, sigma=0)[..., None], np.float32)
    known = background.astype(np.float32)
    sigma = 0.3 * place.radius + 2
    near = blurred(place.before * known[..., None], sigma) / (blurred(known, sigma)[..., None] + np.float32(1e-3))
    colour = place.before[background].mean(0)
    sure = np.minimum(blurred(known, sigma) * 50, 1)
    spread = float(np.abs(place.before - near)[background].mean())
    shadow = 1 - np.float32(rng.uniform(0, 0.3))
    return np.asarray(
        mixed(colour, near, sure) * shadow + spread * grain(place.shape, rng, sigma=0)[..., None], np.float32
    )


def _inward(place: Place) -> float:
    """Return the direction in radians from the edge towards the middle of the part in the window."""
    moments = cv2.moments(place.part.astype(np.uint8), binaryImage=True)
    middle = moments["m10"] / moments["m00"], moments["m01"] / moments["m00"]
    return float(np.arctan2(middle[1] - place.y, middle[0] - place.x))
