"""Encoder, memories, heads and scores as one module: this is what is exported."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.learning.contexts import CONTRAST, Context
from inspector.learning.encoder import Encoder
from inspector.learning.evidence.fusion import Weights, fuse, shown
from inspector.learning.evidence.known import Known, compared, nearness
from inspector.learning.evidence.localising import on_grid
from inspector.learning.memory import PatchMemory, Rarity

NO_HEADS = Weights()
_CLOSE = 0.02  # of a feature's length, which is 1: the least distance among good parts that float32 tells surely
WHY = 1  # the context whose embeddings tell which good patches are nearest; its grid is that of the heat map


def fused(
    distances: Sequence[Tensor],
    rarities: Sequence[Rarity],
    grid: tuple[int, int],
    contexts: Sequence[Context],
) -> Tensor:
    """Return the heat map (B, h, w) of a picture's distances under each context, (B, h', w') each.

    The mean over contexts of −ln p, on `grid`; contexts from afar are brought to it bilinearly. Contrast is left out.
    """
    heat, count = torch.zeros(()), 0
    for context, distance, rarity in zip(contexts, distances, rarities, strict=True):
        if context.tap == CONTRAST:
            continue
        count += 1
        rare = rarity.of(distance).unsqueeze(1)
        if context.shrink > 1:
            rare = F.interpolate(rare, size=grid, mode="bilinear", align_corners=False)
        heat = rare + heat
    return heat.squeeze(1) / count


@dataclass(frozen=True, slots=True)
class HeadEvidence:
    """A head with the rarity of its logits among good parts."""

    head: nn.Module
    rarity: Rarity


class Scorer(nn.Module):
    """uint8 (B, H, W, 3) RGB → score (B,), heat map (B, H/16, W/16), embedding (B, D, H/16, W/16).

    The score is the highest value of the heat map, so that what is above the limit can be shown. The embedding
    is that of the context `WHY`, to ask for the nearest good patches. Heads and known anomalies add their evidence by
    `weights`.
    `kept`, bool (B, H/16, W/16), tells which patches count in the end: the others have the value 0.
    """

    def __init__(
        self,
        encoder: Encoder,
        memories: Sequence[PatchMemory],
        rarities: Sequence[Rarity],
        *,
        localising: HeadEvidence | None = None,
        classifier: HeadEvidence | None = None,
        known: Known | None = None,
        weights: Weights = NO_HEADS,
    ) -> None:
        super().__init__()
        self.encoder = encoder
        self.weights = weights
        for i, (context, memory, rarity) in enumerate(zip(encoder.contexts, memories, rarities, strict=True)):
            # Contrasts, and parts that are almost the same, come close to each other: the square roots of float32's
            # rounding would be seen in the heat map.
            close = context.tap == CONTRAST or float(rarity.knots[0]) < _CLOSE
            self._remember(memory.patches.to(torch.float64 if close else torch.float32), str(i))
            self._keep(rarity, str(i))
        self.known: list[int] = []
        if known is not None and weights.known:
            self.known = compared(encoder.contexts)
            for c, memory, rarity in zip(self.known, known.memories, known.rarities, strict=True):
                self._remember(memory.patches.double(), f"_known{c}")  # anomalies are close to themselves, too
                self._keep(rarity, f"known{c}")
        self.localising = self._head(localising, "localising") if weights.localising else None
        self.classifier = self._head(classifier, "classifier") if weights.classifier else None

    def forward(self, images: Tensor, kept: Tensor | None = None) -> tuple[Tensor, Tensor, Tensor]:
        """Return score, heat map and embedding; all patches are kept unless `kept` says otherwise."""
        pictures = self.encoder.normalised(images)
        features = self.encoder.features(pictures)
        embeddings = self.encoder.patches(pictures, features)
        distances = [self._distances(str(i), embedding) for i, embedding in enumerate(embeddings)]
        rarities = [self._rarity(str(i)) for i in range(len(embeddings))]
        grid = (embeddings[WHY].shape[2], embeddings[WHY].shape[3])
        memory = fused(distances, rarities, grid, self.encoder.contexts)
        located = classified = None
        if self.localising is not None or self.classifier is not None:
            side_by_side = on_grid(features, self.encoder.strides)
            if self.localising is not None:
                located = self._rarity("localising").of(self.localising(side_by_side))
            if self.classifier is not None:
                classified = self._rarity("classifier").of(self.classifier(side_by_side))
        known = self._nearness(distances, embeddings) if self.known else None
        heat_map = fuse(memory, self.weights, localising=located, classifier=classified, known=known)
        kept = torch.ones_like(heat_map, dtype=torch.bool) if kept is None else kept
        heat_map = shown(heat_map, self._contrast(distances, rarities, kept), kept)
        return heat_map.amax(dim=(1, 2)), heat_map, embeddings[WHY]

    def _contrast(self, distances: list[Tensor], rarities: list[Rarity], kept: Tensor) -> Tensor | None:
        """Return −ln p of the picture's contrast, (B, h, w); None without such a context."""
        for context, distance, rarity in zip(self.encoder.contexts, distances, rarities, strict=True):
            if context.tap == CONTRAST:
                return rarity.of(context.spread_out(distance, kept))
        return None

    def _nearness(self, distances: list[Tensor], embeddings: list[Tensor]) -> Tensor:
        """Return −ln p of how near known anomalies are, (B, h, w)."""
        margins = [distances[c] - self._distances(f"_known{c}", embeddings[c]) for c in self.known]
        return nearness(margins, [self._rarity(f"known{c}") for c in self.known])

    def _remember(self, patches: Tensor, name: str) -> None:
        self.register_buffer(f"patches{name}", -2 * patches.T.contiguous())
        self.register_buffer(f"squares{name}", patches.square().sum(1))

    def _distances(self, name: str, embedding: Tensor) -> Tensor:
        batch, width, rows, columns = embedding.shape
        squares = self.get_buffer(f"squares{name}")
        queries = embedding.permute(0, 2, 3, 1).reshape(batch * rows * columns, width).to(squares.dtype)
        nearest = torch.addmm(squares, queries, self.get_buffer(f"patches{name}")).amin(1)
        distances = (nearest + (queries * queries).sum(1)).clamp_min(0).sqrt().to(embedding.dtype)
        return distances.reshape(batch, rows, columns)

    def _head(self, evidence: HeadEvidence | None, name: str) -> nn.Module | None:
        if evidence is None:
            return None
        self._keep(evidence.rarity, name)
        return evidence.head

    def _keep(self, rarity: Rarity, name: str) -> None:
        self.register_buffer(f"knots_{name}", rarity.knots)
        self.register_buffer(f"slopes_{name}", rarity.slopes)

    def _rarity(self, name: str) -> Rarity:
        return Rarity(self.get_buffer(f"knots_{name}"), self.get_buffer(f"slopes_{name}"))
