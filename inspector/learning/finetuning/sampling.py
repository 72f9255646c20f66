"""Which images a step shows: half good and half anomalies, or as many of each as there are; and what each weighs."""

import torch
from torch import Tensor

Batch = tuple[list[int], list[int]]  # indices of good images, indices of anomalies


def epoch_batches(good: int, anomalies: int, *, batch: int, balanced: bool, generator: torch.Generator) -> list[Batch]:
    """Return the batches of an epoch in random order, of `good` and `anomalies` images to draw from.

    Balanced: half of each batch is good (one more in an odd one); the rarer label is shown again until the other
    was shown once. Otherwise each image is shown once, and the last batch may be smaller.
    """
    if balanced:
        halves = (batch - batch // 2, batch // 2)
        steps = max(-(-good // halves[0]), -(-anomalies // halves[1]))
        parts = [
            _repeated(count, half, steps, generator) for count, half in zip((good, anomalies), halves, strict=True)
        ]
        return list(zip(*parts, strict=True))
    order = torch.randperm(good + anomalies, generator=generator)
    return [_apart(part, good) for part in torch.split(order, batch)]


def label_weights(good: int, anomalies: int) -> Tensor:
    """Return float32 (2,): what the loss of a good image and of an anomaly is multiplied by, n / (2 n_label).

    With them each label weighs the same in the sum over `good` and `anomalies` images (King and Zeng, 2001).
    """
    counts = torch.tensor([good, anomalies], dtype=torch.float32)
    return counts.sum() / (2 * counts)


def _repeated(count: int, size: int, steps: int, generator: torch.Generator) -> list[list[int]]:
    """Return `steps` lists of `size` indices: all of them in random order, again and again."""
    rounds = -(-size * steps // count)
    order = torch.cat([torch.randperm(count, generator=generator) for _ in range(rounds)])
    return [part.tolist() for part in torch.split(order[: size * steps], size)]


def _apart(indices: Tensor, good: int) -> Batch:
    return indices[indices < good].tolist(), (indices[indices >= good] - good).tolist()
