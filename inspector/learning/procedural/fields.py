"""Random fields: one channel that varies over the plane, from clouds and grain to weaves, spots and cells.

Every field is float32 (count, 1, side, side) of mean 0 and variance 1 each, on the device of the generator. Ideas: 1/f
noise, dead leaves and random networks as in Baradad et al., "Learning to See by Looking at Noise" (2021); spots and
cells are the shot noise and Worley cells of texture synthesis.
"""

import math
from collections.abc import Callable

import torch
from torch import Generator, Tensor
from torch.nn import functional as F

from inspector.learning.procedural.chances import chance, log_uniform, one_of, some, uniform

Field = Callable[[int, int, Generator], Tensor]
_FAR = 100.0  # periods, or so: planes are moved by up to as much
_LEAST = 1e-4  # a field that hardly varies is not blown up to noise


def standardised(field: Tensor) -> Tensor:
    """Bring each of (n, 1, h, w) to mean 0 and variance 1."""
    field = field - field.mean((2, 3), keepdim=True)
    return field / field.square().mean((2, 3), keepdim=True).sqrt().clamp_min(_LEAST)


def softened(pictures: Tensor, reach: int, mode: str = "replicate") -> Tensor:
    """Average each pixel of (n, c, h, w) with those up to `reach` away; `mode`: what lies beyond the border.

    Sums of what was moved, along rows and then along columns: on a CPU about ten times as quick as pooling.
    """
    for axis, beyond in ((3, (reach, reach, 0, 0)), (2, (0, 0, reach, reach))):
        padded, length = F.pad(pictures, beyond, mode=mode), pictures.shape[axis]
        total = padded.narrow(axis, 0, length).clone()
        for moved in range(1, 2 * reach + 1):
            total += padded.narrow(axis, moved, length)
        pictures = total / (2 * reach + 1)
    return pictures


def clouds(count: int, side: int, generator: Generator) -> Tensor:
    """Noise whose power falls with the frequency, from grain to clouds; half of it runs along one direction."""
    along, across, radius = _spectrum(count, side, generator)
    stretch = some(count, 0.5, log_uniform((count, 1, 1, 1), 1, 30, generator), 1, generator)
    radius = (along.square() * stretch + across.square() / stretch).sqrt().clamp_min(1 / side)
    fall = uniform((count, 1, 1, 1), 0.0, 2.4, generator)
    return _shaped(radius.pow(-fall), side, generator)


def ripples(count: int, side: int, generator: Generator) -> Tensor:
    """Noise of about one frequency: pebbles, ripples, orange peel."""
    along, across, radius = _spectrum(count, side, generator)
    frequency = log_uniform((count, 1, 1, 1), 1 / 40, 1 / 3, generator)
    width = uniform((count, 1, 1, 1), 0.08, 0.5, generator)
    ring = (-((radius.clamp_min(1e-3) / frequency).log() / width).square()).exp()
    spread = uniform((count, 1, 1, 1), 0.2, 1.5, generator)  # radians around the direction
    directed = (-(torch.atan2(across.abs(), along.abs()) / spread).square()).exp()
    return _shaped(torch.where(chance(count, 0.5, generator), ring * directed, ring), side, generator)


def weaves(count: int, side: int, generator: Generator) -> Tensor:
    """Two gratings, woven, crossed or alone, with harmonics, bent a little by slow noise."""
    grid = torch.arange(side, device=generator.device, dtype=torch.float32) - side / 2
    first = uniform((count, 1, 1, 1), 0, math.pi, generator)
    skew = some(count, 0.4, uniform((count, 1, 1, 1), 0.3, math.pi - 0.3, generator), math.pi / 2, generator)
    bend = clouds(count, side, generator)
    bend = softened(bend, 4, "circular") * uniform((count, 1, 1, 1), 0, 1.5, generator)
    waves, period = [], log_uniform((count, 1, 1, 1), 4, 40, generator)
    for angle in (first, first + skew):
        place = grid * angle.cos() + grid[:, None] * angle.sin()
        phase = 2 * math.pi * place / period + uniform((count, 1, 1, 1), 0, 6.3, generator) + bend
        edge = log_uniform((count, 1, 1, 1), 0.5, 12, generator)
        waves.append((edge * phase.sin()).tanh() / edge.tanh())
        period = period * some(count, 0.4, log_uniform((count, 1, 1, 1), 0.4, 2.5, generator), 1, generator)
    one, two = waves
    ways = torch.stack([one, one * two, one + two, torch.maximum(one, two), one * (two > 0) - two * (two <= 0)])
    return standardised(one_of(ways, generator))


