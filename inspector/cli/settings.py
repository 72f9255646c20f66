"""Settings that several commands take, and those with many parts: `--set crop=0.5 --set blur=off`."""

from collections.abc import Sequence
from dataclasses import fields, replace
from pathlib import Path
from typing import Annotated

import typer

from inspector.core.errors import RecipeInvalid
from inspector.core.finetuning import Unfreezing
from inspector.core.pretraining import Change, Views
from inspector.core.recipe import Recipe
from inspector.core.shipped import usual_start

_SWITCHES = {"on": True, "off": False}
KINDS = tuple(f.name for f in fields(Views) if isinstance(getattr(Views(), f.name), Change))
_MEANINGS = (
    "crop: least share of the area; flip, flip_down: share of views mirrored; rotation: degrees to either side; "
    "colour: brightness, contrast and saturation to either side; hue: to either side, share of the circle; "
    "grey: share of views without colour; blur: highest σ in pixels; noise: σ as share of white; "
    "cut_out: side of the blanked square"
)

Weights = Annotated[
    str | None,
    typer.Option(
        metavar="scratch|shipped|FILE",
        help="Where the encoder starts (default: shipped where we have one, else scratch).",
    ),
]
Backbone = Annotated[str | None, typer.Option(help="A torchvision network.")]
Normalisation = Annotated[str | None, typer.Option(help="How the weights expect their input: imagenet, half or none.")]
PictureSize = Annotated[int | None, typer.Option(help="Pixels: the area a picture is brought to is size × size.")]
ViewSize = Annotated[
    int | None, typer.Option("--view-size", help=f"Pixels a side of a view (default: {Views().size}).")
]
ViewChanges = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="NAME=STRENGTH|on|off",
        help="Change an augmentation, as often as needed: --set crop=0.5 --set blur=off. A strength switches it on. "
        f"{_MEANINGS}.",
    ),
]


def start_of(weights: str | None, *, backbone: str | None, shipped: Path) -> str:
    """Return where an encoder starts: where somebody said, else where one of its backbone usually does."""
    return weights or usual_start(shipped, backbone or Recipe().backbone)


def read_views(changes: Sequence[str] | None, *, size: int | None = None) -> Views:
    """Return the default views with what was asked for, the later of two changes of one name.

    Raises `typer.BadParameter` for what is not NAME=STRENGTH, `RecipeInvalid` for a strength out of its range.
    """
    views = Views()
    changed: dict[str, Change] = {}
    for change in changes or ():
        name, _, value = change.partition("=")
        name = name.strip().replace("-", "_")
        if name not in KINDS:
            raise typer.BadParameter(f"{change!r} names none of {', '.join(KINDS)}", param_hint="--set")
        changed[name] = _changed(changed.get(name, getattr(views, name)), value.strip(), change)
    return replace(views, size=views.size if size is None else size, **changed)


def _changed(before: Change, value: str, change: str) -> Change:
    if value in _SWITCHES:
        return replace(before, on=_SWITCHES[value])
    try:
        return Change(strength=float(value))
    except ValueError:
        raise typer.BadParameter(f"{change!r} has neither a number, nor on, nor off", param_hint="--set") from None


def read_schedule(rows: Sequence[str]) -> tuple[Unfreezing, ...]:
    """Return the rows of `--unfreeze LAYERS:RATE:EPOCHS`. Raises `RecipeInvalid` for what is none."""
    return tuple(map(_row, rows))


def _row(text: str) -> Unfreezing:
    try:
        layers, rate, epochs = text.split(":")
        return Unfreezing(layers=int(layers), rate=float(rate), epochs=int(epochs))
    except ValueError as error:
        raise RecipeInvalid("unfreeze", f"{text!r} is not LAYERS:RATE:EPOCHS, such as 1:1e-4:5") from error
