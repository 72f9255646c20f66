"""Fitting: the patches to remember, and what memories and heads say of each good image without having seen it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import Pieces, cut
from inspector.learning.contexts import Context
from inspector.learning.coreset import choose_patches
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pictures, Pool, embed
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.fusion import Evidence, Weights, calibrate, choose_weights, heat_of, with_known
from inspector.learning.evidence.heads import Found, Heads
from inspector.learning.evidence.known import Known, compared, margins, nearness, picked, remember, showing
from inspector.learning.memory import PatchMemory, Rarity
from inspector.learning.scorer import NO_HEADS, WHY, HeadEvidence, Scorer, fused

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
    Otherwise only as many images as the rarities need; labelled anomalies are counted after them. `heads` were learned
    from the same pictures, and from the labelled `anomalies`: where these are enough, they are remembered, and the
    weights of the evidence chosen on them.
    """
    memories = yield from _remember(encoder, pool, recipe)
    chosen = _compared(len(pictures), recipe.seed, everything=all_scores)
    apart = yield from _compare(encoder, memories, pool, pictures, recipe, chosen)
    rarities = _memory_rarities(encoder, apart, pictures, recipe)
    judge = Judge(encoder.contexts, rarities, *_head_rarities(heads, pictures, recipe))
    weights, learned = usual_weights(recipe) if heads else NO_HEADS, bool(heads) and _enough(anomalies, recipe)
    bank = (yield from _bank(encoder, memories, judge, anomalies, recipe)) if learned else ()
    near = yield from _near_known(encoder, bank, apart, pool, pictures, recipe)
    known = _known(bank, near, pictures, recipe)
    if known:
        judge, weights = replace(judge, known=known.rarities), with_known(weights)
    good = {
        i: judge.evidence(apart[i], heads.good[i] if heads else (), _pieces(pictures[i], recipe), near[i])
        for i in apart
    }
    if heads and learned:
        strange = yield from _strange(encoder, memories, bank, judge, heads, anomalies, recipe)
        weights = choose_weights(list(good.values()), strange, usual=weights)
    known = known if weights.known else None
    scores = {i: score_of(_pieces(pictures[i], recipe), own, weights) for i, own in good.items()}
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
        maps = pool.maps[i] or embed(encoder, _pieces(pictures[i], recipe))
        apart[i] = [[m.distances(e, without=i) for m, e in zip(memories, piece, strict=True)] for piece in maps]
        yield Step(len(apart), len(chosen))
    return apart


@dataclass(frozen=True, slots=True)
class Judge:
    """Turns distances, logits and margins into evidence: the rarities of each context, head and known anomalies."""

    contexts: Sequence[Context]
    rarities: Sequence[Rarity]
    localising: Rarity | None = None
    classifier: Rarity | None = None
    known: Sequence[Rarity] = ()

    def evidence(
        self,
        distances: list[list[Tensor]],
        found: Sequence[Found],
        pieces: Pieces,
        nearer: Sequence[Sequence[Tensor]] = (),
    ) -> list[Evidence]:
        """Return the evidence of each piece.

        From its distances (h', w') under each context, the heads' logits, and by how much it is `nearer` to known
        anomalies under each context that they are compared in, (h, w).
        """
        made = []
        for i, piece in enumerate(distances):
            grid = (piece[WHY].shape[0], piece[WHY].shape[1])
            memory = fused([d[None] for d in piece], self.rarities, grid, self.contexts)[0]
            located = self.localising.of(found[i].located) if found and self.localising else None
            classified = found[i].classified if found else None
            if classified is not None and self.classifier is not None:
                classified = self.classifier.of(classified)
            counts = pieces.counted(i, grid)
            known = nearness(nearer[i], self.known) if self.known else None
            counted = None if counts is None else torch.from_numpy(counts)
            made.append(Evidence(memory, located, classified, known, counted))
        return made


def counting(values: Tensor, pieces: Pieces, piece: int) -> Tensor:
    """Return the values (n,) of those patches of a piece's (h, w) that count."""
    counts = pieces.counted(piece, (values.shape[0], values.shape[1]))
    return values.flatten() if counts is None else values[torch.from_numpy(counts).to(values.device)]


def usual_weights(recipe: Recipe) -> Weights:
    """Return the weights of the heads where no labelled anomalies say better."""
    return Weights(localising=recipe.finetuning.head_weight) if recipe.finetuning else NO_HEADS


def score_of(pieces: Pieces, evidence: Sequence[Evidence], weights: Weights) -> float:
    """Return the score of an image from the evidence of its pieces: the highest of the patches that count."""
    heat = [heat_of(piece, weights).cpu().numpy() for piece in evidence]
    values = pieces.join(np.stack(heat))
    return float((values if pieces.counts is None else values[pieces.counts]).max())


def _memory_rarities(
    encoder: Encoder, apart: Mapping[int, list[list[Tensor]]], pictures: Pictures, recipe: Recipe
) -> list[Rarity]:
    """Return the rarity of each context's distances, of all patches that count."""
    seen: list[list[Tensor]] = []
    for i, distances in apart.items():
        pieces = _pieces(pictures[i], recipe)
        for p, piece in enumerate(distances):
            pairs = zip(encoder.contexts, piece, strict=True)
            seen.append([counting(_spread_out(context, found, pieces, p), pieces, p) for context, found in pairs])
    return [Rarity.fit(torch.cat(found)) for found in zip(*seen, strict=True)]


