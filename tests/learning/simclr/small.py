"""A pretraining run of a second: a tiny encoder, small pictures, few epochs."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
from torch import Tensor

from inspector.core.pretraining import Pretraining, ProjectionHead, Views
from inspector.core.progress import Point, Step, drive
from inspector.core.recipe import Recipe
from inspector.learning.encoder import Encoder
from inspector.learning.simclr.plan import PictureSet
from inspector.learning.simclr.pretraining import Pretrained, pretrain
from tests.learning.tiny import odd_picture, picture, tiny_encoder, tiny_recipe

COSTS = {"images_per_s", "device_memory_mb"}  # figures that no two runs share


def small_recipe(*, seed: int = 0, **settings: object) -> Recipe:
    given = {"views": Views(size=32), "head": ProjectionHead(width=16, out=8), "epochs": 3, "batch": 8} | settings
    return replace(tiny_recipe(seed=seed), pretraining=Pretraining(**given))


def small_images(count: int = 40, *, held_out: int = 8, labelled: bool = False) -> PictureSet:
    """Return pictures of several shapes, every third with a checked patch; the first ones are held out."""
    shown = [(odd_picture if i % 3 == 0 else picture)(i, 40 + i % 4, 48) for i in range(count)]
    labels = [int(i % 3 == 0) if labelled else -1 for i in range(count)]
    return PictureSet(shown, [f"{i:04d}" for i in range(count)], labels, frozenset(range(held_out)))


def run(
    recipe: Recipe,
    images: PictureSet | None = None,
    *,
    encoder: Encoder | None = None,
    show: Callable[[Step], object] | None = None,
    checkpoint: Path | None = None,
    resume: bool = False,
) -> Pretrained:
    steps = pretrain(
        encoder or tiny_encoder(recipe),
        small_images() if images is None else images,
        recipe,
        device="cpu",
        threads=1,
        checkpoint=checkpoint,
        resume=resume,
    )
    return drive(steps, show)


def weights(done: Pretrained) -> dict[str, Tensor]:
    return done.encoder.trunk.state_dict() | {f"head.{n}": t for n, t in done.head.state_dict().items()}


def equal(one: Pretrained, other: Pretrained) -> bool:
    """Return whether two runs came to the same weights and figures, bit for bit."""
    ours, theirs = weights(one), weights(other)
    same = all(np.array_equal(ours[name].numpy(), theirs[name].numpy()) for name in ours)
    return same and ours.keys() == theirs.keys() and learned(one.curve) == learned(other.curve)


def learned(curve: tuple[Point, ...]) -> list[tuple[int, dict[str, float]]]:
    return [(p.at, {name: value for name, value in p.figures.items() if name not in COSTS}) for p in curve]
