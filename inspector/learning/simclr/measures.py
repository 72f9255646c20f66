"""The figures of a run: summed up over the steps of an epoch, and measured on images that nothing is learned from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from torch import Tensor

from inspector.learning.simclr.figures import alignment, chance_level, contrastive_accuracy, uniformity

LOSS = "contrastive_loss"
HELD_OUT = "held_out_"  # what the figures of held-out images begin with


@dataclass(slots=True)
class Tally:
    """Figures of batches so far, each weighed by its images; `sums` are plain numbers, for a checkpoint."""

    images: int = 0
    seconds: float = 0.0
    sums: dict[str, float] = field(default_factory=dict)

    def add(self, figures: Mapping[str, float], *, images: int, seconds: float = 0.0) -> None:
        """Count a batch."""
        self.images += images
        self.seconds += seconds
        for name, value in figures.items():
            self.sums[name] = self.sums.get(name, 0.0) + value * images

    def means(self) -> dict[str, float]:
        """Return the mean of each figure over all images."""
        return {name: total / self.images for name, total in self.sums.items()}


def figures_of(projections: Sequence[Tensor], loss: float) -> dict[str, float]:
    """Return the figures of a batch from the projections (N, D) of its views; only the first two are compared."""
    one, other = projections[:2]
    return {
        LOSS: loss,
        "contrastive_accuracy": contrastive_accuracy(one, other),
        "chance": chance_level(len(one)),
        "alignment": alignment(one, other),
        "uniformity": uniformity(one),
    }
