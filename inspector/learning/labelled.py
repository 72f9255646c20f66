"""What labelled anomalies tell a fit: the patches that show them, and what is said of each by the others alone.

Each is embedded again where it is needed: hundreds of them, in tiles, would not fit into memory.
"""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pictures, Pool, embed
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.fusion import Evidence
from inspector.learning.evidence.heads import Heads
from inspector.learning.evidence.known import Known, compared, margins, picked, remember, showing
from inspector.learning.judge import Judge, counting
from inspector.learning.memory import PatchMemory, Rarity, distances


def enough(anomalies: Sequence[LabelledAnomaly], recipe: Recipe) -> bool:
    """Return whether labelled anomalies may be known and choose the weights: enough, that the encoder never saw."""
    settings = recipe.finetuning
    return settings is not None and not settings.schedule and len(anomalies) >= settings.learn_from


def bank_of(
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
        pieces = cut(anomaly.picture, recipe.preparation)
        maps = embed(encoder, pieces)
        apart = distances(memories, maps)
        heat = [piece.memory for piece in judge.evidence(apart, (), pieces)]
        chosen = showing(anomaly, pieces, heat)
        found += [picked(piece, own, i, contexts) for piece, own in zip(maps, chosen, strict=True)]
        yield Step(i + 1, len(anomalies))
    return remember(found, seed=recipe.seed)


def near_known(
    encoder: Encoder,
    bank: Sequence[PatchMemory],
    apart: Mapping[int, list[list[Tensor]]],
    pool: Pool,
    pictures: Pictures,
    recipe: Recipe,
) -> Steps[dict[int, list[list[Tensor]]]]:
    """Return by how much each good image is nearer to known anomalies, by image, piece and context."""
    near: dict[int, list[list[Tensor]]] = {}
    for i, found in apart.items():
        near[i] = _nearer(encoder, bank, found, pool.maps[i], pictures[i], recipe)
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
    maps = maps or embed(encoder, cut(picture, recipe.preparation))
    pairs = zip(apart, maps, strict=True)
    return [margins(bank, found, piece, encoder.contexts, without=without) for found, piece in pairs]


def known_of(
    bank: tuple[PatchMemory, ...], near: Mapping[int, list[list[Tensor]]], pictures: Pictures, recipe: Recipe
) -> Known | None:
    """Return the known anomalies with the rarities of their margins, of all patches of good images that count."""
    if not bank:
        return None
    seen = []
    for i, found in near.items():
        pieces = cut(pictures[i], recipe.preparation)
        seen += [[counting(margin, pieces, p) for margin in piece] for p, piece in enumerate(found)]
    return Known(bank, tuple(Rarity.fit(torch.cat(margin)) for margin in zip(*seen, strict=True)))


def evidence_against(
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
        pieces = cut(anomaly.picture, recipe.preparation)
        maps = embed(encoder, pieces)
        apart = distances(memories, maps)
        near = _nearer(encoder, bank, apart, maps, anomaly.picture, recipe, without=i)
        found.append(judge.evidence(apart, said, pieces, near))
        yield Step(i + 1, len(anomalies))
    return found
