"""What a patch is compared by: several looks at the same place, from close by and from afar.

A scratch is seen in a patch and its neighbours, uneven shading only in a wide window; no single window sees
both. Which looks are taken was decided by measurement: docs/decisions/0002-contexts.md.
"""

from dataclasses import dataclass

from torch import Tensor
from torch.nn import functional as F

from inspector.learning.encoder import QUARTER


@dataclass(frozen=True, slots=True)
class Context:
    """One look: features of `tap` of the picture shrunk `shrink` times, averaged over `window` × `window`."""

    shrink: int
    tap: int
    window: int

    def embed(self, features: dict[tuple[int, int], Tensor]) -> Tensor:
        """Return (B, D, h, w): features averaged over the window, h × w patches."""
        feature, window = features[self.shrink, self.tap], self.window
        if self.shrink == 1 and self.tap == 0:  # the fine tap of the whole picture, on the grid of the coarse
            feature, window = F.avg_pool2d(feature, 2), self.window // 2 | 1
        if window > 1:
            feature = F.avg_pool2d(feature, window, stride=1, padding=window // 2, count_include_pad=False)
        return feature


CONTEXTS = (
    Context(1, 1, 1),
    Context(1, 1, 3),
    Context(1, 1, 5),
    Context(1, 0, 9),
    Context(QUARTER, 0, 1),
    Context(QUARTER, 1, 3),
)
