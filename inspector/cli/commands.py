"""The commands: each reads its options, runs one service, and shows what came of it.

Services are imported inside the commands, so that `inspect` starts without torch and without what it does not need.
"""

import json
import time
from dataclasses import replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from inspector.cli.console import complain, list_rejected, watch
from inspector.cli.marks import Ignore, Region, marked
from inspector.cli.results import write_json
from inspector.cli.settings import Backbone, Normalisation, PictureSize, Weights, read_schedule, start_of
from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.pretraining import Pretraining
from inspector.core.recipe import Recipe
from inspector.core.recipe import preset as preset_of


class Preset(StrEnum):
    """How much time a training run may take."""

    QUICK = "quick"
    STANDARD = "standard"
    THOROUGH = "thorough"


Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress, only results and errors.")]
JsonFile = Annotated[Path | None, typer.Option("--json", metavar="FILE", help="Write the result here as JSON.")]
Device = Annotated[str, typer.Option(help="Run on: cpu, cuda, directml, openvino.")]
Threads = Annotated[int | None, typer.Option(help="CPU cores to use (default: decided here).", min=1)]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace a bundle that is there already.")]


def import_(
    src: Annotated[Path, typer.Argument(help="Folder with good/, anomaly/, unlabelled/, or of MVTec's layout.")],
    project: Annotated[Path, typer.Argument(help="The project's folder; made if it is not there.")],
    quiet: Quiet = False,
) -> None:
    """Copy photos into a project. The originals are never touched."""
    from inspector.services.importing import import_into
    from inspector.services.workplace import Workplace

    report = watch(import_into(src, project, workplace=Workplace()), quiet=quiet)
    list_rejected(report.rejected)
    again = f", {len(report.skipped)} were there already" if report.skipped else ""
    typer.echo(
        f"{project}: {report.good} good, {report.anomaly} anomaly, {report.unlabelled} unlabelled, "
        f"{report.masks} masks copied{again}."
    )


