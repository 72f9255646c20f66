"""What heads learn from: good pictures, synthetic defects drawn on them, labelled anomalies, as cached features."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import OutOfDeviceMemory
from inspector.core.progress import Step, Steps
from inspector.core.recipe import STRIDE, Recipe
from inspector.data.synthetic import KINDS, draw_defect, part_mask
from inspector.imaging.tiling import Pieces, counted_pieces, cut
from inspector.learning.encoder import Encoder
from inspector.learning.evidence.localising import channels_on_grid, on_grid
from inspector.learning.evidence.masks import on_patches, on_pieces

CACHE_BYTES = 1 << 29  # of features held to learn from
_MARKED = 0.08  # of a patch's area: from there on it counts as anomalous
_DONORS = 16  # other pictures that a defect may be made of
_AT_ONCE = 8
_LEAST = 12  # pieces taken, whatever they take

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class LabelledAnomaly:
    """A prepared picture of an anomaly, uint8 (h, w, 3), and bool (h, w) where it is, if somebody marked it.

    A mask that marks nothing: the anomaly lies where nothing is judged.
    """

    picture: Picture
    mask: NDArray[np.bool_] | None


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a piece on the grid, float16 (D, h, w), on the CPU, and what is anomalous in it.

    `target` float32 (h, w) is 1 where a patch is anomalous; None: somewhere, nobody said where. `image` is the
    index of the good image that it shows or was made of, or of the labelled anomaly.
    """

    features: Tensor
    target: Tensor | None
    image: int


@dataclass(frozen=True, slots=True)
class Examples:
    """Pieces without a defect, with a drawn one, and of labelled anomalies."""

    good: tuple[Example, ...]
    drawn: tuple[Example, ...]
    labelled: tuple[Example, ...]


def draw_examples(
    encoder: Encoder,
    pictures: Sequence[Picture],
    anomalies: Sequence[LabelledAnomaly],
    recipe: Recipe,
    *,
    defects: int,
    kinds: Sequence[str] = (),
) -> Steps[Examples]:
    """Return examples of prepared good pictures, uint8 (h, w, 3), and of labelled anomalies; a step counts pictures.

    `defects` are drawn on each piece of a good picture, where it counts, of all `kinds` by default. Where the features
    would take more than `CACHE_BYTES`, only every second, third … piece is taken.
    """
    rng = np.random.default_rng(recipe.seed)
    total = len(pictures) + len(anomalies)
    share = _affordable(encoder, pictures, recipe, defects)
    due = 1.0
    good: list[Example] = []
    drawn: list[Example] = []
    labelled: list[Example] = []
    for i, picture in enumerate(pictures):
        pieces = counted_pieces(picture, recipe.preparation)
        part = part_mask(picture) if len(pieces) == 1 else None
        chosen = []
        for piece in pieces:
            if due >= 1:
                chosen.append(piece)
                due -= 1
            due += share
        good += _encoded(encoder, [(piece, np.zeros(piece.shape[:2], np.bool_)) for piece, _ in chosen], i)
        others = [pictures[j] for j in rng.integers(len(pictures), size=_DONORS)]
        made = [
            draw_defect(piece, rng=rng, kinds=tuple(kinds) or KINDS, others=others, part=part, counts=counts)
            for piece, counts in chosen
            for _ in range(defects)
        ]
        drawn += _encoded(encoder, [(defect.picture, defect.mask) for defect in made], i)
        yield Step(i + 1, total)
    for i, anomaly in enumerate(anomalies):
        labelled += _encoded(encoder, marked_pieces(anomaly, cut(anomaly.picture, recipe.preparation)), i)
        yield Step(len(pictures) + i + 1, total)
    return Examples(tuple(good), tuple(drawn), tuple(labelled))


def _affordable(encoder: Encoder, pictures: Sequence[Picture], recipe: Recipe, defects: int) -> float:
    """Return the share of the pieces whose features fit into `CACHE_BYTES`, so that some are taken of every fold."""
    shapes = [cut(picture, recipe.preparation).pictures.shape[:3] for picture in pictures]
    pieces = sum(count for count, _, _ in shapes)
    patches = sum(count * height * width for count, height, width in shapes) / STRIDE**2
    held = 2.0 * patches * channels_on_grid(encoder) * (1 + defects)
    return float(min(1.0, max(CACHE_BYTES / held, _LEAST / pieces)))


def marked_pieces(anomaly: LabelledAnomaly, pieces: Pieces) -> list[tuple[Picture, NDArray[np.bool_] | None]]:
    """Return the pieces of an anomaly that show it, with their masks.

    Of one that nobody marked the whole picture, with None; in tiles nothing, for most of them show good parts.
    """
    if anomaly.mask is None:
        return [(piece, None) for piece in pieces.pictures] if len(pieces.pictures) == 1 else []
    masks = on_pieces(anomaly.mask, pieces)
    return [(piece, mask) for piece, mask in zip(pieces.pictures, masks, strict=True) if mask.any()]


def _encoded(encoder: Encoder, marked: Sequence[tuple[Picture, NDArray[np.bool_] | None]], image: int) -> list[Example]:
    """Return the examples of pieces of one shape, uint8 (h, w, 3), with their masks."""
    found: list[Example] = []
    for start in range(0, len(marked), _AT_ONCE):
        some = marked[start : start + _AT_ONCE]
        try:
            batch = torch.from_numpy(np.stack([piece for piece, _ in some])).to(encoder.mean.device)
            with torch.no_grad():
                features = on_grid(encoder(batch), encoder.strides).to("cpu", torch.float16)
        except torch.OutOfMemoryError as error:
            raise OutOfDeviceMemory(str(encoder.mean.device), "Use a smaller size, or tiles, or the CPU.") from error
        found += [Example(f, _target(mask), image) for f, (_, mask) in zip(features, some, strict=True)]
    return found


def _target(mask: NDArray[np.bool_] | None) -> Tensor | None:
    """Return which patches a mask marks, float32 (h/16, w/16); a mark smaller than a patch still counts."""
    if mask is None:
        return None
    share = on_patches(mask)
    return torch.from_numpy((share >= min(_MARKED, max(float(share.max()), 1e-6))).astype(np.float32))
