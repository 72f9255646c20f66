"""Evaluating a bundle on labelled folders: how many anomalies escape, how many good parts are rejected."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from inspector.core.errors import TooFewImages
from inspector.core.progress import Log, Task, stage
from inspector.core.sample import Label, Rejected
from inspector.data.duplicates import resolve
from inspector.runtime.bundle import Bundle
from inspector.runtime.masks import pair_masks
from inspector.runtime.predictor import Predictor
from inspector.services.measuring import Measured, figures, from_files, measure
from inspector.services.sources import Source, scan_source
from inspector.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The figures as plain values, what they were computed from, what could not be used, and what to know."""

    figures: dict[str, Any]
    measured: tuple[Measured, ...]
    rejected: tuple[Rejected, ...]
    notes: tuple[str, ...]


def evaluate(
    source: Source, bundle: Bundle, predictor: Predictor, *, workplace: Workplace, log: Log | None = None
) -> Task[Evaluation]:
    """Judge all good and anomalous images of `source` with `bundle`, from file to score.

    `log` is that of a task that this is a part of.

    Raises `TooFewImages` without any image, `FolderMissing`, and `ImageUnreadable` for a mask.
    """
    log = log or Log()
    scan = yield from stage("find", scan_source(source, workplace), log)
    resolved = resolve(scan.samples)
    samples = [sample for sample in resolved.samples if sample.label is not None]
    if not samples:
        raise TooFewImages(what="good or anomalous images", found=0, needed=1)
    log.notes += _seen_in_training(bundle, {sample.hash for sample in samples})
    measured, failed = yield from stage("predict", measure(from_files(predictor), samples), log)
    anomalies = [sample.path for sample in samples if sample.label is Label.ANOMALY]
    roots = source.mask_root()
    masks: dict[Path, Path] = pair_masks(anomalies, *roots) if roots and anomalies else {}
    if roots and len(masks) < len(anomalies):
        log.notes.append(f"{len(anomalies) - len(masks)} of {len(anomalies)} anomalies have no mask.")
    found = yield from stage("measure", figures(measured, bundle.facts.limits, masks), log)
    rejected = scan.rejected + resolved.rejected + tuple(failed)
    return Evaluation(found, tuple(measured), rejected, tuple(log.notes))


def _seen_in_training(bundle: Bundle, hashes: set[str]) -> list[str]:
    """Return a note where the bundle was trained on images that it is evaluated on."""
    seen = sum(h in hashes for role in ("fit", "calibrate", "learn") for h in bundle.facts.images.get(role, ()))
    if not seen:
        return []
    return [f"{seen} of these images were used to train this bundle: the figures flatter."]
