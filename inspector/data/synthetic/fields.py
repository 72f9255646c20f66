"""What every synthetic defect is made of: chance, noise with a 1/f spectrum, soft steps, mixing."""

from typing import TypeAlias

import cv2
import numpy as np
import scipy.fft
from numpy.typing import NDArray

Field: TypeAlias = NDArray[np.float32]
Mask: TypeAlias = NDArray[np.bool_]
Picture: TypeAlias = NDArray[np.uint8]
Rng: TypeAlias = np.random.Generator
Shape: TypeAlias = tuple[int, int]

_SPECTRUM_SIDE = 128  # pixels: 1/f noise has next to nothing above this, so larger fields are enlarged from it


def log_uniform(rng: Rng, low: float, high: float) -> float:
    """Return a number between two positive ones, each doubling as likely as the next."""
    return float(np.exp(rng.uniform(np.log(low), np.log(high))))


def either(rng: Rng) -> float:
    """Return −1 or 1."""
    return float(rng.integers(2) * 2 - 1)


def noise(shape: Shape, rng: Rng, *, slope: float) -> Field:
    """Return random-phase noise (h, w) of mean 0 and deviation 1 whose amplitude falls as 1/f**slope.

    Slope 0 is white; 1 looks like a rough wall; 2 like clouds.
    """
    near = min(shape[0], _SPECTRUM_SIDE), min(shape[1], _SPECTRUM_SIDE)
    rows, columns = (scipy.fft.next_fast_len(side, real=True) for side in near)
    down, across = np.fft.fftfreq(rows)[:, None], np.fft.rfftfreq(columns)[None]
    power = np.square(down, dtype=np.float32) + np.square(across, dtype=np.float32)
    power[0, 0] = 1
    spectrum = rng.standard_normal((2, *power.shape), dtype=np.float32) * power ** np.float32(-slope / 2)
    spectrum[:, 0, 0] = 0
    whole = scipy.fft.irfft2(spectrum[0] + 1j * spectrum[1], s=(rows, columns))
    field = whole[: near[0], : near[1]] - whole[: near[0], : near[1]].mean()
    return enlarged(np.asarray(field / (field.std() + 1e-9), np.float32), shape)


def grain(shape: Shape, rng: Rng, *, sigma: float) -> Field:
    """Return noise (h, w) of deviation 1 whose grains are `sigma` pixels wide (below 0.3: each pixel for itself)."""
    field = rng.standard_normal(shape, dtype=np.float32)
    if sigma < 0.3:
        return field
    field = blurred(field, sigma)
    return np.asarray(field / (field.std() + np.float32(1e-9)), np.float32)


def blurred(field: Field, sigma: float) -> Field:
    """Return a field (h, w) or (h, w, 3) smoothed by a Gaussian of `sigma` pixels."""
    return np.asarray(cv2.GaussianBlur(field, (0, 0), sigma, borderType=cv2.BORDER_REPLICATE), np.float32)


def enlarged(field: Field, shape: Shape) -> Field:
    """Return a field stretched to (h, w)."""
    if field.shape[:2] == shape:
        return field
    return np.asarray(cv2.resize(field, (shape[1], shape[0]), interpolation=cv2.INTER_LINEAR), np.float32)


def smooth_step(field: Field, low: float, high: float) -> Field:
    """Return 0 below `low`, 1 above `high`, and a smooth rise between."""
    t = np.clip((field - np.float32(low)) / np.float32(high - low), 0, 1)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def strongest(field: Field) -> Field:
    """Return the largest of the channels, (h, w), of a field (h, w, 3): ten times as quick as a reduction by numpy."""
    return np.asarray(np.maximum(np.maximum(field[..., 0], field[..., 1]), field[..., 2]), np.float32)


def level(field: Field) -> Field:
    """Return the mean of the channels, (h, w), of a field (h, w, 3)."""
    return np.asarray((field[..., 0] + field[..., 1] + field[..., 2]) * np.float32(1 / 3), np.float32)


def mixed(before: Field, other: Field, weight: Field) -> Field:
    """Return `before` (h, w, 3) where the weight (h, w) is 0 and `other` (h, w, 3) or (3,) where it is 1."""
    return np.asarray(before + weight[..., None] * (other - before), np.float32)
