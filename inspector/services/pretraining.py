"""The story of a pretraining run: a project's own images in, an encoder's weights out, with the course of learning.

Labels play no part in it, but for a probe that watches. The same stage may stand at the beginning of `train`.
"""

import csv
import hashlib
import io
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from inspector import __version__
from inspector.core.errors import DestinationExists, LearningDiverged, NotWritable, RecipeInvalid
from inspector.core.files import reason, writing
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Log, Point, Step, Steps, Task, stage
from inspector.core.recipe import Recipe
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.split import split
from inspector.imaging.counting import counted_pixels
from inspector.imaging.tiling import tile_origins
from inspector.imaging.write import write_png
from inspector.services.course_sheet import draw_course
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace

if TYPE_CHECKING:  # torch is imported inside the running generator, so that a window opens at once
    from inspector.learning.encoder import Encoder
    from inspector.learning.simclr.plan import PictureSet
    from inspector.learning.simclr.pretraining import Pretrained

SUFFIX, CHECKPOINT = ".safetensors", ".checkpoint"
_COURSE = (".json", ".csv", ".png")  # of the learning, beside the weights
_CLASSES = {Label.GOOD: 0, Label.ANOMALY: 1, None: -1}  # what the probe tells apart


@dataclass(frozen=True, slots=True)
class PretrainedEncoder:
    """A saved encoder: its weights file, the files of its course beside it, and what it came to.

    `images`: how many were used. `rejected`: what could not be.
    """

    path: Path
    beside: tuple[Path, ...]
    images: int
    curve: tuple[Point, ...]
    best_epoch: int
    notes: tuple[str, ...]
    rejected: tuple[Rejected, ...]


def pretrain(
    source: Source,
    recipe: Recipe,
    destination: Path,
    *,
    workplace: Workplace,
    resume: bool = False,
    overwrite: bool = False,
) -> Task[PretrainedEncoder]:
    """Pretrain on all images of `source` and save the encoder as `destination`, a .safetensors file.

    It can be given to `train` as weights. Its course stands beside it as JSON, CSV and PNG. Until then a checkpoint
    lies there, from which `resume` goes on; closing the generator leaves it. `overwrite` replaces results and
    checkpoints of before. Raises `DestinationExists`, `FolderMissing`, `ProjectInvalid` and what
    `learning.simclr.pretraining.pretrain` raises.
    """
    checkpoint = destination.with_suffix(CHECKPOINT)
    _refuse(destination, checkpoint, resume=resume, overwrite=overwrite)
    if not resume:
        _delete(checkpoint)
    recipe = replace(recipe, pretraining=recipe.pretraining or Pretraining())
    log = Log()
    encoder, taps = yield from stage("start", _start(recipe, workplace), log)
    scan = yield from stage("scan", scan_source(source, workplace), log)
    images = yield from stage("read", read_images(scan, recipe.preparation, workplace), log)
    recipe = replace(recipe, preparation=images.preparation)
    try:
        done = yield from pretrain_encoder(images, encoder, recipe, workplace, checkpoint, log, resume=resume)
    except LearningDiverged:
        checkpoint.unlink(missing_ok=True)  # it would only run away again
        raise
    yield from stage("save", _save(done, images, recipe, taps, destination, log), log)
    checkpoint.unlink(missing_ok=True)
    beside = tuple(destination.with_suffix(suffix) for suffix in _COURSE)
    used = len(images.samples)
    return PretrainedEncoder(destination, beside, used, done.curve, done.best_epoch, tuple(log.notes), images.rejected)


def _delete(checkpoint: Path) -> None:
    try:
        checkpoint.unlink(missing_ok=True)
    except OSError as error:
        raise NotWritable(checkpoint, reason(error)) from error


def pretrain_encoder(
    images: Images,
    encoder: "Encoder",
    recipe: Recipe,
    workplace: Workplace,
    checkpoint: Path | None,
    log: Log,
    *,
    resume: bool = False,
) -> Task["Pretrained"]:
    """Pretrain `encoder` itself, tapped at strides 8 and 16, on all of `images`: the stage `pretrain` of a story.

    The held-out share is chosen by content, evenly over the labels. What is at `checkpoint` afterwards is the
    caller's to delete. Raises what `learning.simclr.pretraining.pretrain` raises.
    """
    from inspector.learning.simclr.pretraining import pretrain as steps

    shown = _pictures(images, recipe)
    running = steps(
        encoder,
        shown,
        recipe,
        device=workplace.device,
        threads=workplace.threads,
        checkpoint=checkpoint,
        resume=resume,
    )
    return (yield from stage("pretrain", running, log))


def run_name(images: Images, recipe: Recipe) -> str:
    """Return a name that only a run with the same settings, images and labels has."""
    told = recipe.to_json() | {"images": sorted(f"{s.hash} {s.label}" for s in images.samples)}
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]


