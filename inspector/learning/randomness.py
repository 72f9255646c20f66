"""Torch's random numbers for one piece of work, without changing those of everybody else."""

import contextlib
from collections.abc import Iterator

import torch


@contextlib.contextmanager
def own_randomness(seed: int, device: torch.device) -> Iterator[None]:
    """Let weights, dropout and stochastic depth draw from `seed`, and leave torch's own random state as it was."""
    with torch.random.fork_rng(devices=[device] if device.type == "cuda" else []):
        torch.manual_seed(seed)
        yield
