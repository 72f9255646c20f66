"""What fine-tuning shows when: decided before anything is learned, by the seed and the place in the run alone."""

from dataclasses import dataclass

import torch

from inspector.core.finetuning import Finetuning
from inspector.learning.finetuning.drawing import LabelledPieces, Wanted
from inspector.learning.finetuning.sampling import Batch, epoch_batches
from inspector.learning.simclr.plan import seed_of


@dataclass(frozen=True, slots=True)
class Course:
    """The pieces to learn from, and how: an epoch has `steps`, and shows as many `anomalies`."""

    learned: LabelledPieces
    settings: Finetuning
    seed: int
    anomalies: int
    steps: int

    @property
    def total(self) -> int:
        """How many steps the whole schedule has."""
        return self.before(len(self.settings.schedule))

    def before(self, place: int) -> int:
        """Return how many steps the first `place` rows have."""
        return self.steps * sum(row.epochs for row in self.settings.schedule[:place])

    def wanted(self, epoch: int) -> list[Wanted]:
        """Return what each step of an epoch, from 1 through all rows, shows."""
        batches = _batches(self.learned, self.anomalies, self.settings, seed_of(self.seed, "order", epoch))
        return [
            Wanted(good, len(anomalies), seed_of(self.seed, "step", epoch, step))
            for step, (good, anomalies) in enumerate(batches)
        ]


def make_course(learned: LabelledPieces, settings: Finetuning, *, seed: int) -> Course:
    """Return the course for these pieces: balanced, there is an anomaly for each good one, else `defects`."""
    anomalies = len(learned.good) * (1 if settings.balanced else settings.defects)
    return Course(learned, settings, seed, anomalies, len(_batches(learned, anomalies, settings, seed)))


def _batches(learned: LabelledPieces, anomalies: int, settings: Finetuning, seed: int) -> list[Batch]:
    return epoch_batches(
        len(learned.good),
        anomalies,
        batch=settings.batch,
        balanced=settings.balanced,
        generator=torch.Generator().manual_seed(seed),
    )
