"""Noise that surfaces are made of: grain, clouds, streaks, pebbles. Fresh for every part."""

import cv2
import numpy as np

from inspector.data.drawn.fields import Field, Shape, blur, resize, stretched

Rng = np.random.Generator

_CUBIC_LOSS = 0.72  # a cubic enlargement of white noise keeps about this much of its deviation


def white(rng: Rng, shape: tuple[int, ...]) -> Field:
    """Return noise of deviation 1, each value for itself: two dice of 256 sides, quicker than a Gaussian."""
    count = int(np.prod(shape))
    dice = np.frombuffer(rng.bytes(2 * count), np.uint8).reshape(2, *shape)
    total = np.add(dice[0], dice[1], dtype=np.float32)
    return np.asarray((total - 255) / 104.5, np.float32)


def grain(rng: Rng, shape: Shape, sigma: float = 0.0) -> Field:
    """Return noise of deviation 1 whose grains are about `sigma` pixels wide (0: each pixel for itself)."""
    noise = white(rng, shape)
    if sigma < 0.3:
        return noise
    return blur(noise, sigma) * np.float32(2 * np.sqrt(np.pi) * sigma)


def clouds(rng: Rng, shape: Shape, cell: float, *, along: float | None = None) -> Field:
    """Return smooth noise of deviation about 1 with features of `cell` pixels (of `along` pixels along x)."""
    along = cell if along is None else along
    rows, columns = int(shape[0] / cell) + 4, int(shape[1] / along) + 4
    seeds = rng.standard_normal((rows, columns), dtype=np.float32)
    full = (max(shape[0] + 1, round(rows * cell)), max(shape[1] + 1, round(columns * along)))
    wide = _enlarged(seeds, full, min(cell, along))
    top = int(rng.integers(0, full[0] - shape[0]))
    left = int(rng.integers(0, full[1] - shape[1]))
    return wide[top : top + shape[0], left : left + shape[1]] / np.float32(_CUBIC_LOSS)


def fractal(rng: Rng, shape: Shape, cell: float, *, octaves: int = 4, keep: float = 0.5) -> Field:
    """Return clouds upon finer clouds, of deviation about 1; each is half as wide and `keep` as strong."""
    total = np.zeros(shape, np.float32)
    power, strength = 0.0, 1.0
    for _ in range(octaves):
        if cell < 1.5:
            break
        total += np.float32(strength) * clouds(rng, shape, cell)
        power += strength**2
        cell, strength = cell / 2, strength * keep
    return total / np.float32(max(power, 1e-6) ** 0.5)


def pebbles(rng: Rng, shape: Shape, cell: float) -> Field:
    """Return the distance in pixels to the nearest of scattered centres about `cell` apart."""
    rows, columns = int(shape[0] / cell) + 3, int(shape[1] / cell) + 3
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    jitter = rng.uniform(-0.42, 0.42, (2, rows, columns)).astype(np.float32)
    shift = (x + 0.5 * (y % 2) + jitter[0] - 1) * cell
    drop = (y + jitter[1] - 1) * cell
    inside = (shift >= 0) & (shift < shape[1]) & (drop >= 0) & (drop < shape[0])
    canvas = np.ones(shape, np.uint8)
    canvas[drop[inside].astype(int), shift[inside].astype(int)] = 0
    return np.asarray(cv2.distanceTransform(canvas, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)


def _enlarged(seeds: Field, full: Shape, cell: float) -> Field:
    """Enlarge smoothly; large cells in two steps, of which the second is straight and ten times as fast."""
    if cell < 12:
        return resize(seeds, full)
    return stretched(resize(seeds, (full[0] // 4 + 1, full[1] // 4 + 1)), full)
