"""A small encoder and pictures, for tests of what is built around them."""

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from inspector.core.recipe import Preparation, Recipe
from inspector.learning.backbones import Backbone
from inspector.learning.encoder import Encoder

CHANNELS = (6, 8)


class Trunk(nn.Module):
    """Two layers, at an 8th and a 16th of the picture, with BatchNorm."""

    def __init__(self) -> None:
        super().__init__()
        self.layer1 = nn.Conv2d(3, CHANNELS[0], 9, stride=8, padding=4, bias=False)
        self.bn1 = nn.BatchNorm2d(CHANNELS[0])
        self.layer2 = nn.Conv2d(CHANNELS[0], CHANNELS[1], 3, stride=2, padding=1, bias=False)
        self.bn2 = nn.BatchNorm2d(CHANNELS[1])

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        first = torch.relu(self.bn1(self.layer1(pictures)))
        return {"tap0": first, "tap1": torch.tanh(self.bn2(self.layer2(first)))}


def tiny_backbone(seed: int = 0) -> Backbone:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(seed)
        trunk = Trunk().eval()
    others = frozenset({"layer3.weight", "fc.weight", "fc.bias"})
    return Backbone("tiny", trunk, ("layer1", "layer2"), CHANNELS, others)


def tiny_recipe(*, size: int = 64, tiled: bool = False, patches: int = 40, seed: int = 0) -> Recipe:
    return Recipe(preparation=Preparation(size=size, tiled=tiled), backbone="tiny", patches=patches, seed=seed)


def tiny_encoder(recipe: Recipe | None = None) -> Encoder:
    return Encoder(tiny_backbone(), recipe or tiny_recipe()).eval()


def picture(seed: int, height: int = 64, width: int = 64) -> NDArray[np.uint8]:
    """Return a cloth of stripes with noise, which no two seeds share."""
    chance = np.random.default_rng(seed)
    phase, pitch = chance.uniform(0, 6.3), chance.uniform(10, 14)
    stripes = 120 + 40 * np.sin(np.arange(width) / pitch * 6.3 + phase)
    values = stripes[None, :, None] + chance.normal(0, 8, (height, width, 3))
    return np.clip(values, 0, 255).astype(np.uint8)


def odd_picture(seed: int = 900, height: int = 64, width: int = 64) -> NDArray[np.uint8]:
    """Return a picture like the others but for a checked patch in the middle of it."""
    values = picture(seed, height, width)
    top, left = height // 2 - 12, width // 2 - 12
    checks = np.indices((24, 24)).sum(0) // 4 % 2 * 255
    values[top : top + 24, left : left + 24] = checks[:, :, None]
    return values


def batch(*pictures: NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(np.stack(pictures))
