"""Encoding pictures into patches: in batches of one shape, and no more of them than memory holds."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import OutOfDeviceMemory
from inspector.core.progress import Step, Steps
from inspector.core.recipe import STRIDE, Recipe
from inspector.imaging.tiling import Pieces, cut
from inspector.learning.encoder import Encoder
from inspector.learning.folding import folded
from inspector.learning.memory import PatchMemory

POOL_BYTES = 1 << 30  # of patches held in memory to choose from, all contexts together
_BATCH_PIXELS = {"cpu": 4 * 256 * 256, "cuda": 32 * 256 * 256}  # encoded at once: more would not fit a core's cache

Pictures = Sequence[NDArray[np.uint8]]


@dataclass(frozen=True, slots=True)
class Pool:
    """Patches of good images under every context, to choose from; `whole` if no patch was left out.

    `maps[image][piece][context]` are the embeddings (C, h, w), held only while `whole`. Patches that do not count are
    not among those to choose from, but are in the maps.
    """

    whole: bool
    parts: list[list[PatchMemory]]
    maps: list[list[list[Tensor]]]

    def of(self, context: int) -> PatchMemory:
        """Return all patches of one context."""
        parts = self.parts[context]
        return PatchMemory(
            torch.cat([p.patches for p in parts]),
            torch.cat([p.origins for p in parts]),
            torch.cat([p.spots for p in parts]),
        )


def encode(encoder: Encoder, pictures: Pictures, recipe: Recipe, *, first: int = 0) -> Steps[Pool]:
    """Encode prepared good pictures, uint8 (h, w, 3) each; a step counts images.

    Pictures of one shape go through the encoder together, wherever they stand; the pool keeps their order.
    `first` is the index of the first image. Where all patches would take more than `POOL_BYTES`, each image
    gives a random share of them. Raises `OutOfDeviceMemory`.
    """
    generator = torch.Generator().manual_seed(recipe.seed)
    encoder = folded(encoder)
    shapes = [cut(picture, recipe.preparation).pictures.shape[:3] for picture in pictures]
    share = min(1.0, POOL_BYTES / max(1, sum(map(math.prod, shapes)) * _bytes_per_pixel(encoder)))
    patches: dict[int, list[list[PatchMemory]]] = {}
    maps: dict[int, list[list[Tensor]]] = {}
    for images in _batches(shapes, _pixels_at_once(encoder)):
        several = [cut(pictures[i], recipe.preparation) for i in images]
        embedded = iter(_embedded(encoder, np.concatenate([pieces.pictures for pieces in several])))
        for i, pieces in zip(images, several, strict=True):
            own = [next(embedded) for _ in pieces.origins]
            patches[i] = [[_listed(e, pieces, piece, first + i) for e in looks] for piece, looks in enumerate(own)]
            if share < 1:
                patches[i] = [[_thinned(p, share, generator) for p in piece] for piece in patches[i]]
            maps[i] = own if share == 1 else []
            yield Step(len(maps), len(pictures))
    in_order = [piece for i in range(len(pictures)) for piece in patches[i]]
    parts = [[piece[c] for piece in in_order] for c in range(len(encoder.contexts))]
    return Pool(share == 1, parts, [maps[i] for i in range(len(pictures))])


def embed(encoder: Encoder, pieces: Pieces) -> list[list[Tensor]]:
    """Return the embeddings (C, h, w) of each piece under each context, on the encoder's device."""
    return _embedded(encoder, pieces.pictures)


def _pixels_at_once(encoder: Encoder) -> int:
    return _BATCH_PIXELS["cpu" if encoder.mean.device.type == "cpu" else "cuda"]


def _batches(shapes: Sequence[tuple[int, ...]], pixels: int) -> Iterator[list[int]]:
    """Yield the images, (pieces, height, width) each, that are encoded together: of one shape, up to so many pixels."""
    order = sorted(range(len(shapes)), key=shapes.__getitem__)
    for shape, images in groupby(order, key=shapes.__getitem__):
        at_once = max(1, pixels // math.prod(shape))
        while batch := list(islice(images, at_once)):
            yield batch


def _embedded(encoder: Encoder, pictures: NDArray[np.uint8]) -> list[list[Tensor]]:
    """Return the embeddings (C, h, w) of each of uint8 (n, h, w, 3) under each context: views of their batches."""
    device = encoder.mean.device
    count, height, width = pictures.shape[:3]
    at_once = max(1, _pixels_at_once(encoder) // (height * width))
    found: list[list[Tensor]] = []
    try:
        for start in range(0, count, at_once):
            batch = torch.from_numpy(pictures[start : start + at_once].copy()).to(device)
            with torch.no_grad():  # not inference_mode: its tensors would have to be copied to be used outside
                found += [list(maps) for maps in zip(*encoder.embed(batch), strict=True)]
    except torch.OutOfMemoryError as error:
        raise OutOfDeviceMemory(str(device), "Use a smaller size, or tiles, or the CPU.") from error
    return found


def _listed(embedding: Tensor, pieces: Pieces, piece: int, image: int) -> PatchMemory:
    """Return the patches of (C, h, w) that count one by one, with the image and the spot that they come from."""
    channels, rows, columns = embedding.shape
    height, width = pieces.pictures.shape[1:3]
    top, left = pieces.origins[piece]
    full_height, full_width = (side * STRIDE for side in pieces.grid_shape)
    y = (top + (torch.arange(rows) + 0.5) * height / rows) / full_height
    x = (left + (torch.arange(columns) + 0.5) * width / columns) / full_width
    spots = torch.stack([x.repeat(rows), y.repeat_interleave(columns)], 1)
    origins = torch.full((rows * columns,), image, dtype=torch.int64)
    device = embedding.device
    listed = PatchMemory(embedding.reshape(channels, -1).T, origins.to(device), spots.to(device))
    counts = pieces.counted(piece, (rows, columns))
    return listed if counts is None else listed.picked(torch.from_numpy(counts.flatten()).to(device))


def _thinned(patches: PatchMemory, share: float, generator: torch.Generator) -> PatchMemory:
    """Return a random share of the patches, at least one."""
    kept = torch.randperm(len(patches), generator=generator)[: max(1, round(len(patches) * share))]
    return patches.picked(kept)


def _bytes_per_pixel(encoder: Encoder) -> float:
    """Return how many bytes of embeddings a pixel of a picture makes, over all contexts."""
    return sum(4 * encoder.width_of(c) / (STRIDE * c.shrink) ** 2 for c in encoder.contexts) * 1.3
