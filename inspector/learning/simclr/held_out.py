"""What the encoder is worth on images that it does not learn from: the same views of them in every epoch."""

from dataclasses import dataclass, field

import torch
from torch import Tensor

from inspector.learning.simclr.drawing import Batch
from inspector.learning.simclr.learner import Learner
from inspector.learning.simclr.measures import HELD_OUT, Tally, figures_of
from inspector.learning.simclr.probe import knn_accuracy


@dataclass(slots=True)
class HeldOut:
    """Figures of the held-out batches so far, with features and labels for the probe and the neighbours."""

    tally: Tally = field(default_factory=Tally)
    features: list[Tensor] = field(default_factory=list)
    labels: list[Tensor] = field(default_factory=list)

    def look(self, learner: Learner, batch: Batch) -> None:
        """Measure a batch; nothing is learned."""
        seen = learner.look(batch)
        self.tally.add(figures_of(seen.projections, seen.loss), images=len(batch.labels))
        self.features.append(seen.features[0])
        self.labels.append(batch.labels)

    def figures(self, learner: Learner, known: list[tuple[Tensor, Tensor]]) -> dict[str, float]:
        """Return the figures by name; accuracies of the labels only where at least two labels are held out."""
        if not self.features:
            return {}
        found = {HELD_OUT + name: value for name, value in self.tally.means().items()}
        return found | self._of_labels(learner, known)

    def _of_labels(self, learner: Learner, known: list[tuple[Tensor, Tensor]]) -> dict[str, float]:
        if learner.probe is None:
            return {}
        features, labels = torch.cat(self.features), torch.cat(self.labels)
        remembered, told = (torch.cat(parts) for parts in zip(*known, strict=True))
        accuracies = {
            "probe_accuracy": learner.probe.accuracy(features, labels),
            "knn_accuracy": knn_accuracy(features, labels, known=remembered, known_labels=told),
        }
        return {name: value for name, value in accuracies.items() if value is not None}
