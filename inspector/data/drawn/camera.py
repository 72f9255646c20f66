"""The camera: exposure, colour of the light, vignette, blur, curve, noise; and where two pictures differ."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn.fields import Field, Mask, blur, resize
from inspector.data.drawn.texture import Rng, white

VISIBLE = 6 / 255  # a change of the noise-free picture below this is not seen
_SHOULDER = 0.82  # above this the curve flattens, so that highlights do not clip hard


@dataclass(frozen=True, slots=True)
class Camera:
    """How one picture was taken. `gain`: the (3, h, w) exposure of each pixel; `blur_px`: of the lens;
    `noise`: (3, h, w), what the sensor adds at full brightness, in shares of white.
    """

    gain: Field
    blur_px: float
    noise: Field


def set_up(rng: Rng, shape: tuple[int, int], *, exposure: float = 1.0, unsteady: float = 1.0) -> Camera:
    """Return the camera for one picture; `unsteady` scales how much the light differs between pictures."""
    height, width = shape
    x = np.linspace(-1, 1, width, dtype=np.float32)
    y = np.linspace(-1, 1, height, dtype=np.float32)[:, None]
    tilt_x, tilt_y = (rng.normal(0, 0.05, 2) * unsteady).tolist()
    vignette = rng.uniform(0.05, 0.14)
    falloff = (1 + tilt_x * x + tilt_y * y) * (1 - vignette * (x**2 + y**2))
    balance = np.exp(rng.normal(0, 0.016, 3) * unsteady + rng.normal(0, 0.05) * unsteady)
    gain = falloff * (exposure * balance).astype(np.float32)[:, None, None]
    unit = height / 384
    return Camera(
        gain=np.asarray(gain, np.float32),
        blur_px=float(rng.uniform(0.45, 0.7)) * max(unit, 0.8),
        noise=_sensor_noise(rng, shape) * np.float32(rng.uniform(0.8, 1.25)),
    )


def expose(radiance: Field, camera: Camera) -> Field:
    """Return the picture before noise: (3, h, w), 0 to 1, as a screen shows it."""
    seen = np.stack([blur(plane, camera.blur_px) for plane in radiance * camera.gain])
    curve = np.sqrt(np.maximum(seen, 0))
    over = np.maximum(curve - _SHOULDER, 0)
    return np.asarray(np.minimum(curve, _SHOULDER) + over / (1 + 2.2 * over), np.float32)


def digitise(picture: Field, camera: Camera) -> NDArray[np.uint8]:
    """Return the (h, w, 3) uint8 photograph: noise, then 256 levels."""
    noisy = picture + camera.noise * (0.35 + 0.65 * picture)
    levels = np.clip(np.rint(noisy * 255), 0, 255).astype(np.uint8)
    return np.ascontiguousarray(levels.transpose(1, 2, 0))


def changed(before: Field, after: Field, unit: float) -> Mask:
    """Return where two noise-free pictures visibly differ, (h, w) bool: closed, and without specks."""
    differs = (np.abs(after - before).max(axis=0) > VISIBLE).astype(np.uint8)
    reach = max(1, round(1.5 * unit))
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * reach + 1, 2 * reach + 1))
    closed = cv2.morphologyEx(differs, cv2.MORPH_CLOSE, disc)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(closed, connectivity=8)
    large = stats[:, cv2.CC_STAT_AREA] >= max(4, 8 * unit**2)
    large[0] = False
    return np.asarray(large[labels], np.bool_)


def grown(mask: Mask, pixels: int) -> Mask:
    """Return the mask wider by some pixels on every side."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * pixels + 1, 2 * pixels + 1))
    return np.asarray(cv2.dilate(mask.astype(np.uint8), disc) > 0, np.bool_)


def _sensor_noise(rng: Rng, shape: tuple[int, int]) -> Field:
    """Return brightness noise of each pixel, and colour noise that the colour filter smears over two."""
    bright = white(rng, shape) * np.float32(0.009)
    coarse = white(rng, (3, (shape[0] + 1) // 2, (shape[1] + 1) // 2)) * np.float32(0.005)
    return np.stack([bright + resize(plane, shape) for plane in coarse])
