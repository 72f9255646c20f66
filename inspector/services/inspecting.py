"""Judging photographs with a bundle. What cannot be judged is a review with its cause, never good."""

import os
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import FolderMissing, ImageUnreadable, PredictionFailed, RecipeInvalid
from inspector.core.judgement import HeatMap, Limits, Verdict
from inspector.core.sample import Rejected
from inspector.data.walk import File, walk
from inspector.imaging.read import IMAGE_SUFFIXES, looks_like_image, read_image
from inspector.runtime.bundle import Bundle
from inspector.runtime.predictor import NO_SCORE, Predictor


@dataclass(frozen=True, slots=True)
class Inspection:
    """One photograph judged, or the cause why not (`error`; then verdict is review and there is no score).

    `p_value`: the share of good parts that would score as high. `took_ms`: from file to verdict.
    `photograph` is uint8 (h, w, 3) RGB.
    """

    path: Path
    verdict: Verdict
    limits: Limits
    took_ms: float
    score: float | None = None
    p_value: float | None = None
    heat_map: HeatMap | None = None
    photograph: NDArray[np.uint8] | None = None
    error: str | None = None

    def to_json(self) -> dict[str, Any]:
        """Return what `inspector inspect` writes."""
        return {
            "path": str(self.path),
            "verdict": str(self.verdict),
            "score": self.score,
            "p_value": self.p_value,
            "thresholds": {"review": self.limits.review.value, "anomaly": self.limits.anomaly.value},
            "took_ms": round(self.took_ms, 2),
            "error": self.error,
        }


def find_images(paths: Sequence[Path]) -> list[Path]:
    """Return the files that are named, and the images in folders that are named and below, in `walk`'s order.

    Raises `FolderMissing` for what does not exist, and for folders without any image.
    """
    found: list[Path] = []
    for path in paths:
        if os.path.isdir(path):  # noqa: PTH112  Path.is_dir() raises where a name is too long
            inside = [path / item.path.relative_to(path.absolute()) for item in walk(path) if _is_image(item)]
            if not inside:
                raise FolderMissing(path, "no images in this folder")
            found += inside
        elif os.path.exists(path):  # noqa: PTH110
            found.append(path)
        else:
            raise FolderMissing(path, "no such file or folder")
    return found


def inspect(paths: Iterable[Path], bundle: Bundle, predictor: Predictor) -> Generator[Inspection, None, None]:
    """Yield an inspection for each file, in order."""
    for path in paths:
        yield inspect_file(path, bundle, predictor)


def inspect_file(path: Path, bundle: Bundle, predictor: Predictor) -> Inspection:
    """Judge one file."""
    start = time.perf_counter()
    try:
        photograph = read_image(path, white_level=predictor.preparation.white_level)
    except ImageUnreadable as error:
        return Inspection(path, Verdict.REVIEW, bundle.facts.limits, _ms_since(start), error=error.cause)
    return inspect_photograph(photograph, path, bundle, predictor, start_s=start)


def inspect_photograph(
    photograph: NDArray[np.uint8], path: Path, bundle: Bundle, predictor: Predictor, *, start_s: float | None = None
) -> Inspection:
    """Judge a photograph, uint8 (h, w, 3) RGB; `path` is the file it came from, or what a frame is called.

    `took_ms` counts from `start_s`, a moment of `time.perf_counter()`, or from now.
    """
    start = time.perf_counter() if start_s is None else start_s
    limits = bundle.facts.limits
    if not photograph.size:  # a driver's slip: nothing can be shown of it either
        return Inspection(path, Verdict.REVIEW, limits, _ms_since(start), error="the picture is empty")
    try:
        prediction = predictor.predict(photograph)
    except (RecipeInvalid, PredictionFailed) as error:  # too large, or too much memory; the others may not be
        return Inspection(path, Verdict.REVIEW, limits, _ms_since(start), photograph=photograph, error=str(error))
    if not np.isfinite(prediction.score):
        return Inspection(path, Verdict.REVIEW, limits, _ms_since(start), photograph=photograph, error=NO_SCORE)
    return Inspection(
        path,
        limits.judge(prediction.score),
        limits,
        _ms_since(start),
        prediction.score,
        bundle.facts.calibration.p_value(prediction.score),
        prediction.heat_map,
        photograph,
    )


def overlay_names(paths: Sequence[Path]) -> Iterator[str]:
    """Yield a name for each file's overlay: its stem, and a number where that is taken."""
    taken: set[str] = set()
    for path in paths:
        name, count = path.stem, 1
        while name.casefold() in taken:
            count += 1
            name = f"{path.stem}-{count}"
        taken.add(name.casefold())
        yield f"{name}.png"


def _is_image(found: File | Rejected) -> bool:
    """Tell whether what lies in a folder has to be judged: by its suffix, also what cannot be opened, or by content."""
    if found.path.suffix.casefold() in IMAGE_SUFFIXES:
        return True
    return isinstance(found, File) and looks_like_image(found.path) is not None


def _ms_since(start: float) -> float:
    return (time.perf_counter() - start) * 1000
