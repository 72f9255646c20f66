"""Measuring a bundle on labelled images, through the exported graph: the only figures that Inspector reports."""

import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import ImageUnreadable, PredictionFailed, RecipeInvalid
from inspector.core.judgement import HeatMap, Limits
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label, Rejected, Sample
from inspector.imaging.read import read_image, read_mask
from inspector.imaging.regions import judged_pixels, upsample
from inspector.runtime.metrics import Count, image_figures
from inspector.runtime.pixel_metrics import PixelTally
from inspector.runtime.predictor import NO_SCORE, Prediction, Predictor

_SHAPE_SLACK = 0.02  # of the ratio of the sides: masks may be smaller than their photos, but not of another shape
_LONGEST = 512  # pixels of the long side at which heat maps and masks are compared
_MANY = 0.1  # of the anomalies escaped: then something has to be done


@dataclass(frozen=True, slots=True)
class Measured:
    """One image with its prediction; `ms` from the decoded photograph, or from the file, to the score."""

    sample: Sample
    score: float
    heat_map: HeatMap
    ms: float


def measure(
    predict: Callable[[Sample], Prediction], samples: Sequence[Sample]
) -> Steps[tuple[list[Measured], list[Rejected]]]:
    """Predict each sample; one that cannot be judged is rejected and counts for nothing. A step counts images."""
    measured: list[Measured] = []
    rejected: list[Rejected] = []
    for i, sample in enumerate(samples):
        start = time.perf_counter()
        try:
            prediction = predict(sample)
        except ImageUnreadable as error:
            rejected.append(Rejected(sample.path, error.cause))
        except (RecipeInvalid, PredictionFailed) as error:  # too large, or too much memory
            rejected.append(Rejected(sample.path, str(error)))
        else:
            took = (time.perf_counter() - start) * 1000
            if np.isfinite(prediction.score):
                measured.append(Measured(sample, prediction.score, prediction.heat_map, took))
            else:
                rejected.append(Rejected(sample.path, NO_SCORE))
        yield Step(i + 1, len(samples))
    return measured, rejected


def from_files(predictor: Predictor) -> Callable[[Sample], Prediction]:
    """Return a function that reads a sample's file and predicts it."""
    white = predictor.preparation.white_level
    return lambda sample: predictor.predict(read_image(sample.path, white_level=white))


def figures(measured: Sequence[Measured], limits: Limits, masks: Mapping[Path, Path]) -> Steps[dict[str, Any]]:
    """Return what `inspector evaluate` reports, as plain values.

    `masks` are the masks of anomalies by image file. Without any, pixel figures are None. Good images count
    as wholly without anomaly; anomalies without a mask are left out of the pixel figures and counted. Pixels that
    were not judged, outside of the region or ignored, count for nothing.
    Raises `ImageUnreadable` for a mask.
    """
    good = [m.score for m in measured if m.sample.label is Label.GOOD]
    anomaly = [m.score for m in measured if m.sample.label is Label.ANOMALY]
    found = image_figures(good, anomaly, limits)
    pixels = (yield from _pixel_figures(measured, masks)) if masks else None
    return {
        "good": len(good),
        "anomaly": len(anomaly),
        "image_auroc": found.image_auroc,
        "image_ap": found.image_ap,
        "f1_max": found.f1_max,
        "escapes": _count(found.escapes),
        "false_rejects": _count(found.false_rejects),
        "reviews_good": _count(found.reviews_good),
        "reviews_anomaly": _count(found.reviews_anomaly),
        "pixel_auroc": pixels and pixels["pixel_auroc"],
        "aupro": pixels and pixels["aupro"],
        "anomalies_without_mask": pixels and pixels["without_mask"],
        "ms_per_image": statistics.median(m.ms for m in measured) if measured else None,
        "kinds": _by_kind(measured, limits),
    }


def many_escape(report: Mapping[str, Any]) -> bool:
    """Tell whether so many anomalies escape that something has to be done; not where nobody knows."""
    escapes = report.get("escapes") or {"n": 0}
    return bool(escapes["n"]) and escapes["rate"] > _MANY


def _by_kind(measured: Sequence[Measured], limits: Limits) -> dict[str, Any]:
    """Return the escapes of each kind of anomaly: a mean over kinds hides the one that always escapes."""
    kinds = sorted({m.sample.kind for m in measured if m.sample.label is Label.ANOMALY} - {""})
    return {
        kind: _count(image_figures([], [m.score for m in measured if m.sample.kind == kind], limits).escapes)
        for kind in kinds
    }


def _pixel_figures(measured: Sequence[Measured], masks: Mapping[Path, Path]) -> Steps[dict[str, Any] | None]:
    judged = [m for m in measured if m.sample.label is Label.GOOD or m.sample.path in masks]
    without = sum(m.sample.label is Label.ANOMALY and m.sample.path not in masks for m in measured)
    if not judged:
        return None
    tally = PixelTally(
        low=min(float(m.heat_map.values.min()) for m in judged),
        high=max(float(m.heat_map.values.max()) for m in judged) * (1 + 1e-6) + 1e-6,
    )
    for i, m in enumerate(judged):
        shape = _compared_shape(m.heat_map.image_shape)
        try:
            mask = np.zeros(shape, np.bool_) if m.sample.label is Label.GOOD else _mask(masks[m.sample.path], m, shape)
        except ImageUnreadable as error:  # one bad mask must not cost a training run
            without += 1
            yield Step(i + 1, len(judged), str(error))
            continue
        tally.add(upsample(m.heat_map, shape), mask, judged=judged_pixels(m.heat_map, shape))
        yield Step(i + 1, len(judged))
    found = tally.figures()
    if found is None:
        return None
    return {"pixel_auroc": found.pixel_auroc, "aupro": found.aupro, "without_mask": without}


def _compared_shape(shape: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, _LONGEST / max(shape))
    return max(1, round(shape[0] * scale)), max(1, round(shape[1] * scale))


def read_marked(path: Path, image_shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return a mask file, bool (h, w), of a photograph of (height, width); it may be smaller, but not of another shape.

    Raises `ImageUnreadable`, also where it marks nothing.
    """
    marked = read_mask(path)
    height, width = image_shape
    if abs(marked.shape[1] / marked.shape[0] - width / height) > _SHAPE_SLACK * width / height:
        sizes = f"{marked.shape[1]} × {marked.shape[0]} pixels, its photo {width} × {height}"
        raise ImageUnreadable(path, f"this mask is {sizes}: it belongs to another picture")
    if not marked.any():
        raise ImageUnreadable(path, "nothing is marked on this mask: mark the anomaly, or delete the file")
    return marked


def _mask(path: Path, judged: Measured, shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return a mask file as bool (h, w) of `shape`; small marks survive."""
    marked = read_marked(path, judged.heat_map.image_shape)
    share = cv2.resize(marked.astype(np.float32), shape[::-1], interpolation=cv2.INTER_AREA)
    return np.asarray(share > 0.5 if (share > 0.5).any() else share > 0, np.bool_)


def _count(count: Count) -> dict[str, Any]:
    low, high = count.interval
    return {"count": count.count, "n": count.n, "rate": count.rate, "interval": [low, high]}
