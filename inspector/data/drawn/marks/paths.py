"""Where a mark lies and how it runs: places, wandering lines, cracks, irregular patches."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn.fields import Colour, Field, Points, length
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng, clouds


def between(rng: Rng, low: float, high: float) -> float:
    """Return a length between two, each doubling as likely as the next."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def site(surface: Surface, rng: Rng) -> tuple[float, float]:
    """Return the pixel (x, y) of one of the places where a mark may be centred."""
    spots = np.flatnonzero(surface.sites)
    spot = int(spots[rng.integers(len(spots))]) if len(spots) else surface.sites.size // 2
    return float(spot % surface.shape[1]), float(spot // surface.shape[1])


def wander(rng: Rng, x: float, y: float, length: float, *, angle: float, bend: float, curl: float = 0) -> Points:
    """Return a smooth line (n, 2) of `length` pixels around (x, y).

    `bend` is how far it turns over its length in radians (deviation), `curl` how much it wriggles.
    """
    steps = max(8, int(length / 2.5))
    t = np.linspace(-0.5, 0.5, steps)
    wriggle = np.cumsum(np.cumsum(rng.normal(0, 1, steps))) / steps**1.5
    heading = angle + rng.normal(0, bend) * t + curl * (wriggle - wriggle.mean())
    path = np.cumsum(np.stack([np.cos(heading), np.sin(heading)], 1), 0) * (length / steps)
    return np.asarray(path - path[steps // 2] + (x, y), np.float64)


def jagged(rng: Rng, start: tuple[float, float], angle: float, length: float, *, rough: float = 0.11) -> Points:
    """Return a broken line (n, 2) of about `length` pixels, by moving midpoints sideways."""
    end = (start[0] + np.cos(angle) * length, start[1] + np.sin(angle) * length)
    path = np.array([start, end], np.float64)
    span = length
    while span > 3:
        middles = (path[:-1] + path[1:]) / 2
        along = path[1:] - path[:-1]
        across = np.stack([-along[:, 1], along[:, 0]], 1)
        middles += across * rng.normal(0, rough, (len(middles), 1))
        joined = np.empty((len(path) + len(middles), 2))
        joined[0::2], joined[1::2] = path, middles
        path, span = joined, span / 2
    return path


def pressure(rng: Rng, count: int, *, breaks: float = 0.0) -> NDArray[np.float64]:
    """Return how hard a line presses along its way, (count,), 0 to about 1; `breaks` lets it lift off."""
    t = np.linspace(0, 1, count)
    ends = np.clip(np.minimum(t, 1 - t) * rng.uniform(4, 9), 0, 1) ** 0.6
    waves = np.interp(t, np.linspace(0, 1, 9), rng.normal(0, 1, 9))
    return np.asarray(np.clip(ends * (1 + 0.25 * waves - breaks * np.abs(waves)), 0, 1.4), np.float64)


def patch_of(surface: Surface, x: float, y: float, reach: float) -> tuple[Surface, float, float]:
    """Return the surface around a point, and that point's pixel in it."""
    rows, columns = surface.window(x, y, reach)
    return surface.patch(x, y, reach), x - columns.start, y - rows.start


def lump(
    rng: Rng,
    shape: tuple[int, int],
    x: float,
    y: float,
    radius: float,
    *,
    rough: float = 0.3,
    long: float = 1.0,
) -> Field:
    """Return an irregular patch as (h, w): 1 in its middle, 0 at its outline, negative outside.

    `rough` is how ragged the outline is, `long` how many times longer it is than wide.
    """
    angle = rng.uniform(0, np.pi)
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    down, across = down - np.float32(y), across - np.float32(x)
    cos, sin = np.float32(np.cos(angle)), np.float32(np.sin(angle))
    along, aside = across * cos + down * sin, down * cos - across * sin
    stretch = np.float32(np.sqrt(long))
    distance = length(along / stretch, aside * stretch) / np.float32(radius)
    coarse, fine = clouds(rng, shape, max(2.0, radius * 0.8)), clouds(rng, shape, max(1.5, radius * 0.3))
    return np.asarray(1 - distance + np.float32(rough) * (0.7 * coarse + 0.35 * fine), np.float32)


def brightness(surface: Surface, x: float, y: float) -> float:
    """Return how bright the surface is around a pixel, as seen on a screen, 0 to 1."""
    return float(_ground(surface, x, y).mean())


def contrasting(surface: Surface, rng: Rng, x: float, y: float, colours: Sequence[Colour]) -> Colour:
    """Return one of the colours that can be seen around a pixel."""
    ground = _ground(surface, x, y)
    distances = [float(np.abs(np.asarray(colour) - ground).max()) for colour in colours]
    clear = [c for c, d in zip(colours, distances, strict=True) if d >= min(0.25, max(distances))]
    return clear[int(rng.integers(len(clear)))]


def _ground(surface: Surface, x: float, y: float) -> Field:
    rows, columns = surface.window(x, y, 12 * surface.unit)
    return np.asarray(np.sqrt(np.maximum(surface.albedo[:, rows, columns].mean((1, 2)), 0)), np.float32)
