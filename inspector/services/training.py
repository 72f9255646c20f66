"""The story of a training run: images in, one sealed bundle out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector import __version__
from inspector.core.calibration import Calibration, explain, find_limits, limit_without_highest
from inspector.core.judgement import Limits
from inspector.core.progress import Log, Steps, Task, stage
from inspector.core.recipe import Recipe
from inspector.core.sample import Label, Rejected, Sample
from inspector.core.stages import ALONE
from inspector.data.split import check_leak
from inspector.runtime.bundle import GRAPH, Bundle, publish, refuse_occupied, staged
from inspector.runtime.facts import Facts
from inspector.runtime.metrics import image_figures
from inspector.runtime.predictor import Prediction, Predictor
from inspector.services.labelled import masks_of
from inspector.services.learning import checkpoint_of, learn
from inspector.services.measuring import Measured, figures, measure
from inspector.services.roles import ADVISED_GOOD, HELD_OUT, Roles, assign_roles, missing_good
from inspector.services.saving import save_files
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace

if TYPE_CHECKING:  # torch is imported inside the running generator, so that a window opens at once
    from inspector.learning.encoder import Encoder
    from inspector.learning.fitting import Fit


@dataclass(frozen=True, slots=True)
class Trained:
    """A finished run: the saved bundle, the roles of the good images, and what could not be used."""

    bundle: Bundle
    roles: Roles
    rejected: tuple[Rejected, ...]


def train(
    source: Source,
    recipe: Recipe,
    destination: Path,
    *,
    workplace: Workplace,
    overwrite: bool = False,
    resume: bool = True,
    roles: Roles | None = None,
    log: Log | None = None,
) -> Task[Trained]:
    """Train on the images of `source` and save a bundle as `destination`.

    A run that was killed goes on from its pretraining, unless `resume` is False.

    `roles` fixes which good image does what, for a published protocol. `log` is that of a task that this is a
    part of. Closing the generator leaves nothing behind. Raises `TooFewImages`, `WeightsInvalid`, `RecipeInvalid`,
    `FolderMissing`, `ProjectInvalid`, `DestinationExists`, `NotWritable`, `OutOfDeviceMemory`, `ExportMismatch`.
    """
    refuse_occupied(destination, overwrite=overwrite)
    log = log or Log()
    encoder, said, recipe = yield from stage("start", _start(recipe, workplace), log)
    scan = yield from stage("scan", scan_source(source, workplace), log)
    if recipe.pretraining is None:
        scan = replace(scan, samples=tuple(sample for sample in scan.samples if sample.label is not None))
    images = yield from stage("read", read_images(scan, recipe.preparation, workplace), log)
    recipe = replace(recipe, preparation=images.preparation)
    groups = images.cached.groups()
    roles = roles or assign_roles(images.of(Label.GOOD), images.of(Label.ANOMALY), recipe, groups)
    check_leak(groups, fit=roles.fit, calibrate=roles.calibrate, test=roles.test, learn=roles.learn)
    if len(roles.fit) < ADVISED_GOOD:
        log.notes.append(f"{len(roles.fit)} good images are few; {ADVISED_GOOD} or more make the limits steadier.")
    with staged(destination) as staging:
        fitted, learning = yield from learn(encoder, images, roles, recipe, source, workplace, log, resume=resume)
        yield from stage("export", _export(fitted, images, roles, staging), log)
        content = yield from _judge(staging, fitted, images, roles, recipe, source, workplace, log)
        facts = Facts(
            created=datetime.now(UTC).replace(microsecond=0),
            inspector=__version__,
            encoder=said,
            learning=learning,
            seconds={name: round(took, 3) for name, took in log.seconds().items()},
            notes=tuple(log.notes),
            **content,
        )
        bundle = publish(staging, destination, facts, overwrite=overwrite)
    if recipe.pretraining is not None:
        checkpoint_of(images, roles, recipe, workplace).unlink(missing_ok=True)
    return Trained(bundle, roles, images.rejected)


def _start(recipe: Recipe, workplace: Workplace) -> Steps[tuple["Encoder", dict[str, Any], Recipe]]:
    """Build the encoder before anything else: what is wrong must not cost the reading of all images, or a night."""
    from inspector.learning.finetuning.schedule import check_settings
    from inspector.learning.starting import resolve_taps, start_encoder

    recipe = resolve_taps(recipe, shipped=workplace.shipped)
    starting = start_encoder(recipe, device=workplace.device, threads=workplace.threads, shipped=workplace.shipped)
    encoder, said = yield from starting
    if recipe.finetuning is not None:
        check_settings(encoder, recipe.finetuning)
    return encoder, said, recipe


def _export(fitted: "Fit", images: Images, roles: Roles, staging: Path) -> Steps[None]:
    """Write the bundle's files; the graph is checked on good images and anomalies alike."""
    pictures = [images.cached.of(sample) for sample in roles.fit]
    anomalies = [images.cached.of(sample) for sample in images.of(Label.ANOMALY)]
    yield from save_files(fitted, pictures, staging, preparation=images.preparation, others=anomalies)


