"""What learning by a held-out figure has in common: the best weights so far, and their optimiser."""

import math
from dataclasses import dataclass, field

from torch import Tensor, nn
from torch.optim import AdamW


@dataclass(slots=True)
class Best:
    """The weights of the epoch with the lowest held-out loss so far, copied to the CPU; `epoch` 0: none yet."""

    epoch: int = 0
    loss: float = math.inf
    weights: dict[str, Tensor] = field(default_factory=dict)

    def look(self, module: nn.Module, *, epoch: int, loss: float | None) -> bool:
        """Keep the weights after an epoch if its held-out loss is the lowest; without one the last epoch's are kept.

        Returns False where the loss or the weights are not finite: learning ran away, and they are not kept.
        """
        state = module.state_dict()
        if not math.isfinite(loss or 0.0) or not all(bool(tensor.isfinite().all()) for tensor in state.values()):
            return False
        if loss is None or loss < self.loss:
            self.epoch, self.loss = epoch, math.inf if loss is None else loss
            self.weights = {name: tensor.detach().to("cpu", copy=True) for name, tensor in state.items()}
        return True


def adamw(module: nn.Module, *, rate: float, weight_decay: float) -> AdamW:
    """Return AdamW over what learns in a module; biases and normalisations are not decayed."""
    learning = [parameter for parameter in module.parameters() if parameter.requires_grad]
    decayed = {"params": [p for p in learning if p.ndim > 1], "weight_decay": weight_decay}
    plain = {"params": [p for p in learning if p.ndim <= 1], "weight_decay": 0.0}
    return AdamW([decayed, plain], lr=rate)
