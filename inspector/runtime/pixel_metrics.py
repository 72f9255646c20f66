"""Figures of heat maps against masks, counted into histograms: memory stays flat for thousands of images."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.runtime.metrics import area_under_roc

BINS = 2**15
FALSE_POSITIVES = 0.3  # AUPRO integrates up to this false-positive rate


@dataclass(frozen=True, slots=True)
class PixelFigures:
    """`pixel_auroc`: a pixel is the case. `aupro`: an anomalous region is, large or small. Both 0 to 1."""

    pixel_auroc: float
    aupro: float


class PixelTally:
    """Counts pixels by score, image after image, and gives the figures of them all.

    `low` to `high` is the range of raw scores that is told apart, in `bins` steps; a score outside counts in
    the first or last step, where it ties. Wide enough for the highest scores is right: a difference of
    1/32768 of the range is still seen. Raises `ValueError` unless low < high, both finite.
    """

    def __init__(self, *, low: float, high: float, bins: int = BINS) -> None:
        if not (np.isfinite([low, high]).all() and low < high):
            raise ValueError(f"{low} to {high} is not a range of scores")
        self._low, self._high, self._bins = low, high, bins
        self._good = np.zeros(bins, np.int64)  # pixels outside every mask
        self._anomaly = np.zeros(bins, np.int64)  # pixels inside one
        self._overlap = np.zeros(bins, np.float64)  # pixels inside, each as its share of its region
        self._regions = 0

    def add(
        self, scores: NDArray[np.float32], mask: NDArray[np.bool_], *, judged: NDArray[np.bool_] | None = None
    ) -> None:
        """Count one image: `scores` (h, w) raw, at the mask's resolution; `mask` (h, w), True is anomalous.

        A good image has a mask that is False everywhere. Regions are 8-connected. Only pixels that were `judged`
        count, bool (h, w), None: all; of a region that is what is left of it.
        Raises `ValueError` where the shapes differ or a score is not finite; nothing is counted then.
        """
        if scores.shape != mask.shape or mask.ndim != 2:
            raise ValueError(f"scores {scores.shape} and mask {mask.shape} are not (h, w) alike")
        if not np.isfinite(scores).all():
            raise ValueError("a score is not finite")
        counts = np.ones(mask.shape, np.bool_) if judged is None else judged
        inside = mask.astype(bool) & counts
        steps = self._step_of(scores)
        self._good += np.bincount(steps[counts & ~inside], minlength=self._bins)
        if inside.any():
            self._add_regions(steps, inside)

    def figures(self) -> PixelFigures | None:
        """Return the figures of all images so far; None without a single anomalous or a single good pixel."""
        if not (self._good.any() and self._anomaly.any()):
            return None
        return PixelFigures(pixel_auroc=area_under_roc(self._good, self._anomaly), aupro=self._aupro())

    def _step_of(self, scores: NDArray[np.float32]) -> NDArray[np.intp]:
        scaled = np.clip(scores.astype(np.float64), self._low, self._high) - self._low
        scaled *= self._bins / (self._high - self._low)
        return np.minimum(scaled.astype(np.intp), self._bins - 1)

    def _add_regions(self, steps: NDArray[np.intp], inside: NDArray[np.bool_]) -> None:
        count, labels = cv2.connectedComponents(inside.astype(np.uint8), connectivity=8)
        regions = labels[inside]
        sizes = np.bincount(regions, minlength=count)
        self._anomaly += np.bincount(steps[inside], minlength=self._bins)
        self._overlap += np.bincount(steps[inside], weights=1 / sizes[regions], minlength=self._bins)
        self._regions += count - 1  # the first is what lies outside

    def _aupro(self) -> float:
        """Return the area under the per-region overlap over false-positive rates up to 0.3, divided by 0.3.

        At a threshold the overlap of a region is its share of pixels above; its mean over the regions of all
        images is drawn over the share of pixels above outside every mask, in good and anomalous images
        (Bergmann et al., The MVTec Anomaly Detection Dataset, IJCV 2021).
        """
        rates = np.concatenate([[0.0], np.cumsum(self._good[::-1]) / self._good.sum()])
        overlaps = np.concatenate([[0.0], np.cumsum(self._overlap[::-1]) / self._regions])
        kept = rates < FALSE_POSITIVES
        last = np.interp(FALSE_POSITIVES, rates, overlaps)
        x, y = np.append(rates[kept], FALSE_POSITIVES), np.append(overlaps[kept], last)
        return float(np.trapezoid(y, x) / FALSE_POSITIVES)
