"""The contrastive loss: two views of an image attract each other, all other views repel.

It is a log of a sum of exponentials of cosines over the temperature: in half precision that overflows and rounds
away the differences between the nearest others, so it is computed in float32 whatever the encoder works in.
"""

import torch
from torch import Tensor
from torch.nn import functional as F


def nt_xent(
    one: Tensor, other: Tensor, *, temperature: float, decoupled: bool = False, negatives: Tensor | None = None
) -> Tensor:
    """Return the mean contrastive loss of 2N anchors, a scalar in float32 (float64 for float64 projections).

    `one` and `other` (N, D) are the projections of two views, row by row of the same image, N ≥ 2; their lengths do
    not count. Anchor i with positive p loses −sᵢₚ/τ + log Σ exp(sᵢₖ/τ), s the cosine, over all k ≠ i: NT-Xent (Chen
    et al., ICML 2020, equation 1). With `decoupled` the sum leaves out p, too, so that an easy positive does not
    take away the gradient of the negatives (DCL: Yeh et al., ECCV 2022, section 3). `negatives` (M, D) stand in
    the sum of every anchor and are no anchors themselves. Raises `ValueError` for projections that do not fit.
    """
    _refuse_misfits(one, other, negatives)
    with torch.autocast(one.device.type, enabled=False):
        views = unit_length(torch.cat([one, other]))
        logits = views @ views.T / temperature
        itself = torch.eye(len(views), dtype=torch.bool, device=views.device)
        left_out = itself | itself.roll(len(one), dims=1) if decoupled else itself
        others = logits.masked_fill(left_out, -torch.inf)
        if negatives is not None:
            others = torch.cat([others, views @ unit_length(negatives).T / temperature], 1)
        positives = logits.diagonal(len(one))  # of one; those of the other are the same
        return others.logsumexp(1).mean() - positives.mean()


def unit_length(projections: Tensor) -> Tensor:
    """Return (N, D) projections at length 1, in float32 at least; call it where autocast is off."""
    return F.normalize(projections.to(torch.promote_types(projections.dtype, torch.float32)), dim=1)


def _refuse_misfits(one: Tensor, other: Tensor, negatives: Tensor | None) -> None:
    if one.ndim != 2 or one.shape != other.shape or len(one) < 2:
        raise ValueError(f"{tuple(one.shape)} and {tuple(other.shape)} are not two views of at least 2 images")
    if negatives is not None and (negatives.ndim != 2 or negatives.shape[1] != one.shape[1]):
        raise ValueError(f"negatives {tuple(negatives.shape)} do not fit projections {tuple(one.shape)}")
