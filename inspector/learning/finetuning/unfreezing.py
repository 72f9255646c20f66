"""Which part of an encoder learns: the last blocks of its trunk first, the early ones last or never.

Early blocks see edges and colours, which every photograph has; late ones what the weights were trained for
(Yosinski et al., NeurIPS 2014). So the late ones have most to learn, and with few images the early ones least.
"""

from dataclasses import dataclass

from torch import nn

from inspector.core.errors import RecipeInvalid
from inspector.learning.encoder import Encoder

_FEWEST = 3  # blocks: fewer are no schedule, and the largest one is taken apart

Parameters = list[tuple[str, nn.Parameter]]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a trunk: its name, such as layer1 or features.3, and how many parameters it has."""

    name: str
    parameters: int


@dataclass(frozen=True, slots=True)
class Trainable:
    """What of a trunk learns: the names of the blocks, their parameters, and those of the whole trunk."""

    names: tuple[str, ...]
    trainable: int
    total: int


def blocks(trunk: nn.Module) -> tuple[Block, ...]:
    """Return the blocks of a truncated trunk in the order in which a picture goes through them.

    They are found, not listed: the trunk's topmost modules, one level deeper where these are fewer than three. What
    has no weights but scales and shifts (a BatchNorm) belongs to the block before it.
    """
    return tuple(Block(name, _count(parameters)) for name, parameters in _grouped(trunk).items())


def unfreeze(encoder: Encoder, layers: int) -> Trainable:
    """Let the last `layers` blocks of the trunk learn, and nothing else of the encoder; 0: nothing.

    Raises `RecipeInvalid` where the trunk has fewer blocks. The encoder stays in inference mode: BatchNorm keeps
    the statistics of its weights in the blocks that learn, too. A batch of few images, half of them anomalies, has
    other statistics than the good parts of an inspection (so do detectors: He et al., CVPR 2016, appendix A).
    """
    grouped = list(_grouped(encoder.trunk).items())
    if layers > len(grouped):
        raise RecipeInvalid("unfreezing layers", f"{layers} is more than the {len(grouped)} that this encoder has")
    encoder.eval().requires_grad_(False)
    learning = grouped[len(grouped) - layers :]
    for _, parameters in learning:
        for _, parameter in parameters:
            parameter.requires_grad_(True)
    trainable = sum(_count(parameters) for _, parameters in learning)
    names = tuple(name for name, _ in learning)
    return Trainable(names, trainable, sum(_count(parameters) for _, parameters in grouped))


def _grouped(trunk: nn.Module) -> dict[str, Parameters]:
    """Return the parameters by block; a trunk that was traced names its modules in the order of execution."""
    groups = _by_module(list(trunk.named_parameters()), depth=1)
    while len(groups) < _FEWEST:
        largest = max(groups, key=lambda name: _count(groups[name]))
        parts = _by_module(groups[largest], depth=largest.count(".") + 2)
        if parts.keys() == {largest}:
            break
        groups = _with_parts(groups, largest, parts)
    return _with_scales(groups)


def _by_module(parameters: Parameters, *, depth: int) -> dict[str, Parameters]:
    """Return the parameters by the first `depth` names on the way to their module."""
    groups: dict[str, Parameters] = {}
    for path, parameter in parameters:
        way = path.split(".")[:-1] or [path]
        groups.setdefault(".".join(way[:depth]), []).append((path, parameter))
    return groups


def _with_parts(groups: dict[str, Parameters], whole: str, parts: dict[str, Parameters]) -> dict[str, Parameters]:
    """Return the groups with parts in the place of one of them."""
    return {
        name: parameters
        for group, all_of_it in groups.items()
        for name, parameters in (parts if group == whole else {group: all_of_it}).items()
    }


def _with_scales(groups: dict[str, Parameters]) -> dict[str, Parameters]:
    """Return the groups, each with the scales and shifts that follow it."""
    merged: dict[str, Parameters] = {}
    for name, parameters in groups.items():
        has_weights = any(parameter.ndim > 1 for _, parameter in parameters)
        if has_weights or not merged:
            merged[name] = list(parameters)
        else:
            merged[next(reversed(merged))] += parameters
    return merged


def _count(parameters: Parameters) -> int:
    return sum(parameter.numel() for _, parameter in parameters)
