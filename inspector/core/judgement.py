"""Scores, heat maps, limits and verdicts as plain values, and the one rule that turns a score into a verdict."""

import math
from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray


class Verdict(StrEnum):
    """What Inspector says of a part. A part that could not be judged is `REVIEW`, never `GOOD`."""

    GOOD = "good"
    REVIEW = "review"
    ANOMALY = "anomaly"


@dataclass(frozen=True, slots=True)
class Limit:
    """A score above `value` is rare among good parts: at most `promised` of them exceed it.

    `wanted` is the rate that was asked for. `guaranteed` is True where the calibration images are enough to promise
    it (split conformal: n ≥ 1/wanted − 1); then `promised` ≤ `wanted`. Otherwise `value` is an estimate from the
    tail of the calibration scores, and `promised` is the smallest rate that the images do support.
    """

    value: float
    wanted: float
    promised: float
    guaranteed: bool


@dataclass(frozen=True, slots=True)
class Limits:
    """The two limits of the three verdicts: good ≤ review < anomaly, on the scale of the raw score."""

    review: Limit
    anomaly: Limit

    def judge(self, score: float) -> Verdict:
        """Return the verdict for a raw score; a score that is not finite is a review, never good."""
        if not math.isfinite(score):
            return Verdict.REVIEW
        if score > self.anomaly.value:
            return Verdict.ANOMALY
        return Verdict.GOOD if score <= self.review.value else Verdict.REVIEW


@dataclass(frozen=True, slots=True)
class HeatMap:
    """Scores on the patch grid: `values` is (h, w) float32, raw, on the same scale as the image's score.

    `image_shape` is (height, width) in pixels of the photograph that the grid covers edge to edge.
    """

    values: NDArray[np.float32]
    image_shape: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Region:
    """A connected place of a heat map above a limit.

    `box` is (left, top, width, height) and `contour` (n, 2) x, y, both in pixels of the photograph;
    `share` is its part of the photograph's area (0 to 1), `peak` the highest score inside.
    """

    box: tuple[int, int, int, int]
    contour: NDArray[np.int32]
    share: float
    peak: float
