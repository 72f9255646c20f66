"""ROC and precision–recall: what every threshold would catch, and what it would cost."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspector.runtime.metrics import Scores, area_under_roc

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Curve:
    """Points (n,) with `thresholds` falling: a score at or above one is called an anomaly.

    ROC: `x` good images rejected, `y` anomalies found. Precision–recall: `x` anomalies found, `y` how many of what is
    called an anomaly is one. All are shares from 0 to 1.
    """

    x: Floats
    y: Floats
    thresholds: Floats


def roc(good: Scores, anomaly: Scores) -> Curve:
    """Return the ROC curve of raw scores, from (0, 0) to (1, 1). Raises `ValueError` where a class is empty."""
    thresholds, rejected, found = _called(good, anomaly)
    start = np.zeros(1)
    x, y = (np.concatenate([start, share]) for share in (rejected / len(good), found / len(anomaly)))
    return Curve(x, y, np.concatenate([[np.inf], thresholds]))


def precision_recall(good: Scores, anomaly: Scores) -> Curve:
    """Return precision over recall, recall rising. Raises `ValueError` where a class is empty."""
    thresholds, rejected, found = _called(good, anomaly)
    return Curve(found / len(anomaly), found / (found + rejected), thresholds)


def auroc(good: Scores, anomaly: Scores) -> float | None:
    """Return the area under the ROC curve; None where a class is empty."""
    if not len(good) or not len(anomaly):
        return None
    _, places = np.unique(np.concatenate([good, anomaly]), return_inverse=True)
    counts = (np.bincount(part, minlength=places.max() + 1) for part in (places[: len(good)], places[len(good) :]))
    return area_under_roc(*counts)


def _called(good: Scores, anomaly: Scores) -> tuple[Floats, Floats, Floats]:
    """Return the distinct scores, falling, and how many good images and anomalies lie at or above each."""
    if not len(good) or not len(anomaly):
        raise ValueError("a curve needs scores of good images and of anomalies")
    values, places = np.unique(np.concatenate([good, anomaly]), return_inverse=True)
    good_at = np.bincount(places[: len(good)], minlength=len(values))
    anomaly_at = np.bincount(places[len(good) :], minlength=len(values))
    rejected, found = (np.cumsum(at[::-1]).astype(np.float64) for at in (good_at, anomaly_at))
    return values[::-1].astype(np.float64), rejected, found
