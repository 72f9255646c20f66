"""The colours of heat: a scale tied to the limits, so that one score has one colour everywhere.

Nothing is stretched to an image's own minimum and maximum: then every good part would glow somewhere.
"""

import math
from dataclasses import dataclass
from typing import Self

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import Limits
from inspector.imaging.regions import exceeds

LEAST_ALPHA, MOST_ALPHA = 0.30, 0.80  # at the review limit, and at the top of the scale
_INFERNO_FROM, _INFERNO_TO = 64, 245  # its ends are left out: black would hide the part, pale yellow vanish
_INFINITE = 1e30  # stands for an infinite limit


@dataclass(frozen=True, slots=True)
class HeatScale:
    """Where scores stand between `low` (below every limit) and `high` (about twice the anomaly limit)."""

    low: float
    review: float
    anomaly: float
    high: float

    @classmethod
    def of(cls, limits: Limits) -> Self:
        """Return the scale of two limits; they may be equal, zero, negative or infinite."""
        anomaly = _finite(limits.anomaly.value)
        review = min(_finite(limits.review.value), anomaly)
        high = anomaly + max(abs(anomaly), anomaly - review, 1e-6)
        low = 0.0 if review > 0 else review - (high - review) / 4
        return cls(low, review, anomaly, high)

    def position(self, score: float) -> float:
        """Return where a score stands, from 0 (`low` and below) to 1 (`high` and above)."""
        return min(1.0, max(0.0, (score - self.low) / (self.high - self.low)))

    def colours(self, scores: NDArray[np.float32]) -> NDArray[np.uint8]:
        """Return the colours of (h, w) scores as uint8 (h, w, 3) RGB."""
        steps = _INFERNO_FROM + self._warmth(scores) * (_INFERNO_TO - _INFERNO_FROM)
        bgr = cv2.applyColorMap(np.rint(steps).astype(np.uint8), cv2.COLORMAP_INFERNO)
        return np.asarray(bgr[:, :, ::-1], np.uint8)

    def alphas(self, scores: NDArray[np.float32], opacity: float) -> NDArray[np.float32]:
        """Return how much (h, w) scores cover the photograph: 0 up to the review limit, at most `opacity`."""
        ramp = LEAST_ALPHA + self._warmth(scores) * (MOST_ALPHA - LEAST_ALPHA)
        return np.where(exceeds(scores, self.review), ramp * (opacity / MOST_ALPHA), 0).astype(np.float32)

    def blended(self, image: NDArray[np.uint8], scores: NDArray[np.float32], opacity: float) -> NDArray[np.uint8]:
        """Lay the heat of (h, w) scores over uint8 (h, w, 3) RGB; pixels without heat stay as they are."""
        hot = exceeds(scores, self.review)
        blended = image.copy()
        if hot.any():
            warm, below = scores[hot][:, None], image[hot].astype(np.float32)
            blended[hot] = np.rint(below + self.alphas(warm, opacity) * (self.colours(warm)[:, 0] - below))
        return blended

    def _warmth(self, scores: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return 0 at the review limit and 1 at the top of the scale."""
        warmth = (scores.astype(np.float64) - self.review) / (self.high - self.review)
        return np.clip(warmth, 0, 1).astype(np.float32)


def _finite(value: float) -> float:
    return 0.0 if math.isnan(value) else min(_INFINITE, max(-_INFINITE, value))
