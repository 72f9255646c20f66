"""How well views of one image find each other: figures that mean the same at every batch size and temperature.

The contrastive loss alone does not: it grows with the logarithm of the batch and changes with the temperature.
"""

import math

import torch
from torch import Tensor

from inspector.learning.simclr.losses import unit_length

_SHARPNESS = 2.0  # t of the uniformity, as in the paper
_ROUNDING = 1e-6  # of a cosine in float32: nearer ones are equal


@torch.no_grad()
def contrastive_accuracy(one: Tensor, other: Tensor) -> float:
    """Return the share of the 2N views whose nearest among the 2N − 1 others is the other view of their image.

    `one` and `other` (N, D) are projections, row by row of the same image. Equal views share a hit, as if one of
    them were drawn: where all projections are the same, the accuracy is `chance_level(N)`, not 0 and not 1.
    """
    with torch.autocast(one.device.type, enabled=False):
        views = unit_length(torch.cat([one, other]))
        cosines = (views @ views.T).fill_diagonal_(-torch.inf)
    nearest = cosines >= cosines.amax(1, keepdim=True) - _ROUNDING
    found = torch.cat([nearest.diagonal(len(one)), nearest.diagonal(-len(one))])
    return float((found / nearest.sum(1)).mean())


def chance_level(images: int) -> float:
    """Return the contrastive accuracy of guessing among the two views of each of `images`."""
    return 1 / (2 * images - 1)


@torch.no_grad()
def alignment(one: Tensor, other: Tensor) -> float:
    """Return the mean squared distance, 0 to 4, of two views (N, D) each on the unit sphere; 0 is best.

    Wang and Isola, ICML 2020, section 4.1.1, with α = 2.
    """
    return float((unit_length(one) - unit_length(other)).square().sum(1).mean())


@torch.no_grad()
def uniformity(projections: Tensor) -> float:
    """Return log mean exp(−2 d²) over all pairs of (N, D) projections on the unit sphere, N ≥ 2.

    0 where all are the same; the more evenly they fill the sphere, the lower, to about −4. Give one view of each
    image. Wang and Isola, ICML 2020, section 4.1.2, with t = 2.
    """
    count = len(projections)
    with torch.autocast(projections.device.type, enabled=False):
        units = unit_length(projections)
        cosines = (units @ units.T).fill_diagonal_(-torch.inf)
    exponents = _SHARPNESS * (2 * cosines - 2)
    return float(exponents.flatten().logsumexp(0)) - math.log(count * (count - 1))
