"""From scores to the bars of a histogram, as plain values."""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from inspector.gui.plots.shapes import Span, ticks

_WANTED = 26  # bars
_BEYOND = 3.0  # spans from the lowest score to the anomaly limit; what lies farther is in the last bar
_LEAST = 1e-3  # of width, where all scores are one
_MARGIN = 0.06  # of that span, so that a threshold can stand above every score


@dataclass(frozen=True, slots=True)
class Bins:
    """Bars of one width: `edges` (n + 1), and how many good images and anomalies are in each.

    `over`: the last one also holds all that lies beyond it.
    """

    edges: tuple[float, ...]
    good: tuple[int, ...]
    anomaly: tuple[int, ...]
    over: bool = False

    @property
    def span(self) -> Span:
        """Both ends."""
        return Span(self.edges[0], self.edges[-1])

    @property
    def highest(self) -> int:
        """The images in the highest bar."""
        return max(g + a for g, a in zip(self.good, self.anomaly, strict=True))


def bins_of(good: NDArray[np.float64], anomaly: NDArray[np.float64], review_at: float, anomaly_at: float) -> Bins:
    """Return bars over all scores and both thresholds; a tail far beyond them is gathered in the last bar."""
    scores = np.concatenate([good, anomaly, [review_at, anomaly_at]])
    low, high = float(scores.min()), float(scores.max())
    width = max(anomaly_at - low, _LEAST)
    farthest = low + _BEYOND * width + width
    high = max(min(high, farthest), low + _LEAST) + _MARGIN * width
    step = _bar(low, high)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    edges = np.round(np.arange(first, max(last, first + 1) + 1) * step, 9)
    counts = [np.histogram(np.clip(part, edges[0], edges[-1]), edges)[0] for part in (good, anomaly)]
    over = bool(scores.max() > edges[-1])
    return Bins(tuple(edges.tolist()), tuple(counts[0].tolist()), tuple(counts[1].tolist()), over)


def fine_step(span: Span) -> float:
    """Return what one press of an arrow key moves a threshold by: a round number, about 1/250 of the axis."""
    return 10.0 ** math.floor(math.log10((span.high - span.low) / 100))


def digits_for(span: Span) -> int:
    """Return how many digits after the point tell such steps apart."""
    return max(0, -math.floor(math.log10(fine_step(span)) + 1e-9))


def _bar(low: float, high: float) -> float:
    found = ticks(Span(0.0, high - low), wanted=_WANTED)
    return found[1] - found[0] if len(found) > 1 else high - low
