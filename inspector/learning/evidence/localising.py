"""The localising head: which patches look like a defect, learned from synthetic defects and labelled anomalies."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.core.recipe import STRIDE
from inspector.learning.encoder import Encoder

_WIDTH = 64
_DROPOUT = 0.3
_PRIOR = -3.0  # the logit of a patch before anything is learned: few patches are anomalous


def on_grid(features: dict[tuple[int, int], Tensor], strides: tuple[int, int]) -> Tensor:
    """Return all features of an encoder side by side on the heat map's grid, (B, D, H/16, W/16).

    `features` is what `Encoder.forward` returns, tapped at `strides`. Finer ones are averaged, coarser ones brought
    there bilinearly.
    """
    looked_at = []
    grid: tuple[int, int] | None = None
    for (shrink, tap), feature in sorted(features.items()):
        stride = strides[tap] * shrink
        if shrink == 1:
            looked_at.append(F.avg_pool2d(feature, STRIDE // stride) if stride < STRIDE else feature)
            grid = (looked_at[-1].shape[2], looked_at[-1].shape[3])
        elif grid is not None and stride != STRIDE:
            looked_at.append(F.interpolate(feature, size=grid, mode="bilinear", align_corners=False))
        else:
            looked_at.append(feature)
    return torch.cat(looked_at, 1)


def channels_on_grid(encoder: Encoder) -> int:
    """Return D of `on_grid` for an encoder: all features that it makes."""
    return sum(encoder.widths[tap] for _, tap in encoder.looked_at)


class LocalisingHead(nn.Module):
    """(B, D, h, w) features on the grid → (B, h, w) logits, higher is more anomalous.

    Two 3 × 3 layers see a patch with its neighbours. `mean` and `std`, (D,) each, standardise the features.
    """

    mean: Tensor
    std: Tensor

    def __init__(self, mean: Tensor, std: Tensor) -> None:
        super().__init__()
        self.register_buffer("mean", mean.view(1, -1, 1, 1).clone())
        self.register_buffer("std", std.view(1, -1, 1, 1).clone())
        last = nn.Conv2d(_WIDTH, 1, 1)
        nn.init.constant_(last.bias, _PRIOR) if last.bias is not None else None
        self.layers = nn.Sequential(
            nn.Dropout2d(_DROPOUT),
            nn.Conv2d(len(mean), _WIDTH, 1),
            nn.GELU(),
            nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1),
            nn.GELU(),
            nn.Conv2d(_WIDTH, _WIDTH, 3, padding=1),
            nn.GELU(),
            last,
        )

    def forward(self, features: Tensor) -> Tensor:
        """Return the logits."""
        logits: Tensor = self.layers((features - self.mean) / self.std)
        return logits.squeeze(1)


class Ensemble(nn.Module):
    """Heads that each left out other images, as one: the mean of their logits.

    Every image was left out by one of them, which alone says what it is worth on images that it has not seen.
    """

    def __init__(self, heads: Sequence[nn.Module]) -> None:
        super().__init__()
        self.heads = nn.ModuleList(heads)

    def forward(self, features: Tensor) -> Tensor:
        """Return the mean logits."""
        return torch.stack([head(features) for head in self.heads]).mean(0)


def build_ensemble(tensors: dict[str, Tensor]) -> Ensemble:
    """Return the ensemble of localising heads whose `state_dict` is given."""
    count = 1 + max(int(key.split(".")[1]) for key in tensors)
    heads = [
        LocalisingHead(tensors[f"heads.{i}.mean"].flatten(), tensors[f"heads.{i}.std"].flatten()) for i in range(count)
    ]
    ensemble = Ensemble(heads)
    ensemble.load_state_dict(tensors, strict=True)
    return ensemble
