import copy
import math
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from inspector.core.pretraining import OPTIMISERS, Pretraining
from inspector.learning.simclr.optimisers import build_optimiser, highest_rate, rate_at, set_rate


def network(seed: int = 0) -> nn.Module:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        return nn.Sequential(nn.Conv2d(3, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Linear(36, 5))


def give_gradients(module: nn.Module, seed: int) -> None:
    chance = torch.Generator().manual_seed(seed)
    for parameter in module.parameters():
        parameter.grad = torch.randn(parameter.shape, generator=chance)


def run(module: nn.Module, settings: Pretraining, *, steps: int = 3) -> torch.optim.Optimizer:
    optimiser = build_optimiser(module, settings)
    for step in range(steps):
        give_gradients(module, step)
        optimiser.step()
    return optimiser


def values(module: nn.Module) -> list[Tensor]:
    return [parameter.detach().clone() for parameter in module.parameters()]


class TestWhatIsOptimised:
    @pytest.mark.parametrize("name", OPTIMISERS)
    def test_only_weights_are_decayed(self, name: str) -> None:
        module = network()
        groups = build_optimiser(module, Pretraining(optimiser=name, weight_decay=0.01)).param_groups
        decays = {id(p): group["weight_decay"] for group in groups for p in group["params"]}
        expected = {"0.weight": 0.01, "0.bias": 0, "1.weight": 0, "1.bias": 0, "4.weight": 0.01, "4.bias": 0}
        assert {key: decays[id(p)] for key, p in module.named_parameters()} == expected

    @pytest.mark.parametrize("name", OPTIMISERS)
    def test_what_is_frozen_is_left_out(self, name: str) -> None:
        module = network()
        module[0].requires_grad_(False)  # type: ignore[index]
        groups = build_optimiser(module, Pretraining(optimiser=name)).param_groups
        assert sum(len(group["params"]) for group in groups) == 4

    def test_adamw_is_the_one_of_torch(self) -> None:
        module, other = network(), network()
        run(module, Pretraining(optimiser="adamw", rate=0.01, weight_decay=0))
        reference = torch.optim.AdamW(other.parameters(), lr=0.01, weight_decay=0)
        for step in range(3):
            give_gradients(other, step)
            reference.step()
        assert all(torch.equal(a, b) for a, b in zip(values(module), values(other), strict=True))

    def test_sgd_has_momentum(self) -> None:
        module = nn.Linear(1, 1, bias=False)
        start = module.weight.detach().clone()
        optimiser = build_optimiser(module, Pretraining(optimiser="sgd", rate=0.1, weight_decay=0))
        for _ in range(2):
            module.weight.grad = torch.ones(1, 1)
            optimiser.step()
        assert torch.allclose(start - module.weight, torch.tensor(0.1 + 0.19))


class TestLars:
    SETTINGS = Pretraining(optimiser="lars", rate=0.5, weight_decay=0.01)

    @staticmethod
    def slow(weight: list[float], gradient: list[float], velocity: list[float], *, plain: bool) -> list[float]:
        """Return the next velocity, number by number."""
        pulled = [g + (0 if plain else 0.01) * w for w, g in zip(weight, gradient, strict=True)]
        length, pull = (math.sqrt(sum(x * x for x in numbers)) for numbers in (weight, pulled))
        share = 1.0 if plain or not length or not pull else 0.001 * length / pull
        return [0.9 * v + 0.5 * share * p for v, p in zip(velocity, pulled, strict=True)]

    def test_steps_are_those_of_the_formula(self) -> None:
        module = network()
        optimiser = build_optimiser(module, self.SETTINGS)
        velocities = [[0.0] * p.numel() for p in module.parameters()]
        for step in range(3):
            give_gradients(module, step)
            before = [p.detach().double().flatten().tolist() for p in module.parameters()]
            pulls = [p.grad.double().flatten().tolist() for p in module.parameters() if p.grad is not None]
            optimiser.step()
            for i, parameter in enumerate(module.parameters()):
                velocities[i] = self.slow(before[i], pulls[i], velocities[i], plain=parameter.ndim == 1)
                expected = torch.tensor(before[i]) - torch.tensor(velocities[i])
                assert torch.allclose(parameter.detach().flatten(), expected, atol=1e-7)

    def test_a_weight_moves_by_a_share_of_its_length_whatever_the_gradient(self) -> None:
        moved = []
        for size in (1e-6, 1.0, 1e6):
            module = nn.Linear(5, 4, bias=False)
            nn.init.ones_(module.weight)
            optimiser = build_optimiser(module, replace(self.SETTINGS, weight_decay=0))
            module.weight.grad = torch.full((4, 5), size)
            optimiser.step()
            moved.append(float((1 - module.weight.detach()).norm() / math.sqrt(20)))
        assert moved == pytest.approx([0.0005] * 3, rel=1e-3)

    @pytest.mark.parametrize(("weight", "gradient", "expected"), [(0.0, 2.0, -1.0), (1.0, 0.0, 1.0)])
    def test_lengths_of_zero_count_as_one_whole_step(self, weight: float, gradient: float, expected: float) -> None:
        module = nn.Linear(3, 2, bias=False)
        nn.init.constant_(module.weight, weight)
        module.weight.grad = torch.full((2, 3), gradient)
        build_optimiser(module, replace(self.SETTINGS, weight_decay=0)).step()
        assert torch.equal(module.weight, torch.full((2, 3), expected))

    def test_what_has_no_gradient_stays(self) -> None:
        module = network()
        before = values(module)
        build_optimiser(module, self.SETTINGS).step()
        assert all(torch.equal(a, b) for a, b in zip(values(module), before, strict=True))

    def test_a_closure_is_evaluated_with_gradients(self) -> None:
        module = nn.Linear(2, 1, bias=False)
        optimiser = build_optimiser(module, self.SETTINGS)

        def closure() -> float:
            loss = module(torch.ones(1, 2)).square().sum()
            loss.backward()
            return float(loss.detach())

        assert optimiser.step(closure) > 0
        assert module.weight.grad is not None


class TestGoingOn:
    @pytest.mark.parametrize("name", OPTIMISERS)
    def test_an_optimiser_goes_on_from_its_state(self, name: str) -> None:
        settings = Pretraining(optimiser=name)
        unbroken, resumed = network(), network()
        run(unbroken, settings, steps=2)
        state = copy.deepcopy(run(resumed, settings, steps=1).state_dict())
        optimiser = build_optimiser(resumed, settings)
        optimiser.load_state_dict(state)
        give_gradients(resumed, 1)
        optimiser.step()
        assert all(torch.equal(a, b) for a, b in zip(values(resumed), values(unbroken), strict=True))

    @pytest.mark.parametrize("name", OPTIMISERS)
    def test_its_state_is_read_as_plain_tensors(self, name: str, tmp_path: Path) -> None:
        state = run(network(), Pretraining(optimiser=name)).state_dict()
        torch.save(state, tmp_path / "state.pt")
        optimiser = build_optimiser(network(), Pretraining(optimiser=name))
        optimiser.load_state_dict(torch.load(tmp_path / "state.pt", weights_only=True))
        assert str(optimiser.state_dict()) == str(state)


class TestRate:
    @pytest.mark.parametrize(("name", "expected"), [("adamw", 0.001), ("sgd", 0.06), ("lars", 1.2)])
    def test_it_is_the_optimisers_own_at_a_batch_of_256(self, name: str, expected: float) -> None:
        assert highest_rate(Pretraining(optimiser=name, batch=256)) == pytest.approx(expected)

    @pytest.mark.parametrize("name", OPTIMISERS)
    def test_four_times_the_batch_takes_twice_the_rate(self, name: str) -> None:
        small, large = (highest_rate(Pretraining(optimiser=name, batch=batch)) for batch in (64, 256))
        assert large == pytest.approx(2 * small)

    def test_it_is_that_of_the_settings_whatever_the_batch(self) -> None:
        assert highest_rate(Pretraining(rate=0.3, batch=999)) == 0.3

    @pytest.mark.parametrize(
        ("step", "expected"),
        [(0, 0.2), (1, 0.4), (2, 0.6), (3, 0.8), (4, 1.0), (8, 0.75), (10, 0.5), (12, 0.25), (16, 0.0)],
    )
    def test_it_rises_in_a_line_and_falls_in_a_cosine(self, step: int, expected: float) -> None:
        assert rate_at(step, 16, Pretraining(rate=1.0, warm_up=0.25)) == pytest.approx(expected)

    def test_without_warm_up_the_first_step_is_the_highest(self) -> None:
        assert rate_at(0, 10, Pretraining(rate=0.5, warm_up=0)) == 0.5

    @pytest.mark.parametrize("warm_up", [0.0, 0.1, 0.9])
    @pytest.mark.parametrize("total", [1, 2, 3, 7, 100])
    def test_every_step_moves_and_one_has_the_highest_rate(self, warm_up: float, total: int) -> None:
        rates = [rate_at(step, total, Pretraining(rate=0.5, warm_up=warm_up)) for step in range(total)]
        assert min(rates) > 0
        assert rates.count(max(rates)) == 1
        assert max(rates) == 0.5
        assert rate_at(total, total, Pretraining(rate=0.5, warm_up=warm_up)) == 0

    def test_set_rate_reaches_every_group(self) -> None:
        optimiser = build_optimiser(network(), Pretraining())
        set_rate(optimiser, 0.125)
        assert [group["lr"] for group in optimiser.param_groups] == [0.125, 0.125]


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
@pytest.mark.parametrize("name", OPTIMISERS)
def test_on_a_card_steps_are_those_of_the_cpu(name: str) -> None:
    module, other = network(), network().cuda()
    settings = Pretraining(optimiser=name)
    run(module, settings, steps=1)
    optimiser = build_optimiser(other, settings)
    for parameter, counterpart in zip(other.parameters(), module.parameters(), strict=True):
        assert counterpart.grad is not None
        parameter.grad = counterpart.grad.cuda()
    optimiser.step()
    assert all(torch.allclose(a.cpu(), b, atol=1e-6) for a, b in zip(values(other), values(module), strict=True))
