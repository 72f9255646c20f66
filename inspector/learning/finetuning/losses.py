"""What the heads learn by: is there an anomaly, and where."""

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.learning.simclr.probe import balanced_accuracy

_HIGHEST_SHARE = 0.01  # of the patches of an anomaly without a mask: the highest ones must stand out


def label_loss(logits: Tensor, labels: Tensor, weights: Tensor) -> Tensor:
    """Return the mean cross-entropy of logits (B,) and labels float (B,), 1 an anomaly, by the labels' weights (2,)."""
    losses = F.binary_cross_entropy_with_logits(logits, labels, reduction="none")
    return (losses * weights[labels.long()]).mean()


def balanced_loss(logits: Tensor, labels: Tensor) -> Tensor:
    """Return the mean over both labels of their mean cross-entropy; both must stand in `labels`."""
    anomalies = int(labels.sum())
    weights = len(labels) / (2 * torch.tensor([len(labels) - anomalies, anomalies], device=labels.device))
    return label_loss(logits, labels, weights)


def accuracy(logits: Tensor, labels: Tensor) -> float:
    """Return the balanced accuracy, 0 to 1, of logits (B,), of which those above 0 say anomaly; both labels stand."""
    found = balanced_accuracy((logits > 0).long(), labels.long())
    assert found is not None
    return found


def place_loss(maps: Sequence[Tensor], masks: Sequence[Tensor | None]) -> Tensor:
    """Return the cross-entropy of each image's logits (h, w) against its mask, bool (H, W).

    A patch with a masked pixel is an anomaly. Its patches and all the others weigh the same, though they are few.
    Where the mask is None somewhere is an anomaly: the mean of the highest logits counts as one patch (multiple
    instances, as in Pang et al., arXiv:2108.00462).
    """
    told = [
        (logits.flatten(), _on_grid(mask, logits)) for logits, mask in zip(maps, masks, strict=True) if mask is not None
    ]
    highest = [_highest(logits.flatten()) for logits, mask in zip(maps, masks, strict=True) if mask is None]
    terms = [F.softplus(-torch.stack(highest)).mean()] if highest else []
    if told:
        logits, anomalous = (torch.cat(parts) for parts in zip(*told, strict=True))
        parts = (F.softplus(logits[~anomalous]), F.softplus(-logits[anomalous]))
        terms += [part.mean() for part in parts if len(part)]
    return torch.stack(terms).mean()


def _on_grid(mask: Tensor, logits: Tensor) -> Tensor:
    """Return which patches of the grid, flat, hold a masked pixel."""
    return F.adaptive_max_pool2d(mask[None].float(), logits.shape)[0].flatten() > 0


def _highest(logits: Tensor) -> Tensor:
    return logits.topk(max(1, round(_HIGHEST_SHARE * len(logits)))).values.mean()
