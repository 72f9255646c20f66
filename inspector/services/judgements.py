"""What a bundle says of labelled images, each judged once and kept: the figures and pictures of the Results page.

Figures are only worth something on images that the bundle never saw. So each image carries its role in the bundle,
and `Judgements.unseen` leaves out what its memory and heads learned from and what its limits were set on. What was
kept is found by the graph, the preparation and the image's content: moved limits cost nothing, for they judge scores.
"""

import hashlib
import json
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import BundleDamaged, ImageUnreadable, PredictionFailed, RecipeInvalid
from inspector.core.files import reason
from inspector.core.judgement import HeatMap, Limits, Verdict
from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.core.sample import Label, Rejected, Sample
from inspector.runtime.bundle import GRAPH, Bundle
from inspector.services.workplace import Workplace
from inspector.store.judged import JudgedImages, Kept

if TYPE_CHECKING:  # OpenCV and ONNX Runtime are imported where they work, in a task: a page opens at once
    from inspector.runtime.predictor import Predictor
    from inspector.services.sources import Source

_KEPT_EACH_S = 2.0  # what a killed run has to judge again


class Role(StrEnum):
    """What an image was to a bundle; `NEW`: the bundle knows nothing of it."""

    FIT = "fit"
    CALIBRATE = "calibrate"
    TEST = "test"
    MEASURED = "anomaly"
    LEARN = "learn"
    NEW = "new"

    @property
    def unseen(self) -> bool:
        """Whether the bundle neither learned from such an image nor set its limits by it."""
        return self in (Role.TEST, Role.MEASURED, Role.NEW)


@dataclass(frozen=True, slots=True)
class Judged:
    """An image with its raw score, its p-value, and its role in the bundle that judged it."""

    sample: Sample
    role: Role
    score: float
    p_value: float

    def verdict(self, limits: Limits) -> Verdict:
        """Return what `limits` make of the score."""
        return limits.judge(self.score)


@dataclass(frozen=True, slots=True)
class Judgements:
    """All images that `bundle` judged, in the order they came, and those that could not be judged, with the cause.

    `graph` is what their heat maps and embeddings are kept under. `unlabelled`: images of the source that nobody says
    anything of, and that were not judged.
    """

    bundle: Bundle
    graph: str
    judged: tuple[Judged, ...]
    rejected: tuple[Rejected, ...] = ()
    unlabelled: tuple[Sample, ...] = ()

    @property
    def unseen(self) -> tuple[Judged, ...]:
        """Labelled images that the bundle neither learned from nor was calibrated on: figures are theirs alone."""
        return tuple(j for j in self.judged if j.role.unseen and j.sample.label is not None)

    def scores(self, label: Label) -> NDArray[np.float64]:
        """Return the scores of the unseen images with a label, (n,), rising."""
        return np.sort(np.asarray([j.score for j in self.unseen if j.sample.label is label], np.float64))


def judge_source(source: "Source", bundle: Bundle, *, workplace: Workplace, log: Log | None = None) -> Task[Judgements]:
    """Judge all labelled images of `source` with `bundle`; copies count once, contradictions not at all.

    Closing keeps what was judged so far. Raises `FolderMissing`, `ProjectInvalid`, `BundleDamaged`.
    """
    from inspector.data.duplicates import resolve
    from inspector.services.sources import scan_source

    log = log or Log()
    scan = yield from stage("scan", scan_source(source, workplace), log)
    resolved = resolve(scan.samples)
    samples = [sample for sample in resolved.samples if sample.label is not None]
    found = yield from stage("predict", judge_samples(samples, bundle, workplace=workplace), log)
    unlabelled = tuple(sample for sample in resolved.samples if sample.label is None)
    rejected = scan.rejected + resolved.rejected + found.rejected
    return replace(found, rejected=rejected, unlabelled=unlabelled)


