"""The contrast of a place at several scales: what features of unit length, and the evened light, leave out."""

import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.core.recipe import STRIDE

_SCALES = 3  # each half as fine as the one before, the first half as fine as the picture
CHANNELS = 2 * _SCALES
_GREY_LEVEL = 1 / 256  # of white: differences well below it are noise, and all alike
_USUAL = 1 / 50  # of white, the contrast of a usual surface: numbers near 0 keep distances exact in float32


def shrunk(pictures: Tensor, times: int) -> Tensor:
    """Return (B, C, H, W) pictures, averaged over squares of `times` × `times` pixels.

    As a convolution, which of few channels is several times as fast as the pooling that it stands for.
    """
    channels = torch.eye(pictures.shape[1], dtype=pictures.dtype, device=pictures.device)
    return F.conv2d(pictures, channels[:, :, None, None].expand(-1, -1, times, times) / times**2, stride=times)


def contrast(brightness: Tensor) -> Tensor:
    """Return log contrasts (B, CHANNELS, H/16, W/16) of brightness at half the size, (B, 1, H/2, W/2), white is 1.

    At each scale the mean difference between neighbours, across and down, of each 16-pixel patch. As logarithms:
    twice the contrast is as far from it as half.
    """
    found = []
    for scale in range(_SCALES):
        beside = F.pad(brightness, (0, 1, 0, 1), mode="replicate")
        across, down = beside[:, :, :-1, 1:] - brightness, beside[:, :, 1:, :-1] - brightness
        found.append(shrunk(torch.cat([across, down], 1).abs(), (STRIDE // 2) >> scale))
        brightness = shrunk(brightness, 2)
    return ((torch.cat(found, 1) + _GREY_LEVEL) / _USUAL).log()