def spots(count: int, side: int, generator: Generator) -> Tensor:
    """One small random shape, dropped again and again: pores, fibres, flakes, print."""
    kernel = _grains(count, side, generator)
    each = log_uniform((count, 1, 1, 1), 1 / 900, 1 / 12, generator)
    drops = (uniform((count, 1, side, side), 0, 1, generator) < each).float()
    signs = torch.randn(drops.shape, generator=generator, device=drops.device)
    drops = torch.where(chance(count, 0.5, generator), drops * signs, drops)
    return standardised(torch.fft.irfft2(torch.fft.rfft2(drops) * torch.fft.rfft2(kernel), s=(side, side)))


def cells(count: int, side: int, generator: Generator) -> Tensor:
    """Cells around random points: grains, crackle, scales; each by its distance, its border or a grey of its own."""
    points = 48
    grid = torch.arange(side, device=generator.device, dtype=torch.float32)
    apart = log_uniform((count, 1, 1, 1), 5, 30, generator)  # pixels
    stretch = some(count, 0.3, log_uniform((count, 1, 1, 1), 0.3, 3, generator), 1, generator)
    period = apart * points**0.5
    centres = uniform((count, points, 2), 0, 1, generator)
    best = torch.full((count, 1, side, side), 9.0, device=generator.device)
    second = best.clone()
    grey = torch.zeros_like(best)
    values = torch.randn((count, points), generator=generator, device=generator.device)
    x, y = grid / period, grid[:, None] * stretch / period
    for point in range(points):  # on a torus, so that as many points fill any side
        across = (x - centres[:, point, 0, None, None, None] + 0.5).remainder(1) - 0.5
        down = (y - centres[:, point, 1, None, None, None] + 0.5).remainder(1) - 0.5
        distance = across.square() + down.square()
        nearer = distance < best
        second = torch.where(nearer, best, torch.minimum(second, distance))
        best = torch.where(nearer, distance, best)
        grey = torch.where(nearer, values[:, point, None, None, None], grey)
    border = (second.sqrt() - best.sqrt()) * points**0.5
    crackle = (border * log_uniform((count, 1, 1, 1), 1, 12, generator)).tanh()
    return standardised(one_of(torch.stack([best.sqrt(), crackle, grey, border]), generator))


