"""What the page shows of one bundle, as plain values: which scores its figures are of, and what a card says."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspector.core.sample import Label
from inspector.runtime.bundle import Bundle
from inspector.runtime.curves import auroc
from inspector.runtime.metrics import Count
from inspector.services.judgements import Judged, Judgements
from inspector.services.outcomes import Outcome, Tally


@dataclass(frozen=True, slots=True)
class Odd:
    """An image that alone set the anomaly limit, which the others would have set at `limit_without`.

    `good`: it still is; otherwise it was taken out after the training.
    """

    path: Path
    limit_without: float
    good: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """Images that the bundle never saw, and their scores.

    Where it saw every good image, the good scores are those of its calibration (`measured` is False): each was compared
    with a memory that it was not in, but the limits were set by these very scores.
    """

    judgements: Judgements
    unseen: tuple[Judged, ...]
    good: NDArray[np.float64]
    anomaly: NDArray[np.float64]
    measured: bool

    @classmethod
    def of(cls, judgements: Judgements) -> "Shown":
        """Return what is shown of these judgements."""
        good, anomaly = judgements.scores(Label.GOOD), judgements.scores(Label.ANOMALY)
        measured = len(good) > 0
        calibrated = np.asarray(judgements.bundle.facts.calibration.scores, np.float64)
        return cls(judgements, judgements.unseen, good if measured else calibrated, anomaly, measured)

    @property
    def bundle(self) -> Bundle:
        """What judged."""
        return self.judgements.bundle

    @property
    def tally(self) -> Tally:
        """The counts at any thresholds."""
        return Tally(self.good, self.anomaly)

    @property
    def odd(self) -> Odd | None:
        """The image that stood apart from all others when the limits were set, while the project has it."""
        said = self.bundle.facts.report.get("stands_apart")
        if not said or self.bundle.facts.limits.anomaly.by_hand:
            return None
        samples = (*(j.sample for j in self.judgements.judged), *self.judgements.unlabelled)
        found = next((sample for sample in samples if sample.hash == said["image"]), None)
        if found is None:
            return None
        return Odd(found.path, float(said["limit_without"]), found.label is Label.GOOD)

    @property
    def auroc(self) -> float | None:
        """The area under the ROC curve."""
        return auroc(self.good, self.anomaly)


@dataclass(frozen=True, slots=True)
class CardFigures:
    """What a bundle's card says; `images`: how many it was measured on just now, None: as when it was trained."""

    escaped: Count
    false_rejects: Count
    auroc: float | None
    images: int | None = None


def figures_of(shown: Shown) -> CardFigures:
    """Return a card's figures as they are today."""
    limits = shown.bundle.facts.limits
    counts = shown.tally.at(limits.review.value, limits.anomaly.value)
    rejects = counts[Outcome.FALSE_REJECT] if shown.measured else Count(0, 0)
    return CardFigures(counts[Outcome.ESCAPED], rejects, shown.auroc, len(shown.unseen))


def reported(report: Mapping[str, Any]) -> CardFigures:
    """Return a card's figures as a bundle was measured when it was trained."""
    escapes, rejects = (_count(report.get(key)) for key in ("escapes", "false_rejects"))
    return CardFigures(escapes, rejects, report.get("image_auroc"))


def _count(said: Mapping[str, Any] | None) -> Count:
    return Count(int(said["count"]), int(said["n"])) if said else Count(0, 0)
