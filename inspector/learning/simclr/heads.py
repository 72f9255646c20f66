"""The projection head: what sits on the pooled features while pretraining, and is dropped or cut into afterwards."""

from itertools import pairwise

import torch
from torch import Tensor, nn

from inspector.core.pretraining import ProjectionHead

_ACTIVATIONS = {"relu": nn.ReLU, "gelu": nn.GELU, "silu": nn.SiLU}


class ProjectionLayers(nn.Sequential):
    """Pooled features (B, width_in) → projections (B, out), for the contrastive loss; a module for each layer."""

    def inside(self, features: Tensor, depth: int) -> Tensor:
        """Return what the first `depth` layers make of pooled features (B, width_in); with 0 the features.

        Fine-tuning may start here (Chen et al., "Big Self-Supervised Models", NeurIPS 2020, section 2).
        Raises `ValueError` where there are not so many layers.
        """
        if not 0 <= depth <= len(self):
            raise ValueError(f"depth {depth} is not between 0 and the {len(self)} layers of the projection head")
        for layer in self[:depth]:
            features = layer(features)
        return features


def build_projection_head(width_in: int, shape: ProjectionHead, *, seed: int = 0) -> ProjectionLayers:
    """Build the projection head of a shape on `width_in` channels, with random weights (the same for the same seed).

    Hidden layers are linear, BatchNorm and activation; the last one is linear without a bias, followed in version 2
    by a BatchNorm without a shift. That is the authors' code (google-research/simclr, model_util.py), which has that
    last BatchNorm in version 1, too, where their paper names no BatchNorm at all.
    """
    widths = [width_in, *[shape.width] * (shape.depth - 1), shape.out]
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        layers = [nn.Sequential(nn.Linear(before, after, bias=False)) for before, after in pairwise(widths)]
    for layer, width in zip(layers[:-1], widths[1:], strict=False):
        layer.extend([nn.BatchNorm1d(width), _ACTIVATIONS[shape.activation]()])
    if shape.version == 2:
        layers[-1].append(_without_shift(nn.BatchNorm1d(shape.out)))
    return ProjectionLayers(*layers)


def _without_shift(norm: nn.BatchNorm1d) -> nn.BatchNorm1d:
    norm.bias.requires_grad_(False)
    return norm
