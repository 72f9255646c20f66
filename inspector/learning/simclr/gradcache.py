"""A large contrastive batch with the memory of a small one, and the gradients of the large one.

The loss of one image needs the projections of all others, so parts of a batch cannot just be added up, as they can
with losses that are sums over images. But the gradient splits at the projections (GradCache: Gao et al., "Scaling
Deep Contrastive Learning Batch Size under Memory Limited Setup", RepL4NLP 2021, section 3): encode all parts without
a graph, take the loss and its gradient at the projections, then encode part by part again, each with a graph that is
walked back at once. That costs one more forward pass.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Self

import torch
from torch import Tensor, nn

_NORMS = (nn.BatchNorm1d, nn.BatchNorm2d, nn.BatchNorm3d)

Encode = Callable[[Tensor], Tensor]


def backward_in_parts(
    encode: Encode,
    views: Sequence[Tensor],
    loss_of: Callable[..., Tensor],
    *,
    module: nn.Module,
    physical: int,
) -> Tensor:
    """Add the gradients of a batch's contrastive loss to `.grad`; return the loss, a scalar without a graph.

    `views`: one tensor (N, …) for each view of the same N images; further ones, such as negatives, may have other
    lengths. `encode`: (B, …) → projections (B, D). `loss_of`: the projections of each view, (N, D) each → the loss.
    `module`: what `encode` runs and holds its BatchNorms. `physical`: images whose views are encoded at once; parts
    differ by one image at most. With all images at once it is one plain forward and backward pass.

    Dropout and stochastic depth draw the same in both passes of a part. BatchNorm takes the statistics of a part, as
    on as many cards that are not synchronised: gradients are those of the whole batch with these statistics. Running
    statistics are updated once. After an error, such as too little memory, `.grad` holds the parts done so far.
    """
    count = -(-max(map(len, views)) // physical)
    parts = list(zip(*(view.tensor_split(count) for view in views), strict=True))
    if count == 1:
        loss = loss_of(*_projected(encode, parts[0]))
        _walk_back(loss, None)
        return loss.detach()
    ahead, states = _encode_ahead(encode, parts, module)
    projections = [torch.cat(rows).requires_grad_() for rows in zip(*ahead, strict=True)]
    loss = loss_of(*projections)
    _walk_back(loss, None)
    pulls = [rows.grad.tensor_split(count) for rows in projections if rows.grad is not None]
    _encode_again(encode, parts, zip(*pulls, strict=True), states)
    return loss.detach()


@dataclass(frozen=True, slots=True)
class _RandomState:
    """Where the random numbers of the CPU and of a device stand."""

    device: torch.device
    cpu: Tensor
    own: Tensor | None

    @classmethod
    def now(cls, device: torch.device) -> Self:
        own = None if device.type == "cpu" else torch.get_device_module(device).get_rng_state(device)
        return cls(device, torch.get_rng_state(), own)

    def restore(self) -> None:
        torch.set_rng_state(self.cpu)
        if self.own is not None:
            torch.get_device_module(self.device).set_rng_state(self.own, self.device)


Part = tuple[Tensor, ...]


def _projected(encode: Encode, part: Part) -> Part:
    """Return the projections of a part view by view, all encoded at once."""
    return encode(torch.cat(part)).split_with_sizes([len(view) for view in part])


def _encode_ahead(encode: Encode, parts: list[Part], module: nn.Module) -> tuple[list[Part], list[_RandomState]]:
    """Return the projections of each part without a graph, and the random state before it."""
    device = parts[0][0].device
    ahead, states = [], []
    with torch.no_grad(), _running_statistics_kept(module):
        for part in parts:
            states.append(_RandomState.now(device))
            ahead.append(_projected(encode, part))
    return ahead, states


def _encode_again(encode: Encode, parts: list[Part], pulls: Iterator[Part], states: list[_RandomState]) -> None:
    """Encode each part with a graph and walk it back from the gradients at its projections."""
    for part, pull, state in zip(parts, pulls, states, strict=True):
        state.restore()
        _walk_back(encode(torch.cat(part)), torch.cat(pull))


def _walk_back(end: Tensor, pull: Tensor | None) -> None:
    """Add gradients from the end of a graph; autocast is for the way there, and would round the way back."""
    with torch.autocast(end.device.type, enabled=False):
        torch.autograd.backward(end, pull)


@contextmanager
def _running_statistics_kept(module: nn.Module) -> Iterator[None]:
    """Let BatchNorms that train use the statistics of what they see without remembering them; others do as ever."""
    norms = [norm for norm in module.modules() if isinstance(norm, _NORMS)]
    tracked = [norm.track_running_stats for norm in norms]
    try:
        for norm in norms:
            norm.track_running_stats = False
        yield
    finally:
        for norm, track in zip(norms, tracked, strict=True):
            norm.track_running_stats = track
