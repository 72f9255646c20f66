"""The memory of good patches: distances to it, and how rare a distance is among good parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Self

import torch
from torch import Tensor

from inspector.core.errors import TooFewImages

_SHARES = (1.0, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01)  # of good patches that are further away than a knot
_NEVER = 1e9


@dataclass(frozen=True)
class PatchMemory:
    """Patches of good parts under one context.

    `patches` float32 (M, D); `origins` int64 (M,), the image that each comes from; `spots` float32 (M, 2), the
    x and y of its centre as a share of that image's width and height.
    """

    patches: Tensor
    origins: Tensor
    spots: Tensor

    def __len__(self) -> int:
        return len(self.patches)

    @cached_property
    def squares(self) -> Tensor:
        """The squared length of each patch, (M,)."""
        return self.patches.square().sum(1)

    def distances(self, embedding: Tensor, *, without: int | None = None) -> Tensor:
        """Return the distance of each of (D, h, w) patches to the nearest one remembered, float32 (h, w).

        `without` leaves out what comes from one image, so that an image is not compared with itself. That makes
        the image look a little rarer than a new one, for nothing takes the place of its patches: limits that
        come of it reject a little less than they may (docs/decisions/0003-split-or-leave-one-out.md).
        """
        queries = embedding.flatten(1).T
        squares = self.squares
        if without is not None:
            own = self.origins == without
            if bool(own.all()):
                raise TooFewImages(what="good images that differ", found=1, needed=2, hint="All patches come from one.")
            squares = squares.masked_fill(own, _NEVER)
        apart = torch.addmm(squares, queries, self.patches.T, alpha=-2)
        nearest = (apart.amin(1) + queries.square().sum(1)).clamp_min(0).sqrt()
        return nearest.view(embedding.shape[1:])

    def joined(self, other: "PatchMemory") -> "PatchMemory":
        """Return both memories as one."""
        return PatchMemory(
            torch.cat([self.patches, other.patches]),
            torch.cat([self.origins, other.origins]),
            torch.cat([self.spots, other.spots]),
        )

    def picked(self, indices: Tensor) -> "PatchMemory":
        """Return the memory of some of the patches, by their indices or as a mask (M,)."""
        return PatchMemory(self.patches[indices], self.origins[indices], self.spots[indices])


def distances(
    memories: Sequence[PatchMemory], maps: Sequence[Sequence[Tensor]], *, without: int | None = None
) -> list[list[Tensor]]:
    """Return the distances of an image to the memory of each context, (h', w') each, by piece and context.

    `maps` are its embeddings (D, h', w'). `without` as in `PatchMemory.distances`.
    """
    return [[m.distances(e, without=without) for m, e in zip(memories, piece, strict=True)] for piece in maps]


@dataclass(frozen=True, slots=True)
class Rarity:
    """Turns a distance into −ln p: how rare it is among good patches. Rising, piecewise linear, never clamped.

    f(d) = Σ slopes[k] · max(0, d − knots[k]). Contexts are added up in these units (Fisher's method, 1925): what
    is rare under one and common under the others counts as what it is.
    """

    knots: Tensor
    slopes: Tensor

    @classmethod
    def fit(cls, distances: Tensor) -> Self:
        """Fit to the distances (N,) of patches of good images that the memory had not seen.

        Knots are quantiles of the distances; beyond the last the tail is taken as exponential, with the mean
        excess as its scale.
        """
        values = distances.cpu().double().sort().values
        places = [round((1 - share) * (len(values) - 1)) for share in _SHARES]
        spread = float(values.std()) if len(values) > 1 else 0.0
        least = max(spread * 1e-3, 1e-3)
        knots = [float(values[places[0]])]
        for place in places[1:]:
            knots.append(max(float(values[place]), knots[-1] + least))
        levels = [-float(torch.tensor(share).log()) for share in _SHARES]
        rises = [
            (up - low) / (right - left)
            for (low, up), (left, right) in zip(pairwise(levels), pairwise(knots), strict=True)
        ]
        beyond = values[places[-1] :] - values[places[-1]]
        rises.append(1 / max(float(beyond.mean()), spread * 0.1, least))
        slopes = [rises[0]] + [after - before for before, after in pairwise(rises)]
        return cls(*(torch.tensor(found, dtype=torch.float32).to(distances.device) for found in (knots, slopes)))

    def of(self, distances: Tensor) -> Tensor:
        """Return −ln p of distances of any shape."""
        steps = (distances.unsqueeze(-1) - self.knots).clamp_min(0)
        return steps @ self.slopes