def _judge(
    staging: Path,
    fitted: "Fit",
    images: Images,
    roles: Roles,
    recipe: Recipe,
    source: Source,
    workplace: Workplace,
    log: Log,
) -> Task[dict[str, Any]]:
    """Calibrate the limits and measure the report, through the exported graph; return what the bundle says."""
    predictor = Predictor(staging / GRAPH, recipe.preparation, threads=workplace.threads)

    def predict(sample: Sample) -> Prediction:
        return predictor.predict_prepared(images.cached.of(sample), (sample.height, sample.width))

    compared = [(score, roles.fit[place]) for place, score in fitted.scores.items()]
    if roles.calibrate:
        held_out, failed = yield from stage("calibrate", measure(predict, roles.calibrate), log)
        compared = [(m.score, m.sample) for m in held_out]
        log.notes += [f"Not judged: {item.path}: {item.cause}" for item in failed]
    scores = [score for score, _ in compared]
    calibration = Calibration(tuple(scores), roles.method)
    limits = find_limits(calibration, false_rejects=recipe.false_rejects, reviews=recipe.reviews)
    good = len(roles.fit) + len(roles.calibrate) + len(roles.test)
    missing = max(1, missing_good(good, recipe))
    log.notes.append(explain(limits.anomaly, len(scores), exact=roles.method == HELD_OUT, missing=missing))
    apart = _apart(compared, calibration, limits, log)
    learned = {*roles.learn}
    anomalies = [sample for sample in images.of(Label.ANOMALY) if sample not in learned]
    if learned:
        log.notes.append(f"The heads learned from {len(learned)} anomalies; {len(anomalies)} others are measured.")
    measured, failed = yield from stage("evaluate", measure(predict, [*roles.test, *anomalies]), log)
    log.notes += [f"Not judged: {item.path}: {item.cause}" for item in failed]
    masks = masks_of(source, anomalies)
    report = yield from stage("evaluate", figures(measured, limits, masks), log)
    report |= apart
    if not roles.test and anomalies:
        report |= _against_calibration(measured, scores, limits)
    by_role = {
        "fit": roles.fit,
        "calibrate": roles.calibrate,
        "test": roles.test,
        "anomaly": anomalies,
        "learn": roles.learn,
    }
    return {
        "recipe": recipe,
        "calibration": calibration,
        "limits": limits,
        "report": report,
        "images": {role: tuple(sample.hash for sample in samples) for role, samples in by_role.items()},
    }


def _apart(
    compared: Sequence[tuple[float, Sample]], calibration: Calibration, limits: Limits, log: Log
) -> dict[str, Any]:
    """Return the good image that sets the anomaly limit alone, if one stands apart, and note it by its name."""
    without = limit_without_highest(calibration, limits.anomaly.wanted)
    if without is None:
        return {}
    score, odd = max(compared, key=lambda each: each[0])
    log.notes.append(
        f"{odd.path.name}{ALONE}{limits.anomaly.value:.2f}, by all others {without:.2f}. "
        "Look at it: take it out of Good, or add more like it."
    )
    return {"stands_apart": {"image": odd.hash, "score": score, "limit_without": without}}


def _against_calibration(measured: Sequence[Measured], scores: Sequence[float], limits: Limits) -> dict[str, Any]:
    """Return the ranking figures where no good image was kept for the report: against the calibration's scores."""
    found = image_figures(scores, [m.score for m in measured if m.sample.label is Label.ANOMALY], limits)
    ranking = {"image_auroc": found.image_auroc, "image_ap": found.image_ap, "f1_max": found.f1_max}
    return ranking | {"good_scores_from": "calibration"}
