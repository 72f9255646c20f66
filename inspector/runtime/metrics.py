"""Figures of a judged set of images: counts with their intervals, and how well scores part good from anomaly.

Escapes and false rejects stay apart: they are never merged into one accuracy.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import Limits, Verdict
from inspector.runtime.intervals import exact_interval

Scores = Sequence[float] | NDArray[np.floating]
_LEVEL = 0.95


@dataclass(frozen=True, slots=True)
class Count:
    """`count` of `n`; `str()` is "2 of 41 (4.9 %, 95 % interval 0.6–16.5 %)".

    Raises `ValueError` unless 0 ≤ count ≤ n.
    """

    count: int
    n: int

    def __post_init__(self) -> None:
        if not 0 <= self.count <= self.n:
            raise ValueError(f"{self.count} of {self.n} is not a count")

    def __str__(self) -> str:
        if self.rate is None:
            return f"{self.count} of {self.n}"
        low, high = (written_percent(end) for end in self.interval)
        return f"{self.count} of {self.n} ({written_percent(self.rate)} %, 95 % interval {low}–{high} %)"

    @property
    def rate(self) -> float | None:
        """The share, 0 to 1; None of nothing."""
        return self.count / self.n if self.n else None

    @property
    def interval(self) -> tuple[float, float]:
        """The exact 95 % interval of the rate behind the count (Clopper and Pearson, Biometrika 1934)."""
        return exact_interval(self.count, self.n, _LEVEL)


@dataclass(frozen=True, slots=True)
class ImageFigures:
    """What the scores and the verdicts of one set of images are worth; anomaly is the positive class.

    `image_auroc`, `image_ap` (average precision) and `f1_max` are 0 to 1. F1 is largest where a score above
    `f1_threshold` counts as an anomaly, which is picked on the very images that it is measured on and so
    flatters. These four are None where a class is empty. `escapes`: anomalies called good. `false_rejects`:
    good images called anomaly. `reviews_good`, `reviews_anomaly`: those sent to a person.
    """

    image_auroc: float | None
    image_ap: float | None
    f1_max: float | None
    f1_threshold: float | None
    escapes: Count
    false_rejects: Count
    reviews_good: Count
    reviews_anomaly: Count


def image_figures(good_scores: Scores, anomaly_scores: Scores, limits: Limits) -> ImageFigures:
    """Return the figures of raw scores, (g,) of good and (a,) of anomalous images, judged by `limits`.

    Raises `ValueError` where a score is not finite: an image that could not be judged is not a measurement.
    """
    good, anomaly = _finite(good_scores), _finite(anomaly_scores)
    auroc, ap, f1, f1_threshold = _ranking(good, anomaly) if len(good) and len(anomaly) else (None,) * 4
    return ImageFigures(
        image_auroc=auroc,
        image_ap=ap,
        f1_max=f1,
        f1_threshold=f1_threshold,
        escapes=_judged(anomaly, limits, Verdict.GOOD),
        false_rejects=_judged(good, limits, Verdict.ANOMALY),
        reviews_good=_judged(good, limits, Verdict.REVIEW),
        reviews_anomaly=_judged(anomaly, limits, Verdict.REVIEW),
    )


def area_under_roc(good: NDArray[np.int64], anomaly: NDArray[np.int64]) -> float:
    """Return P(anomaly > good) + ½ P(tie) from two histograms (b,) over the same rising scores.

    It is the area under the ROC curve, ties joined by straight lines (Hanley and McNeil, Radiology 1982).
    Neither histogram may be empty.
    """
    below = np.cumsum(good, dtype=np.float64) - good
    return float(((below + good / 2) * (anomaly / anomaly.sum())).sum() / good.sum())


def written_percent(rate: float) -> str:
    """Write a rate with one decimal, and with two digits where that would hide that it is not nothing."""
    percent = 100 * rate
    if percent in (0, 100):
        return f"{percent:.0f}"
    return f"{percent:.1f}" if percent >= 0.1 else f"{percent:.2g}"


def _ranking(good: NDArray[np.float64], anomaly: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Return AUROC, average precision Σ (Rᵢ − Rᵢ₋₁) Pᵢ, the largest F1 and its threshold."""
    values, places = np.unique(np.concatenate([good, anomaly]), return_inverse=True)
    good_at = np.bincount(places[: len(good)], minlength=len(values))
    anomaly_at = np.bincount(places[len(good) :], minlength=len(values))
    caught = np.cumsum(anomaly_at[::-1])  # anomalies, with each distinct score as the lowest one flagged
    flagged = caught + np.cumsum(good_at[::-1])
    ap = float((anomaly_at[::-1] / len(anomaly) * (caught / flagged)).sum())
    f1 = 2 * caught / (flagged + len(anomaly))
    best = int(np.argmax(f1))  # the highest threshold among equals
    thresholds = np.append(values[-2::-1], np.nextafter(values[0], -np.inf))  # flagged: score > threshold
    return area_under_roc(good_at, anomaly_at), ap, float(f1[best]), float(thresholds[best])


def _finite(scores: Scores) -> NDArray[np.float64]:
    values = np.asarray(scores, dtype=np.float64).reshape(-1)
    if not np.isfinite(values).all():
        raise ValueError("a score is not finite")
    return values


def _judged(scores: NDArray[np.float64], limits: Limits, verdict: Verdict) -> Count:
    return Count(sum(limits.judge(score) is verdict for score in scores.tolist()), len(scores))
