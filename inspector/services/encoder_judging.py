"""What an encoder is worth as the start of real training: it is judged, frozen, on product lines that are drawn."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.errors import RecipeInvalid
from inspector.core.progress import Log, Steps, Task, stage
from inspector.core.recipe import PRESETS, Recipe
from inspector.data.drawn import LINES
from inspector.runtime.predictor import Predictor
from inspector.services.drawn_parts import Part, write_parts
from inspector.services.evaluating import evaluate
from inspector.services.sources import Source
from inspector.services.training import train
from inspector.services.workplace import Workplace

JUDGED_ON = ("flange", "board", "carton", "blister", "wood", "leather")  # lines whose program draws no training picture
_FIT, _TESTED_GOOD, _TESTED_OF_A_KIND = 40, 20, 3
_FIRST_ANOMALY = 100  # above all good parts: each part is drawn from its index


@dataclass(frozen=True, slots=True)
class Judged:
    """What a frozen encoder reaches on one drawn line, as the start of the preset `quick`."""

    line: str
    image_auroc: float | None
    pixel_auroc: float | None


def judge_encoder(
    weights: str, *, backbone: str, lines: Sequence[str], seed: int, workplace: Workplace, taps: str = "auto"
) -> Task[tuple[Judged, ...]]:
    """Train the preset `quick` from frozen `weights` on drawn lines, and judge parts that it has not seen.

    Raises `RecipeInvalid` for a line that nobody draws, and what `train` raises.
    """
    for line in lines:
        if line not in LINES:
            raise RecipeInvalid("line", f"{line!r} is none of {', '.join(LINES)}")
    log, found = Log(), []
    recipe = replace(PRESETS["quick"], weights=weights, backbone=backbone, taps=taps, seed=seed, false_rejects=0.05)
    for line in lines:
        found.append((yield from _judge_line(line, recipe, workplace, log)))
    return tuple(found)


def _judge_line(line: str, recipe: Recipe, workplace: Workplace, log: Log) -> Task[Judged]:
    """Draw parts of a line, train on good ones, and judge the others; all of it in a folder that goes again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield from stage("draw", _draw(folder, line, recipe.seed), log)
        place = replace(workplace, index=folder / "index.sqlite", images=folder / "images")
        done = yield from train(Source(good=folder / "fit"), recipe, folder / "bundle", workplace=place, log=log)
        source = Source(good=folder / "good", anomaly=folder / "anomaly", masks=folder / "masks")
        predictor = Predictor.of(done.bundle, threads=workplace.threads)
        told = (yield from evaluate(source, done.bundle, predictor, workplace=place, log=log)).figures
    return Judged(line, told["image_auroc"], told["pixel_auroc"])


def _draw(folder: Path, line: str, seed: int) -> Steps[None]:
    """Write good parts to fit on, and good parts and each defect to judge."""
    parts = [Part(folder / "fit" / f"{i:03d}.png", i) for i in range(_FIT)]
    parts += [Part(folder / "good" / f"{i:03d}.png", i) for i in range(_FIT, _FIT + _TESTED_GOOD)]
    for kind in LINES[line].defects:
        for i in range(_FIRST_ANOMALY, _FIRST_ANOMALY + _TESTED_OF_A_KIND):
            name = f"{i:03d}.png"
            parts.append(Part(folder / "anomaly" / kind / name, i, kind, folder / "masks" / kind / name))
    yield from write_parts(parts, line, seed=seed)
