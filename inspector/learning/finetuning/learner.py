"""One step of fine-tuning, one measurement, and all that changes by them."""

from dataclasses import dataclass, field

import torch
from torch import Tensor
from torch.optim import Optimizer

from inspector.core.errors import OutOfDeviceMemory
from inspector.core.finetuning import Finetuning
from inspector.core.progress import Point
from inspector.learning.finetuning.drawing import Picture, Shown
from inspector.learning.finetuning.heads import Taught, look
from inspector.learning.finetuning.keeping import Best
from inspector.learning.finetuning.losses import accuracy, balanced_loss, label_loss, place_loss
from inspector.learning.randomness import own_randomness


@dataclass(slots=True)
class Learner:
    """The encoder with its heads, where it learns and what is known of it.

    `measured`: held-out pieces; None: there are none. `weights`: what the loss of each label is multiplied by, float32
    (2,), on the device. `losses`: of the epoch in hand. `diverged`: something was not finite.
    """

    taught: Taught
    measured: Shown | None
    weights: Tensor
    settings: Finetuning
    device: torch.device
    best: Best = field(default_factory=Best)
    curve: tuple[Point, ...] = ()
    losses: list[float] = field(default_factory=list)
    diverged: bool = False

    @property
    def epoch(self) -> int:
        """The epoch in hand, from 1, through all rows."""
        return len(self.curve) + 1

    def learn(self, shown: Shown, optimiser: Optimizer, *, seed: int) -> None:
        """Make one step. A loss that is not finite changes nothing. Raises `OutOfDeviceMemory`."""
        self.taught.learning()
        try:
            with own_randomness(seed, self.device):
                loss = self._loss(shown)
            if not loss.isfinite():
                self.diverged = True
                return
            optimiser.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call]
            optimiser.step()
        except torch.OutOfMemoryError as error:
            hint = "Fine-tune with a smaller batch, fewer layers, or on the CPU."
            raise OutOfDeviceMemory(str(self.device), hint) from error
        self.losses.append(float(loss.detach()))

    def parts(self) -> list[list[Picture]]:
        """Return the held-out pieces in batches, to `look` at one after the other."""
        pieces = self.measured.pieces if self.measured else []
        return [pieces[start : start + self.settings.batch] for start in range(0, len(pieces), self.settings.batch)]

    @torch.no_grad()
    def look(self, pieces: list[Picture]) -> tuple[Tensor, list[Tensor]]:
        """Return the logits of pieces (B,), and of each one's patches (h, w), without dropout."""
        self.taught.eval()
        return look(self.taught, pieces)

    def finish_epoch(self, seen: list[tuple[Tensor, list[Tensor]]]) -> None:
        """Add the epoch to the curve, with what was `seen` of all `parts`, and keep the state if it is the best."""
        figures = {"loss": sum(self.losses) / len(self.losses)} | self._held_out_figures(seen)
        self.losses.clear()
        if not self.best.look(self.taught, epoch=self.epoch, loss=figures.get("held_out_loss")):
            self.diverged = True
            return
        self.curve += (Point(self.epoch, figures),)

    def back_to_best(self) -> None:
        """Take the best state so far."""
        self.taught.load_state_dict(self.best.weights)

    def _loss(self, shown: Shown) -> Tensor:
        logits, maps = look(self.taught, shown.pieces)
        is_anomaly = label_loss(logits, shown.labels.to(self.device), self.weights)
        return is_anomaly + place_loss(maps, _on(self.device, shown.masks))

    def _held_out_figures(self, seen: list[tuple[Tensor, list[Tensor]]]) -> dict[str, float]:
        if self.measured is None:
            return {}
        labels = self.measured.labels.to(self.device)
        logits, maps = torch.cat([part for part, _ in seen]), [one for _, several in seen for one in several]
        loss = balanced_loss(logits, labels) + place_loss(maps, _on(self.device, self.measured.masks))
        return {"held_out_loss": float(loss), "held_out_balanced_accuracy": accuracy(logits, labels)}


def _on(device: torch.device, masks: list[Tensor | None]) -> list[Tensor | None]:
    return [None if mask is None else mask.to(device) for mask in masks]
