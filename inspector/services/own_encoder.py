"""Encoders of our own: what is drawn for them, how they are trained, and saved as they are shipped."""

import hashlib
import json
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from inspector import __version__
from inspector.core.errors import DestinationExists, RecipeInvalid
from inspector.core.files import reason, refused, writing
from inspector.core.own_encoder import OwnEncoder
from inspector.core.plain import read_plain
from inspector.core.progress import Log, Point, Step, Steps, Task, stage
from inspector.core.shipped import CARD, WEIGHTS, Card
from inspector.imaging.write import write_png
from inspector.services.workplace import Workplace

if TYPE_CHECKING:
    from inspector.learning.pretext.training import Trained

CHECKPOINT = "training.ckpt"
_SAMPLES, _SAMPLES_A_KIND, _SAMPLES_A_ROW, _SAMPLE_SIDE = 64, 36, 12, 128


@dataclass(frozen=True, slots=True)
class SavedEncoder:
    """An encoder as it is shipped: its weights file, steps and hours that it took, and its curve."""

    path: Path
    steps: int
    hours: float
    curve: tuple[Point, ...]


def read_recipe(file: Path) -> OwnEncoder:
    """Read a recipe from JSON. Raises `RecipeInvalid` naming the file."""
    try:
        return read_plain(OwnEncoder, json.loads(file.read_text("utf-8-sig")), str(file))  # Notepad marks its files
    except OSError as error:
        raise RecipeInvalid(str(file), reason(error)) from error
    except (ValueError, RecursionError) as error:
        raise RecipeInvalid(str(file), "it is no JSON") from error


def train_encoder(
    recipe: OwnEncoder,
    folder: Path,
    *,
    steps: int,
    workplace: Workplace,
    resume: bool = False,
    overwrite: bool = False,
) -> Task[SavedEncoder]:
    """Train up to `steps` in all and save weights, card and recipe into `folder`, as they are shipped.

    A checkpoint lies there, too: with `resume` the run goes on from it, also to more steps than it was made for.
    Raises `DestinationExists`, `CheckpointUnusable`, `LearningDiverged`, `DeviceMissing`, `NotWritable`.
    """
    from inspector.learning.pretext.training import train_own

    checkpoint, weights = folder / CHECKPOINT, folder / WEIGHTS
    _make(folder)
    goes_on = resume and checkpoint.exists()
    for there in (weights, checkpoint):
        if there.exists() and not overwrite and not goes_on:
            raise DestinationExists(there, _way_out(resume=resume))
    log = Log()
    running = train_own(
        recipe,
        steps=steps,
        device=workplace.device,
        threads=workplace.threads,
        checkpoint=checkpoint,
        resume=goes_on,
    )
    trained = yield from stage("pretrain", running, log)
    yield from stage("save", _save(trained, recipe, folder), log)
    return SavedEncoder(weights, trained.steps, trained.hours, trained.curve)


def draw_samples(file: Path, *, seed: int) -> None:
    """Write a page of what is drawn: materials, scenes, and materials with flaws. Raises `NotWritable`."""
    import torch

    from inspector.learning.procedural.flaws import draw_flaws
    from inspector.learning.procedural.stock import Stock

    random = torch.Generator().manual_seed(seed)
    stock = Stock.filled(_SAMPLES, _SAMPLE_SIDE, random)
    flawed, _ = draw_flaws(stock.materials[:_SAMPLES_A_KIND].float() / 255, 1.0, random)
    shown = torch.cat(
        [stock.materials[:_SAMPLES_A_KIND], stock.scenes[:_SAMPLES_A_KIND], (flawed * 255).to(torch.uint8)]
    )
    rows = shown.permute(0, 2, 3, 1).numpy().reshape(-1, _SAMPLES_A_ROW, _SAMPLE_SIDE, _SAMPLE_SIDE, 3)
    write_png(file, np.concatenate([np.concatenate(list(row), axis=1) for row in rows]))


def _save(trained: "Trained", recipe: OwnEncoder, folder: Path) -> Steps[None]:
    """Write recipe, weights and card; the card last: without it nothing loads the weights as shipped ones."""
    from inspector.learning.pretext.training import halved

    yield Step(0, 1)
    facts = {"inspector": __version__, "backbone": recipe.backbone, "steps": str(trained.steps), "data": "drawn"}
    content = halved(trained.weights, facts)
    card = Card(recipe.backbone, _taps_of(folder), hashlib.sha256(content).hexdigest())
    for name, data in (("recipe.json", _json(asdict(recipe))), (WEIGHTS, content), (CARD, _json(asdict(card)))):
        with writing(folder / name) as file:
            file.write(data)
    yield Step(1, 1)


def _way_out(*, resume: bool) -> str:
    if resume:  # from nothing: hours of learning would be replaced by a run that begins
        return f"There is no {CHECKPOINT} to resume beside it: name another folder, or allow overwriting."
    return "Resume it, name another folder, or allow overwriting."


def _make(folder: Path) -> None:
    """Make the folder, and see that something can be written there: before hours of learning, not after."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise refused(folder, error) from error


def _taps_of(folder: Path) -> str:
    """Return the taps that were measured to be best for the encoder of before; without one, those of our first."""
    try:
        return str(json.loads((folder / CARD).read_text("utf-8"))["taps"])
    except (OSError, ValueError, KeyError, TypeError):
        return "near"


def _json(values: dict[str, Any]) -> bytes:
    return json.dumps(values, indent=2).encode() + b"\n"
