"""Fitting: the patches to remember, and what memories and heads say of each good image without having seen it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import Pieces, cut
from inspector.learning.contexts import Context
from inspector.learning.coreset import choose_patches
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pictures, Pool, embed
from inspector.learning.evidence.fusion import Evidence, Weights, calibrate, choose_weights, heat_of
from inspector.learning.evidence.heads import Found, Heads
from inspector.learning.memory import PatchMemory, Rarity
from inspector.learning.scorer import NO_HEADS, WHY, HeadEvidence, Scorer, fused

_RARITY_IMAGES = 200  # compared with all others, where no more are needed for the calibration


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted scorer, its memories, and leave-one-out scores by image index.

    `learned_weights`: the heads' weights were chosen on labelled anomalies.
    """

    scorer: Scorer
    memories: tuple[PatchMemory, ...]
    rarities: tuple[Rarity, ...]
    scores: dict[int, float]
    heads: tuple[HeadEvidence | None, HeadEvidence | None] = (None, None)
    learned_weights: bool = False


def fit(
    encoder: Encoder,
    pool: Pool,
    pictures: Pictures,
    recipe: Recipe,
    *,
    all_scores: bool,
    heads: Heads | None = None,
    anomalies: Pictures = (),
) -> Steps[Fit]:
    """Choose the patches to remember and compare each image with all others; a step counts contexts, then images.

    With `all_scores` every image gets its leave-one-out score: the memory without that image's own patches.
    Otherwise only as many images as the rarities need. `heads` were learned from the same pictures, and from the
    labelled `anomalies`: where these are enough, the weights of the evidence are chosen on them.
    """
    memories = yield from _remember(encoder, pool, recipe)
    compared = _compared(len(pictures), recipe.seed, everything=all_scores)
    apart = yield from _compare(encoder, memories, pool, pictures, recipe, compared)
    rarities = [
        Rarity.fit(torch.cat([piece[c].flatten() for pieces in apart.values() for piece in pieces]))
        for c in range(len(encoder.contexts))
    ]
    judge = Judge(encoder.contexts, rarities, *_rarities(heads))
    good = {i: judge.evidence(distances, heads.good[i] if heads else ()) for i, distances in apart.items()}
    usual, learned = usual_weights(recipe) if heads else NO_HEADS, bool(heads) and _enough(anomalies, recipe)
    weights = usual
    if heads and learned:
        strange = _strange(encoder, memories, judge, heads, anomalies, recipe)
        weights = choose_weights(list(good.values()), strange, usual=usual)
    scores = {i: score_of(cut(pictures[i], recipe.preparation), own, weights) for i, own in good.items()}
    evidence = _head_evidence(heads, judge)
    scorer = Scorer(encoder, memories, rarities, localising=evidence[0], classifier=evidence[1], weights=weights)
    return Fit(scorer, tuple(memories), tuple(rarities), scores, evidence, learned)


def _remember(encoder: Encoder, pool: Pool, recipe: Recipe) -> Steps[list[PatchMemory]]:
    """Choose the patches that each context remembers; a step counts contexts."""
    memories = []
    for c in range(len(encoder.contexts)):
        patches = pool.of(c)
        memories.append(patches.picked(choose_patches(patches.patches, recipe.patches, seed=recipe.seed)))
        yield Step(c + 1, len(encoder.contexts))
    return memories


def _compare(
    encoder: Encoder,
    memories: Sequence[PatchMemory],
    pool: Pool,
    pictures: Pictures,
    recipe: Recipe,
    compared: Sequence[int],
) -> Steps[dict[int, list[list[Tensor]]]]:
    """Return the distances of images to the memories without their own patches, by image, piece and context."""
    apart: dict[int, list[list[Tensor]]] = {}
    for i in compared:
        maps = pool.maps[i] or embed(encoder, cut(pictures[i], recipe.preparation))
        apart[i] = [[m.distances(e, without=i) for m, e in zip(memories, piece, strict=True)] for piece in maps]
        yield Step(len(apart), len(compared))
    return apart


@dataclass(frozen=True, slots=True)
class Judge:
    """Turns distances and logits into evidence: the rarities of each context and of each head."""

    contexts: Sequence[Context]
    rarities: Sequence[Rarity]
    localising: Rarity | None = None
    classifier: Rarity | None = None

    def evidence(self, distances: list[list[Tensor]], found: Sequence[Found]) -> list[Evidence]:
        """Return the evidence of each piece, from its distances (h', w') under each context and the heads' logits."""
        made = []
        for i, piece in enumerate(distances):
            grid = (piece[WHY].shape[0], piece[WHY].shape[1])
            memory = fused([d[None] for d in piece], self.rarities, grid, self.contexts)[0]
            located = self.localising.of(found[i].located) if found and self.localising else None
            classified = found[i].classified if found else None
            if classified is not None and self.classifier is not None:
                classified = self.classifier.of(classified)
            made.append(Evidence(memory, located, classified))
        return made


def usual_weights(recipe: Recipe) -> Weights:
    """Return the weights of the heads where no labelled anomalies say better."""
    return Weights(localising=recipe.finetuning.head_weight) if recipe.finetuning else NO_HEADS


def score_of(pieces: Pieces, evidence: Sequence[Evidence], weights: Weights) -> float:
    """Return the score of an image from the evidence of its pieces."""
    heat = [heat_of(piece, weights).cpu().numpy() for piece in evidence]
    return float(pieces.join(np.stack(heat)).max())


def _rarities(heads: Heads | None) -> tuple[Rarity | None, Rarity | None]:
    """Return the rarities of the heads' logits on the good images that each had not seen."""
    if heads is None:
        return None, None
    pieces = [piece for image in heads.good for piece in image]
    classified = [piece.classified for piece in pieces if piece.classified is not None]
    return calibrate([piece.located for piece in pieces]), calibrate(classified) if classified else None


def _head_evidence(heads: Heads | None, judge: Judge) -> tuple[HeadEvidence | None, HeadEvidence | None]:
    if heads is None or judge.localising is None:
        return None, None
    classifier = heads.classifier
    return HeadEvidence(heads.localising, judge.localising), (
        HeadEvidence(classifier, judge.classifier) if classifier is not None and judge.classifier is not None else None
    )


def _enough(anomalies: Pictures, recipe: Recipe) -> bool:
    """Return whether the weights may be chosen on labelled anomalies: enough of them, that the encoder never saw."""
    settings = recipe.finetuning
    return settings is not None and not settings.schedule and len(anomalies) >= settings.learn_from


def _strange(
    encoder: Encoder,
    memories: Sequence[PatchMemory],
    judge: Judge,
    heads: Heads,
    anomalies: Pictures,
    recipe: Recipe,
) -> list[list[Evidence]]:
    """Return the evidence against each labelled anomaly, of heads that had not seen it."""
    found = []
    for picture, said in zip(anomalies, heads.anomalies, strict=True):
        maps = embed(encoder, cut(picture, recipe.preparation))
        apart = [[m.distances(e) for m, e in zip(memories, piece, strict=True)] for piece in maps]
        found.append(judge.evidence(apart, said))
    return found


def _compared(count: int, seed: int, *, everything: bool) -> list[int]:
    """Return the images that are compared with all others: all of them, or enough for the rarities."""
    if everything or count <= _RARITY_IMAGES:
        return list(range(count))
    return sorted(torch.randperm(count, generator=torch.Generator().manual_seed(seed))[:_RARITY_IMAGES].tolist())
