"""A small encoder and pictures, for tests of what is built around them."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inspector.core.progress import drive
from inspector.core.recipe import Preparation, Recipe
from inspector.learning.backbones import DEEP, Backbone
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pool, encode

CHANNELS = (6, 8)


class Trunk(nn.Module):
    """Two layers with BatchNorm, the second at half the size of the first."""

    def __init__(self, stride: int) -> None:
        super().__init__()
        self.layer1 = nn.Conv2d(3, CHANNELS[0], stride + 1, stride=stride, padding=stride // 2, bias=False)
        self.bn1 = nn.BatchNorm2d(CHANNELS[0])
        self.layer2 = nn.Conv2d(CHANNELS[0], CHANNELS[1], 3, stride=2, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(CHANNELS[1])

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        first = nn.functional.leaky_relu(self.bn1(self.layer1(pictures)), 0.3)
        return {"tap0": first, "tap1": torch.tanh(self.bn2(self.layer2(first)))}


def tiny_backbone(seed: int = 0, *, strides: tuple[int, int] = DEEP) -> Backbone:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        trunk = Trunk(strides[0]).eval()
    return Backbone(
        name="tiny",
        trunk=trunk,
        taps=("layer1", "layer2"),
        channels=CHANNELS,
        strides=strides,
        other_keys=frozenset({"layer3.weight", "fc.weight", "fc.bias"}),
    )


def tiny_recipe(*, size: int = 64, tiled: bool = False, patches: int = 40, seed: int = 0) -> Recipe:
    return Recipe(preparation=Preparation(size=size, tiled=tiled), backbone="tiny", patches=patches, seed=seed)


def tiny_encoder(recipe: Recipe | None = None, *, strides: tuple[int, int] = DEEP) -> Encoder:
    return Encoder(tiny_backbone(strides=strides), recipe or tiny_recipe()).eval()


def picture(seed: int, height: int = 64, width: int = 64) -> NDArray[np.uint8]:
    """Return a cloth of stripes with noise; no two seeds give the same."""
    chance = np.random.default_rng(seed)
    phase, pitch = chance.uniform(0, 1.5), chance.uniform(11.8, 12.2)
    stripes = 120 + 40 * np.sin(np.arange(width) / pitch * 6.3 + phase)
    values = stripes[None, :, None] + chance.normal(0, 8, (height, width, 3))
    return np.clip(values, 0, 255).astype(np.uint8)


def odd_picture(seed: int = 900, height: int = 64, width: int = 64) -> NDArray[np.uint8]:
    """Return a picture like the others but for a checked patch in the middle of it."""
    values = picture(seed, height, width)
    side = min(height, width) // 2
    top, left = (height - side) // 2, (width - side) // 2
    checks = np.indices((side, side)).sum(0) // 4 % 2 * 255
    values[top : top + side, left : left + side] = checks[:, :, None]
    return values


def batch(*pictures: NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(np.stack(pictures))


def large(count: int) -> list[NDArray[np.uint8]]:
    """Return good pictures with an odd one at their end, large enough to take a share of their patches."""
    return [*(picture(seed, 160, 192) for seed in range(count - 1)), odd_picture(height=160, width=192)]


def pooled(
    pictures: Sequence[NDArray[np.uint8]], recipe: Recipe, encoder: Encoder | None = None, *, first: int = 0
) -> Pool:
    return drive(encode(encoder or tiny_encoder(recipe), pictures, recipe, first=first))


GOOD = [picture(seed) for seed in range(10)]
ALL = 4000  # more patches than they have
