"""Patches from good pictures, turned and scaled to fit, and how they are healed into another."""

import cv2
import numpy as np

from inspector.data.synthetic.fields import Field, Mask, Picture, Rng, blurred, enlarged, level
from inspector.data.synthetic.place import Place

_OWN_SHARE = 0.3  # how often a patch comes from the picture itself although there are others


def donated(place: Place, rng: Rng, *, turn: float, scale: float, far: float = 1.0) -> Field:
    """Return a patch of a donor, float32 (h, w, 3) as large as the window, turned by up to `turn` radians.

    `scale` magnifies; `far` is how far from the defect's own place it may come, as a share of the donor.
    """
    own = len(place.donors) == 1 or rng.random() < _OWN_SHARE
    donor = place.donors[0 if own else int(rng.integers(1, len(place.donors)))]
    angle, flip = rng.uniform(-turn, turn), rng.choice([-1, 1])
    cos, sin = np.cos(angle) / scale, np.sin(angle) / scale
    linear = np.array([[cos * flip, -sin], [sin * flip, cos]])
    offset = _source(place, donor, rng, far) - linear @ (place.x, place.y)
    matrix = np.column_stack([linear, offset])
    size = (place.shape[1], place.shape[0])
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    patch = cv2.warpAffine(donor, matrix, size, flags=flags, borderMode=cv2.BORDER_REFLECT_101)
    return np.asarray(patch, np.float32)


def jittered(patch: Field, rng: Rng, *, amount: float) -> Field:
    """Return a patch (h, w, 3) with another brightness, contrast and tint, each off by about `amount` (a share)."""
    gain = 1 + rng.normal(0, amount) + rng.normal(0, amount / 3, 3)
    middle = patch.mean((0, 1))
    return np.asarray((patch - middle) * (1 + rng.normal(0, amount)) + middle * gain, np.float32)


def healed(before: Field, patch: Field, inside: Mask) -> Field:
    """Put a patch (h, w, 3) inside a mask (h, w) so that no seam shows.

    As in Poisson blending (Pérez et al., SIGGRAPH 2003, section 2), what patch and ground differ by along the seam is
    spread smoothly over the inside; but by pull and push through a pyramid (Gortler et al., *The Lumigraph*, SIGGRAPH
    1996) instead of the equation: quicker, and at home at a picture's border, where `cv2.seamlessClone` is not.
    """
    outside = ~inside
    seam = outside & (cv2.dilate(inside.astype(np.uint8), np.ones((5, 5), np.uint8)) > 0)
    membrane = _spread(before - patch, seam.astype(np.float32))
    return np.asarray(np.where(inside[..., None], patch + membrane, before), np.float32)


def bolder(before: Field, patch: Field, sigma: float) -> Field:
    """Return, on the coarse shades of `before`, the finer detail of whichever of both is stronger: mixed blending."""
    coarse = blurred(before, sigma)
    mine, theirs = before - coarse, patch - blurred(patch, sigma)
    stronger = level(np.abs(theirs)) > level(np.abs(mine))
    return np.asarray(coarse + np.where(stronger[..., None], theirs, mine), np.float32)


def _source(place: Place, donor: Picture, rng: Rng, far: float) -> Field:
    """Return the pixel (x, y) of the donor that comes to lie on the defect's centre."""
    own = np.array([place.x + place.corner[1], place.y + place.corner[0]])
    size = np.array([donor.shape[1], donor.shape[0]])
    return np.asarray(np.clip(own + rng.uniform(-far, far, 2) * size, 0, size - 1), np.float32)


def _spread(values: Field, known: Field) -> Field:
    """Fill in values (h, w, 3) smoothly from where they are known (h, w): down a pyramid and up again."""
    total, weight = values * known[..., None], known
    levels = []
    while min(weight.shape) > 1:
        levels.append((total, weight))
        total, weight = _halved(total), _halved(weight)
    filled = total / (weight[..., None] + np.float32(1e-6))
    for total, weight in reversed(levels):
        filled = enlarged(filled, weight.shape)
        sure = np.minimum(weight * 4, 1)[..., None]
        filled = filled * (1 - sure) + total / np.maximum(weight, np.float32(1e-6))[..., None] * sure
    return np.asarray(filled, np.float32)


def _halved(field: Field) -> Field:
    return np.asarray(cv2.pyrDown(field), np.float32)
