"""The outlines of defects: lumps, boxes and polygons as depths, lines and spots as drawn strokes."""

from collections.abc import Sequence
from typing import TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.data.synthetic.fields import Field, Rng, Shape, log_uniform, noise, smooth_step
from inspector.data.synthetic.place import Place

Points: TypeAlias = NDArray[np.float64]

_FINER = 3  # strokes are drawn this many times as large and shrunk, for soft edges and widths below a pixel


def lump(place: Place, rng: Rng, *, rough: float, long: float = 1.0) -> Field:
    """Return the depth (h, w) in a rounded patch: 1 in the middle, 0 at the outline, negative outside.

    `rough` is how far a 1/f noise moves the outline (0: an ellipse; near 1: islands), `long` its length by width.
    """
    along, aside = _turned(place, rng, long)
    ragged = np.clip(noise(place.shape, rng, slope=rng.uniform(1.0, 2.0)), -1.6, 1.6)
    return np.asarray(1 - along * along - aside * aside + np.float32(rough) * ragged, np.float32)


def box(place: Place, rng: Rng, *, long: float) -> Field:
    """Return the depth (h, w) in a turned rectangle of about the place's area."""
    along, aside = _turned(place, rng, long)
    return np.asarray(1 - np.maximum(np.abs(along), np.abs(aside)) * np.float32(2 / np.sqrt(np.pi)), np.float32)


def polygon(place: Place, rng: Rng) -> Field:
    """Return the depth (h, w) in a convex polygon of three to eight sides."""
    along, aside = _turned(place, rng, log_uniform(rng, 1, 2))
    sides = int(rng.integers(3, 9))
    turns = (np.arange(sides) + rng.uniform(-0.25, 0.25, sides)) * (2 * np.pi / sides)
    farthest = np.full(place.shape, -np.inf, np.float32)
    for turn, far in zip(turns, rng.uniform(0.7, 1.1, sides), strict=True):
        line = along * np.float32(np.cos(turn) / far) + aside * np.float32(np.sin(turn) / far)
        np.maximum(farthest, line, out=farthest)
    return np.asarray(1 - farthest, np.float32)


def region(place: Place, rng: Rng) -> Field:
    """Return a weight (h, w), 0 to 1, of any outline from round to ragged, and any edge from sharp to faded."""
    choice = rng.random()
    if choice < 0.7:
        depth = lump(place, rng, rough=log_uniform(rng, 0.04, 0.8), long=log_uniform(rng, 1, 3))
    elif choice < 0.85:
        depth = polygon(place, rng)
    else:
        depth = box(place, rng, long=log_uniform(rng, 1, 3))
    return edged(place, depth, log_uniform(rng, 0.02, 0.8))


def edged(place: Place, depth: Field, softness: float) -> Field:
    """Turn a depth into a weight (h, w) whose edge is `softness` radii wide, at least a pixel and a half."""
    half = max(softness, 1.5 / max(place.radius, 1.5)) / 2
    return smooth_step(depth, -half, half)


def curve(place: Place, rng: Rng, *, length: float, bend: float) -> Points:
    """Return a cubic Bézier line (n, 2) in x and y through the place; `bend` moves its inner points, by length."""
    angle = rng.uniform(0, 2 * np.pi)
    along, aside = np.array([np.cos(angle), np.sin(angle)]), np.array([-np.sin(angle), np.cos(angle)])
    off = np.array([0, *rng.normal(0, bend, 2), 0])
    knots = (np.linspace(-0.5, 0.5, 4)[:, None] * along + (off - off.mean())[:, None] * aside) * length
    t = np.linspace(0, 1, max(8, min(64, int(length / 4))))[:, None]
    weights = np.hstack([(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t**2 * (1 - t), t**3])
    return np.asarray(weights @ knots + (place.x, place.y), np.float64)


def walk(start: tuple[float, float], angle: float, length: float, rng: Rng, *, jitter: float) -> Points:
    """Return a random walk (n, 2) in x and y that keeps about its heading; `jitter` in radians a step."""
    steps = max(4, min(60, int(length / 3)))
    heading = angle + rng.normal(0, jitter, steps) + np.cumsum(rng.normal(0, jitter / 4, steps))
    stride = rng.exponential(1, steps) * (length / steps)
    moves = np.stack([np.cos(heading), np.sin(heading)], 1) * stride[:, None]
    return np.asarray(np.vstack([np.zeros(2), np.cumsum(moves, 0)]) + start, np.float64)


def strokes(shape: Shape, lines: Sequence[tuple[Points, NDArray[np.float64]]]) -> Field:
    """Draw lines, each of points (n, 2) and widths (n,) in pixels, as a weight (h, w), 0 to 1."""
    canvas = np.zeros((shape[0] * _FINER, shape[1] * _FINER), np.uint8)
    for path, widths in lines:
        spots = np.rint((path + 0.5) * _FINER).astype(int).tolist()
        for start, end, width in zip(spots, spots[1:], (widths * _FINER).tolist(), strict=False):
            if width >= 0.5:
                cv2.line(canvas, start, end, 255, max(1, round(width)))
    return _shrunk(canvas, shape)


def sliver(shape: Shape, path: Points, left: NDArray[np.float64], right: NDArray[np.float64]) -> Field:
    """Fill what lies up to `left` and `right` pixels (n,) beside a line (n, 2), as a weight (h, w), 0 to 1."""
    along = np.gradient(path, axis=0)
    across = np.stack([-along[:, 1], along[:, 0]], 1) / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
    outline = np.vstack([path + across * left[:, None], (path - across * right[:, None])[::-1]])
    canvas = np.zeros((shape[0] * _FINER, shape[1] * _FINER), np.uint8)
    cv2.fillPoly(canvas, [np.rint((outline + 0.5) * _FINER).astype(np.int32)], 255)
    return _shrunk(canvas, shape)


def ellipses(shape: Shape, centres: Points, *, radii: Points, angles_deg: NDArray[np.float64]) -> Field:
    """Draw filled ellipses, centres (n, 2) in x and y and half-axes (n, 2) in pixels, as a weight (h, w), 0 to 1."""
    canvas = np.zeros((shape[0] * _FINER, shape[1] * _FINER), np.uint8)
    for centre, axes, angle in zip((centres + 0.5) * _FINER, radii * _FINER, angles_deg.tolist(), strict=True):
        middle, half = np.rint(centre).astype(int).tolist(), np.maximum(1, np.rint(axes)).astype(int).tolist()
        cv2.ellipse(canvas, middle, half, angle, 0, 360, 255, cv2.FILLED)
    return _shrunk(canvas, shape)


def _shrunk(canvas: NDArray[np.uint8], shape: Shape) -> Field:
    small = cv2.resize(canvas, (shape[1], shape[0]), interpolation=cv2.INTER_AREA)
    return np.asarray(small, np.float32) / np.float32(255)


def _turned(place: Place, rng: Rng, long: float) -> tuple[Field, Field]:
    """Return coordinates (h, w) along and across a random direction, in radii; the long axis is the first."""
    angle = rng.uniform(0, np.pi)
    down = (np.arange(place.shape[0], dtype=np.float32) - np.float32(place.y))[:, None]
    across = (np.arange(place.shape[1], dtype=np.float32) - np.float32(place.x))[None]
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    length, width = np.float32(place.radius * np.sqrt(long)), np.float32(place.radius / np.sqrt(long))
    along, aside = (across * cos + down * sin) / length, (down * cos - across * sin) / width
    return np.asarray(along, np.float32), np.asarray(aside, np.float32)
