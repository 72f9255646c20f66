"""Scenes: materials cut into shapes that lie on each other like dead leaves, with marks, light, blur and sensor noise.

Dead leaves: Lee, Mumford and Huang, "Occlusion Models for Natural Images" (2001).
"""

import math

import torch
from torch import Generator, Tensor

from inspector.learning.procedural.chances import chance, log_uniform, uniform
from inspector.learning.procedural.fields import clouds, softened, standardised


def lay_leaves(background: Tensor, leaves: Tensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """Lay shapes cut from `leaves` (k, n, 3, h, w) on (n, 3, h, w), one after the other.

    Returns the pictures and what lies on top, int64 (n, h, w): 0 the background, 1 … k the leaves.
    """
    picture, top = background, torch.zeros_like(background[:, 0], dtype=torch.int64)
    for number, leaf in enumerate(leaves, 1):
        shape = draw_shapes(len(leaf), leaf.shape[-1], generator)
        soft = softened(shape, 1)
        rim = (soft - shape).abs() * uniform((len(leaf), 1, 1, 1), -0.6, 0.6, generator)
        shadow = softened(shape.roll((2, 2), (2, 3)), 3)
        picture = picture * (1 - shadow * (1 - shape) * uniform((len(leaf), 1, 1, 1), 0, 0.5, generator))
        picture = picture * (1 - soft) + leaf * soft + rim
        top = torch.where(shape[:, 0] > 0.5, number, top)
    return picture.clamp(0, 1), top


def draw_strokes(count: int, side: int, generator: Generator, *, strokes: int = 6) -> Tensor:
    """Return the cover (n, 1, side, side) of thin straight strokes: letters, scratches, seams, wires."""
    grid = torch.arange(side, device=generator.device, dtype=torch.float32)
    spread = log_uniform((count, 1, 1, 1), 0.06, 0.8, generator) * side
    middle = uniform((count, 2, 1, 1), 0, side, generator)
    width = log_uniform((count, 1, 1, 1), 0.5, 3, generator)
    steps = torch.tensor([0.0, math.pi / 2], device=generator.device)
    upright = chance(count, 0.5, generator)
    cover = torch.zeros((count, 1, side, side), device=generator.device)
    for _ in range(strokes):
        start = middle + uniform((count, 2, 1, 1), -0.5, 0.5, generator) * spread
        turn = uniform((count, 1, 1, 1), 0, math.pi, generator)
        straight = steps[torch.randint(2, (count, 1, 1, 1), generator=generator, device=steps.device)]
        angle = torch.where(upright, straight, turn)
        length = spread * uniform((count, 1, 1, 1), 0.2, 1, generator)
        x, y = grid - start[:, :1], grid[:, None] - start[:, 1:]
        along = (x * angle.cos() + y * angle.sin()).clamp(torch.zeros_like(length), length)
        away = ((x - along * angle.cos()).square() + (y - along * angle.sin()).square()).sqrt()
        cover = torch.maximum(cover, (width + 0.5 - away).clamp(0, 1))
    return cover


def light(pictures: Tensor, generator: Generator) -> Tensor:
    """Light (n, 3, h, w) unevenly: a slope of brightness, and on some a soft reflex."""
    count, _, height, width = pictures.shape
    x = torch.linspace(-1, 1, width, device=pictures.device)
    y = torch.linspace(-1, 1, height, device=pictures.device)[:, None]
    slope = uniform((count, 2, 1, 1), -0.5, 0.5, generator)
    centre = uniform((count, 2, 1, 1), -1, 1, generator)
    away = (x - centre[:, :1]).square() + (y - centre[:, 1:]).square()
    reflex = (-away / uniform((count, 1, 1, 1), 0.05, 0.6, generator)).exp()
    reflex = reflex * uniform((count, 1, 1, 1), 0, 0.4, generator)
    lit = pictures * (1 + slope[:, :1] * x + slope[:, 1:] * y) + reflex * chance(count, 0.3, generator)
    return lit.clamp(0, 1)


def photograph(pictures: Tensor, generator: Generator) -> Tensor:
    """Take (n, 3, h, w) with a camera: gain, offset, tint, focus and noise, another one for each."""
    count = len(pictures)
    gain = log_uniform((count, 1, 1, 1), 0.8, 1.25, generator) * log_uniform((count, 3, 1, 1), 0.96, 1.04, generator)
    taken = pictures * gain + uniform((count, 1, 1, 1), -0.05, 0.05, generator)
    soft = softened(taken, 1)
    taken = taken + (soft - taken) * uniform((count, 1, 1, 1), 0, 0.7, generator)
    noise = torch.randn(taken.shape, generator=generator, device=taken.device)
    noise = torch.where(chance(count, 0.5, generator), noise[:, :1], noise)
    return (taken + noise * log_uniform((count, 1, 1, 1), 0.001, 0.025, generator)).clamp(0, 1)


def draw_shapes(count: int, side: int, generator: Generator) -> Tensor:
    """Return masks (n, 1, side, side) of one shape each: round, angular, stars or blots, some with a hole."""
    grid = torch.arange(side, device=generator.device, dtype=torch.float32)
    centre = uniform((count, 2, 1, 1), 0, side, generator)
    size = log_uniform((count, 1, 1, 1), 0.08, 0.6, generator) * side
    angle = uniform((count, 1, 1, 1), 0, math.pi, generator)
    long = log_uniform((count, 1, 1, 1), 0.35, 1, generator)
    x, y = grid - centre[:, :1], grid[:, None] - centre[:, 1:]
    along, beside = x * angle.cos() + y * angle.sin(), (y * angle.cos() - x * angle.sin()) / long
    power = log_uniform((count, 1, 1, 1), 0.9, 12, generator)
    away = (along.abs().clamp_min(1e-3).pow(power) + beside.abs().clamp_min(1e-3).pow(power)).pow(1 / power) / size
    corners = torch.randint(3, 8, (count, 1, 1, 1), generator=generator, device=grid.device)
    star = 1 + 0.35 * (corners * torch.atan2(beside, along)).cos()
    away = torch.where(chance(count, 0.25, generator), (along.square() + beside.square()).sqrt() / size * star, away)
    slow = standardised(softened(clouds(count, side, generator), 5, "circular"))
    away = torch.where(chance(count, 0.3, generator), away + 0.25 * slow, away)
    hole = uniform((count, 1, 1, 1), 0.3, 0.8, generator) * chance(count, 0.2, generator)
    return ((1 - away) * size).clamp(0, 1) * ((away - hole) * size).clamp(0, 1)
