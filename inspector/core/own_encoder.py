"""The recipe of an encoder of our own: what is drawn, and what is learned from it, from one seed."""

import math
from dataclasses import dataclass, fields

from inspector.core.errors import RecipeInvalid

JITTER = 3  # pixels by which two views of a scene are moved against each other, beside whole patches
_SEEDS = 2**63  # as many as torch's generators take
_SIDE, _HELD = 4096, 2**32  # pixels; 24 GiB of materials and scenes


@dataclass(frozen=True, slots=True)
class OwnEncoder:
    """How an encoder that Inspector ships is trained, on pictures that a program draws.

    `stock`: so many materials and as many scenes of `side` pixels are held, of which `fresh` are drawn anew each step.
    `crops`: the sides of the views in pixels, in turn; `materials`: how many a step shows at the smallest of them,
    fewer at larger ones. `flawed`: the share of the views of materials that get a flaw. `patches`: so many of each kind
    of view and of each tap are compared in a step. `temperature`: of the contrast. `direct`, `flaws`, `odd`, `whole`:
    the weights, beside that of projected patches (1), of the patches as they are, of finding the flaws, of telling them
    by their distance to the other view of their material, and of plain SimCLR on whole views. `averaged`: what the
    averaged weights, which are those that are shipped, keep of themselves in a step. `warm_up`: steps until the
    learning rate is reached; from `steady` steps on it falls with the root of the steps, so that a run needs no
    planned end. `bf16`: the encoder computes in bfloat16; where a processor or a card cannot do so quickly, that is
    slower than float32.
    """

    backbone: str = "resnet18"
    seed: int = 0
    stock: int = 768
    side: int = 160
    fresh: int = 12
    crops: tuple[int, ...] = (64, 96, 64, 128)
    materials: int = 24
    flawed: float = 0.6
    patches: int = 768
    temperature: float = 0.1
    direct: float = 0.5
    flaws: float = 1.0
    odd: float = 1.0
    whole: float = 0.25
    learning_rate: float = 1e-3
    weight_decay: float = 0.02
    warm_up: int = 100
    steady: int = 2500
    averaged: float = 0.998
    bf16: bool = True

    def __post_init__(self) -> None:
        for name in (field.name for field in fields(self)):
            value = getattr(self, name)
            if isinstance(value, float) and not (math.isfinite(value) and value >= 0):
                raise RecipeInvalid(name.replace("_", " "), f"{value} is no number from 0")
        if not 0 <= self.seed < _SEEDS:
            raise RecipeInvalid("seed", f"{self.seed} is not from 0 to below {_SEEDS}")
        if not 1 <= self.warm_up <= self.steady or self.fresh < 0:
            steps = f"{self.warm_up}, {self.steady}, {self.fresh}"
            raise RecipeInvalid(
                "warm up, steady, fresh", f"{steps}: a step to warm up, no fewer until it falls, none below 0"
            )
        most = self.side - JITTER
        if not self.crops or any(crop % 16 or not 32 <= crop <= most for crop in self.crops):
            raise RecipeInvalid("crops", f"{self.crops} are not multiples of 16, from 32 to {most}")
        if self.materials < 4 or self.materials % 2:
            raise RecipeInvalid("materials", f"{self.materials} is not an even number from 4")
        if self.stock < 2 * self.materials or self.fresh > self.stock:
            raise RecipeInvalid("stock", f"{self.stock} is less than twice the materials of a step, or than `fresh`")
        if self.side > _SIDE or self.stock * self.side**2 > _HELD:
            raise RecipeInvalid(
                "stock, side", f"{self.stock} pictures of {self.side} pixels are more than memory holds"
            )
        if not 0 <= self.flawed <= 1 or not 0 < self.averaged < 1:
            raise RecipeInvalid("flawed, averaged", f"{self.flawed}, {self.averaged} are no shares")
        if self.temperature <= 0 or self.learning_rate <= 0 or self.patches < 8:
            raise RecipeInvalid("temperature, learning rate, patches", "all of them are above 0, patches from 8")
