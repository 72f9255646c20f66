"""`inspector pretrain`: teach an encoder on a project's own photos before anything is trained on them."""

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from inspector.cli.commands import JsonFile, Quiet, Threads
from inspector.cli.console import complain, list_rejected, watch
from inspector.cli.marks import Ignore, Region, marked
from inspector.cli.results import write_json
from inspector.cli.settings import (
    Backbone,
    Normalisation,
    PictureSize,
    ViewChanges,
    ViewSize,
    Weights,
    read_views,
    start_of,
)
from inspector.core.pretraining import Pretraining, ProjectionHead
from inspector.core.recipe import Preparation, Recipe

if TYPE_CHECKING:
    from inspector.services.pretraining import PretrainedEncoder


def pretrain(
    out: Annotated[Path, typer.Option(metavar="ENCODER.safetensors", help="Where to save the encoder.")],
    project: Annotated[Path | None, typer.Argument(help="A project's folder; or name a folder with --images.")] = None,
    images: Annotated[Path | None, typer.Option(help="Folder of images, labelled or not.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint of a stopped run.")] = False,
    weights: Weights = None,
    backbone: Backbone = None,
    normalisation: Normalisation = None,
    size: PictureSize = None,
    tiled: Annotated[bool, typer.Option("--tiled", help="Learn from tiles at native resolution.")] = False,
    region: Region = None,
    ignore: Ignore = None,
    epochs: Annotated[int | None, typer.Option(help="How often all images are gone through.")] = None,
    batch: Annotated[int | None, typer.Option(help="Images that are contrasted with each other in a step.")] = None,
    physical: Annotated[
        int | None, typer.Option(help="Images that go through the encoder at once, where memory is short.")
    ] = None,
    temperature: Annotated[float | None, typer.Option(help="Of the contrastive loss.")] = None,
    decoupled: Annotated[bool | None, typer.Option(help="Leave the positive out of the sum of negatives.")] = None,
    optimiser: Annotated[str | None, typer.Option(help="adamw, sgd or lars.")] = None,
    rate: Annotated[float | None, typer.Option(help="The highest learning rate (default: the optimiser's).")] = None,
    held_out: Annotated[float | None, typer.Option(help="Share of the images that only measures.")] = None,
    patience: Annotated[int | None, typer.Option(help="Epochs without a better figure before it stops.")] = None,
    precision: Annotated[str | None, typer.Option(help="auto, float32 or bf16.")] = None,
    defects_as_negatives: Annotated[
        bool, typer.Option("--defects-as-negatives", help="Tell images from themselves with synthetic defects, too.")
    ] = False,
    head_version: Annotated[int | None, typer.Option(help="Projection head: 1 is SimCLR's, 2 that of v2.")] = None,
    head_depth: Annotated[int | None, typer.Option(help="Layers of the projection head.")] = None,
    head_width: Annotated[int | None, typer.Option(help="Channels between the projection head's layers.")] = None,
    view_size: ViewSize = None,
    changes: ViewChanges = None,
    seed: Annotated[int, typer.Option(help="Of everything random.", min=0)] = 0,
    device: Annotated[str, typer.Option(help="Pretrain on: auto, cpu, cuda.")] = "auto",
    threads: Threads = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace an encoder that is there already.")] = False,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Teach an encoder on your own photos, labels ignored; give it to `train` with --weights."""
    from inspector.services.pretraining import CHECKPOINT, SUFFIX
    from inspector.services.pretraining import pretrain as run
    from inspector.services.sources import Source
    from inspector.services.workplace import Workplace

    if (project is None) == (images is None):
        raise typer.BadParameter("name a project, or a folder with --images")
    if out.suffix != SUFFIX:
        raise typer.BadParameter(f"{out.name} does not end in {SUFFIX}", param_hint="--out")
    head = replace(ProjectionHead(), **_given(version=head_version, depth=head_depth, width=head_width))
    pretraining = replace(
        Pretraining(views=read_views(changes, size=view_size), head=head, defects_as_negatives=defects_as_negatives),
        **_given(
            epochs=epochs,
            batch=batch,
            physical=physical,
            temperature=temperature,
            decoupled=decoupled,
            optimiser=optimiser,
            rate=rate,
            held_out=held_out,
            patience=patience,
            precision=precision,
        ),
    )
    source = Source(project, unlabelled=images)
    workplace = Workplace(device=device, threads=threads)
    recipe = Recipe(
        preparation=marked(Preparation(tiled=tiled, **_given(size=size)), source, region=region, ignore=ignore),
        weights=start_of(weights, backbone=backbone, shipped=workplace.shipped),
        pretraining=pretraining,
        seed=seed,
        **_given(backbone=backbone, normalisation=normalisation),
    )
    task = run(source, recipe, out, workplace=workplace, resume=resume, overwrite=overwrite)
    try:
        done = watch(task, quiet=quiet, whole_steps=True)
    except KeyboardInterrupt:
        if (checkpoint := out.with_suffix(CHECKPOINT)).exists():
            complain(f"{checkpoint} holds what was learned: the same command with --resume goes on from there.")
        raise
    list_rejected(done.rejected)
    typer.echo(_shown(done))
    write_json(json_file, _result(done))


def _given(**values: Any) -> dict[str, Any]:
    """Return what was asked for."""
    return {name: value for name, value in values.items() if value is not None}


def _shown(done: "PretrainedEncoder") -> str:
    """Return what was learned, with chance beside it."""
    figures = done.curve[done.best_epoch - 1].figures
    side = "held_out_" if "held_out_chance" in figures else ""
    of = "held-out" if side else "training"
    lines = [
        f"Saved {done.path}",
        f"  {done.images} images, the best of {len(done.curve)} epochs is {done.best_epoch}",
        f"  {of} images: contrastive loss {figures[side + 'contrastive_loss']:.3f}, contrastive accuracy "
        f"{figures[side + 'contrastive_accuracy']:.3f} (chance {figures[side + 'chance']:.3f})",
    ]
    if "probe_accuracy" in figures:
        lines.append(f"  labels: balanced accuracy {figures['probe_accuracy']:.3f} of a linear probe")
    lines.append(f"  course: {', '.join(path.name for path in done.beside)}")
    return "\n".join(lines)


def _result(done: "PretrainedEncoder") -> dict[str, Any]:
    return {
        "encoder": str(done.path),
        "images": done.images,
        "best_epoch": done.best_epoch,
        "figures": dict(done.curve[done.best_epoch - 1].figures),
        "curve": [{"epoch": point.at, **point.figures} for point in done.curve],
        "notes": list(done.notes),
    }
