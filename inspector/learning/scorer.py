"""Encoder, memories and scores as one module: this is what is exported, and what leaves-one-out is computed with."""

from collections.abc import Sequence

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.learning.contexts import Context
from inspector.learning.encoder import Encoder
from inspector.learning.memory import PatchMemory, Rarity

WHY = 1  # the context whose embeddings tell which good patches are nearest: a patch with its neighbours


def fused(
    distances: Sequence[Tensor],
    rarities: Sequence[Rarity],
    grid: tuple[int, int],
    contexts: Sequence[Context],
) -> Tensor:
    """Return the heat map (B, h, w) of a picture's distances under each context, (B, h', w') each.

    The mean over contexts of −ln p, on `grid`; contexts from afar are brought to it bilinearly.
    """
    heat = torch.zeros(())
    for context, distance, rarity in zip(contexts, distances, rarities, strict=True):
        rare = rarity.of(distance).unsqueeze(1)
        if context.shrink > 1:
            rare = F.interpolate(rare, size=grid, mode="bilinear", align_corners=False)
        heat = rare + heat
    return heat.squeeze(1) / len(distances)


class Scorer(nn.Module):
    """uint8 (B, H, W, 3) RGB → score (B,), heat map (B, H/16, W/16), embedding (B, D, H/16, W/16).

    The score is the highest value of the heat map, so that what is above the limit can be shown. The embedding
    is that of the context `WHY`, to ask for the nearest good patches.
    """

    def __init__(
        self,
        encoder: Encoder,
        memories: Sequence[PatchMemory],
        rarities: Sequence[Rarity],
    ) -> None:
        super().__init__()
        self.encoder = encoder
        for i, (memory, rarity) in enumerate(zip(memories, rarities, strict=True)):
            self.register_buffer(f"patches{i}", -2 * memory.patches.T.contiguous())
            self.register_buffer(f"squares{i}", memory.patches.square().sum(1))
            self.register_buffer(f"knots{i}", rarity.knots)
            self.register_buffer(f"slopes{i}", rarity.slopes)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Return score, heat map and embedding."""
        embeddings = self.encoder.embed(images)
        distances = [self._distances(i, embedding) for i, embedding in enumerate(embeddings)]
        rarities = [Rarity(self._own("knots", i), self._own("slopes", i)) for i in range(len(embeddings))]
        grid = (embeddings[WHY].shape[2], embeddings[WHY].shape[3])
        heat_map = fused(distances, rarities, grid, self.encoder.contexts)
        return heat_map.amax(dim=(1, 2)), heat_map, embeddings[WHY]

    def _distances(self, i: int, embedding: Tensor) -> Tensor:
        batch, width, rows, columns = embedding.shape
        queries = embedding.permute(0, 2, 3, 1).reshape(batch * rows * columns, width)
        nearest = torch.addmm(self._own("squares", i), queries, self._own("patches", i)).amin(1)
        distances = (nearest + (queries * queries).sum(1)).clamp_min(0).sqrt()
        return distances.reshape(batch, rows, columns)

    def _own(self, name: str, i: int) -> Tensor:
        return self.get_buffer(f"{name}{i}")
