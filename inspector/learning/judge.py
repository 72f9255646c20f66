"""From distances, logits and margins to evidence, and to the score of an image."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from inspector.imaging.tiling import Pieces
from inspector.learning.contexts import Context
from inspector.learning.evidence.fusion import Evidence, Weights, heat_of
from inspector.learning.evidence.heads import Found
from inspector.learning.evidence.known import nearness
from inspector.learning.memory import Rarity
from inspector.learning.scorer import WHY, fused


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
            known = nearness(nearer[i], self.known) if self.known else None
            made.append(Evidence(memory, located, classified, known, torch.from_numpy(pieces.kept(i))))
        return made


def counting(values: Tensor, pieces: Pieces, piece: int) -> Tensor:
    """Return the values (n,) of those patches of a piece's (h, w) that count."""
    counts = pieces.counted(piece, (values.shape[0], values.shape[1]))
    return values.flatten() if counts is None else values[torch.from_numpy(counts).to(values.device)]


def score_of(pieces: Pieces, evidence: Sequence[Evidence], weights: Weights) -> float:
    """Return the score of an image from the evidence of its pieces: the highest of the patches that count."""
    heat = [heat_of(piece, weights).cpu().numpy() for piece in evidence]
    values = pieces.join(np.stack(heat))
    return float((values if pieces.counts is None else values[pieces.counts]).max())
