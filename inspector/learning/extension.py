"""Growing the memories of a bundle by new good images: the encoder stays, only uncovered patches are added."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from inspector.core.errors import BundleDamaged
from inspector.core.progress import Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning.backbones import build_backbone, strides_of
from inspector.learning.coreset import choose_patches, cover_radius
from inspector.learning.device import choose_device, use_threads
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import embed, encode
from inspector.learning.evidence.heads import judged
from inspector.learning.evidence.known import Known, margins
from inspector.learning.export import load_encoder, load_heads, load_memory
from inspector.learning.judge import Judge, score_of
from inspector.learning.memory import PatchMemory, Rarity, distances
from inspector.learning.scorer import HeadEvidence, Scorer

_MOST_GROWTH = 0.5  # of the memory's size, in one extension


@dataclass(frozen=True, slots=True)
class Extension:
    """The grown scorer with its memories; the rarities, the heads and the known anomalies are as they were.

    `scores` are those of the new images against the grown memories without each one's own patches.
    """

    scorer: Scorer
    memories: tuple[PatchMemory, ...]
    rarities: tuple[Rarity, ...]
    scores: tuple[float, ...]
    heads: tuple[HeadEvidence | None, HeadEvidence | None]
    known: Known | None


def extend_memories(
    folder: Path,
    pictures: Sequence[NDArray[np.uint8]],
    recipe: Recipe,
    *,
    first: int,
    device: str,
    threads: int | None,
) -> Steps[Extension]:
    """Return the memories of the bundle in `folder`, grown by prepared good pictures, uint8 (h, w, 3) each.

    `first` is the index that the first new image gets as an origin. A step counts images. Raises `BundleDamaged`
    where the memories are of contexts that encoders of this kind do not have any more.
    """
    use_threads(threads)
    place = choose_device(device)
    encoder = Encoder(build_backbone(recipe.backbone, seed=recipe.seed, strides=strides_of(recipe)), recipe).eval()
    load_encoder(encoder, folder)
    encoder = encoder.to(place)
    memories, rarities, contexts = load_memory(folder, encoder.contexts)
    encoder.contexts = contexts
    if [memory.patches.shape[1] for memory in memories] != [encoder.width_of(context) for context in contexts]:
        raise BundleDamaged(folder, "its memories are of an earlier Inspector, which looked elsewhere")
    (localising, classifier), known, weights = load_heads(folder)
    judge = Judge(
        encoder.contexts,
        rarities,
        localising.rarity if localising else None,
        classifier.rarity if classifier else None,
        known.rarities if known else (),
    )
    heads = (
        localising.head.to(place) if localising else None,
        classifier.head.to(place) if classifier else None,
    )
    pool = yield from encode(encoder, pictures, recipe, first=first)
    grown = [_grown(memory, pool.of(c), recipe.seed) for c, memory in enumerate(memories)]
    scores = []
    for i, picture in enumerate(pictures):
        pieces = cut(picture, recipe.preparation)
        maps = pool.maps[i] or embed(encoder, pieces)
        there = [[e.cpu() for e in piece] for piece in maps]
        apart = distances(grown, there, without=first + i)
        said = [found.cpu() for found in judged(encoder, heads, picture, recipe)]
        pairs = zip(apart, there, strict=True)
        near = [margins(known.memories, a, e, encoder.contexts) for a, e in pairs] if known else []
        evidence = judge.evidence(apart, said, pieces, near)
        scores.append(score_of(pieces, evidence, weights))
    scorer = Scorer(
        encoder, grown, rarities, localising=localising, classifier=classifier, known=known, weights=weights
    ).cpu()
    return Extension(scorer, tuple(grown), tuple(rarities), tuple(scores), (localising, classifier), known)


def _grown(memory: PatchMemory, new: PatchMemory, seed: int) -> PatchMemory:
    """Add the new patches that are further from the memory than its own patches are from each other."""
    new = PatchMemory(new.patches.cpu(), new.origins.cpu(), new.spots.cpu())
    apart = torch.cdist(memory.patches, memory.patches)
    apart.fill_diagonal_(float("inf"))
    spacing = float(apart.amin(1).median())
    strange = torch.nonzero(cover_radius(new.patches, memory.patches) > spacing).flatten()
    if not len(strange):
        return memory
    most = max(1, round(len(memory) * _MOST_GROWTH))
    chosen = choose_patches(new.patches[strange], most, seed=seed, known=memory.patches)
    return memory.joined(new.picked(strange[chosen]))
