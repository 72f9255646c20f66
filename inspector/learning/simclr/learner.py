"""One step of learning, and all that changes by it: network, optimiser and probe, and how many images fit at once."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor
from torch.optim import Optimizer

from inspector.core.errors import OutOfDeviceMemory
from inspector.core.pretraining import Pretraining
from inspector.learning.encoder import Encoder
from inspector.learning.randomness import own_randomness
from inspector.learning.simclr.drawing import Batch
from inspector.learning.simclr.gradcache import backward_in_parts
from inspector.learning.simclr.losses import nt_xent
from inspector.learning.simclr.network import PretrainingNetwork
from inspector.learning.simclr.optimisers import build_optimiser, set_rate
from inspector.learning.simclr.probe import UNLABELLED, LinearProbe

LEAST_PHYSICAL = 2  # images: BatchNorm has no statistics of one


@dataclass(frozen=True, slots=True)
class Seen:
    """What a batch gave: its loss, the projections (N, D) of each view, pooled features (N, C) of the first two."""

    loss: float
    projections: tuple[Tensor, ...]
    features: tuple[Tensor, Tensor]


@dataclass(slots=True)
class Learner:
    """The network with its optimiser, and the probe if there are labels; `physical` images go through at once.

    `notes` are for the person who waits; whoever shows them takes them out.
    """

    network: PretrainingNetwork
    optimiser: Optimizer
    probe: LinearProbe | None
    settings: Pretraining
    device: torch.device
    physical: int
    notes: list[str] = field(default_factory=list)

    def learn(self, batch: Batch, *, rate: float, seed: int) -> Seen:
        """Make one step at a learning rate. A loss that is not finite changes nothing but BatchNorm's statistics.

        Where the device runs out of memory, half as many images go through at once, and the step is made again:
        it contrasts as many as before. Raises `OutOfDeviceMemory` below `LEAST_PHYSICAL` images.
        """
        self.network.train()
        set_rate(self.optimiser, rate)
        while (seen := self._backward(batch, seed)) is None:
            self._halve()
        if math.isfinite(seen.loss):
            self.optimiser.step()
            if self.probe is not None:
                self.probe.learn(torch.cat(seen.features), batch.labels.repeat(2))
        return seen

    def look(self, batch: Batch) -> Seen:
        """Return what a batch gives without learning from it, BatchNorm with its running statistics."""
        self.network.eval()
        with torch.no_grad():
            features = [
                torch.cat([self._features(v) for v in torch.split(views, self.physical)]) for views in batch.views
            ]
            projections = tuple(self._projections(pooled) for pooled in features)
            return Seen(float(self._loss(*projections)), projections, (features[0], features[1]))

    def project(self, views: Tensor) -> Tensor:
        """Return the projections (B, out), float32, of views, uint8 (B, size, size, 3)."""
        return self._projections(self._features(views))

    def precision(self) -> torch.autocast:
        """Return the context of forward passes: bfloat16 where the settings ask for it, or may and the card has it."""
        wanted = self.settings.precision
        able = self.device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)
        half = wanted == "bf16" or (wanted == "auto" and able)
        return torch.autocast(self.device.type, torch.bfloat16, enabled=half)

    def state(self) -> dict[str, Any]:
        """Return everything that steps change, for `restore`; the tensors are the learner's own."""
        return {
            "network": self.network.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "probe": None if self.probe is None else self.probe.state_dict(),
            "probe optimiser": None if self.probe is None else self.probe.optimiser.state_dict(),
            "physical": self.physical,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from where `state` was taken."""
        self.network.load_state_dict(state["network"])
        self.optimiser.load_state_dict(state["optimiser"])
        self.physical = state["physical"]
        if self.probe is not None:
            self.probe.load_state_dict(state["probe"])
            self.probe.optimiser.load_state_dict(state["probe optimiser"])

    def weights(self) -> dict[str, Tensor]:
        """Return a copy of the network's weights and statistics, in the memory of the CPU."""
        return {name: tensor.detach().to("cpu", copy=True) for name, tensor in self.network.state_dict().items()}

    def _backward(self, batch: Batch, seed: int) -> Seen | None:
        """Fill the gradients; None where the device's memory was not enough."""
        try:
            with own_randomness(seed, self.device):
                return self._gradients(batch)
        except torch.OutOfMemoryError:
            return None  # outside of the handler nothing holds on to the tensors of the failed pass

    def _gradients(self, batch: Batch) -> Seen:
        self.optimiser.zero_grad(set_to_none=True)
        features: list[Tensor] = []
        projections: list[Tensor] = []

        def encode(views: Tensor) -> Tensor:
            found = self._features(views)
            features.append(found.detach())
            return self._projections(found)

        def loss_of(*found: Tensor) -> Tensor:
            projections[:] = [projection.detach() for projection in found]
            return self._loss(*found)

        views = batch.views
        loss = backward_in_parts(encode, views, loss_of, module=self.network, physical=self.physical)
        first_pass = features[: max(1, len(features) // 2)]
        one, other = (torch.cat([part.chunk(len(views))[i] for part in first_pass]) for i in (0, 1))
        return Seen(float(loss), tuple(projections), (one, other))

    def _features(self, views: Tensor) -> Tensor:
        with self.precision():
            return self.network.features(views).float()

    def _projections(self, features: Tensor) -> Tensor:
        with self.precision():
            projections: Tensor = self.network.head(features)
        return projections.float()

    def _loss(self, one: Tensor, other: Tensor, negatives: Tensor | None = None) -> Tensor:
        settings = self.settings
        return nt_xent(one, other, temperature=settings.temperature, decoupled=settings.decoupled, negatives=negatives)

    def _halve(self) -> None:
        if self.physical // 2 < LEAST_PHYSICAL:
            raise OutOfDeviceMemory(str(self.device), "Pretrain with smaller views, or on the CPU.")
        self.physical //= 2
        if self.device.type == "cuda":
            torch.cuda.empty_cache()
        self.notes.append(
            f"Out of memory on {self.device}: {self.physical} images at once from here on; "
            "each step still contrasts as many as before."
        )


def start_learner(
    encoder: Encoder,
    settings: Pretraining,
    *,
    labels: Sequence[int],
    seed: int,
    device: torch.device,
    settled: bool = False,
) -> Learner:
    """Return a learner at its start. The network takes the encoder itself, on `device`; `labels` are all it may see.

    `settled`: BatchNorm of the encoder keeps its statistics.
    """
    network = PretrainingNetwork(encoder.to(device), settings.head, seed=seed, settled=settled)
    network = network.to(device, memory_format=torch.channels_last)  # type: ignore[call-overload]
    told = len(set(labels) - {UNLABELLED}) > 1
    probe = LinearProbe(network.width, torch.tensor(labels)).to(device) if told else None
    physical = min(settings.physical or settings.batch, settings.batch)
    return Learner(network, build_optimiser(network, settings), probe, settings, device, physical)
