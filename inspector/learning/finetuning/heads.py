"""What teaches the encoder while it is fine-tuned: a classifier head, and one linear layer that says where."""

from collections import defaultdict
from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from inspector.core.finetuning import Finetuning
from inspector.learning.encoder import Encoder
from inspector.learning.finetuning.classifier import ClassifierHead, pool
from inspector.learning.finetuning.drawing import Picture
from inspector.learning.finetuning.standardise import Standardise
from inspector.learning.randomness import own_randomness


class Taught(nn.Module):
    """An encoder with a classifier head on it, and a localising layer: 1 × 1, on the patches of both taps.

    The two are fresh, the same for the same seed, and are thrown away when the encoder has learned.
    """

    def __init__(self, encoder: Encoder, settings: Finetuning, *, seed: int) -> None:
        super().__init__()
        self.encoder = encoder
        width = sum(encoder.widths)
        self.classifier = ClassifierHead(width, settings, seed=seed)
        self.standardise = Standardise(width)
        with own_randomness(seed, torch.device("cpu")):
            self.localise = nn.Linear(width, 1)

    def forward(self, images: Tensor) -> tuple[Tensor, Tensor]:
        """uint8 (B, H, W, 3) → logits of the pictures (B,) and of their patches (B, h, w), above 0 an anomaly."""
        features = self.encoder.whole(images)
        where: Tensor = self.localise(self.standardise(_patches(features)))
        return self.classifier(pool(features)), where.squeeze(3)

    def learning(self) -> None:
        """Let dropout work in the heads; the encoder stays in inference mode, see `unfreeze`."""
        self.train()
        self.encoder.eval()

    @torch.no_grad()
    def settle(self, pieces: Sequence[Picture]) -> None:
        """Take the statistics of the features from pieces, uint8 (h, w, 3)."""
        pooled, patches = [], []
        for piece in pieces:
            features = self.encoder.whole(torch.from_numpy(np.stack([piece])).to(self.encoder.mean.device))
            pooled.append(pool(features))
            patches.append(_patches(features).flatten(0, 2))
        self.classifier.standardise.settle(torch.cat(pooled))
        self.standardise.settle(torch.cat(patches))


def look(taught: Taught, pieces: Sequence[Picture]) -> tuple[Tensor, list[Tensor]]:
    """Return the logits (B,) of pieces of any shapes, uint8 (h, w, 3), and those of each one's patches (h', w')."""
    by_shape: dict[tuple[int, ...], list[int]] = defaultdict(list)
    for i, piece in enumerate(pieces):
        by_shape[piece.shape].append(i)
    found: dict[int, tuple[Tensor, Tensor]] = {}
    for indices in by_shape.values():
        images = torch.from_numpy(np.stack([pieces[i] for i in indices])).to(taught.encoder.mean.device)
        found |= zip(indices, zip(*taught(images), strict=True), strict=True)
    logits, maps = zip(*(found[i] for i in range(len(pieces))), strict=True)
    return torch.stack(logits), list(maps)


def _patches(features: dict[tuple[int, int], Tensor]) -> Tensor:
    """Return (B, h, w, D1 + D0): the patches of the last tap with the means of the first tap's that fall on them."""
    patches = torch.cat([features[1, 1], F.avg_pool2d(features[1, 0], 2)], dim=1)
    return patches.permute(0, 2, 3, 1)
