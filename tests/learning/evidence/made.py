"""Made-up features of pieces: noise, in which a defect is a place where one channel is high."""

import numpy as np
import torch
from torch import Tensor

from inspector.learning.evidence.examples import Example, Examples

CHANNELS, ROWS, COLUMNS = 6, 13, 14


def noise(seed: int) -> Tensor:
    return torch.randn(CHANNELS, ROWS, COLUMNS, generator=torch.Generator().manual_seed(seed))


def good(image: int) -> Example:
    return Example(noise(image).half(), torch.zeros(ROWS, COLUMNS), image)


def anomalous(image: int, *, seed: int = 1000, marked: bool = True, height: float = 3.0) -> Example:
    """Return an example with a place of 3 × 3 patches somewhere, where the first channel is higher by `height`."""
    chance = np.random.default_rng(seed + image)
    top, left = int(chance.integers(ROWS - 3)), int(chance.integers(COLUMNS - 3))
    features, target = noise(seed + image), torch.zeros(ROWS, COLUMNS)
    features[0, top : top + 3, left : left + 3] += height
    target[top : top + 3, left : left + 3] = 1
    return Example(features.half(), target if marked else None, image)


def examples(count: int = 12, *, drawn: int = 12, labelled: int = 0, marked: bool = True) -> Examples:
    return Examples(
        tuple(good(image) for image in range(count)),
        tuple(anomalous(image) for image in range(drawn)),
        tuple(anomalous(image, seed=2000, marked=marked) for image in range(labelled)),
    )
