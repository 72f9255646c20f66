"""Known anomalies as evidence: is a patch nearer to one that somebody labelled than to any good one?

Nothing is trained, so ten anomalies are not learned by heart, as heads learn them:
docs/decisions/0014-known-anomalies.md.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.imaging.tiling import Pieces
from inspector.learning.contexts import CONTRAST, Context
from inspector.learning.coreset import choose_patches
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.masks import on_patches, on_pieces
from inspector.learning.memory import PatchMemory, Rarity

_MOST = 1000  # patches a context: more than ten anomalies have, and each costs time in every inspection
_COVERED = 0.5  # of a patch's area: from there on it shows the anomaly
_AS_COVERED = 0.9  # of the most covered patch around, where a mark is smaller than that
_AS_HOT = 0.7  # of an anomaly's hottest patch, where nobody marked it: from there on a patch is taken to show it


@dataclass(frozen=True, slots=True)
class Known:
    """Patches of labelled anomalies, and how rare it is among good parts to be as near to them.

    One memory and one rarity for each context that `compared` names; `origins` are indices of anomalies.
    """

    memories: tuple[PatchMemory, ...]
    rarities: tuple[Rarity, ...]


def compared(contexts: Sequence[Context]) -> list[int]:
    """Return the contexts that patches of anomalies are remembered under: those of the whole picture's features."""
    return [c for c, context in enumerate(contexts) if context.shrink == 1 and context.tap != CONTRAST]


def showing(anomaly: LabelledAnomaly, pieces: Pieces, heat: Sequence[Tensor]) -> list[NDArray[np.bool_]]:
    """Return the patches of each piece that show an anomaly, bool (h, w): by its mask, or the hottest without one.

    By a mask those that it covers by half, and of smaller marks the most covered ones around. `heat` is what the memory
    of good patches says of each piece, (h, w). Patches that do not count show nothing, and of tiles those that joining
    takes alone.
    """
    kept = [pieces.kept(i) for i in range(len(heat))]
    if anomaly.mask is not None:
        masks = on_pieces(anomaly.mask, pieces)
        shares = [np.where(own, on_patches(m), np.float32(0)) for m, own in zip(masks, kept, strict=True)]
        around = [cv2.dilate(share, np.ones((3, 3), np.uint8)) for share in shares]
        pairs = zip(shares, around, strict=True)
        return [(share > 0) & (share >= np.minimum(_COVERED, _AS_COVERED * most)) for share, most in pairs]
    hot = [np.where(own, piece.cpu().numpy(), np.float32(0)) for piece, own in zip(heat, kept, strict=True)]
    limit = _AS_HOT * max(float(piece.max()) for piece in hot)
    return [(piece >= limit) & (piece > 0) for piece in hot]


def picked(
    embeddings: Sequence[Tensor], chosen: NDArray[np.bool_], image: int, contexts: Sequence[int]
) -> list[PatchMemory]:
    """Return the chosen patches of a piece's embeddings (C, h, w), one memory for each of `contexts`."""
    places = torch.from_numpy(chosen.flatten()).to(embeddings[0].device)
    found = []
    for c in contexts:
        patches = embeddings[c].flatten(1).T[places]
        origins = torch.full((len(patches),), image, dtype=torch.int64, device=patches.device)
        found.append(PatchMemory(patches, origins, torch.zeros(len(patches), 2, device=patches.device)))
    return found


def remember(found: Sequence[Sequence[PatchMemory]], *, seed: int, count: int = _MOST) -> tuple[PatchMemory, ...]:
    """Return one memory a context of the patches of all pieces, at most `count` each.

    Nothing where they are of fewer than two anomalies: one alone could not be compared with others.
    """
    memories = []
    for parts in zip(*found, strict=True):
        patches, origins, spots = (
            torch.cat([getattr(part, name) for part in parts]) for name in ("patches", "origins", "spots")
        )
        memory = PatchMemory(patches, origins, spots)
        if len(memory) > count:
            memory = memory.picked(choose_patches(memory.patches, count, seed=seed))
        if len(set(memory.origins.tolist())) < 2:
            return ()
        memories.append(memory)
    return tuple(memories)


def margins(
    memories: Sequence[PatchMemory],
    distances: Sequence[Tensor],
    embeddings: Sequence[Tensor],
    contexts: Sequence[Context],
    *,
    without: int | None = None,
) -> list[Tensor]:
    """Return by how much each patch is nearer to a known anomaly than to a good one, (h, w) for each memory.

    `distances` (h, w) to the good ones and `embeddings` (C, h, w) are those of all contexts; `without` leaves out the
    patches of one anomaly.
    """
    pairs = zip(memories, compared(contexts), strict=True)
    return [distances[c] - memory.distances(embeddings[c], without=without) for memory, c in pairs]


def nearness(found: Sequence[Tensor], rarities: Sequence[Rarity]) -> Tensor:
    """Return the mean −ln p of margins, any shape."""
    return torch.stack([rarity.of(margin) for margin, rarity in zip(found, rarities, strict=True)]).mean(0)
