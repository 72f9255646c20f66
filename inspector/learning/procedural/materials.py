"""Materials: fields mixed, bent and given colour, as surfaces are: most of them grey or faintly coloured, many dull.

Two fields make one material: one laid over the other, one where the other is high (as k-means masks mix pictures in
Baradad et al., 2022), or one bent by the other.
"""

import math
from collections import Counter

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from inspector.learning.procedural.chances import chance, log_uniform, one_of, picked, uniform
from inspector.learning.procedural.fields import FIELDS, clouds, softened, standardised

_CONTRASTS = (0.012, 0.28)  # of white: the standard deviation of a material's brightness


def draw_materials(count: int, side: int, generator: Generator) -> Tensor:
    """Draw `count` materials, float32 (count, 3, side, side) from 0 to 1."""
    return _coloured(_surface(count, side, generator), generator)


def draw_alike(materials: Tensor, generator: Generator) -> Tensor:
    """Return for each of (n, 3, side, side) one that differs a little: turned, scaled, sharpened, dulled or stained."""
    count, side = len(materials), materials.shape[-1]
    angle = uniform((count,), 0.2, 1.57, generator) * chance(count, 0.5, generator).view(-1)
    scale = log_uniform((count,), 0.6, 0.9, generator)
    cosine, sine, none = angle.cos() * scale, angle.sin() * scale, torch.zeros(count, device=angle.device)
    turn = torch.stack([torch.stack([cosine, -sine, none], 1), torch.stack([sine, cosine, none], 1)], 1)
    grid = F.affine_grid(turn, list(materials.shape), align_corners=False)
    turned = F.grid_sample(materials, grid, padding_mode="reflection", align_corners=False)
    mean = turned.mean((2, 3), keepdim=True)
    stronger = log_uniform((count, 1, 1, 1), 1.3, 2.2, generator)
    contrast = torch.where(chance(count, 0.5, generator), stronger, 1 / stronger)
    soft = softened(turned, 1)
    turned = torch.where(chance(count, 0.3, generator), soft, turned)
    stained = 0.04 * clouds(count, side, generator) * chance(count, 0.3, generator)
    return ((turned - mean) * contrast + mean + stained).clamp(0, 1)


def _surface(count: int, side: int, generator: Generator) -> Tensor:
    """Return one channel a material, (count, 1, side, side), mean 0 and variance 1."""
    one, two = _any_field(count, side, generator), _any_field(count, side, generator)
    share = uniform((count, 1, 1, 1), 0.15, 0.85, generator)
    bent = _bent(one, two, uniform((count, 1, 1, 1), 0.5, 5, generator))
    soft = softened(two, 2, "circular")
    masked = torch.where(standardised(soft) > uniform((count, 1, 1, 1), -0.8, 0.8, generator), one, two.flip(-1))
    mixed = one * share + two * (1 - share)
    ways = torch.stack([one, mixed, masked, bent, one * (1 + 0.7 * soft), _relief(mixed, generator)])
    return standardised(_toned(standardised(one_of(ways, generator)), generator))


def _any_field(count: int, side: int, generator: Generator) -> Tensor:
    """Return fields of all families, as evenly as can be, shuffled."""
    order = torch.randperm(len(FIELDS), generator=generator, device=generator.device).tolist()
    numbers = Counter(order[place % len(FIELDS)] for place in range(count))
    made = torch.cat([FIELDS[family](number, side, generator) for family, number in numbers.items()])
    return made[torch.randperm(count, generator=generator, device=generator.device)]


def _bent(field: Tensor, by: Tensor, pixels: Tensor) -> Tensor:
    """Move the points of a field by the slope of another, up to about so many pixels."""
    side = field.shape[-1]
    slow = softened(by, 4, "circular")
    moved = torch.cat([slow, slow.roll((side // 3, side // 2), (2, 3))], 1) * pixels * 2 / side
    line = (torch.arange(side, device=field.device) + 0.5) * 2 / side - 1
    grid = torch.stack(torch.meshgrid(line, line, indexing="xy"), -1) + moved.permute(0, 2, 3, 1)
    return F.grid_sample(field, grid, padding_mode="reflection", align_corners=False)


def _relief(heights: Tensor, generator: Generator) -> Tensor:
    """Light heights from one side: flanks towards the light are bright, those away from it dark, and some shine."""
    angle = uniform((len(heights), 1, 1, 1), 0, 2 * math.pi, generator)
    soft = softened(heights, 1, "circular")
    flank = angle.cos() * (soft.roll(1, 3) - soft.roll(-1, 3)) + angle.sin() * (soft.roll(1, 2) - soft.roll(-1, 2))
    flank = standardised(flank)
    shine = (flank.clamp(-3, 3) * log_uniform((len(heights), 1, 1, 1), 0.3, 2, generator)).exp()
    return flank + 0.3 * standardised(shine) * chance(len(heights), 0.5, generator)


def _toned(field: Tensor, generator: Generator) -> Tensor:
    """Bend the values: as they are, saturated, folded, in steps, or rare peaks."""
    edge = log_uniform((len(field), 1, 1, 1), 0.3, 5, generator)
    steps = uniform((len(field), 1, 1, 1), 0.6, 2, generator)
    ways = torch.stack(
        [field, (edge * field).tanh(), field.abs(), (field * steps).round(), (field * edge.clamp_max(1.2)).exp()]
    )
    weights = torch.tensor([0.4, 0.25, 0.1, 0.1, 0.15], device=field.device)
    return picked(ways, torch.multinomial(weights, len(field), replacement=True, generator=generator))


def _coloured(surface: Tensor, generator: Generator) -> Tensor:
    """Give (n, 1, side, side) a mean, a contrast and colours: grey in four of ten."""
    count = len(surface)
    grey = chance(count, 0.4, generator)
    base = uniform((count, 1, 1, 1), 0.12, 0.88, generator)
    tint = uniform((count, 3, 1, 1), -1, 1, generator) * log_uniform((count, 1, 1, 1), 0.02, 0.35, generator)
    contrast = log_uniform((count, 1, 1, 1), *_CONTRASTS, generator)
    direction = 1 + uniform((count, 3, 1, 1), -1, 1, generator) * uniform((count, 1, 1, 1), 0, 1, generator)
    second = uniform((count, 3, 1, 1), -1, 1, generator) * uniform((count, 1, 1, 1), 0, 0.6, generator)
    shades = torch.where(grey, torch.ones_like(direction), direction) * surface
    shades = shades + torch.where(grey, torch.zeros_like(second), second) * surface.abs()
    return (base + torch.where(grey, torch.zeros_like(tint), tint) + contrast * shades).clamp(0, 1)
