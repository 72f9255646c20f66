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
    tail of the calibration scores, and `promised` is the smallest rate that the images do support; or a person set
    the value, and both rates are what the calibration scores say of it.
    """

    value: float
    wanted: float
    promised: float
    guaranteed: bool

    @property
    def by_hand(self) -> bool:
        """Whether a person set the value: an estimate always promises more than was wanted."""
        return not self.guaranteed and self.promised <= self.wanted


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

    `image_shape` is (height, width) of the photograph in pixels. The grid covers `place` of it edge to edge: (left,
    top, width, height) in pixels; None: all of it. What lies outside was not judged and has no score.
    `counts` is bool (h, w), False where a patch is ignored; None: all count. An ignored patch has the lowest value of
    those that count, so that it is a number, never stands out, and the highest value is the score.
    """

    values: NDArray[np.float32]
    image_shape: tuple[int, int]
    place: tuple[int, int, int, int] | None = None
    counts: NDArray[np.bool_] | None = None

    @property
    def covered(self) -> tuple[int, int, int, int]:
        """The place that the grid covers: left, top, width, height in pixels of the photograph."""
        height, width = self.image_shape
        return self.place or (0, 0, width, height)

    @property
    def hottest(self) -> tuple[int, int]:
        """The row and column of the highest patch that counts."""
        values = self.values if self.counts is None else np.where(self.counts, self.values, -np.inf)
        row, column = np.unravel_index(int(values.argmax()), values.shape)
        return int(row), int(column)

    @property
    def spot(self) -> tuple[float, float]:
        """The middle of the hottest patch, x and y in pixels of the photograph."""
        (row, column), (rows, columns) = self.hottest, self.values.shape
        left, top, width, height = self.covered
        return left + (column + 0.5) * width / columns, top + (row + 0.5) * height / rows

    def above(self, limit: float) -> NDArray[np.bool_]:
        """Return which patches that count exceed a limit, bool (h, w)."""
        above = self.values > limit
        return above if self.counts is None else above & self.counts


@dataclass(frozen=True, slots=True)
class Region:
    """A connected place of a heat map above a limit; not the region of interest of a preparation.

    `box` is (left, top, width, height) and `contour` (n, 2) x, y, both in pixels of the photograph;
    `share` is its part of the photograph's area (0 to 1), `peak` the highest score inside.
    """

    box: tuple[int, int, int, int]
    contour: NDArray[np.int32]
    share: float
    peak: float