def _refuse(destination: Path, checkpoint: Path, *, resume: bool, overwrite: bool) -> None:
    """Refuse what would be overwritten, and a name that nothing could load again."""
    if destination.suffix != SUFFIX:
        raise RecipeInvalid("encoder", f"{destination.name} does not end in {SUFFIX}")
    if overwrite:
        return
    for path in (destination, *(destination.with_suffix(suffix) for suffix in _COURSE)):
        if path.exists():
            raise DestinationExists(path, "Choose another name, or allow overwriting.")
    if checkpoint.exists() and not resume:
        raise DestinationExists(checkpoint, "Resume the run that it is of, or allow overwriting to start anew.")


def _start(recipe: Recipe, workplace: Workplace) -> Steps[tuple["Encoder", str]]:
    """Build the encoder, and find where it is to be tapped when it is used, before any image is read."""
    from inspector.learning.starting import resolve_taps, start_deep

    taps = resolve_taps(recipe, shipped=workplace.shipped).taps
    return (yield from start_deep(recipe, shipped=workplace.shipped)), taps


def _pictures(images: Images, recipe: Recipe) -> "PictureSet":
    """Return what pretraining sees: prepared pictures, or all their tiles, those of an image on one side."""
    from inspector.learning.simclr.plan import PictureSet

    share = (recipe.pretraining or Pretraining()).held_out
    fractions = {"train": 1 - share, "held out": share}
    sides = split(images.samples, fractions=fractions, seed=recipe.seed, groups=images.cached.groups())
    held_out = {sample.hash for sample in sides["held out"]}
    pieces = [(sample, *found) for sample in images.samples for found in _places(images, sample)]
    return PictureSet(
        pictures=[images.cached.of(sample)[place] for sample, place, _ in pieces],
        hashes=[f"{sample.hash} {place}" for sample, place, _ in pieces],
        labels=[_CLASSES[sample.label] for sample, _, _ in pieces],
        held_out=frozenset(i for i, (sample, _, _) in enumerate(pieces) if sample.hash in held_out),
        counts=[counts for _, _, counts in pieces] if images.preparation.ignored else (),
    )


def _places(images: Images, sample: Sample) -> list[tuple[tuple[slice, slice], NDArray[np.bool_] | None]]:
    """Return where the pieces of a prepared picture lie, its tiles or all of it, each with the pixels that count.

    Pieces in which nothing counts are left out: they all look alike.
    """
    height, width = images.cached.of(sample).shape[:2]
    places = [(slice(0, height), slice(0, width))]
    if images.preparation.tiled:
        size = images.preparation.size
        origins = tile_origins(height, width, size=size)
        places = [(slice(top, top + size), slice(left, left + size)) for top, left in origins]
    counts = counted_pixels((height, width), images.preparation)
    if counts is None:
        return [(place, None) for place in places]
    return [(place, counts[place]) for place in places if counts[place].any()]


def _save(done: "Pretrained", images: Images, recipe: Recipe, taps: str, destination: Path, log: Log) -> Steps[None]:
    """Write the course of learning, and at last the weights: where they are, everything is."""
    from safetensors.torch import save

    yield Step(0, 1)
    facts = _facts(done, images, recipe, taps)
    course = facts | {"notes": log.notes, "curve": _rows(done.curve)}
    for suffix, content in ((".json", _json(course)), (".csv", _csv(done.curve))):
        with writing(destination.with_suffix(suffix)) as file:
            file.write(content)
    write_png(destination.with_suffix(".png"), draw_course(done.curve, done.best_epoch))
    tensors = done.encoder.trunk.state_dict()
    tensors |= {f"projection_head.{name}": tensor for name, tensor in done.head.state_dict().items()}
    with writing(destination) as file:
        metadata = {name: value if isinstance(value, str) else json.dumps(value) for name, value in facts.items()}
        file.write(save({name: tensor.cpu().contiguous() for name, tensor in tensors.items()}, metadata))
    yield Step(1, 1)


def _facts(done: "Pretrained", images: Images, recipe: Recipe, taps: str) -> dict[str, Any]:
    """Return what an encoder says of itself."""
    from inspector.learning.starting import START, TAPPED, began_as

    best = {point.at: point for point in done.curve}[done.best_epoch]
    return {
        "inspector": __version__,
        START: began_as(recipe.weights) or "file",  # pretrained twice: what it first began as
        TAPPED: taps,
        "backbone": recipe.backbone,
        "normalisation": recipe.normalisation,
        "recipe": recipe.to_json(),
        "images": len(images.samples),
        "epochs": len(done.curve),
        "best_epoch": done.best_epoch,
        "figures": dict(best.figures),
    }


def _rows(curve: tuple[Point, ...]) -> list[dict[str, float]]:
    return [{"epoch": point.at, **point.figures} for point in curve]


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace") + b"\n"


def _csv(curve: tuple[Point, ...]) -> bytes:
    """Return a line an epoch below the names of the figures."""
    rows = _rows(curve)
    text = io.StringIO()
    names = dict.fromkeys(name for row in rows for name in row)
    table = csv.DictWriter(text, list(names), lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    return text.getvalue().encode()
