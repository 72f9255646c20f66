"""Torch's random numbers for one piece of work, without changing those of everybody else."""

import contextlib
from collections.abc import Iterator

import torch
from torch import Tensor


@contextlib.contextmanager
def own_randomness(seed: int, device: torch.device) -> Iterator[None]:
    """Let weights, dropout and stochastic depth draw from `seed`, and leave torch's own random state as it was."""
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        torch.manual_seed(seed)
        yield


def random_projection(width: int, narrow: int) -> Tensor:
    """Return a random orthonormal projection of `width` channels to fewer as a convolution, (narrow, width, 1, 1).

    It keeps distances (Johnson and Lindenstrauss, 1984), and is the same every time.
    """
    generator = torch.Generator().manual_seed(width)
    basis: Tensor = torch.linalg.qr(torch.randn(width, narrow, generator=generator)).Q
    return basis.mul((width / narrow) ** 0.5).T.contiguous().view(narrow, width, 1, 1)
