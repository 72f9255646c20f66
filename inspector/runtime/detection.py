"""Precision, recall and F1 of each class, and balanced accuracy, for those who are used to them."""

from dataclasses import dataclass

import numpy as np

from inspector.runtime.metrics import Scores


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """`precision`: the share right of those called so; `recall`: the share found of those that are; None of nothing."""

    precision: float | None
    recall: float | None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of both; None where either is not there."""
        if self.precision is None or self.recall is None:
            return None
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Detection:
    """Figures of a call with two answers: anomaly is positive, good negative."""

    good: ClassFigures
    anomaly: ClassFigures

    @property
    def balanced_accuracy(self) -> float | None:
        """The mean of both recalls; None where a class is empty."""
        if self.good.recall is None or self.anomaly.recall is None:
            return None
        return (self.good.recall + self.anomaly.recall) / 2


def detection(good: Scores, anomaly: Scores, threshold: float) -> Detection:
    """Return the figures where a raw score above `threshold` is called an anomaly, any other good."""
    rejected, found = (int(np.count_nonzero(np.asarray(scores) > threshold)) for scores in (good, anomaly))
    passed, escaped = len(good) - rejected, len(anomaly) - found
    return Detection(
        good=ClassFigures(_share(passed, passed + escaped), _share(passed, len(good))),
        anomaly=ClassFigures(_share(found, found + rejected), _share(found, len(anomaly))),
    )


def _share(count: int, n: int) -> float | None:
    return count / n if n else None
