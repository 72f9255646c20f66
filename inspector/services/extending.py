"""Adding new good images to a bundle without starting over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector import __version__
from inspector.core.calibration import Calibration, explain, find_limits
from inspector.core.errors import TooFewImages
from inspector.core.judgement import Limits
from inspector.core.progress import Log, Task, stage
from inspector.core.sample import Sample
from inspector.imaging.read import read_image
from inspector.runtime.bundle import PATCHES, Bundle, publish, refuse_occupied, staged
from inspector.services.roles import LEAVE_ONE_OUT, missing_to
from inspector.services.saving import save_files
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace

_NAMED = 5  # images of a note; of more their number is said


def extend(
    bundle: Bundle, good: Path, destination: Path, *, workplace: Workplace, overwrite: bool = False
) -> Task[Bundle]:
    """Save as `destination` the bundle with the good images of a folder added to its memory.

    The patches of the new images that the memory does not cover yet join it; the encoder stays. Each new image is
    then scored against the grown memory without its own patches, and these scores join the older ones, which
    stay. Limits are set anew, also where they had been moved by hand; the report, measured with others, is cleared.
    Raises what `train` raises; `TooFewImages` if all images are known already.
    """
    refuse_occupied(destination, overwrite=overwrite)
    log, facts = Log(), bundle.facts
    scan = yield from stage("scan", scan_source(Source(good=good), workplace), log)
    images = yield from stage("read", read_images(scan, facts.recipe.preparation, workplace, fix_white=False), log)
    known = {content for hashes in facts.images.values() for content in hashes}
    new = [sample for sample in images.samples if sample.hash not in known]
    if not new:
        raise TooFewImages(what="new good images", found=0, needed=1, hint=_none_new(images))
    with staged(destination) as staging:
        pictures = [images.cached.of(sample) for sample in new]
        scores = yield from _extended(bundle, pictures, staging, workplace, log)
        calibration = Calibration((*facts.calibration.scores, *scores), LEAVE_ONE_OUT)
        limits = find_limits(calibration, false_rejects=facts.recipe.false_rejects, reviews=facts.recipe.reviews)
        log.notes.append(f"{len(new)} good images were added; evaluate the bundle again.")
        log.notes += _raised(tuple(zip(scores, new, strict=True)), facts.limits, limits)
        if facts.trained_limits is not None:
            log.notes.append("The limits had been moved by hand; they are set by the calibration again.")
        by_role = facts.images | {"fit": facts.images["fit"] + tuple(sample.hash for sample in new)}
        missing = missing_to(by_role, facts.recipe)
        log.notes.append(explain(limits.anomaly, len(calibration.scores), exact=False, missing=missing))
        log.notes += [f"Not used: {item.path}: {item.cause}" for item in images.rejected]
        grown = replace(
            facts,
            created=datetime.now(UTC).replace(microsecond=0),
            inspector=__version__,
            calibration=calibration,
            limits=limits,
            trained_limits=None,
            images=by_role,
            report={},
            notes=tuple(log.notes),
            seconds={name: round(took, 3) for name, took in log.seconds().items()},
        )
        return publish(staging, destination, grown, overwrite=overwrite)


def _raised(added: Sequence[tuple[float, Sample]], before: Limits, after: Limits) -> list[str]:
    """Return what is to be said of new images that look like anomalies to the bundle so far: they raise its limit."""
    odd = sorted((each for each in added if each[0] > before.anomaly.value), key=lambda each: -each[0])
    if not odd or after.anomaly.value <= before.anomaly.value:
        return []
    named = ", ".join(f"{sample.path.name} ({score:.2f})" for score, sample in odd[:_NAMED])
    more = f" and {len(odd) - _NAMED} more" if len(odd) > _NAMED else ""
    return [
        f"Look at {named}{more}: to the bundle so far an anomaly, added as good. The anomaly limit was "
        f"{before.anomaly.value:.2f} and is {after.anomaly.value:.2f}: take out what is not good, and extend again."
    ]


def _none_new(images: Images) -> str:
    return "The bundle knows all of these already." if images.samples else "The folder holds no usable photos."


def _extended(
    bundle: Bundle, pictures: Sequence[NDArray[np.uint8]], staging: Path, workplace: Workplace, log: Log
) -> Task[tuple[float, ...]]:
    """Write the grown bundle's files; return the new images' scores."""
    from inspector.learning.extension import extend_memories

    recipe, first = bundle.facts.recipe, len(bundle.facts.images["fit"])
    growing = extend_memories(
        bundle.path, pictures, recipe, first=first, device=workplace.device, threads=workplace.threads
    )
    extension = yield from stage("fit", growing, log)
    sheet = read_image(bundle.file(PATCHES))
    saving = save_files(extension, pictures, staging, preparation=recipe.preparation, first=first, sheet=sheet)
    yield from stage("export", saving, log)
    return extension.scores
