"""What pretraining trains: the encoder's trunk down to its last tap, pooled, and the projection head on it."""

from typing import Self

import torch
from torch import Tensor, nn

from inspector.core.pretraining import ProjectionHead
from inspector.core.recipe import STRIDE
from inspector.learning.encoder import Encoder
from inspector.learning.simclr.heads import build_projection_head

_PROBE = 64  # pixels


class PretrainingNetwork(nn.Module):
    """Views, uint8 (B, size, size, 3) RGB → projections (B, out); `features` are those below the projection head.

    The light is evened and the picture normalised as in `Encoder`, so that the trunk learns on what it will
    see. Features are the global average of the last tap, as in SimCLR (Chen et al., ICML 2020, section 2.1).
    `settled`: BatchNorm of the trunk keeps its running statistics, in training, too.
    Raises `ValueError` for an encoder whose trunk ends before stride 16.
    """

    def __init__(self, encoder: Encoder, shape: ProjectionHead, *, seed: int, settled: bool = False) -> None:
        super().__init__()
        self._settled = settled
        self.encoder = encoder
        self.width = _width(encoder)
        self.head = build_projection_head(self.width, shape, seed=seed)

    def train(self, mode: bool = True) -> Self:
        """Turn to training, or to judging."""
        super().train(mode)
        for module in self.encoder.trunk.modules():
            if self._settled and isinstance(module, nn.BatchNorm2d):
                module.eval()
        return self

    def forward(self, views: Tensor) -> Tensor:
        """Return the projections."""
        projections: Tensor = self.head(self.features(views))
        return projections

    def features(self, views: Tensor) -> Tensor:
        """Return the pooled features, (B, C)."""
        pictures = self.encoder.normalised(views).contiguous(memory_format=torch.channels_last)
        taps: dict[str, Tensor] = self.encoder.trunk(pictures)
        return taps["tap1"].mean(dim=(2, 3))


def _width(encoder: Encoder) -> int:
    encoder.eval()
    with torch.no_grad():
        shape = encoder.trunk(torch.zeros(1, 3, _PROBE, _PROBE, device=encoder.mean.device))["tap1"].shape
    if shape[2] != _PROBE // STRIDE:
        raise ValueError(f"pretraining needs a trunk down to stride {STRIDE}, this one ends at {_PROBE // shape[2]}")
    return int(shape[1])
