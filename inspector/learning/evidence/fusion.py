"""One verdict out of all evidence: every kind in −ln p, how rare it is among good parts, added with weights.

Which weights, and why a sum: docs/decisions/0008-fusion.md.
"""

import math
from collections.abc import Sequence
from dataclasses import astuple, dataclass
from itertools import product
from statistics import mean

import torch
from torch import Tensor

from inspector.learning.memory import Rarity

MEMORY = 6.0  # what the memory of good patches weighs: the others weigh no more together, for the defect never seen
KNOWN = 2.0  # what nearness to known anomalies weighs, where nothing says better
CONTRAST = 2.0  # what contrast weighs beside all other evidence, 6, in what is shown
_TRIED = (0.0, 1.0, 2.0, 4.0)
_KNOWN_TRIED = (0.0, 1.0, KNOWN)  # no more: another photograph of the same anomaly would always ask for it
_WORTH = 0.01  # of the ranking figure: a gain below is chance


@dataclass(frozen=True, slots=True)
class Weights:
    """What other evidence weighs beside the memory's 6: both heads', and nearness to known anomalies."""

    localising: float = 0.0
    classifier: float = 0.0
    known: float = 0.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks against one piece of an image: four kinds, all as −ln p among good parts.

    `memory` float32 (h, w); `localising` float32 (h, w) and `classifier` float32 () where there is such a head;
    `known` float32 (h, w) where anomalies are known. `counts` bool (h, w): which patches count and
    are this piece's own, where tiles overlap; None: all.
    """

    memory: Tensor
    localising: Tensor | None = None
    classifier: Tensor | None = None
    known: Tensor | None = None
    counts: Tensor | None = None


def fuse(
    memory: Tensor,
    weights: Weights,
    *,
    localising: Tensor | None = None,
    classifier: Tensor | None = None,
    known: Tensor | None = None,
) -> Tensor:
    """Return the heat map (B, h, w) of evidence by patch (B, h, w), and by image, the classifier's (B,)."""
    heat = MEMORY * memory
    total = MEMORY
    for evidence, weight in ((localising, weights.localising), (known, weights.known)):
        if evidence is not None and weight:
            heat = heat + weight * evidence
            total += weight
    if classifier is not None and weights.classifier:
        heat = heat + weights.classifier * classifier[:, None, None]
        total += weights.classifier
    return heat / total


def shown(heat: Tensor, contrast: Tensor | None, kept: Tensor) -> Tensor:
    """Return the heat map to show, (B, h, w): heat, with the contrast's −ln p, if any, as a term of less weight.

    Contrast counts up to the heat of the hottest patch, which itself stays as it is: it helps to tell where, and the
    score does not depend on it. What is not `kept`, bool (B, h, w), gives nothing and has the value 0.
    """
    own = heat * kept.to(heat.dtype)
    if contrast is None:
        return own
    top = own.amax(dim=(1, 2), keepdim=True)
    mixed = (MEMORY * own + CONTRAST * torch.minimum(contrast, top)) / (MEMORY + CONTRAST)
    return torch.where(own < top, mixed, own) * kept.to(heat.dtype)


def with_known(weights: Weights) -> Weights:
    """Return the weights where anomalies are known: the heads, which learned from the same ones, weigh half."""
    return Weights(weights.localising / 2, weights.classifier / 2, KNOWN)


def heat_of(evidence: Evidence, weights: Weights) -> Tensor:
    """Return the heat map (h, w) of one piece."""
    located, classified, known = (
        None if found is None else found[None] for found in (evidence.localising, evidence.classifier, evidence.known)
    )
    return fuse(evidence.memory[None], weights, localising=located, classifier=classified, known=known)[0]


def choose_weights(
    good: Sequence[Sequence[Evidence]], anomalies: Sequence[Sequence[Evidence]], *, usual: Weights
) -> Weights:
    """Return the weights that rank labelled anomalies best above good images, by their pieces' evidence.

    The evidence must be of what had not seen the image, or it would win by heart. `usual` is kept unless others are
    better by more than chance; of equal ones the nearest to it is taken.
    """
    first = good[0][0]
    kinds = ((first.localising, _TRIED), (first.classifier, _TRIED), (first.known, _KNOWN_TRIED))
    tried = product(*((0.0,) if evidence is None else weights for evidence, weights in kinds))
    candidates = [Weights(*weights) for weights in tried if sum(weights) <= MEMORY]
    found = {weights: _ranking(good, anomalies, weights) for weights in candidates}
    as_usual = _ranking(good, anomalies, usual)
    best = max(found.values())
    if best <= as_usual + _WORTH:
        return usual
    return min((w for w, value in found.items() if value >= best - _WORTH / 2), key=lambda w: _distance(w, usual))


def calibrate(logits: Sequence[Tensor]) -> Rarity:
    """Return the rarity of a head's logits, any shapes, on good images that the head had not seen."""
    return Rarity.fit(torch.cat([found.flatten() for found in logits]))


def _distance(one: Weights, other: Weights) -> float:
    return math.fsum(abs(a - b) for a, b in zip(astuple(one), astuple(other), strict=True))


def _ranking(good: Sequence[Sequence[Evidence]], anomalies: Sequence[Sequence[Evidence]], weights: Weights) -> float:
    """Return the share of pairs of an anomaly and a good image that are in order, the area under the ROC curve."""
    low = torch.tensor([_score(pieces, weights) for pieces in good])
    high = torch.tensor([_score(pieces, weights) for pieces in anomalies])
    return mean(float((value > low).float().mean() + (value == low).float().mean() / 2) for value in high)


def _score(pieces: Sequence[Evidence], weights: Weights) -> float:
    heat = [(heat_of(piece, weights), piece.counts) for piece in pieces]
    return max(float((values if counts is None else values[counts]).max()) for values, counts in heat if _any(counts))


def _any(counts: Tensor | None) -> bool:
    return counts is None or bool(counts.any())