def networks(count: int, side: int, generator: Generator) -> Tensor:
    """What networks of random weights make of noise, each of a network of its own."""
    width, small = 6, max(8, side // 4)
    found = torch.randn((1, count * width, small, small), generator=generator, device=generator.device)
    for layer in range(4):
        wide = 3 if layer else 5
        weights = torch.randn((count * width, width, wide, wide), generator=generator, device=generator.device)
        weights = weights * log_uniform((count * width, 1, 1, 1), 0.3, 3, generator)
        padded = F.pad(found, (wide // 2,) * 4, mode="circular")
        found = F.conv2d(padded, weights, groups=count)
        found = F.instance_norm(found) + torch.randn((1, count * width, 1, 1), generator=generator, device=found.device)
        found = F.leaky_relu(found, 0.1) if layer % 2 else found.sin()
        if layer in (1, 2):
            found = F.interpolate(found, scale_factor=2, mode="bilinear")
    out = found.view(count, width, *found.shape[2:]).mean(1, keepdim=True)
    return standardised(F.interpolate(out, size=(side, side), mode="bilinear"))


def warps(count: int, side: int, generator: Generator) -> Tensor:
    """Waves of a plane that was bent again and again by waves, as shaders draw marble, agate and oil."""
    x, y = _plane(count, side, log_uniform((count, 1, 1, 1), 1 / 40, 1 / 6, generator), generator)
    for fold in range(4):
        strength = uniform((count, 1, 1, 1), 0, 1.6, generator) / (1 + fold / 2)
        speed = uniform((count, 2, 1, 1), 0.5, 2.2, generator) * (1 + fold / 2)
        phase = uniform((count, 2, 1, 1), 0, 6.3, generator)
        x, y = (
            x + strength * (speed[:, :1] * y + phase[:, :1]).sin(),
            y + strength * (speed[:, 1:] * x + phase[:, 1:]).sin(),
        )
    ways = torch.stack(
        [x.sin() + y.sin(), x.sin() * y.cos(), (x.square() + y.square()).sqrt().sin(), (x + y.sin()).sin()]
    )
    return standardised(one_of(ways, generator))


def tilings(count: int, side: int, generator: Generator) -> Tensor:
    """One motif again and again, moved, mirrored or both: cloth, grids, knurls, print."""
    motif = clouds(count, 32, generator)
    motif = torch.where(chance(count, 0.5, generator), (3 * motif).tanh(), motif)
    period = log_uniform((count, 1, 1, 1), 8, 48, generator)
    x, y = _plane(count, side, 1 / period, generator)
    shift = some(count, 0.3, torch.full((count, 1, 1, 1), 0.5, device=x.device), 0, generator)
    x = x + shift * y.floor()
    mirrored = chance(count, 0.5, generator)
    places = [torch.where(mirrored, (place.remainder(2) - 1).abs(), place.remainder(1)) * 2 - 1 for place in (x, y)]
    grid = torch.cat(places, 1).permute(0, 2, 3, 1)
    return standardised(F.grid_sample(motif, grid, padding_mode="reflection", align_corners=False))


def mazes(count: int, side: int, generator: Generator) -> Tensor:
    """Noise that was sharpened and kept in bounds again and again until it stands as stripes, mazes or spots do.

    What is near excites and what is farther away inhibits: Turing, "The Chemical Basis of Morphogenesis" (1952).
    """
    along, across, radius = _spectrum(count, side, generator)
    stretch = some(count, 0.4, log_uniform((count, 1, 1, 1), 1, 3, generator), 1, generator)
    radius = (along.square() * stretch + across.square() / stretch).sqrt().clamp_min(1e-4)
    frequency = log_uniform((count, 1, 1, 1), 1 / 24, 1 / 5, generator)
    ring = (-((radius / frequency).log() / 0.35).square()).exp()
    field = torch.randn((count, 1, side, side), generator=generator, device=generator.device)
    bias = uniform((count, 1, 1, 1), -0.4, 0.4, generator)
    for _ in range(5):
        field = standardised(torch.fft.irfft2(torch.fft.rfft2(field) * ring, s=(side, side)))
        field = (2 * (field + bias)).tanh()
    return standardised(field)


FIELDS: tuple[Field, ...] = (
    clouds, ripples, weaves, spots, cells, networks, warps, tilings, mazes,
)  # fmt: skip


def _plane(count: int, side: int, scale: Tensor, generator: Generator) -> tuple[Tensor, Tensor]:
    """Return coordinates x and y (count, 1, side, side): turned, moved far, `scale` a pixel."""
    line = torch.arange(side, device=generator.device, dtype=torch.float32) - side / 2
    angle = uniform((count, 1, 1, 1), 0, 2 * math.pi, generator)
    middle = uniform((count, 2, 1, 1), -_FAR, _FAR, generator)
    x = (line * angle.cos() + line[:, None] * angle.sin()) * scale + middle[:, :1]
    y = (line[:, None] * angle.cos() - line * angle.sin()) * scale + middle[:, 1:]
    return x, y


def _spectrum(count: int, side: int, generator: Generator) -> tuple[Tensor, Tensor, Tensor]:
    """Return frequencies along and across a random direction, and their length, (n, 1, side, side // 2 + 1)."""
    down = torch.fft.fftfreq(side, device=generator.device)[:, None]
    across = torch.fft.rfftfreq(side, device=generator.device)
    angle = uniform((count, 1, 1, 1), 0, math.pi, generator)
    along, beside = across * angle.cos() + down * angle.sin(), down * angle.cos() - across * angle.sin()
    return along, beside, (along.square() + beside.square()).sqrt()


def _shaped(amplitude: Tensor, side: int, generator: Generator) -> Tensor:
    """Return white noise whose spectrum was multiplied by `amplitude`."""
    white = torch.randn((len(amplitude), 1, side, side), generator=generator, device=generator.device)
    spectrum = torch.fft.rfft2(white) * amplitude
    spectrum[..., 0, 0] = 0
    return standardised(torch.fft.irfft2(spectrum, s=(side, side)))


def _grains(count: int, side: int, generator: Generator) -> Tensor:
    """Return a small shape in the middle of (n, 1, side, side): soft or sharp, round or long, full or a ring."""
    grid = torch.arange(side, device=generator.device, dtype=torch.float32) - side / 2
    angle = uniform((count, 1, 1, 1), 0, math.pi, generator)
    long, thin = log_uniform((count, 1, 1, 1), 1, 14, generator), log_uniform((count, 1, 1, 1), 0.7, 5, generator)
    along = (grid * angle.cos() + grid[:, None] * angle.sin()) / long
    beside = (grid[:, None] * angle.cos() - grid * angle.sin()) / torch.minimum(thin, long)
    away = along.square() + beside.square()
    disc, ring = (away < 1).float(), ((away < 1) & (away >= 0.4)).float()
    return one_of(torch.stack([(-away).exp(), disc, ring, (1 - away) * (-away).exp()]), generator)
