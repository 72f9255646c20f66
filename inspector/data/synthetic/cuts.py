"""Defects that are thin: scratches, and cracks that branch."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from inspector.data.synthetic.colours import contrast
from inspector.data.synthetic.fields import Field, Rng, blurred, log_uniform, mixed
from inspector.data.synthetic.place import Place
from inspector.data.synthetic.shapes import Points, curve, strokes, walk

Line: TypeAlias = tuple[Points, NDArray[np.float64]]


def scratch(place: Place, rng: Rng) -> Field:
    """One smooth line or a few beside it, bright or dark, now and then with a ridge of the other sign."""
    path = curve(place, rng, length=2 * place.radius, bend=rng.choice([0.0, 0.05, 0.25, 0.7]))
    width = log_uniform(rng, 0.6, 3.5) * place.unit
    lines = [(path, width * _taper(len(path), rng))]
    for _ in range(int(rng.choice([0, 0, 0, 1, 2, 5]))):
        aside = rng.normal(0, log_uniform(rng, 2, 12) * place.unit, 2)
        lines.append((path[rng.integers(len(path) // 2) :] + aside, width * _taper(len(path), rng)))
    track = _softened(strokes(place.shape, lines), place, rng)
    if rng.random() < 0.35:
        beside = rng.choice([-1, 1], 2) * max(1, width)
        track -= strokes(place.shape, [(path + beside, wide) for path, wide in lines]) * np.float32(
            rng.uniform(0.3, 0.9)
        )
    change = contrast(rng, place.colour, low=15, high=140)
    return np.asarray(place.before + track[..., None] * change, np.float32)


def crack(place: Place, rng: Rng) -> Field:
    """A dark random walk with branches that thin out, from a hairline to a gaping one."""
    length = 2 * place.radius
    width = log_uniform(rng, 0.7, 2.0) * place.unit * rng.choice([1.0, 1.0, 2.0])
    gap = _softened(strokes(place.shape, _branches(place, rng, length, width)), place, rng)
    depth = np.float32(rng.uniform(0.35, 0.95))
    after = place.before * (1 - depth * gap[..., None])
    if rng.random() < 0.3:
        lips = np.clip(blurred(gap, 1.5 * place.unit) * 2 - gap, 0, 1)
        after = mixed(after, after + 40, lips * np.float32(rng.uniform(0.2, 0.8)))
    return np.asarray(after, np.float32)


def _branches(place: Place, rng: Rng, length: float, width: float) -> list[Line]:
    angle, jitter = rng.uniform(0, 2 * np.pi), rng.uniform(0.15, 0.8)
    start = (place.x - np.cos(angle) * length / 2, place.y - np.sin(angle) * length / 2)
    lines: list[Line] = [_thinning(walk(start, angle, length, rng, jitter=jitter), width, rng)]
    for _ in range(int(rng.integers(0, 7))):
        path, widths = lines[int(rng.integers(len(lines)))]
        knot = int(rng.integers(len(path)))
        turned = angle + rng.choice([-1, 1]) * rng.uniform(0.4, 1.3)
        root = (float(path[knot, 0]), float(path[knot, 1]))
        twig = walk(root, turned, length * log_uniform(rng, 0.08, 0.4), rng, jitter=jitter)
        lines.append(_thinning(twig, float(widths[knot]) * 0.8, rng))
    return lines


def _thinning(path: Points, width: float, rng: Rng) -> Line:
    uneven = np.exp(rng.normal(0, 0.3, len(path)))
    return path, np.asarray(width * uneven * np.linspace(1, 0.25, len(path)), np.float64)


def _taper(count: int, rng: Rng) -> NDArray[np.float64]:
    """Return how a line's width runs (count,): thinner towards its ends, now and then interrupted."""
    t = np.linspace(0, 1, count)
    lens = np.sin(np.pi * t) ** rng.uniform(0.1, 1.2)
    gaps = np.interp(t, np.linspace(0, 1, 12), rng.random(12)) > rng.choice([0.0, 0.0, 0.35])
    return np.asarray(lens * gaps, np.float64)


def _softened(track: Field, place: Place, rng: Rng) -> Field:
    sigma = log_uniform(rng, 0.2, 1.5) * place.unit
    return track if sigma < 0.45 else np.minimum(blurred(track, sigma) * np.float32(1 + sigma), 1)
