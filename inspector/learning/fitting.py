"""Fitting: the patches to remember, and what memories and heads say of each good image without having seen it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import Pieces, cut
from inspector.learning import labelled
from inspector.learning.contexts import Context
from inspector.learning.coreset import choose_patches
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pictures, Pool, embed
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.fusion import Weights, calibrate, choose_weights, with_known
from inspector.learning.evidence.heads import Heads
from inspector.learning.evidence.known import Known
from inspector.learning.judge import Judge, counting, score_of
from inspector.learning.memory import PatchMemory, Rarity, distances
from inspector.learning.scorer import NO_HEADS, HeadEvidence, Scorer

_RARITY_IMAGES = 200  # compared with all others, where no more are needed for the calibration


@dataclass(frozen=True, slots=True)
class Fit:
    """The fitted scorer, its memories, and leave-one-out scores by image index.

    `known`: labelled anomalies, where they were enough. `learned_weights`: the weights were chosen on them.
    """

    scorer: Scorer
    memories: tuple[PatchMemory, ...]
    rarities: tuple[Rarity, ...]
    scores: dict[int, float]
    heads: tuple[HeadEvidence | None, HeadEvidence | None] = (None, None)
    known: Known | None = None
    learned_weights: bool = False


def fit(
    encoder: Encoder,
    pool: Pool,
    pictures: Pictures,
    recipe: Recipe,
    *,
    all_scores: bool,
    heads: Heads | None = None,
    anomalies: Sequence[LabelledAnomaly] = (),
) -> Steps[Fit]:
    """Choose the patches to remember and compare each image with all others; a step counts contexts, then images.

    With `all_scores` every image gets its leave-one-out score: the memory without that image's own patches.
    Otherwise only as many images as the rarities need. `heads` were learned from the same pictures, and from the
    labelled `anomalies`: where these are enough, they are remembered, and the weights of the evidence chosen on them.
    Steps then count the anomalies to be remembered, the images again, and the anomalies to choose on.
    """
    memories = yield from _remember(encoder, pool, recipe)
    chosen = _compared(len(pictures), recipe.seed, everything=all_scores)
    apart = yield from _compare(encoder, memories, pool, pictures, recipe, chosen)
    rarities = _memory_rarities(encoder, apart, pictures, recipe)
    judge = Judge(encoder.contexts, rarities, *_head_rarities(heads, pictures, recipe))
    weights, learned = usual_weights(recipe) if heads else NO_HEADS, bool(heads) and labelled.enough(anomalies, recipe)
    bank = (yield from labelled.bank_of(encoder, memories, judge, anomalies, recipe)) if learned else ()
    near = yield from labelled.near_known(encoder, bank, apart, pool, pictures, recipe)
    known = labelled.known_of(bank, near, pictures, recipe)
    if known:
        judge, weights = replace(judge, known=known.rarities), with_known(weights)
    good = {
        i: judge.evidence(apart[i], heads.good[i] if heads else (), cut(pictures[i], recipe.preparation), near[i])
        for i in apart
    }
    if heads and learned:
        strange = yield from labelled.evidence_against(encoder, memories, bank, judge, heads, anomalies, recipe)
        weights = choose_weights(list(good.values()), strange, usual=weights)
    known = known if weights.known else None
    scores = {i: score_of(cut(pictures[i], recipe.preparation), own, weights) for i, own in good.items()}
    evidence = _head_evidence(heads, judge)
    scorer = Scorer(
        encoder, memories, rarities, localising=evidence[0], classifier=evidence[1], known=known, weights=weights
    )
    return Fit(scorer, tuple(memories), tuple(rarities), scores, evidence, known, learned)


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
    chosen: Sequence[int],
) -> Steps[dict[int, list[list[Tensor]]]]:
    """Return the distances of images to the memories without their own patches, by image, piece and context."""
    apart: dict[int, list[list[Tensor]]] = {}
    for i in chosen:
        maps = pool.maps[i] or embed(encoder, cut(pictures[i], recipe.preparation))
        apart[i] = distances(memories, maps, without=i)
        yield Step(len(apart), len(chosen))
    return apart


def usual_weights(recipe: Recipe) -> Weights:
    """Return the weights of the heads where no labelled anomalies say better."""
    return Weights(localising=recipe.finetuning.head_weight) if recipe.finetuning else NO_HEADS


def _memory_rarities(
    encoder: Encoder, apart: Mapping[int, list[list[Tensor]]], pictures: Pictures, recipe: Recipe
) -> list[Rarity]:
    """Return the rarity of each context's distances, of all patches that count."""
    seen: list[list[Tensor]] = []
    for i, image in apart.items():
        pieces = cut(pictures[i], recipe.preparation)
        for p, piece in enumerate(image):
            pairs = zip(encoder.contexts, piece, strict=True)
            seen.append([counting(_spread_out(context, found, pieces, p), pieces, p) for context, found in pairs])
    return [Rarity.fit(torch.cat(found)) for found in zip(*seen, strict=True)]


def _spread_out(context: Context, found: Tensor, pieces: Pieces, piece: int) -> Tensor:
    """Return a piece's distances (h, w) as the scorer spreads them."""
    if context.spread == 1:
        return found
    kept = torch.from_numpy(pieces.kept(piece)).to(found.device)
    return context.spread_out(found[None], kept[None])[0]


def _head_rarities(heads: Heads | None, pictures: Pictures, recipe: Recipe) -> tuple[Rarity | None, Rarity | None]:
    """Return the rarities of the heads' logits on the good images that each had not seen."""
    if heads is None:
        return None, None
    located: list[Tensor] = []
    classified: list[Tensor] = []
    for picture, image in zip(pictures, heads.good, strict=True):
        pieces = cut(picture, recipe.preparation)
        located += [counting(found.located, pieces, i) for i, found in enumerate(image)]
        classified += [found.classified for found in image if found.classified is not None]
    return calibrate(located), calibrate(classified) if classified else None


def _head_evidence(heads: Heads | None, judge: Judge) -> tuple[HeadEvidence | None, HeadEvidence | None]:
    if heads is None or judge.localising is None:
        return None, None
    classifier = heads.classifier
    return HeadEvidence(heads.localising, judge.localising), (
        HeadEvidence(classifier, judge.classifier) if classifier is not None and judge.classifier is not None else None
    )


def _compared(count: int, seed: int, *, everything: bool) -> list[int]:
    """Return the images that are compared with all others: all of them, or enough for the rarities."""
    if everything or count <= _RARITY_IMAGES:
        return list(range(count))
    return sorted(torch.randperm(count, generator=torch.Generator().manual_seed(seed))[:_RARITY_IMAGES].tolist())