def judge_samples(samples: Sequence[Sample], bundle: Bundle, *, workplace: Workplace) -> Steps[Judgements]:
    """Judge any images; what was judged before is recalled. A step counts images. Raises `BundleDamaged`."""
    graph, roles = name_of_graph(bundle), roles_of(bundle)
    with JudgedImages(workplace.judged) as store:
        scores = store.scores(graph, [sample.hash for sample in samples])
        missing = [sample for sample in samples if sample.hash not in scores]
        rejected: list[Rejected] = []
        if missing:
            yield Step(len(samples) - len(missing), len(samples))
            rejected = yield from _predict(missing, bundle, graph, store, scores, workplace)
    p_value = bundle.facts.calibration.p_value
    judged = (
        Judged(s, roles.get(s.hash, Role.NEW), scores[s.hash], p_value(scores[s.hash]))
        for s in samples
        if s.hash in scores
    )
    return Judgements(bundle, graph, tuple(judged), tuple(rejected))


def heat_map_of(image: str, graph: str, *, workplace: Workplace) -> HeatMap | None:
    """Return the kept heat map of an image, named by its hash; None where it was not judged, or forgotten."""
    with JudgedImages(workplace.judged) as store:
        return store.heat_map(graph, image)


def embeddings_of(images: Sequence[str], graph: str, *, workplace: Workplace) -> dict[str, NDArray[np.float32]]:
    """Return the kept embeddings, float32 (D,), of images that were judged, by hash."""
    with JudgedImages(workplace.judged) as store:
        return store.embeddings(graph, images)


def roles_of(bundle: Bundle) -> dict[str, Role]:
    """Return the role of each image that the bundle knows, by hash; having learned from it counts before all else."""
    order = (Role.TEST, Role.MEASURED, Role.CALIBRATE, Role.LEARN, Role.FIT)
    return {image: role for role in order for image in bundle.facts.images.get(role, ())}


def name_of_graph(bundle: Bundle) -> str:
    """Return a hash of all that decides a score: the graph, how photographs are prepared, and our predictor.

    Raises `BundleDamaged` where the graph is gone.
    """
    from inspector.data.examine import hash_file
    from inspector.runtime.predictor import VERSION

    try:
        graph = hash_file(bundle.file(GRAPH))
    except OSError as error:
        raise BundleDamaged(bundle.path, f"{GRAPH} cannot be read: {reason(error)}") from error
    said = json.dumps([graph, asdict(bundle.facts.recipe.preparation), VERSION], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


def _predict(
    samples: Sequence[Sample],
    bundle: Bundle,
    graph: str,
    store: JudgedImages,
    scores: dict[str, float],
    workplace: Workplace,
) -> Steps[list[Rejected]]:
    """Judge what is new, and keep it every few seconds; `scores` grows, and those that fail are returned."""
    from inspector.runtime.predictor import Predictor

    predictor = Predictor.of(bundle, threads=workplace.threads)
    total, before = len(scores) + len(samples), len(scores)
    rejected: list[Rejected] = []
    fresh: list[Kept] = []
    kept_at = time.monotonic()
    try:
        for done, sample in enumerate(samples, 1):
            found = _judge(sample, predictor)
            if isinstance(found, Rejected):
                rejected.append(found)
            else:
                scores[sample.hash] = found.score
                fresh.append(found)
            if time.monotonic() - kept_at > _KEPT_EACH_S:
                store.keep(graph, fresh)
                fresh.clear()
                kept_at = time.monotonic()
            yield Step(before + done, total)
    finally:
        store.keep(graph, fresh)
    return rejected


def _judge(sample: Sample, predictor: "Predictor") -> Kept | Rejected:
    from inspector.imaging.read import read_image
    from inspector.runtime.predictor import NO_SCORE

    try:
        photograph = read_image(sample.path, white_level=predictor.preparation.white_level)
        found = predictor.predict(photograph, embedded=True)
    except ImageUnreadable as error:
        return Rejected(sample.path, error.cause)
    except (RecipeInvalid, PredictionFailed) as error:  # too large, or too much memory; the others may not be
        return Rejected(sample.path, str(error))
    if not np.isfinite(found.score) or found.embedding is None:
        return Rejected(sample.path, NO_SCORE)
    return Kept(sample.hash, found.score, found.heat_map, found.embedding)
