"""Random numbers for batches of pictures: each picture gets its own, all on the device of the generator."""

import math

import torch
from torch import Generator, Tensor


def uniform(shape: tuple[int, ...], low: float, high: float, generator: Generator) -> Tensor:
    """Return float32 random numbers, uniform from `low` to `high`."""
    return torch.rand(shape, generator=generator, device=generator.device) * (high - low) + low


def log_uniform(shape: tuple[int, ...], low: float, high: float, generator: Generator) -> Tensor:
    """Return float32 random numbers from `low` to `high`, both above 0, whose logarithm is uniform."""
    return uniform(shape, math.log(low), math.log(high), generator).exp()


def chance(count: int, share: float, generator: Generator) -> Tensor:
    """Return bool (count, 1, 1, 1), true for about a share of them."""
    return uniform((count, 1, 1, 1), 0, 1, generator) < share


def some(count: int, share: float, values: Tensor, otherwise: float, generator: Generator) -> Tensor:
    """Return `values` (count, 1, 1, 1) for about a share of them, `otherwise` for the rest."""
    return torch.where(chance(count, share, generator), values, torch.full_like(values, otherwise))


def one_of(ways: Tensor, generator: Generator) -> Tensor:
    """Return for each of n one of its k ways, (n, c, h, w) of (k, n, c, h, w), all equally often."""
    return picked(ways, torch.randint(len(ways), (ways.shape[1],), generator=generator, device=ways.device))


def picked(ways: Tensor, choice: Tensor) -> Tensor:
    """Return for each of n the way of its `choice`, int64 (n,): (n, c, h, w) of (k, n, c, h, w)."""
    return ways[choice, torch.arange(len(choice), device=ways.device)]
