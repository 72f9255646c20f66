"""Defects that are patches of good pictures in the wrong place, with a seam or without."""

import numpy as np

from inspector.data.synthetic.donors import bolder, donated, healed, jittered
from inspector.data.synthetic.fields import Field, Rng, grain, log_uniform, mixed, noise
from inspector.data.synthetic.place import Place
from inspector.data.synthetic.shapes import box, edged, lump, polygon


def cut_paste(place: Place, rng: Rng) -> Field:
    """A turned rectangle from elsewhere (CutPaste: Li et al., CVPR 2021, section 2)."""
    patch = jittered(donated(place, rng, turn=np.pi, scale=1.0), rng, amount=0.08)
    return mixed(place.before, patch, edged(place, box(place, rng, long=log_uniform(rng, 1, 3.3)), 0))


def scar(place: Place, rng: Rng) -> Field:
    """A long thin strip from elsewhere (CutPaste-Scar: Li et al., CVPR 2021, section 2)."""
    patch = jittered(donated(place, rng, turn=np.pi, scale=1.0), rng, amount=0.15)
    return mixed(place.before, patch, edged(place, box(place, rng, long=log_uniform(rng, 5, 20)), 0))


def blended(place: Place, rng: Rng) -> Field:
    """A patch from another picture without a seam (NSA: Schlüter et al., ECCV 2022, section 3)."""
    far = log_uniform(rng, 0.03, 1)
    patch = donated(place, rng, turn=rng.choice([0.0, 0.3, np.pi]), scale=log_uniform(rng, 0.6, 1.7), far=far)
    if rng.random() < 0.4:
        patch = bolder(place.before, patch, place.radius * 0.7 + 1)
    depth = polygon(place, rng) if rng.random() < 0.4 else lump(place, rng, rough=rng.uniform(0, 0.3))
    return healed(place.before, patch, depth > 0)


def texture(place: Place, rng: Rng) -> Field:
    """Another texture in ragged islands (DRAEM: Zavrtanik et al., ICCV 2021, section 3.3), of our own making."""
    depth = lump(place, rng, rough=log_uniform(rng, 0.2, 1.2), long=log_uniform(rng, 1, 2))
    filling = _foreign(place, rng) if rng.random() < 0.6 else _rescaled(place, rng)
    return mixed(place.before, filling, edged(place, depth, log_uniform(rng, 0.02, 0.4)))


def _rescaled(place: Place, rng: Rng) -> Field:
    patch = donated(place, rng, turn=np.pi, scale=log_uniform(rng, 0.3, 3))
    return jittered(patch, rng, amount=0.25)


def _foreign(place: Place, rng: Rng) -> Field:
    """Return noise or stripes, (h, w, 3), of a colour and a contrast by chance."""
    pattern = _stripes(place, rng) if rng.random() < 0.15 else _rough(place, rng)
    colour = place.colour * np.float32(rng.uniform(0.4, 1.4)) + rng.normal(0, 20, 3).astype(np.float32)
    tints = np.asarray(rng.uniform(0.6, 1.4, 3) * log_uniform(rng, 6, 60), np.float32)
    return np.asarray(colour + pattern[..., None] * tints, np.float32)


def _rough(place: Place, rng: Rng) -> Field:
    if rng.random() < 0.5:
        return grain(place.shape, rng, sigma=log_uniform(rng, 0.2, 4) * place.unit)
    return noise(place.shape, rng, slope=rng.uniform(0.2, 1.6))


def _stripes(place: Place, rng: Rng) -> Field:
    angle, pitch = rng.uniform(0, np.pi), log_uniform(rng, 3, 24) * place.unit
    down, across = np.ogrid[0 : place.shape[0], 0 : place.shape[1]]
    waves = (across * np.cos(angle) + down * np.sin(angle)) * (2 * np.pi / pitch)
    wobble = noise(place.shape, rng, slope=1.5) * rng.uniform(0, 1.5)
    return np.asarray(np.sin(waves + wobble) * np.sqrt(2), np.float32)
