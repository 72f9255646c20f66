"""Which patches of good parts to remember: few that stand for many.

k-centre greedy (Sener and Savarese, ICLR 2018; PatchCore, Roth et al., CVPR 2022, algorithm 1) takes the
patch that is furthest from all taken so far, again and again: one pass over all patches for each one taken.
Here a pass takes a block of them. The candidates are the furthest patches, the block is the exact greedy
choice among them, and all distances are then updated by one matrix product. Distances are taken after a random
projection (Johnson and Lindenstrauss), as in PatchCore.
"""

import torch
from torch import Tensor

BLOCK = 32  # patches taken in one pass
CANDIDATES = 4 * BLOCK
PROJECTED = 64  # dimensions
_ROWS = 65536  # patches whose distances are updated at once


def choose_patches(patches: Tensor, count: int, *, seed: int, known: Tensor | None = None) -> Tensor:
    """Return the indices of `count` patches (int64), in the order of choice; all, if there are fewer.

    `patches` is float32 (N, D). `known`, float32 (M, D), are patches that are remembered already: the choice
    continues from them.
    """
    if len(patches) <= count and known is None:
        return torch.arange(len(patches), device=patches.device)
    generator = torch.Generator().manual_seed(seed)
    projection = _projection(patches.shape[1], generator).to(patches.device)
    points = patches @ projection
    squares = points.square().sum(1)
    if known is None:
        first = torch.randint(len(points), (1,), generator=generator).to(points.device)
        chosen, nearest = [first], _distances(points, squares, points[first])
    else:
        chosen, nearest = [], _distances(points, squares, known @ projection)
    while sum(map(len, chosen)) < min(count, len(patches)):
        left = min(count, len(patches)) - sum(map(len, chosen))
        block = _furthest(points, nearest, min(BLOCK, left))
        chosen.append(block)
        nearest = torch.minimum(nearest, _distances(points, squares, points[block]))
    return torch.cat(chosen) if chosen else torch.zeros(0, dtype=torch.int64, device=patches.device)


def cover_radius(patches: Tensor, chosen: Tensor) -> Tensor:
    """Return for each of (N, D) patches the distance to the nearest of (M, D) chosen ones, float32 (N,)."""
    return _distances(patches, patches.square().sum(1), chosen).sqrt()


def _projection(width: int, generator: torch.Generator) -> Tensor:
    if width <= PROJECTED:
        return torch.eye(width)
    return torch.randn(width, PROJECTED, generator=generator) / PROJECTED**0.5


def _furthest(points: Tensor, nearest: Tensor, count: int) -> Tensor:
    """Return `count` indices: the exact greedy choice among the patches that are furthest away."""
    candidates = nearest.topk(min(CANDIDATES, len(points))).indices
    between = torch.cdist(points[candidates], points[candidates]).square()
    left = nearest[candidates].clone()
    block = []
    for _ in range(count):
        best = int(left.argmax())
        block.append(best)
        left = torch.minimum(left, between[best])
        left[best] = -1  # never twice, even among equal patches
    return candidates[torch.tensor(block, device=candidates.device)]


def _distances(points: Tensor, squares: Tensor, centres: Tensor) -> Tensor:
    """Return squared distances to the nearest centre, (N,), never negative."""
    own = centres.square().sum(1)
    parts = [
        (torch.addmm(own, rows, centres.T, alpha=-2).amin(1) + square).clamp_min(0)
        for rows, square in zip(points.split(_ROWS), squares.split(_ROWS), strict=True)
    ]
    return torch.cat(parts)
