"""Training an encoder of our own: as long as there is time for, in slices that go on where the last one stopped."""

import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import torch
from safetensors.torch import save
from torch import Tensor

from inspector.core.errors import CheckpointUnusable, LearningDiverged
from inspector.core.files import writing
from inspector.core.own_encoder import OwnEncoder
from inspector.core.progress import Point, Step, Steps
from inspector.learning.checkpoints import DAMAGE, read_checkpoint
from inspector.learning.device import choose_device, use_threads
from inspector.learning.pretext.learner import Learner

_VERSION = 1
_TOLD = 20  # steps over which the figures of a point are averaged
_KEPT_S = 300.0  # between two checkpoints


@dataclass(frozen=True, slots=True)
class Trained:
    """Averaged weights by torchvision's names, the steps and the hours that they took, and the curve."""

    weights: dict[str, Tensor]
    steps: int
    hours: float
    curve: tuple[Point, ...]


def train_own(
    recipe: OwnEncoder,
    *,
    steps: int,
    device: str = "auto",
    threads: int | None = None,
    checkpoint: Path | None = None,
    resume: bool = False,
) -> Steps[Trained]:
    """Train up to `steps` in all; a step of progress is one of them, a point of the curve the mean of some.

    With `resume` the run at `checkpoint` goes on, on the CPU bit for bit as if it had not stopped; only the next point
    of its curve is the mean of fewer steps. Closing the generator saves the run there; so does its end, and every five
    minutes. Raises `CheckpointUnusable`, `LearningDiverged`, `DeviceMissing`, `NotWritable`, and `RecipeInvalid` for a
    backbone that there is not.
    """
    use_threads(threads)
    yield Step(0, steps)
    learner, hours, curve = Learner(recipe, choose_device(device)), 0.0, list[Point]()
    if resume and checkpoint is not None:
        hours, curve = _restore(learner, checkpoint)
    began = saved = time.monotonic()

    def keep() -> float:
        """Save the run, where it is to be saved; return the hours that it has taken in all."""
        taken = hours + (time.monotonic() - began) / 3600
        if checkpoint is not None:
            _save(learner, checkpoint, taken, curve)
        return taken

    figures: list[dict[str, float]] = []
    try:
        while learner.done < steps:
            figures.append(learner.step())
            if not all(map(math.isfinite, figures[-1].values())):
                raise LearningDiverged(recipe.learning_rate)
            told: tuple[Point, ...] = ()
            if learner.done % _TOLD == 0:
                curve.append(Point(learner.done, {k: sum(f[k] for f in figures) / len(figures) for k in figures[-1]}))
                figures, told = [], tuple(curve)
            if time.monotonic() - saved > _KEPT_S:
                keep()
                saved = time.monotonic()
            yield Step(learner.done, steps, curve=told)
    except GeneratorExit:
        keep()
        raise
    return Trained(learner.weights(), learner.done, keep(), tuple(curve))


def halved(weights: dict[str, Tensor], facts: dict[str, str]) -> bytes:
    """Return weights as the content of a .safetensors file, floats in half precision, with facts as its metadata."""
    tensors = {
        name: (tensor.half() if tensor.is_floating_point() else tensor).cpu().contiguous()
        for name, tensor in weights.items()
    }
    return save(tensors, facts)


def _save(learner: Learner, file: Path, hours: float, curve: list[Point]) -> None:
    """Save all of a run. Raises `NotWritable`."""
    facts = {"version": _VERSION, "recipe": asdict(learner.recipe), "hours": hours}
    points = [(point.at, dict(point.figures)) for point in curve]
    with writing(file) as opened:
        torch.save(facts | {"curve": points, "state": learner.state()}, opened)


def _restore(learner: Learner, file: Path) -> tuple[float, list[Point]]:
    """Bring a learner to where a saved run stood; return its hours and its curve. Raises `CheckpointUnusable`."""
    content = read_checkpoint(file, torch.device("cpu"))
    try:
        version, recipe = content["version"], content["recipe"]
        if version != _VERSION or recipe != asdict(learner.recipe):
            raise CheckpointUnusable(file, "it is of a run with another recipe")
        if content["state"]["random"].shape != learner.random.get_state().shape:  # each kind of device has its own
            raise CheckpointUnusable(file, "it is of a run on another kind of device")
        learner.restore(content["state"])
        return float(content["hours"]), [Point(at, figures) for at, figures in content["curve"]]
    except DAMAGE as error:  # it can be read, but is of something else
        raise CheckpointUnusable(file, "it is damaged, or no checkpoint") from error