def train(
    project: Annotated[Path | None, typer.Argument(help="A project's folder; or name folders with --good.")] = None,
    good: Annotated[Path | None, typer.Option(help="Folder of good images.")] = None,
    anomaly: Annotated[Path | None, typer.Option(help="Folder of anomalies, for the report.")] = None,
    unlabelled: Annotated[Path | None, typer.Option(help="Folder of unlabelled images.")] = None,
    masks: Annotated[Path | None, typer.Option(help="Folder of the anomalies' masks, for the report.")] = None,
    out: Annotated[Path | None, typer.Option(metavar="BUNDLE", help="Where to save the bundle.")] = None,
    preset: Annotated[Preset, typer.Option(help="How much time training may take.")] = Preset.STANDARD,
    weights: Weights = None,
    backbone: Backbone = None,
    normalisation: Normalisation = None,
    size: PictureSize = None,
    tiled: Annotated[bool, typer.Option("--tiled", help="Judge tiles at native resolution, for tiny defects.")] = False,
    magnification: Annotated[float | None, typer.Option(help="Scale all photos by this, not to one area.")] = None,
    region: Region = None,
    ignore: Ignore = None,
    even_light: Annotated[bool, typer.Option(help="Even out the brightness of each photo.")] = True,
    patches: Annotated[int | None, typer.Option(help="Good patches to remember, for each look.")] = None,
    pretrain: Annotated[
        bool | None, typer.Option(help="Pretrain the encoder on these photos first (default: from scratch only).")
    ] = None,
    epochs: Annotated[int | None, typer.Option(help="Of pretraining.", min=1)] = None,
    heads: Annotated[
        bool | None, typer.Option(help="Teach heads with synthetic defects and labelled anomalies (not in quick).")
    ] = None,
    unfreeze: Annotated[
        list[str] | None,
        typer.Option(metavar="LAYERS:RATE:EPOCHS", help="Let the encoder's last blocks learn, too; a row each."),
    ] = None,
    false_rejects: Annotated[float | None, typer.Option(help="Share of good parts that may be rejected.")] = None,
    reviews: Annotated[float | None, typer.Option(help="Share of good parts that may be reviewed or rejected.")] = None,
    seed: Annotated[int, typer.Option(help="Of everything random.", min=0)] = 0,
    device: Annotated[str, typer.Option(help="Train on: auto, cpu, cuda.")] = "auto",
    threads: Threads = None,
    overwrite: Overwrite = False,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Train on photos of good parts and save a bundle."""
    from inspector.cli.shown import show_training
    from inspector.services.learning import last_kept
    from inspector.services.sources import Source
    from inspector.services.training import train as run
    from inspector.services.workplace import Workplace

    workplace = Workplace(device=device, threads=threads)
    start = start_of(weights, backbone=backbone, shipped=workplace.shipped)
    recipe = _recipe(
        _learning(
            preset_of(preset, weights=start),
            pretrain=pretrain,
            epochs=epochs,
            heads=heads,
            schedule=read_schedule(unfreeze or ()),
        ),
        {"backbone": backbone, "normalisation": normalisation, "patches": patches, "false_rejects": false_rejects},
        {"size": size, "magnification": magnification},
        reviews=reviews,
    )
    if unfreeze and heads is False:
        raise typer.BadParameter("--unfreeze is a part of what --no-heads leaves out")
    source = Source(project, good, anomaly, unlabelled, masks)
    _check(source)
    prepared = marked(replace(recipe.preparation, tiled=tiled), source, region=region, ignore=ignore)
    recipe = replace(recipe, even_light=even_light, seed=seed, preparation=prepared)
    destination = out or _next_bundle(source)
    task = run(source, recipe, destination, workplace=workplace, overwrite=overwrite)
    began = time.time()
    try:
        trained = watch(task, quiet=quiet, whole_steps=recipe.pretraining is not None)
    except KeyboardInterrupt:
        if recipe.pretraining is not None and last_kept(workplace) >= began:  # another run may pretrain, too
            complain("What was pretrained is kept: the same command goes on from there.")
        raise
    list_rejected(trained.rejected)
    typer.echo(show_training(trained.bundle))
    write_json(json_file, trained.bundle.facts.report | {"bundle": str(trained.bundle.path)})


def inspect(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    images: Annotated[list[Path], typer.Argument(metavar="IMAGE_OR_DIR…", help="Images, or folders of them.")],
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE.jsonl", help="Write one JSON object an image here.")
    ] = None,
    overlays: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a picture with heat map for each.")
    ] = None,
    why: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write the hottest spot beside the nearest good patches.")
    ] = None,
    device: Device = "cpu",
    threads: Threads = None,
    quiet: Quiet = False,
) -> None:
    """Judge photos: good, review or anomaly. Without --json, one JSON object an image goes to the output."""
    from inspector.cli.inspecting import inspect_all

    inspect_all(bundle, images, json_file, overlays, why, device=device, threads=threads, quiet=quiet)


def evaluate(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    good: Annotated[Path | None, typer.Option(help="Folder of good images.")] = None,
    anomaly: Annotated[Path | None, typer.Option(help="Folder of anomalies.")] = None,
    masks: Annotated[Path | None, typer.Option(help="Folder of the anomalies' masks.")] = None,
    device: Device = "cpu",
    threads: Threads = None,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Measure a bundle on labelled photos that it has not seen."""
    from inspector.cli.shown import show_figures
    from inspector.runtime.bundle import load_bundle
    from inspector.runtime.predictor import Predictor
    from inspector.services.evaluating import evaluate as run
    from inspector.services.sources import Source
    from inspector.services.workplace import Workplace

    if good is None and anomaly is None:
        raise typer.BadParameter("name a folder with --good, with --anomaly, or with both")
    if masks is not None and anomaly is None:
        raise typer.BadParameter("--masks are those of the images of --anomaly")
    loaded = load_bundle(bundle)
    predictor = Predictor.of(loaded, device=device, threads=threads)
    source = Source(good=good, anomaly=anomaly, masks=masks)
    found = watch(run(source, loaded, predictor, workplace=Workplace()), quiet=quiet)
    list_rejected(found.rejected)
    typer.echo(show_figures(found.figures))
    write_json(json_file, found.figures | {"bundle": str(loaded.path), "notes": list(found.notes)})


def extend(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    good: Annotated[Path, typer.Option(help="Folder of new good images.")],
    out: Annotated[Path, typer.Option(metavar="BUNDLE", help="Where to save the grown bundle.")],
    device: Annotated[str, typer.Option(help="Encode on: auto, cpu, cuda.")] = "auto",
    threads: Threads = None,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Add new good photos to a bundle without training it again."""
    from inspector.cli.shown import show_training
    from inspector.runtime.bundle import load_bundle
    from inspector.services.extending import extend as run
    from inspector.services.workplace import Workplace

    workplace = Workplace(device=device, threads=threads)
    grown = watch(run(load_bundle(bundle), good, out, workplace=workplace, overwrite=overwrite), quiet=quiet)
    shown = show_training(grown)
    typer.echo(shown)
    for note in grown.facts.notes:
        if note not in shown:  # what the limits promise
            typer.echo(f"  {note}")


def info(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    json_file: JsonFile = None,
) -> None:
    """Show what a bundle is: recipe, limits and what they promise, report, images."""
    from inspector.cli.shown import show_bundle
    from inspector.runtime.bundle import load_bundle

    loaded = load_bundle(bundle)
    typer.echo(show_bundle(loaded))
    write_json(json_file, json.loads((loaded.path / "bundle.json").read_text("utf-8"))["bundle"])


def limits(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    review: Annotated[float | None, typer.Option(help="Score above which a part is at least reviewed.")] = None,
    anomaly: Annotated[float | None, typer.Option(help="Score above which a part is an anomaly.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Go back to the limits that training gave.")] = False,
) -> None:
    """Show a bundle's limits, or move them; those of the training are kept in it."""
    from inspector.cli.shown import show_limits
    from inspector.runtime.bundle import load_bundle
    from inspector.services.limits import move_limits, restore_limits

    if restore and (review is not None or anomaly is not None):
        raise typer.BadParameter("--restore goes back to both limits of the training: name no others")
    loaded = load_bundle(bundle)
    moved = restore_limits(loaded) if restore else move_limits(loaded, review=review, anomaly=anomaly)
    typer.echo(show_limits(moved))


def demo(
    context: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="Folder for what the demo makes (without a window: inspector-demo).")
    ] = None,
    line: Annotated[str, typer.Option(help="The drawn product line to train on.")] = "fabric",
    headless: Annotated[bool, typer.Option("--headless", help="Without a window: write pictures.")] = False,
    seed: Annotated[int, typer.Option(help="Which product of that line.", min=0)] = 1,
    quiet: Quiet = False,
) -> None:
    """Draw parts of several product lines, train on one, and judge parts that it has not seen."""
    from inspector.cli.shown import show_demo
    from inspector.services.demonstrating import demonstrate
    from inspector.services.workplace import Workplace

    if not headless and context.obj is not None:
        raise typer.Exit(context.obj(demo=True, folder=out, line=line, seed=seed))
    shown = watch(demonstrate(out or Path("inspector-demo"), line=line, seed=seed, workplace=Workplace()), quiet=quiet)
    typer.echo(show_demo(shown))


