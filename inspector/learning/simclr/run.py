"""Where a run stands: what is learned, how far it is, what was measured, and the best of it so far."""

import math
import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

import torch
from torch import Tensor

from inspector.core.progress import Point
from inspector.learning.simclr.drawing import Batch, Wanted
from inspector.learning.simclr.learner import Learner
from inspector.learning.simclr.measures import HELD_OUT, LOSS, Tally, figures_of
from inspector.learning.simclr.optimisers import rate_at
from inspector.learning.simclr.plan import Plan, best_epoch, seed_of
from inspector.learning.simclr.probe import UNLABELLED


@dataclass(slots=True)
class Run:
    """A run between two steps. `step` of the epoch after those in `curve` is next; `best` are an epoch's weights.

    `known` are the features that labelled images gave in this epoch, with the labels: what the nearest neighbours
    of held-out images are looked for among, without encoding anything again. `diverged`: something was not finite.
    """

    learner: Learner
    plan: Plan
    seed: int
    curve: tuple[Point, ...] = ()
    step: int = 0
    tally: Tally = field(default_factory=Tally)
    known: list[tuple[Tensor, Tensor]] = field(default_factory=list)
    best: dict[str, Tensor] = field(default_factory=dict)
    diverged: bool = False

    @property
    def epoch(self) -> int:
        """The epoch in hand, from 1."""
        return len(self.curve) + 1

    @property
    def chosen_by(self) -> str:
        """The figure that the best epoch has lowest."""
        return HELD_OUT + LOSS if self.plan.measured else LOSS

    @property
    def stalled(self) -> int:
        """How many epochs ago the best one was."""
        return len(self.curve) - best_epoch(self.curve, self.chosen_by)

    @property
    def over(self) -> bool:
        """Whether no epoch is left, or no hope."""
        settings = self.learner.settings
        patient = settings.patience is None or self.stalled < settings.patience
        return len(self.curve) >= settings.epochs or not patient

    @property
    def steps_left(self) -> int:
        """How many steps are left if the run is not stopped early."""
        return (self.learner.settings.epochs - len(self.curve)) * self.plan.steps - self.step

    @property
    def rate(self) -> float:
        """The learning rate of the next step."""
        total = self.learner.settings.epochs * self.plan.steps
        return rate_at(len(self.curve) * self.plan.steps + self.step, total, self.learner.settings)

    def wanted(self) -> list[Wanted]:
        """Return the batches that are left of this epoch, then those that measure, the same views in every epoch."""
        batches = self.plan.batches(self.seed, self.epoch)
        learned = [
            Wanted(images, seed_of(self.seed, "step", self.epoch, step))
            for step, images in enumerate(batches)
            if step >= self.step
        ]
        measured = enumerate(self.plan.measured)
        return learned + [Wanted(images, seed_of(self.seed, "held out", part)) for part, images in measured]

    def learn(self, batch: Batch, *, since: float) -> None:
        """Make the next step, which began at `since` of `time.perf_counter` with the wait for its views."""
        seed = seed_of(self.seed, "dropout", self.epoch, self.step)
        rate = self.rate
        seen = self.learner.learn(batch, rate=rate, seed=seed)
        self.step += 1
        if not math.isfinite(seen.loss):
            self.diverged = True
            return
        if self.learner.probe is not None:
            told = batch.labels != UNLABELLED
            self.known.append((seen.features[0][told], batch.labels[told]))
        figures = figures_of(seen.projections, seen.loss) | {"learning_rate": rate}
        self.tally.add(figures, images=len(batch.labels), seconds=time.perf_counter() - since)

    def finish_epoch(self, measured: dict[str, float]) -> None:
        """Add the epoch to the curve, with the figures of the held-out images, and keep the weights if it is the best.

        Weights or figures that are not finite are never kept.
        """
        weights, figures = self.learner.weights(), self.tally.means() | measured | self._costs()
        finite = [bool(tensor.isfinite().all()) for tensor in weights.values()]
        if not all(finite) or not all(map(math.isfinite, figures.values())):
            self.diverged = True
            return
        self.curve += (Point(self.epoch, figures),)
        self.step, self.tally, self.known = 0, Tally(), []
        if self.stalled == 0:
            self.best = weights

    def state(self) -> dict[str, Any]:
        """Return the run as tensors and plain values, for `restore`."""
        return {
            "learner": self.learner.state(),
            "curve": [(point.at, dict(point.figures)) for point in self.curve],
            "step": self.step,
            "tally": asdict(self.tally),
            "known": self.known,
            "best": self.best,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from where `state` was taken."""
        self.learner.restore(state["learner"])
        self.curve = tuple(Point(at, figures) for at, figures in state["curve"])
        self.step, self.tally = state["step"], Tally(**state["tally"])
        self.known, self.best = state["known"], {name: tensor.cpu() for name, tensor in state["best"].items()}

    def _costs(self) -> dict[str, float]:
        costs = {"images_per_s": self.tally.images / self.tally.seconds}
        if self.learner.device.type == "cuda":
            costs["device_memory_mb"] = torch.cuda.max_memory_allocated(self.learner.device) / 1e6
        return costs
