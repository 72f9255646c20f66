"""What is decided before anything is learned: which images train, which measure, in which order.

Every random choice follows from the seed and its place in the run (epoch, step). No generator runs along, so that
drawing ahead of the device, or going on after a kill, cannot change what is drawn.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from inspector.core.errors import TooFewImages
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point

LEAST_IMAGES = 8  # to train on; with fewer there is hardly anything to contrast
LEAST_HELD_OUT = 8


@dataclass(frozen=True, slots=True)
class PictureSet:
    """What a run is given: `pictures[i]` is uint8 (h, w, 3), prepared, with its content hash and its label.

    `labels` are classes from 0, -1 where a person said nothing; only the probe reads them. `held_out` are the
    indices of those that only measure. `counts`: which pixels count, bool (h, w), where synthetic defects may be drawn;
    None where all do; empty: all of all.
    """

    pictures: Sequence[NDArray[np.uint8]]
    hashes: Sequence[str]
    labels: Sequence[int]
    held_out: frozenset[int] = frozenset()
    counts: Sequence[NDArray[np.bool_] | None] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """The plan of a run: indices of the images that train and of those that measure, and how they are batched.

    `batch` images are contrasted in each of an epoch's `steps`; `measured` are the batches of held-out images.
    """

    train: tuple[int, ...]
    batch: int
    steps: int
    measured: tuple[tuple[int, ...], ...]

    def batches(self, seed: int, epoch: int) -> list[list[int]]:
        """Return the images of each step of an epoch (from 1), in random order; what fills no batch is left out."""
        generator = torch.Generator().manual_seed(seed_of(seed, "order", epoch))
        order = torch.randperm(len(self.train), generator=generator).tolist()
        shuffled = [self.train[place] for place in order]
        return [shuffled[step * self.batch : (step + 1) * self.batch] for step in range(self.steps)]


def make_plan(images: PictureSet, settings: Pretraining) -> Plan:
    """Return the plan for these images: by content, whatever their names and their order.

    Fewer than `LEAST_HELD_OUT` held-out images would measure chance: then all train. With fewer images than a
    batch, they are the batch. Raises `TooFewImages`.
    """
    ranked = sorted(range(len(images.pictures)), key=lambda i: images.hashes[i])
    held_out = [i for i in ranked if i in images.held_out]
    if len(held_out) < LEAST_HELD_OUT:
        held_out = []
    kept = frozenset(held_out)
    train = tuple(i for i in ranked if i not in kept)
    if len(train) < LEAST_IMAGES:
        hint = "Add more photos; they need no labels."
        raise TooFewImages(what="images to pretrain on", found=len(train), needed=LEAST_IMAGES, hint=hint)
    batch = min(settings.batch, len(train))
    return Plan(train, batch, len(train) // batch, _divided(held_out, batch))


def seed_of(seed: int, *place: str | int) -> int:
    """Return the seed of one random choice of a run: independent of every other place's."""
    digest = hashlib.sha256("|".join(map(str, (seed, *place))).encode()).digest()
    return int.from_bytes(digest[:8], "big") >> 1


def best_epoch(curve: Sequence[Point], figure: str) -> int:
    """Return the epoch (from 1) in which a figure was lowest, the first of equals; 0 without any epoch."""
    return min(curve, key=lambda point: point.figures[figure]).at if curve else 0


def _divided(indices: Sequence[int], batch: int) -> tuple[tuple[int, ...], ...]:
    """Divide the held-out images into full batches, some a little fuller, so that none is left out."""
    if not indices:
        return ()
    count = max(1, len(indices) // batch)
    return tuple(tuple(indices[part::count]) for part in range(count))
