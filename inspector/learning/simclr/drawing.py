"""A batch as the network takes it: two views of each image, and where wanted a third that shows a defect."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.pretraining import Change, Pretraining, Views
from inspector.data.synthetic import draw_defect
from inspector.learning.simclr.plan import PictureSet, seed_of
from inspector.learning.simclr.views import draw_views

Pictures = Sequence[NDArray[np.uint8]]
Mask = NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which images a batch shows, and the seed of everything that is random in it."""

    images: Sequence[int]
    seed: int


@dataclass(frozen=True, slots=True)
class Batch:
    """Two or three views of each image, uint8 (N, size, size, 3) RGB each, and its label, int64 (N,)."""

    views: tuple[Tensor, ...]
    labels: Tensor


def draw_batch(wanted: Wanted, images: PictureSet, settings: Pretraining, device: torch.device) -> Batch:
    """Return the views of the wanted images; with `defects_as_negatives` the third one shows a synthetic defect."""
    pictures = [images.pictures[i] for i in wanted.images]
    generator = torch.Generator().manual_seed(wanted.seed)
    views: tuple[Tensor, ...] = draw_views(pictures, settings.views, generator=generator, device=device)
    if settings.defects_as_negatives:
        counts = [images.counts[i] if images.counts else None for i in wanted.images]
        views += (_with_defects(pictures, counts, settings.views, wanted.seed, device),)
    return Batch(views, torch.tensor([images.labels[i] for i in wanted.images]).to(device))


def _with_defects(pictures: Pictures, counts: Sequence[Mask], views: Views, seed: int, device: torch.device) -> Tensor:
    """Return one view of each picture that shows a synthetic defect.

    The crop is chosen here, around the defect: one that missed it would be a positive called a negative.
    """
    rng = np.random.default_rng(seed)
    crops = [_around_a_defect(picture, own, views, rng) for picture, own in zip(pictures, counts, strict=True)]
    uncropped = replace(views, crop=Change(on=False, strength=views.crop.strength))
    generator = torch.Generator().manual_seed(seed_of(seed, "defects"))
    return draw_views(crops, uncropped, generator=generator, device=device)[0]


def _around_a_defect(
    picture: NDArray[np.uint8], counts: Mask, views: Views, rng: np.random.Generator
) -> NDArray[np.uint8]:
    """Return a crop as large as a view's of the picture with a defect on it, which holds a pixel of the defect."""
    share = rng.uniform(views.crop.strength, 1) if views.crop else 1.0
    defect = draw_defect(picture, rng=rng, counts=counts)
    held = rng.choice(np.argwhere(defect.mask))
    rows, columns = (
        _window(length, round(length * math.sqrt(share)), int(place), rng)
        for length, place in zip(picture.shape[:2], held, strict=True)
    )
    return defect.picture[rows, columns]


def _window(length: int, kept: int, place: int, rng: np.random.Generator) -> slice:
    """Return `kept` of `length` pixels, anywhere that `place` is among them."""
    start = int(rng.integers(max(0, place - kept + 1), min(place, length - kept) + 1))
    return slice(start, start + kept)