def _recipe(preset: Recipe, recipe: dict[str, Any], preparation: dict[str, Any], *, reviews: float | None) -> Recipe:
    """Return the preset with what was asked for; the review rate is never below the false-reject rate."""
    given = {name: value for name, value in recipe.items() if value is not None}
    prepared = {name: value for name, value in preparation.items() if value is not None}
    false_rejects = given.get("false_rejects", preset.false_rejects)
    given["reviews"] = reviews if reviews is not None else min(0.5, max(preset.reviews, false_rejects))
    return replace(preset, preparation=replace(preset.preparation, **prepared), **given)


def _learning(
    recipe: Recipe,
    *,
    pretrain: bool | None,
    epochs: int | None,
    heads: bool | None,
    schedule: tuple[Unfreezing, ...],
) -> Recipe:
    """Return a preset with the stages that were asked for; to name epochs or a schedule is to ask for its stage."""
    pretraining, finetuning = recipe.pretraining, recipe.finetuning
    if pretrain or (epochs is not None and pretrain is None):
        pretraining = pretraining or Pretraining()
    if pretraining is not None and epochs is not None:
        pretraining = replace(pretraining, epochs=epochs)
    if heads or (schedule and heads is None):
        finetuning = replace(finetuning or Finetuning(), schedule=schedule)
    return replace(
        recipe,
        pretraining=None if pretrain is False else pretraining,
        finetuning=None if heads is False else finetuning,
    )


def _check(source: Any) -> None:
    """Refuse what would be passed over in silence."""
    named = (source.good, source.anomaly, source.unlabelled, source.masks)
    if source.project is not None and any(folder is not None for folder in named):
        raise typer.BadParameter("name a project, or folders with --good, not both")
    if source.project is None and source.good is None:
        raise typer.BadParameter("name a project, or a folder with --good")
    if source.masks is not None and source.anomaly is None:
        raise typer.BadParameter("--masks are those of the images of --anomaly")


def _next_bundle(source: Any) -> Path:
    """Return where a project's next bundle goes."""
    from datetime import datetime

    from inspector.store.project import open_project

    if source.project is None:
        raise typer.BadParameter("name where to save the bundle with --out")
    return open_project(source.project).next_bundle(datetime.now())
