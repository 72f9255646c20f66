"""Flaws: small local changes of a picture, from plain to hardly visible, with the place that they cover."""

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from inspector.learning.procedural.chances import chance, log_uniform, one_of, uniform
from inspector.learning.procedural.fields import softened
from inspector.learning.procedural.materials import draw_alike
from inspector.learning.procedural.scenes import draw_shapes, draw_strokes

_CONTRASTS = (0.02, 0.3)  # of white
_OF_TEXTURE = (0.5, 3.0)  # besides, of the contrast of what it lies on: in strong texture a faint flaw is none
_SMALL = 4  # times smaller than a leaf, half of them


def draw_flaws(pictures: Tensor, share: float, generator: Generator) -> tuple[Tensor, Tensor]:
    """Draw a flaw into about a share of (n, 3, side, side): scratch, blot, dent, stain, worn, or strange area.

    Returns the pictures, and the cover of the flaws (n, 1, side, side), 0 to 1; a dent reaches two
    pixels beyond it, haze six.
    """
    count, side = len(pictures), pictures.shape[-1]
    cover = _covers(count, side, generator) * chance(count, share, generator)
    sign = 1 - 2 * chance(count, 0.5, generator).float()
    tint = 1 + 0.3 * uniform((count, 3, 1, 1), -1, 1, generator)
    texture = pictures.mean(1, keepdim=True).std((2, 3), keepdim=True)
    amount = log_uniform((count, 1, 1, 1), *_CONTRASTS, generator)
    amount = (amount + texture * log_uniform((count, 1, 1, 1), *_OF_TEXTURE, generator)) * sign * tint
    smooth = softened(pictures, 4)
    hazy = torch.where(chance(count, 0.5, generator), softened(softened(cover, 3), 3), cover)
    altered = draw_alike(pictures, generator)
    wide = F.pad(cover, (2, 2, 2, 2), mode="replicate")
    slope = wide[:, :, 4:, 4:] - wide[:, :, :-4, :-4]
    ways = torch.stack(
        [
            pictures + cover * (smooth + amount - pictures),  # paint
            pictures + cover * amount,  # a stain lets the texture through
            pictures + cover * (smooth + 0.3 * amount - pictures),  # worn
            pictures + slope * amount,  # a dent is light on one side
            pictures + hazy * (altered - pictures),  # the surface is another there
            pictures + hazy * 0.5 * amount,  # and there darker or lighter, without a clear border
        ]
    )
    return one_of(ways, generator).clamp(0, 1), cover


def _covers(count: int, side: int, generator: Generator) -> Tensor:
    """Return a stroke, a shape, a small shape, or a stroke and a small shape."""
    stroke, shape = draw_strokes(count, side, generator, strokes=2), draw_shapes(count, side, generator)
    small = F.interpolate(shape, scale_factor=1 / _SMALL, mode="area")
    spare = side - small.shape[-1]
    small = F.pad(small, (0, spare, 0, spare))
    moved = torch.randint(spare + 1, (count, 2), generator=generator, device=shape.device).tolist()
    blot = torch.stack([one.roll((down, across), (1, 2)) for one, (down, across) in zip(small, moved, strict=True)])
    return one_of(torch.stack([stroke, blot, shape, torch.maximum(stroke, blot)]), generator)
