"""How the pixels of views are changed: colours, blur, noise and cut-out, for all views at once, on any device.

All colour changes are linear, so a view has one colour matrix: one pass over the pixels, and no rounding or clipping
between them. Grey pictures stay grey.
"""

import math
from collections.abc import Mapping

import torch
from torch import Tensor

from inspector.core.pretraining import Views

CHANCES = ("brightness", "contrast", "saturation", "hue", "grey", "blur", "cut_left", "cut_top")
_LUMA = (0.299, 0.587, 0.114)  # ITU-R BT.601
_LEAST_BLUR = 0.1  # pixels: below it the kernel is one pixel
_WHITE = 255.0


def change(pictures: Tensor, views: Views, chances: Mapping[str, Tensor], *, grain: int) -> Tensor:
    """Return M views, float32 (M, 3, h, w) from 0 to 255, as uint8 with their pixels changed.

    `chances` holds for each name of `CHANCES` M numbers from 0 to 1; `grain` is the seed of the noise.
    """
    chance = {name: chances[name].to(pictures.device) for name in CHANCES}
    if views.colour or views.hue or views.grey:
        pictures = _coloured(pictures, views, chance)
    if views.blur:
        pictures = _blurred(pictures, views.blur.strength * chance["blur"])
    if views.noise:
        pictures = _noisy(pictures, views.noise.strength, grain)
    if views.cut_out:
        pictures = _blanked(pictures, views.cut_out.strength, chance)
    return pictures.round().clamp_(0, _WHITE).to(torch.uint8)


def _coloured(pictures: Tensor, views: Views, chance: Mapping[str, Tensor]) -> Tensor:
    """Change brightness, contrast (around the view's own mean), saturation and hue, and take all colour from some."""
    jitter = views.colour.strength if views.colour else 0.0
    turn = 2 * math.pi * views.hue.strength if views.hue else 0.0
    grey_share = views.grey.strength if views.grey else 0.0
    luma = torch.tensor(_LUMA, device=pictures.device)
    bright, contrast, saturation = (
        (1 + jitter * (2 * chance[name] - 1)).view(-1, 1, 1) for name in ("brightness", "contrast", "saturation")
    )
    saturation = torch.where(chance["grey"].view(-1, 1, 1) < grey_share, 0.0, saturation)
    grey = luma.expand(3, 3)
    colours = grey + saturation * (torch.eye(3, device=pictures.device) - grey)
    matrix = bright * contrast * (colours @ _hue_turned(turn * (2 * chance["hue"] - 1)))
    mean = bright * (1 - contrast) * (pictures.mean(dim=(2, 3)) @ luma).view(-1, 1, 1)
    return torch.baddbmm(mean, matrix, pictures.flatten(2)).view_as(pictures)


def _hue_turned(angle: Tensor) -> Tensor:
    """Return the rotations of colours about the grey axis, (M, 3, 3), for angles in radians (Rodrigues' formula)."""
    angle = angle.view(-1, 1, 1)
    grey = torch.full((3, 3), 1 / 3, device=angle.device)
    across = torch.tensor([[0.0, -1, 1], [1, 0, -1], [-1, 1, 0]], device=angle.device) / math.sqrt(3)
    return grey + angle.cos() * (torch.eye(3, device=angle.device) - grey) + angle.sin() * across


def _blurred(pictures: Tensor, sigma: Tensor) -> Tensor:
    """Blur each view with its own Gaussian, σ in pixels (M,): along an axis, that is one matrix a view."""
    kernels = [_gaussian(sigma, side).mT for side in pictures.shape[:-3:-1]]
    for kernel in kernels:  # along the rows, then turned, along the columns
        pictures = torch.bmm(pictures.flatten(1, 2), kernel).view_as(pictures).mT.contiguous()
    return pictures


def _gaussian(sigma: Tensor, side: int) -> Tensor:
    """Return (M, side, side): in row i the weights of all pixels in the blurred pixel i; each row adds up to 1."""
    at = torch.arange(side, device=sigma.device)
    distance = (at[:, None] - at) / sigma.clamp_min(_LEAST_BLUR).view(-1, 1, 1)
    return torch.softmax(-(distance**2) / 2, dim=2)


def _noisy(pictures: Tensor, strength: float, grain: int) -> Tensor:
    """Add normal noise, the same to the three channels; drawn where the views are, as it is most of all chance."""
    source = torch.Generator(pictures.device).manual_seed(grain)
    noise = torch.randn((len(pictures), 1, *pictures.shape[2:]), generator=source, device=pictures.device)
    return pictures.add(noise, alpha=strength * _WHITE)


def _blanked(pictures: Tensor, share: float, chance: Mapping[str, Tensor]) -> Tensor:
    """Fill a square with the view's mean colour (Cutout, DeVries and Taylor 2017), which leaves its light as it is."""
    high, wide = (
        _inside(chance[name], share, length)
        for name, length in zip(("cut_top", "cut_left"), pictures.shape[2:], strict=True)
    )
    square = (high[:, :, None] & wide[:, None, :])[:, None]
    return torch.where(square, pictures.mean(dim=(2, 3), keepdim=True), pictures)


def _inside(chance: Tensor, share: float, length: int) -> Tensor:
    """Return which of `length` pixels lie in the blanked stretch, bool (M, length)."""
    blanked = round(share * length)
    start = (chance * (length - blanked + 1)).floor().view(-1, 1)
    at = torch.arange(length, device=chance.device)
    return (at >= start) & (at < start + blanked)
