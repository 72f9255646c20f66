"""`inspector encoder`: train, draw and judge encoders of our own, the ones that come with Inspector."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from inspector.cli.commands import JsonFile, Quiet, Threads
from inspector.cli.console import complain, watch
from inspector.cli.results import write_json
from inspector.core.own_encoder import OwnEncoder

if TYPE_CHECKING:
    from inspector.services.encoder_judging import Judged

encoder = typer.Typer(no_args_is_help=True, help="Train and judge encoders on pictures that a program draws.")


@encoder.command("train")
def train(
    out: Annotated[Path, typer.Option(metavar="FOLDER", help="Where weights, card and checkpoint are kept.")],
    steps: Annotated[int, typer.Option(help="Steps in all, those of earlier runs among them.", min=1)],
    recipe: Annotated[Path | None, typer.Option(help="A recipe.json (default: the recipe of the program).")] = None,
    backbone: Annotated[str | None, typer.Option(help="A torchvision network (default: the recipe's).")] = None,
    seed: Annotated[int | None, typer.Option(help="Of everything random (default: the recipe's).", min=0)] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on from the checkpoint in the folder.")] = False,
    device: Annotated[str, typer.Option(help="Train on: auto, cpu, cuda.")] = "auto",
    threads: Threads = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace what is there, checkpoint too.")] = False,
    quiet: Quiet = False,
) -> None:
    """Train an encoder on drawn pictures; stop it whenever you like, and go on with --resume."""
    from inspector.services.own_encoder import CHECKPOINT, read_recipe, train_encoder
    from inspector.services.workplace import Workplace

    wanted = read_recipe(recipe) if recipe else OwnEncoder()
    wanted = replace(wanted, backbone=backbone or wanted.backbone, seed=wanted.seed if seed is None else seed)
    place = Workplace(device=device, threads=threads)
    task = train_encoder(wanted, out, steps=steps, workplace=place, resume=resume, overwrite=overwrite)
    try:
        done = watch(task, quiet=quiet, whole_steps=True)
    except KeyboardInterrupt:
        if (checkpoint := out / CHECKPOINT).exists():
            complain(f"{checkpoint} holds what was learned: the same command with --resume goes on from there.")
        raise
    told = ", ".join(f"{name} {value:.3f}" for name, value in done.curve[-1].figures.items()) if done.curve else ""
    typer.echo(f"Saved {done.path}: {done.steps} steps, {done.hours:.1f} hours{f'; {told}' if told else ''}")


@encoder.command("draw")
def draw(
    out: Annotated[Path, typer.Argument(metavar="FILE.png", help="Where to write the page.")],
    seed: Annotated[int, typer.Option(help="Of the pictures.", min=0, max=2**63 - 1)] = 0,
) -> None:
    """Show on one page what an encoder of our own learns from: materials, scenes and flaws."""
    from inspector.services.own_encoder import draw_samples

    draw_samples(out, seed=seed)
    typer.echo(f"{out}: materials, scenes, and materials with flaws")


@encoder.command("evaluate")
def evaluate(
    weights: Annotated[str, typer.Argument(metavar="shipped|scratch|FILE", help="The encoder to judge.")] = "shipped",
    against: Annotated[str, typer.Option(help="Another one to set beside it.")] = "scratch",
    backbone: Annotated[str, typer.Option(help="The network that they are of.")] = "resnet18",
    taps: Annotated[str, typer.Option(help="auto, shallow, deep or near.")] = "auto",
    lines: Annotated[str | None, typer.Option(metavar="LINE,LINE…", help="Drawn product lines (default: six).")] = None,
    seed: Annotated[int, typer.Option(help="Of parts and memory.", min=0)] = 0,
    threads: Threads = None,
    json_file: JsonFile = None,
    quiet: Quiet = False,
) -> None:
    """Judge a frozen encoder on drawn parts, whose program draws nothing that it was trained on."""
    from inspector.services.encoder_judging import JUDGED_ON, judge_encoder
    from inspector.services.workplace import Workplace

    names = tuple(lines.split(",")) if lines else JUDGED_ON
    found = {}
    for start in dict.fromkeys((weights, against)):
        asked = taps if start == weights else "auto"
        place = Workplace(threads=threads)
        task = judge_encoder(start, backbone=backbone, lines=names, seed=seed, workplace=place, taps=asked)
        found[start] = watch(task, quiet=quiet)
    typer.echo(_table(found))
    write_json(json_file, {start: [asdict(one) for one in judged] for start, judged in found.items()})


def _table(found: "dict[str, tuple[Judged, ...]]") -> str:
    """Return a row a product line and one of means, with image and pixel AUROC of each encoder."""
    rows = [f"{'image / pixel AUROC':<22}" + "".join(f"{Path(start).name:>24}" for start in found)]
    for judged in zip(*found.values(), strict=True):
        cells = (f"{_said(one.image_auroc)} / {_said(one.pixel_auroc)}" for one in judged)
        rows.append(f"{judged[0].line:<22}" + "".join(f"{cell:>24}" for cell in cells))
    means = [(_mean([j.image_auroc for j in js]), _mean([j.pixel_auroc for j in js])) for js in found.values()]
    rows.append(f"{'mean':<22}" + "".join(f"{f'{image} / {pixel}':>24}" for image, pixel in means))
    return "\n".join(rows)


def _said(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _mean(values: list[float | None]) -> str:
    known = [value for value in values if value is not None]
    return _said(sum(known) / len(known) if known else None)
