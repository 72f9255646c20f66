"""Defects where the part's own look is altered: shaded, worn or polished, roughened, smeared."""

import cv2
import numpy as np

from inspector.data.synthetic.colours import filter_of
from inspector.data.synthetic.fields import Field, Rng, blurred, either, grain, log_uniform, mixed, noise
from inspector.data.synthetic.place import Place
from inspector.data.synthetic.shapes import edged, lump, region


def shading(place: Place, rng: Rng) -> Field:
    """A large region that is a little brighter or darker, without an outline."""
    depth = lump(place, rng, rough=rng.uniform(0, 0.3), long=log_uniform(rng, 1, 3))
    weight = edged(place, depth, rng.uniform(0.6, 1.6))
    factors = filter_of(rng, low=1.1, high=1.6) ** np.float32(either(rng))
    return np.asarray(place.before * (1 + weight[..., None] * (factors - 1)), np.float32)


def worn(place: Place, rng: Rng) -> Field:
    """A region whose texture is stronger or flatter than it should be: worn, polished, streaky."""
    coarse = blurred(place.before, log_uniform(rng, 1.5, 12) * place.unit)
    factor = log_uniform(rng, 1.6, 3.5) if rng.random() < 0.6 else rng.uniform(0, 0.5)
    altered = coarse * np.float32(rng.uniform(0.9, 1.12)) + (place.before - coarse) * np.float32(factor)
    return mixed(place.before, np.asarray(altered, np.float32), region(place, rng))


def rough(place: Place, rng: Rng) -> Field:
    """A region whose texture is torn: shifted to and fro by noise, with grit."""
    slope, far = rng.uniform(0.4, 1.6), log_uniform(rng, 0.8, 6) * place.unit
    down, across = (noise(place.shape, rng, slope=slope) * np.float32(far) for _ in range(2))
    y, x = np.indices(place.shape, dtype=np.float32)
    torn = cv2.remap(place.before, x + across, y + down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REFLECT_101)
    grit = grain(place.shape, rng, sigma=log_uniform(rng, 0.2, 2) * place.unit) * log_uniform(rng, 1, 25)
    return mixed(place.before, np.asarray(torn + grit[..., None], np.float32), region(place, rng))


def smear(place: Place, rng: Rng) -> Field:
    """A region that is blurred, evenly or along one direction."""
    length = log_uniform(rng, 3, 16) * place.unit
    if rng.random() < 0.4:
        wiped = blurred(place.before, length / 2)
    else:
        wiped = np.asarray(cv2.filter2D(place.before, -1, _streak(length, rng.uniform(0, np.pi))), np.float32)
    tone = np.float32(1 + rng.normal(0, 0.06))
    return mixed(place.before, np.asarray(wiped * tone, np.float32), region(place, rng))


def _streak(length: float, angle: float) -> Field:
    """Return a kernel (n, n) of sum 1 that blurs along one direction."""
    half = max(1, round(length / 2))
    kernel = np.zeros((2 * half + 1, 2 * half + 1), np.float32)
    reach = np.array([np.cos(angle), np.sin(angle)]) * half
    start, end = np.rint(half - reach).astype(int).tolist(), np.rint(half + reach).astype(int).tolist()
    cv2.line(kernel, start, end, 1.0, 1)
    return np.asarray(kernel / kernel.sum(), np.float32)
