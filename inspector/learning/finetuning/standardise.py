"""Features of unit length differ little between pictures; dense layers learn from them once they are spread."""

import torch
from torch import Tensor, nn

_LEAST_SPREAD = 1e-6  # a channel that never changed says nothing, and must not be blown up


class Standardise(nn.Module):
    """Features (…, C) brought to mean 0 and deviation 1 by statistics that are measured once, not by batch."""

    mean: Tensor
    std: Tensor

    def __init__(self, width: int) -> None:
        super().__init__()
        self.register_buffer("mean", torch.zeros(width))
        self.register_buffer("std", torch.ones(width))

    def forward(self, features: Tensor) -> Tensor:
        """Return the features, spread."""
        return (features - self.mean) / self.std

    @torch.no_grad()
    def settle(self, features: Tensor) -> None:
        """Take the statistics of features (N, C)."""
        spread = features.std(dim=0, correction=0)
        self.mean.copy_(features.mean(dim=0))
        self.std.copy_(torch.where(spread > _LEAST_SPREAD, spread, torch.ones_like(spread)))
