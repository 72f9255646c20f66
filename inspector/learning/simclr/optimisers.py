"""The optimisers of pretraining and their learning rate, step by step.

Biases and the scales and shifts of normalisations are neither decayed nor adapted, as in SimCLR's code
(google-research/simclr, model_util.py): pulling a BatchNorm's scale to zero silences a channel and regularises nothing.
"""

import math
from collections.abc import Callable, Iterable
from typing import Any, overload

import torch
from torch import Tensor, nn
from torch.optim import SGD, AdamW, Optimizer

from inspector.core.pretraining import Pretraining

_MOMENTUM = 0.9
_TRUST = 1e-3  # η of LARS: the share of a weight's length by which one step at rate 1 moves it
_RATES = {"adamw": 6.25e-5, "sgd": 3.75e-3, "lars": 0.075}  # times √batch; at 256: 0.001, 0.06 and 1.2


def build_optimiser(module: nn.Module, settings: Pretraining) -> Optimizer:
    """Return the optimiser of a module's parameters at the highest rate; give it `rate_at` before each step."""
    decayed, others = _apart(module)
    adapted = {"params": decayed, "weight_decay": settings.weight_decay}
    plain = {"params": others, "weight_decay": 0.0}
    rate = highest_rate(settings)
    match settings.optimiser:
        case "adamw":
            return AdamW([adapted, plain], lr=rate)
        case "sgd":
            return SGD([adapted, plain], lr=rate, momentum=_MOMENTUM)
        case _:
            return Lars([{**adapted, "trust": _TRUST}, plain], rate=rate)


def set_rate(optimiser: Optimizer, rate: float) -> None:
    """Let the next steps of an optimiser take `rate`."""
    for group in optimiser.param_groups:
        group["lr"] = rate


def highest_rate(settings: Pretraining) -> float:
    """Return the rate at the end of the warm-up: the settings' own, or the optimiser's, which grows with √batch.

    For LARS that is 0.075 √batch (Chen et al., ICML 2020, appendix B.1).
    """
    return settings.rate or _RATES[settings.optimiser] * math.sqrt(settings.batch)


def rate_at(step: int, total_steps: int, settings: Pretraining) -> float:
    """Return the learning rate of a step, counted from 0: a linear rise, then a cosine, which is 0 at `total_steps`.

    The first step after the warm-up takes the highest rate (cosine: Loshchilov and Hutter, ICLR 2017, equation 5).
    """
    rising = min(round(settings.warm_up * total_steps), total_steps - 1)
    if step < rising:
        return highest_rate(settings) * (step + 1) / (rising + 1)
    return highest_rate(settings) * (1 + math.cos(math.pi * (step - rising) / (total_steps - rising))) / 2


class Lars(Optimizer):
    """Momentum in which each weight moves by a share of its own length (LARS: You et al., 2017, algorithm 1).

    v ← 0.9 v + rate · η |w| / |g + λw| · (g + λw); w ← w − v. Norms that are zero count as one whole step. λ is a
    group's `weight_decay`, η its `trust`; without one the weights move by the plain gradient. |g + λw| stands in
    the place of the paper's |g| + λ|w|, and the rate inside v, as in SimCLR's code (lars_optimizer.py).
    """

    def __init__(self, params: Iterable[dict[str, Any]], *, rate: float) -> None:
        super().__init__(params, {"lr": rate, "weight_decay": 0.0, "trust": None})

    @overload
    def step(self, closure: None = None) -> None: ...

    @overload
    def step(self, closure: Callable[[], float]) -> float: ...

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> float | None:
        """Move every weight that has a gradient."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for weight in group["params"]:
                if weight.grad is not None:
                    self._move(weight, group)
        return loss

    def _move(self, weight: Tensor, group: dict[str, Any]) -> None:
        assert weight.grad is not None
        change = weight.grad.add(weight, alpha=group["weight_decay"])
        if group["trust"] is not None:
            change.mul_(_adapted_rate(weight, change, group["trust"]))
        state = self.state[weight]
        if not state:
            state["velocity"] = torch.zeros_like(weight)
        velocity: Tensor = state["velocity"]
        velocity.mul_(_MOMENTUM).add_(change, alpha=group["lr"])
        weight.sub_(velocity)


def _adapted_rate(weight: Tensor, change: Tensor, trust: float) -> Tensor:
    """Return η |w| / |g|, a scalar that stays on the device: a look at it would wait for the card."""
    length, pull = weight.norm(), change.norm()
    return torch.where((length > 0) & (pull > 0), trust * length / pull, 1.0)


def _apart(module: nn.Module) -> tuple[list[nn.Parameter], list[nn.Parameter]]:
    """Return the trainable parameters that are decayed, and the biases and normalisations, which are not."""
    trained = [parameter for parameter in module.parameters() if parameter.requires_grad]
    return [p for p in trained if p.ndim > 1], [p for p in trained if p.ndim <= 1]
