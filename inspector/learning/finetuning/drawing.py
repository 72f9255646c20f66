"""What fine-tuning shows the encoder: good pieces, drawn defects, labelled anomalies, each a little changed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import RecipeInvalid
from inspector.core.finetuning import Finetuning
from inspector.data.synthetic import KINDS, draw_defect, part_mask

Picture = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_BRIGHTNESS = 0.1  # to either side, as a share
_DONORS = 3  # other good pieces whose patches may be pasted
_LABELLED_SHARE = 0.5  # of the anomalies, once labelled ones are learned from: they are real, drawn ones are varied


@dataclass(frozen=True, slots=True)
class LabelledPieces:
    """Pieces as they go through the encoder, uint8 (h, w, 3) RGB, h and w multiples of 16.

    `masks` are those of the anomalies, bool (h, w), None where nobody drew one; empty: of none of them. `counts`:
    which pixels of the good ones count, bool (h, w), None where all do; empty: all of all.
    """

    good: Sequence[Picture]
    anomalies: Sequence[Picture] = ()
    masks: Sequence[Mask | None] = ()
    counts: Sequence[Mask | None] = ()

    def mask(self, anomaly: int) -> Mask | None:
        """Return the mask of an anomaly, if there is one."""
        return self.masks[anomaly] if self.masks else None


@dataclass(frozen=True, slots=True)
class Shown:
    """Pieces with their labels, float32 (B,), 1 an anomaly, and masks, bool (h, w); None: it is somewhere."""

    pieces: list[Picture]
    labels: Tensor
    masks: list[Tensor | None]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which good pieces a step shows, how many anomalies, and the seed of everything that is random in them."""

    good: Sequence[int]
    anomalies: int
    seed: int


def kinds_of(settings: Finetuning) -> tuple[str, ...]:
    """Return the kinds of synthetic anomalies to draw. Raises `RecipeInvalid` for a kind that is not known."""
    for kind in settings.kinds:
        if kind not in KINDS:
            raise RecipeInvalid("kinds of synthetic anomalies", f"{kind!r} is none of {', '.join(KINDS)}")
    return settings.kinds or KINDS


def learns_from_labelled(pieces: LabelledPieces, settings: Finetuning) -> bool:
    """Return whether there are enough labelled anomalies to learn from."""
    return len(pieces.anomalies) >= settings.learn_from


def draw_shown(wanted: Wanted, pieces: LabelledPieces, settings: Finetuning) -> Shown:
    """Return the wanted good pieces and as many anomalies, mirrored and lit by chance; the same for a seed."""
    rng = np.random.default_rng(wanted.seed)
    chosen = [_good(pieces.good[i]) for i in wanted.good]
    chosen += [_anomaly(pieces, settings, rng) for _ in range(wanted.anomalies)]
    labels = [0.0] * len(wanted.good) + [1.0] * wanted.anomalies
    return _shown([_changed(piece, mask, rng) for piece, mask in chosen], labels)


def held_out_shown(pieces: LabelledPieces, settings: Finetuning, *, seed: int) -> Shown:
    """Return held-out pieces as they are, a synthetic anomaly on each good one, and the labelled anomalies."""
    rng = np.random.default_rng(seed)
    good = [_good(piece) for piece in pieces.good]
    drawn = [draw_anomaly(pieces, i, settings, rng=rng) for i in range(len(pieces.good))]
    labelled = [(piece, pieces.mask(i)) for i, piece in enumerate(pieces.anomalies)]
    labels = [0.0] * len(good) + [1.0] * (len(drawn) + len(labelled))
    return _shown([*good, *drawn, *labelled], labels)


def draw_anomaly(
    pieces: LabelledPieces, index: int, settings: Finetuning, *, rng: np.random.Generator
) -> tuple[Picture, Mask]:
    """Return one of the good pieces with a synthetic defect, uint8 (h, w, 3), and its mask, bool (h, w)."""
    piece, counts = pieces.good[index], pieces.counts[index] if pieces.counts else None
    donors = [pieces.good[int(i)] for i in rng.integers(len(pieces.good), size=_DONORS)]
    kinds = kinds_of(settings)
    defect = draw_defect(piece, rng=rng, kinds=kinds, others=donors, part=part_mask(piece), counts=counts)
    return defect.picture, defect.mask


def _good(piece: Picture) -> tuple[Picture, Mask | None]:
    return piece, np.zeros(piece.shape[:2], np.bool_)


def _anomaly(pieces: LabelledPieces, settings: Finetuning, rng: np.random.Generator) -> tuple[Picture, Mask | None]:
    if learns_from_labelled(pieces, settings) and rng.random() < _LABELLED_SHARE:
        chosen = int(rng.integers(len(pieces.anomalies)))
        return pieces.anomalies[chosen], pieces.mask(chosen)
    return draw_anomaly(pieces, int(rng.integers(len(pieces.good))), settings, rng=rng)


def _changed(piece: Picture, mask: Mask | None, rng: np.random.Generator) -> tuple[Picture, Mask | None]:
    """Mirror at random, and light a little more or less."""
    axes = tuple(axis for axis in (0, 1) if rng.random() < 0.5)
    light = rng.uniform(1 - _BRIGHTNESS, 1 + _BRIGHTNESS)
    levels = np.clip(np.rint(np.arange(256) * light), 0, 255).astype(np.uint8)
    return levels[np.flip(piece, axes)], None if mask is None else np.flip(mask, axes)


def _shown(chosen: list[tuple[Picture, Mask | None]], labels: list[float]) -> Shown:
    masks = [None if mask is None else torch.from_numpy(np.ascontiguousarray(mask)) for _, mask in chosen]
    return Shown([np.ascontiguousarray(piece) for piece, _ in chosen], torch.tensor(labels), masks)
