"""What stands in the way of a run, and what would make it better, in words with a way out."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from inspector.core.recipe import Recipe
from inspector.core.shipped import shipped_weights
from inspector.gui.pages.train.draft import starting_point
from inspector.gui.pages.train.words import promised, share
from inspector.services.roles import (
    ADVISED_GOOD,
    HELD_OUT,
    LEAST_GOOD,
    LEAST_TO_TEST,
    calibrating,
    missing_good,
    needed_to_learn,
)
from inspector.store.bins import Counts


@dataclass(frozen=True, slots=True)
class Problem:
    """A sentence; `blocks` the run or only advises; `way_out` is the page or field that the button leads to."""

    sentence: str
    blocks: bool
    way_out: str = ""
    button: str = ""


def problems(counts: Counts, recipe: Recipe, *, shipped: Path) -> tuple[Problem, ...]:
    """Return what blocks, then what is only worth knowing, the weightiest first."""
    found = [*_images(counts), *_weights(recipe, shipped)]
    if not any(problem.blocks for problem in found):
        found += _advice(counts, recipe)
    return tuple(found)


def blocking(found: tuple[Problem, ...]) -> Problem | None:
    """Return the first problem that stands in the way."""
    return next((problem for problem in found if problem.blocks), None)


def promise(counts: Counts, recipe: Recipe) -> str:
    """Return what the good images can promise with this recipe; empty where there are too few to train."""
    if counts.good < LEAST_GOOD:
        return ""
    wanted, missing = recipe.false_rejects, missing_good(counts.good, recipe)
    count, method = calibrating(counts.good, recipe)
    if not missing:
        exactly = QCoreApplication.translate("Train", "{images} can promise at most {rate} false rejects.")
        about = QCoreApplication.translate("Train", "{images} can promise about {rate} false rejects.")
        return (exactly if method == HELD_OUT else about).format(images=_good(counts.good), rate=share(wanted))
    text = QCoreApplication.translate(
        "Train", "{images} support a false-reject limit of {able}, not {rate}. Add {n} to promise {rate}."
    )
    able = promised(1 / (count + 1))
    return text.format(images=_good(counts.good), able=able, rate=share(wanted), n=missing)


def _images(counts: Counts) -> list[Problem]:
    if counts.good >= LEAST_GOOD:
        return []
    words = {"found": _good(counts.good), "needed": LEAST_GOOD, "advised": ADVISED_GOOD}
    if counts.good == 0 and counts.unlabelled:
        text = QCoreApplication.translate(
            "Train",
            "No good images yet: at least {needed} are needed, {advised} are better. "
            "Say which of the {n} unlabelled ones are good.",
        ).format(n=counts.unlabelled, **words)
    else:
        text = QCoreApplication.translate(
            "Train", "{found}: at least {needed} are needed, {advised} are better. Drop more into Good."
        ).format(**words)
    return [Problem(text, True, "images", QCoreApplication.translate("Train", "Go to Images"))]


def _weights(recipe: Recipe, shipped: Path) -> list[Problem]:
    start = starting_point(recipe.weights)
    if start == "shipped" and shipped_weights(shipped, recipe.backbone) is None:
        text = QCoreApplication.translate(
            "Train", "No encoder of our own is shipped for {backbone} yet. Start from scratch, or from a weights file."
        ).format(backbone=recipe.backbone)
        return [Problem(text, True, "scratch", QCoreApplication.translate("Train", "Start from scratch"))]
    if start == "file" and not Path(recipe.weights).is_file():
        missing = recipe.weights.strip()
        text = (
            QCoreApplication.translate("Train", "There is no file {file}. Choose another weights file.")
            if missing
            else QCoreApplication.translate("Train", "Choose the weights file to start from.")
        )
        button = QCoreApplication.translate("Train", "Choose…")
        return [Problem(text.format(file=Path(missing).name), True, "file", button)]
    return []


def _advice(counts: Counts, recipe: Recipe) -> list[Problem]:
    found = []
    to_images = ("images", QCoreApplication.translate("Train", "Go to Images"))
    if counts.good < ADVISED_GOOD:
        text = QCoreApplication.translate("Train", "{found} are few: {advised} or more make the limits steadier.")
        found.append(Problem(text.format(found=_good(counts.good), advised=ADVISED_GOOD), False, *to_images))
    if not counts.anomaly:
        text = QCoreApplication.translate(
            "Train",
            "No anomalies: the run can say how many good parts are rejected, but not how many anomalies escape.",
        )
        found.append(Problem(text, False, *to_images))
    elif recipe.finetuning is not None and counts.anomaly < needed_to_learn(recipe):
        text = QCoreApplication.translate(
            "Train", "{n} anomalies only measure: about {needed} are needed before some of them can teach."
        )
        found.append(Problem(text.format(n=counts.anomaly, needed=needed_to_learn(recipe)), False))
    if counts.good < LEAST_TO_TEST:
        text = QCoreApplication.translate(
            "Train", "Below {least} good images all of them set the limits, and none is kept for the test."
        )
        found.append(Problem(text.format(least=LEAST_TO_TEST), False))
    return found


def _good(count: int) -> str:
    if count == 1:
        return QCoreApplication.translate("Train", "1 good image")
    return QCoreApplication.translate("Train", "{n} good images").format(n=count)
