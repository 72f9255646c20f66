"""What a patch is compared by: several looks at the same place, from close by and from afar.

A scratch is seen in a patch and its neighbours, uneven shading only in a wide window; no single window sees
both. Which looks are taken was decided by measurement: docs/decisions/0002-contexts.md.
"""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional as F

HALF, QUARTER = 2, 4  # smaller looks at the same picture, for what is only seen from afar
CONTRAST = 2  # in place of a tap: the contrast of the picture itself


@dataclass(frozen=True, slots=True)
class Context:
    """One look: features of `tap` of the picture shrunk `shrink` times, averaged over `window` × `window`.

    `pool`: how many features of that tap, a side, fall on one patch of the heat map's grid. `spread`: distances are
    averaged over so many patches a side. The context of the tap `CONTRAST` tells where an anomaly is, not whether there
    is one: it is no part of a score.
    """

    shrink: int
    tap: int
    window: int
    pool: int = 1
    spread: int = 1

    def embed(self, features: dict[tuple[int, int], Tensor]) -> Tensor:
        """Return (B, D, h, w): features averaged over the window, h × w patches."""
        feature, window = features[self.shrink, self.tap], self.window
        if self.pool > 1:
            feature = F.avg_pool2d(feature, self.pool)
        if window > 1:
            feature = F.avg_pool2d(feature, window, stride=1, padding=window // 2, count_include_pad=False)
        return feature

    def spread_out(self, distances: Tensor, kept: Tensor) -> Tensor:
        """Return distances (B, h, w), averaged over those around that are `kept`, bool (B, h, w)."""
        if self.spread == 1:
            return distances
        weights = kept.to(distances.dtype)
        window = torch.ones(2, 1, self.spread, self.spread, dtype=weights.dtype, device=weights.device)
        pair = torch.stack([distances * weights, weights], 1)
        sums = F.conv2d(pair, window, padding=self.spread // 2, groups=2)
        return sums[:, 0] / sums[:, 1].clamp_min(1)


# Of a trained encoder, tapped at strides 8 and 16.
CONTEXTS = (
    Context(1, 1, 1),
    Context(1, 1, 3),
    Context(1, 1, 5),
    Context(1, 0, 5, pool=2),
    Context(QUARTER, 0, 1),
    Context(QUARTER, 1, 3),
    Context(1, CONTRAST, 7, spread=11),
)
# Of an encoder of our own, which was taught patches: at strides 8 and 16, but a wide window loses what it tells apart,
# and smaller pictures show more. Of the whole one only the fine tap is looked at: that pays for the half-size one, in
# the exported graph.
# The second is that of `scorer.WHY`, whose grid is the heat map's: here, too, it has to be a look at the whole picture.
NEAR_CONTEXTS = (
    Context(QUARTER, 0, 1),
    Context(1, 0, 1, pool=2),
    Context(HALF, 1, 1),
    Context(QUARTER, 1, 1),
    Context(1, CONTRAST, 7, spread=11),
)
# Of a random encoder, tapped at strides 4 and 8: each random layer blurs what the one before it still told apart.
SHALLOW_CONTEXTS = (
    Context(1, 0, 1, pool=4),
    Context(1, 0, 3, pool=4),
    Context(1, 1, 1, pool=2),
    Context(QUARTER, 0, 1),
)
