"""Spreading heat over what looks alike nearby: a large, faint defect is hot in few of its patches.

Which patches give how much was decided by measurement: docs/decisions/0010-contrast-and-spreading.md.
"""

import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.learning.memory import Rarity
from inspector.learning.randomness import random_projection

_REACH = 6  # rows up and down that a patch looks at: memory grows with the picture's area and width, not its square
_NEAR = 4.0  # patches: further away counts less, as a normal distribution falls
_ALIKE = 0.1  # of a cosine: looking less alike counts less, e times for each
_WIDTH = 32  # channels that looks are compared in
_LEAST = 1e-6  # of the weights' sum: a patch that is kept weighs 1 itself


def narrowing(width: int) -> Tensor:
    """Return the projection by which embeddings of `width` channels are compared, as a convolution."""
    return random_projection(width, min(width, _WIDTH))


def looks_of(embedding: Tensor, projection: Tensor) -> Tensor:
    """Return what patches look like, (B, h, w, D) of length 1, of embeddings (B, D', h, w)."""
    return F.normalize(F.conv2d(embedding, projection), dim=1).permute(0, 2, 3, 1)


def spread(heat: Tensor, looks: Tensor, kept: Tensor) -> Tensor:
    """Return for each patch the mean of `heat` (B, h, w) over those nearby that look like it.

    Patches that are not `kept`, bool (B, h, w), give nothing.
    """
    given = torch.stack([heat * kept.to(heat.dtype), kept.to(heat.dtype)], 3)
    around = _rows_around(torch.cat([looks, given], 3))
    alike = looks @ around[:, :, :, :-2].transpose(2, 3) / _ALIKE
    sums = (alike + _nearness(heat)).exp() @ around[:, :, :, -2:]
    return sums[:, :, :, 0] / sums[:, :, :, 1].clamp_min(_LEAST)


def pressed(heat: Tensor, contrast: Tensor | None) -> Tensor:
    """Return what is spread, (…, h, w): the heat, and as much of the contrast's −ln p where there is such evidence."""
    return heat if contrast is None else (heat + contrast) / 2


def shown(heat: Tensor, contrast: Tensor | None, looks: Tensor, rarity: Rarity, kept: Tensor) -> Tensor:
    """Return the heat map to show, (B, h, w): the mean of the heat and of what is spread, as −ln p.

    What is spread counts up to the heat of the hottest patch, which itself stays as it is: the score does not depend on
    it. `rarity` is that of spread heat among good parts, `kept` as above; what is not kept has the value 0.
    """
    own = heat * kept.to(heat.dtype)
    top = own.amax(dim=(1, 2), keepdim=True)
    given = torch.minimum(rarity.of(spread(pressed(heat, contrast), looks, kept)), top)
    return torch.where(own < top, (own + given) / 2, own) * kept.to(heat.dtype)


def _rows_around(values: Tensor) -> Tensor:
    """Return for each row of (B, h, w, D) the rows up to `_REACH` above and below it, (B, h, (2 · _REACH + 1) · w, D).

    Beyond the edge they are 0.
    """
    rows = values.shape[1]
    padded = F.pad(values, [0, 0, 0, 0, _REACH, _REACH])
    return torch.cat([padded[:, first : first + rows] for first in range(2 * _REACH + 1)], dim=2)


def _nearness(heat: Tensor) -> Tensor:
    """Return log weights (w, (2 · _REACH + 1) · w): from each column to the columns of the rows around.

    A patch gets 0 together with the likeness to itself.
    """
    columns = torch.arange(heat.shape[2], device=heat.device)
    down = torch.arange(-_REACH, _REACH + 1, device=heat.device).square()
    across = (columns[:, None] - columns[None, :]).square()
    return (across[:, None, :] + down[None, :, None]).flatten(1).to(heat.dtype) / (-2 * _NEAR**2) - 1 / _ALIKE
