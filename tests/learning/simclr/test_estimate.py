import copy

import pytest
import torch
from torch import nn

from inspector.core.pretraining import Views
from inspector.core.progress import drive
from inspector.learning.simclr import estimate as module
from inspector.learning.simclr.estimate import Estimate, estimate
from inspector.learning.simclr.learner import Learner, start_learner
from inspector.learning.simclr.plan import PictureSet, Plan, make_plan
from tests.learning.simclr.small import small_images, small_recipe
from tests.learning.tiny import tiny_encoder


def started(**settings: object) -> tuple[Learner, PictureSet, Plan]:
    recipe, images = small_recipe(**settings), small_images()
    assert recipe.pretraining is not None
    learner = start_learner(
        tiny_encoder(recipe), recipe.pretraining, labels=images.labels, seed=0, device=torch.device("cpu")
    )
    return learner, images, make_plan(images, recipe.pretraining)


def of(steps: int = 10, epochs: int = 2, **settings: object) -> Estimate:
    return drive(estimate(*started(**settings), steps=steps, epochs=epochs))


@pytest.mark.parametrize(
    ("seconds", "size", "said"),
    [
        (0.2, 3e5, "about 1 s, 1 MB"),
        (59.6, 2.34e8, "about 60 s, 234 MB"),
        (12 * 60 + 10, 1.14e9, "about 12 min, 1.1 GB"),
        (5400, 4e10, "about 1.5 h, 40.0 GB"),
    ],
)
def test_it_is_told_in_round_figures(seconds: float, size: float, said: str) -> None:
    assert str(Estimate(seconds, int(size))) == said


def test_trying_out_changes_nothing() -> None:
    learner, images, plan = started()
    before = copy.deepcopy(learner.network.state_dict())
    drive(estimate(learner, images, plan, steps=10, epochs=2))
    assert all(torch.equal(tensor, before[name]) for name, tensor in learner.network.state_dict().items())
    assert not learner.optimiser.state


def test_twice_the_steps_take_twice_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(module.time, "perf_counter", lambda: float(next(ticks)))
    assert of(steps=20, epochs=0).seconds == 2 * of(steps=10, epochs=0).seconds == 20


def test_measuring_held_out_images_takes_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    ticks = iter(range(1000))
    monkeypatch.setattr(module.time, "perf_counter", lambda: float(next(ticks)))
    assert of(steps=10, epochs=3).seconds == 10 + 3


def test_activations_are_most_of_the_memory_and_grow_with_the_batch() -> None:
    small, large = (of(batch=batch, views=Views(size=64)).memory_bytes for batch in (8, 32))
    assert 2.5 * small < large < 4.5 * small


def test_a_smaller_physical_batch_takes_less_memory() -> None:
    whole, parts = (of(batch=32, physical=physical, views=Views(size=64)).memory_bytes for physical in (32, 8))
    assert parts < 0.6 * whole


def test_it_holds_at_least_what_the_layers_keep() -> None:
    learner, images, plan = started(views=Views(size=64))
    kept = 0

    def count(_module: nn.Module, _inputs: object, output: torch.Tensor) -> None:
        nonlocal kept
        kept += output.nbytes

    for layer in (learner.network.encoder.trunk.layer1, learner.network.encoder.trunk.bn1):
        layer.register_forward_hook(count)
    learner.project(torch.zeros(2 * plan.batch, 64, 64, 3, dtype=torch.uint8))
    assert drive(estimate(learner, images, plan, steps=1, epochs=1)).memory_bytes > kept