def _spread_out(context: Context, distances: Tensor, pieces: Pieces, piece: int) -> Tensor:
    """Return a piece's distances (h, w) as the scorer spreads them."""
    if context.spread == 1:
        return distances
    kept = torch.from_numpy(pieces.kept(piece)).to(distances.device)
    return context.spread_out(distances[None], kept[None])[0]


def _head_rarities(heads: Heads | None, pictures: Pictures, recipe: Recipe) -> tuple[Rarity | None, Rarity | None]:
    """Return the rarities of the heads' logits on the good images that each had not seen."""
    if heads is None:
        return None, None
    located: list[Tensor] = []
    classified: list[Tensor] = []
    for picture, image in zip(pictures, heads.good, strict=True):
        pieces = _pieces(picture, recipe)
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


def _enough(anomalies: Sequence[LabelledAnomaly], recipe: Recipe) -> bool:
    """Return whether labelled anomalies may be known and choose the weights: enough, that the encoder never saw."""
    settings = recipe.finetuning
    return settings is not None and not settings.schedule and len(anomalies) >= settings.learn_from


def _bank(
    encoder: Encoder,
    memories: Sequence[PatchMemory],
    judge: Judge,
    anomalies: Sequence[LabelledAnomaly],
    recipe: Recipe,
) -> Steps[tuple[PatchMemory, ...]]:
    """Return the patches that show labelled anomalies, a memory for each context that they are compared in."""
    contexts = compared(encoder.contexts)
    found = []
    for i, anomaly in enumerate(anomalies):
        pieces = _pieces(anomaly.picture, recipe)
        maps = embed(encoder, pieces)
        apart = [[m.distances(e) for m, e in zip(memories, piece, strict=True)] for piece in maps]
        heat = [piece.memory for piece in judge.evidence(apart, (), pieces)]
        chosen = showing(anomaly, pieces, heat)
        found += [picked(piece, own, i, contexts) for piece, own in zip(maps, chosen, strict=True)]
        yield Step(i + 1, len(anomalies))
    return remember(found, seed=recipe.seed)


def _near_known(
    encoder: Encoder,
    bank: Sequence[PatchMemory],
    apart: Mapping[int, list[list[Tensor]]],
    pool: Pool,
    pictures: Pictures,
    recipe: Recipe,
) -> Steps[dict[int, list[list[Tensor]]]]:
    """Return by how much each good image is nearer to known anomalies, by image, piece and context."""
    near: dict[int, list[list[Tensor]]] = {}
    for i, distances in apart.items():
        near[i] = _nearer(encoder, bank, distances, pool.maps[i], pictures[i], recipe)
        if bank:
            yield Step(len(near), len(apart))
    return near


def _nearer(
    encoder: Encoder,
    bank: Sequence[PatchMemory],
    apart: list[list[Tensor]],
    maps: list[list[Tensor]],
    picture: NDArray[np.uint8],
    recipe: Recipe,
    *,
    without: int | None = None,
) -> list[list[Tensor]]:
    """Return by how much each piece of an image is nearer to known anomalies; nothing where none are known."""
    if not bank:
        return []
    maps = maps or embed(encoder, _pieces(picture, recipe))
    pairs = zip(apart, maps, strict=True)
    return [margins(bank, distances, piece, encoder.contexts, without=without) for distances, piece in pairs]


def _known(
    bank: tuple[PatchMemory, ...], near: Mapping[int, list[list[Tensor]]], pictures: Pictures, recipe: Recipe
) -> Known | None:
    """Return the known anomalies with the rarities of their margins, of all patches of good images that count."""
    if not bank:
        return None
    seen = []
    for i, found in near.items():
        pieces = _pieces(pictures[i], recipe)
        seen += [[counting(margin, pieces, p) for margin in piece] for p, piece in enumerate(found)]
    return Known(bank, tuple(Rarity.fit(torch.cat(margin)) for margin in zip(*seen, strict=True)))


def _strange(
    encoder: Encoder,
    memories: Sequence[PatchMemory],
    bank: Sequence[PatchMemory],
    judge: Judge,
    heads: Heads,
    anomalies: Sequence[LabelledAnomaly],
    recipe: Recipe,
) -> Steps[list[list[Evidence]]]:
    """Return the evidence against each labelled anomaly, of heads and known anomalies that are not itself."""
    found: list[list[Evidence]] = []
    for i, (anomaly, said) in enumerate(zip(anomalies, heads.anomalies, strict=True)):
        pieces = _pieces(anomaly.picture, recipe)
        maps = embed(encoder, pieces)
        apart = [[m.distances(e) for m, e in zip(memories, piece, strict=True)] for piece in maps]
        near = _nearer(encoder, bank, apart, maps, anomaly.picture, recipe, without=i)
        found.append(judge.evidence(apart, said, pieces, near))
        yield Step(i + 1, len(anomalies))
    return found


def _pieces(picture: NDArray[np.uint8], recipe: Recipe) -> Pieces:
    return cut(picture, recipe.preparation)


def _compared(count: int, seed: int, *, everything: bool) -> list[int]:
    """Return the images that are compared with all others: all of them, or enough for the rarities."""
    if everything or count <= _RARITY_IMAGES:
        return list(range(count))
    return sorted(torch.randperm(count, generator=torch.Generator().manual_seed(seed))[:_RARITY_IMAGES].tolist())
