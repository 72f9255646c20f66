"""The classifier head as evidence: an anomaly or not, from the mean of all features of a picture."""

from collections.abc import Sequence

import numpy as np
import torch
from torch import Tensor, nn

from inspector.core.finetuning import Finetuning
from inspector.core.progress import Steps
from inspector.learning.evidence.examples import Example, Examples
from inspector.learning.evidence.localising import Ensemble
from inspector.learning.finetuning.classifier import ClassifierHead, Pooled, train_classifier


class Classifier(nn.Module):
    """(B, D, h, w) features on the grid → (B,) logits, higher is more anomalous."""

    def __init__(self, head: ClassifierHead) -> None:
        super().__init__()
        self.head = head

    def forward(self, features: Tensor) -> Tensor:
        """Return the logits."""
        logits: Tensor = self.head(features.mean(dim=(2, 3)))
        return logits


def learn_classifier(examples: Examples, settings: Finetuning, *, seed: int) -> Steps[Classifier]:
    """Return a classifier head of good pieces and labelled anomalies, the best epoch on a held-out share of them."""
    rng = np.random.default_rng(seed)
    good = _apart(examples.good, settings.held_out, rng)
    anomalies = _apart(examples.labelled, settings.held_out, rng)
    learned, held_out = (Pooled(_pooled(good[side]), _pooled(anomalies[side])) for side in (0, 1))
    trained = yield from train_classifier(learned, held_out, settings, seed=seed)
    return Classifier(trained.head).eval()


def build_classifiers(tensors: dict[str, Tensor]) -> Ensemble:
    """Return the ensemble of classifier heads whose `state_dict` is given."""
    count = 1 + max(int(key.split(".")[1]) for key in tensors)
    found = []
    for i in range(count):
        layers = [tensors[f"heads.{i}.head.layers.{place}.weight"].shape for place in (0, 3, 6)]
        settings = Finetuning(widths=(layers[0][0], layers[1][0]))
        found.append(Classifier(ClassifierHead(layers[0][1], settings, seed=0)))
    ensemble = Ensemble(found)
    ensemble.load_state_dict(tensors, strict=True)
    return ensemble


def _apart(examples: Sequence[Example], share: float, rng: np.random.Generator) -> tuple[list[Example], list[Example]]:
    """Return the examples to learn from and those held out; all pieces of an image stay together."""
    images = sorted({example.image for example in examples})
    kept = set(rng.permutation(images)[: round(share * len(images))].tolist())
    return [e for e in examples if e.image not in kept], [e for e in examples if e.image in kept]


def _pooled(examples: Sequence[Example]) -> Tensor:
    """Return the mean features, float32 (n, D)."""
    if not examples:
        return torch.zeros(0, 1)
    return torch.stack([example.features.float().mean(dim=(1, 2)) for example in examples])
