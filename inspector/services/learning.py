"""What a training run learns before its limits: pretraining, fine-tuning, heads, memories, whichever a recipe has."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inspector.core.errors import CheckpointUnusable, LearningDiverged, NotWritable
from inspector.core.files import reason
from inspector.core.progress import Log, Task, stage
from inspector.core.recipe import Recipe
from inspector.core.sample import Label
from inspector.data.split import split
from inspector.imaging.tiling import counted_pieces, cut
from inspector.services.labelled import masks_of, read_labelled
from inspector.services.pretraining import pretrain_encoder, run_name
from inspector.services.roles import Roles
from inspector.services.sources import Images, Source
from inspector.services.workplace import Workplace

if TYPE_CHECKING:  # torch is imported inside the running generator, so that a window opens at once
    from inspector.learning.encoder import Encoder
    from inspector.learning.evidence.examples import LabelledAnomaly
    from inspector.learning.finetuning.schedule import FineTuned
    from inspector.learning.fitting import Fit


_TUNED = (
    "The encoder was fine-tuned on the good photos that also set the limits: evaluate the bundle on others before "
    "relying on its promise."
)


def learn(
    encoder: "Encoder",
    images: Images,
    roles: Roles,
    recipe: Recipe,
    source: Source,
    workplace: Workplace,
    log: Log,
    *,
    resume: bool = True,
) -> Task[tuple["Fit", dict[str, Any]]]:
    """Pretrain, teach the heads and fit the memories, whichever the recipe asks for; and what a bundle says of it.

    Pretraining leaves its checkpoint, `checkpoint_of`: until the bundle is there, it may have to be gone on from.
    """
    from inspector.learning import encoding, fitting
    from inspector.learning.evidence import heads as evidence
    from inspector.learning.starting import settle

    pictures = [images.cached.of(sample) for sample in roles.fit]
    if recipe.pretraining is not None:
        encoder = yield from _pretrain(images, roles, recipe, workplace, log, resume=resume)
    encoder = settle(encoder, pictures, recipe, device=workplace.device)
    place = encoder.mean.device  # fine-tuning leaves the encoder on the CPU
    heads, labelled, tuned = None, [], None
    if recipe.finetuning is not None:
        masks = masks_of(source, roles.learn)
        labelled = yield from stage("defects", read_labelled(images, roles.learn, masks), log)
        if recipe.finetuning.schedule:
            tuned = yield from _fine_tune(encoder, images, roles, labelled, recipe, workplace, log)
            encoder = tuned.encoder.to(place)
            if not roles.calibrate:
                log.notes.append(_TUNED)
        examples = yield from stage("defects", evidence.draw(encoder, pictures, labelled, recipe), log)
        heads = yield from stage("heads", evidence.learn_heads(encoder, examples, pictures, labelled, recipe), log)
        del examples
    pool = yield from stage("encode", encoding.encode(encoder, pictures, recipe), log)
    fit = fitting.fit(
        encoder,
        pool,
        pictures,
        recipe,
        all_scores=not roles.calibrate,
        heads=heads,
        anomalies=labelled,
    )
    fitted = yield from stage("fit", fit, log)
    said: dict[str, Any] = {"curves": {name: [asdict(p) for p in curve] for name, curve in log.curves.items()}}
    if tuned is not None:
        said["fine-tuning"] = tuned.to_json()
    if heads is not None:
        said |= {"heads": heads.said, "weights": asdict(fitted.scorer.weights), "chosen": fitted.learned_weights}
    return fitted, said


def checkpoint_of(images: Images, roles: Roles, recipe: Recipe, workplace: Workplace) -> Path:
    """Return where the pretraining of this run is kept until its bundle is saved."""
    return workplace.checkpoints / f"{run_name(_shown(images, roles), recipe)}.checkpoint"


def last_kept(workplace: Workplace) -> float:
    """Return when a pretraining was last saved, in seconds since 1970; 0: none is kept."""
    return max(map(_written, workplace.checkpoints.glob("*.checkpoint")), default=0.0)


def _written(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # deleted just now
        return 0.0


def _shown(images: Images, roles: Roles) -> Images:
    """Return the images that pretraining sees: everything that is not kept to measure with."""
    measured = {*roles.calibrate, *roles.test, *images.of(Label.ANOMALY)} - {*roles.learn}
    return replace(images, samples=tuple(sample for sample in images.samples if sample not in measured))


def _pretrain(
    images: Images, roles: Roles, recipe: Recipe, workplace: Workplace, log: Log, *, resume: bool
) -> Task["Encoder"]:
    """Pretrain on everything that is not kept to measure with; a killed run goes on where it was, if wanted."""
    from inspector.learning.starting import retapped, start_deep

    deep = yield from stage("pretrain", start_deep(recipe, shipped=workplace.shipped), log)
    used, checkpoint = _shown(images, roles), checkpoint_of(images, roles, recipe, workplace)
    try:
        checkpoint.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(checkpoint.parent, reason(error)) from error
    if not resume:
        checkpoint.unlink(missing_ok=True)
    resume = checkpoint.is_file()
    try:
        done = yield from pretrain_encoder(used, deep, recipe, workplace, checkpoint, log, resume=resume)
    except CheckpointUnusable as error:  # a cache of ours: nobody could be asked to delete it
        log.notes.append(f"Pretraining starts at its beginning: {error}")
        checkpoint.unlink(missing_ok=True)
        done = yield from pretrain_encoder(used, deep, recipe, workplace, checkpoint, log)
    except LearningDiverged:
        checkpoint.unlink(missing_ok=True)  # it would only run away again
        raise
    return retapped(done.encoder, recipe)


def _fine_tune(
    encoder: "Encoder",
    images: Images,
    roles: Roles,
    labelled: Sequence["LabelledAnomaly"],
    recipe: Recipe,
    workplace: Workplace,
    log: Log,
) -> Task["FineTuned"]:
    """Let the encoder itself learn, by the recipe's schedule; a share of the images only measures."""
    from inspector.learning.evidence.examples import marked_pieces
    from inspector.learning.finetuning.drawing import LabelledPieces
    from inspector.learning.finetuning.schedule import fine_tune

    assert recipe.finetuning is not None
    share = recipe.finetuning.held_out
    fractions = {"learned": 1 - share, "held out": share}
    sides = split(roles.fit, fractions=fractions, seed=recipe.seed, groups=images.cached.groups())
    read = dict(zip(roles.learn, labelled, strict=True))
    strange = split(roles.learn, fractions=fractions, seed=recipe.seed, groups=images.cached.groups())  # of every kind
    anomalies = {side: [read[sample] for sample in samples] for side, samples in strange.items()}
    shown = {}
    for side, samples in sides.items():
        good = [pair for s in samples for pair in counted_pieces(images.cached.of(s), recipe.preparation)]
        marked = [pair for a in anomalies[side] for pair in marked_pieces(a, cut(a.picture, recipe.preparation))]
        shown[side] = LabelledPieces(
            [piece for piece, _ in good],
            [piece for piece, _ in marked],
            [mask for _, mask in marked],
            [counts for _, counts in good],
        )
    running = fine_tune(
        encoder,
        shown["learned"],
        shown["held out"],
        recipe.finetuning,
        device=workplace.device,
        seed=recipe.seed,
    )
    return (yield from stage("fine-tune", running, log))
