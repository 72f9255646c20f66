"""How long a run will take and how much memory, told before it starts: from a few steps that are thrown away."""

import copy
import time
from contextlib import closing
from dataclasses import dataclass
from functools import partial

import torch
from torch import Tensor

from inspector.core.progress import Step, Steps
from inspector.learning.simclr.drawing import Batch, Wanted, draw_batch
from inspector.learning.simclr.feeding import AHEAD, drawn_ahead
from inspector.learning.simclr.learner import Learner
from inspector.learning.simclr.plan import PictureSet, Plan
from inspector.learning.simclr.views import refuse_identical

_KEPT_FREE = 2.3  # times the activations: the C library keeps what was given back (benchmarks/simclr_speed.py)
_TIMED = 2  # steps, after one that warms up and is measured for memory


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a run will take, if it is not stopped early."""

    seconds: float
    memory_bytes: int

    def __str__(self) -> str:
        return f"about {_time_in_words(self.seconds)}, {_size_in_words(self.memory_bytes)}"


def estimate(learner: Learner, images: PictureSet, plan: Plan, *, steps: int, epochs: int) -> Steps[Estimate]:
    """Return the estimate of so many steps and epochs; the learner is copied, so that it does not change.

    The first views are looked at, too. Raises `RecipeInvalid` where they are equal, `OutOfDeviceMemory`.
    """
    learner = copy.deepcopy(learner)
    if learner.device.type == "cuda":
        torch.cuda.reset_peak_memory_stats(learner.device)
    wanted = [Wanted(chosen, 0) for chosen in plan.batches(0, 1)[:1] * (1 + _TIMED)]
    draw = partial(draw_batch, images=images, settings=learner.settings, device=learner.device)
    took = 0.0
    with closing(drawn_ahead(draw, wanted)) as coming:
        batch = next(coming)
        refuse_identical(batch.views[0], batch.views[1], views=learner.settings.views)
        learner.learn(batch, rate=0.0, seed=0)
        for _ in range(_TIMED):
            yield Step(0, steps)
            start = time.perf_counter()
            learner.learn(next(coming), rate=0.0, seed=0)
            took += (time.perf_counter() - start) / _TIMED
    start = time.perf_counter()
    learner.look(batch)
    measuring = (time.perf_counter() - start) * sum(map(len, plan.measured)) / plan.batch
    return Estimate(steps * took + epochs * measuring, _memory_of(learner, batch))


def _memory_of(learner: Learner, batch: Batch) -> int:
    """Return the bytes that a step takes: as the card counted them; else what it must hold, added up."""
    if learner.device.type == "cuda":
        return int(torch.cuda.max_memory_allocated(learner.device))
    weights = sum(tensor.nbytes for tensor in learner.network.state_dict().values())
    moments = [value for state in learner.optimiser.state.values() for value in state.values()]
    kept: int = 3 * weights + sum(moment.nbytes for moment in moments)  # the weights, their gradients, the best epoch's
    views = sum(view.nbytes for view in batch.views)
    return kept + (1 + AHEAD) * views + round(_KEPT_FREE * _held_for_gradients(learner, batch))


def _held_for_gradients(learner: Learner, batch: Batch) -> int:
    """Return the bytes that one forward pass of a physical batch leaves for its backward pass."""
    held: dict[int, int] = {}

    def keep(tensor: Tensor) -> Tensor:
        storage = tensor.untyped_storage()
        held[storage.data_ptr()] = storage.nbytes()
        return tensor

    views = torch.cat([view[: learner.physical] for view in batch.views])
    with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
        learner.project(views)
    return sum(held.values())


def _time_in_words(seconds: float) -> str:
    if seconds < 90:
        return f"{max(1, round(seconds))} s"
    if seconds < 90 * 60:
        return f"{round(seconds / 60)} min"
    return f"{seconds / 3600:.1f} h"


def _size_in_words(count: int) -> str:
    return f"{count / 1e9:.1f} GB" if count >= 5e8 else f"{max(1, round(count / 1e6))} MB"
