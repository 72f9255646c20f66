"""How SimCLR pretrains: the views, the projection head, the loss and the optimiser, as frozen values of a recipe."""

from dataclasses import dataclass, field
from typing import Any, Self

from inspector.core.errors import RecipeInvalid
from inspector.core.plain import read_plain

OPTIMISERS = ("adamw", "sgd", "lars")
ACTIVATIONS = ("relu", "gelu", "silu")
PRECISIONS = ("auto", "float32", "bf16")


@dataclass(frozen=True, slots=True)
class Change:
    """One kind of augmentation: its switch, and its strength in the unit that `Views` gives for it."""

    on: bool = True
    strength: float = 1.0

    def __bool__(self) -> bool:
        return self.on


@dataclass(frozen=True, slots=True)
class Views:
    """How a picture becomes a view. The defaults keep small defects: large crops, no hue, a weak blur.

    `size`: pixels a side. Strengths: `crop` the least share of the picture's area (0.05 to 1); `flip` the share of
    views mirrored left to right, `flip_down` top to bottom; `rotation` degrees to either side; `colour` brightness,
    contrast and saturation to either side, as a share; `hue` to either side, of the whole circle (0 to 0.5);
    `grey` the share of views without colour; `blur` the highest σ in pixels; `noise` σ of the full range;
    `cut_out` the side of the square that is blanked, as a share of the view's.
    """

    size: int = 96
    crop: Change = Change(strength=0.3)
    flip: Change = Change(strength=0.5)
    flip_down: Change = Change(on=False, strength=0.5)
    rotation: Change = Change(strength=10.0)
    colour: Change = Change(strength=0.4)
    hue: Change = Change(on=False, strength=0.05)
    grey: Change = Change(strength=0.2)
    blur: Change = Change(strength=0.7)
    noise: Change = Change(strength=0.02)
    cut_out: Change = Change(on=False, strength=0.2)

    def __post_init__(self) -> None:
        if not 32 <= self.size <= 512 or self.size % 16:
            raise RecipeInvalid("view size", f"{self.size} is not a multiple of 16 between 32 and 512")
        for name, (low, high) in _STRENGTHS.items():
            strength = getattr(self, name).strength
            if not low <= strength <= high:
                raise RecipeInvalid(f"view {name.replace('_', ' ')}", f"{strength} is not between {low} and {high}")


_STRENGTHS = {
    "crop": (0.05, 1.0),
    "flip": (0.0, 1.0),
    "flip_down": (0.0, 1.0),
    "rotation": (0.0, 180.0),
    "colour": (0.0, 0.95),
    "hue": (0.0, 0.5),
    "grey": (0.0, 1.0),
    "blur": (0.0, 8.0),
    "noise": (0.0, 0.5),
    "cut_out": (0.0, 0.9),
}


@dataclass(frozen=True, slots=True)
class ProjectionHead:
    """The layers between the pooled features and the contrastive loss.

    `depth` linear layers (1 is linear), `width` channels between them, `out` at the end. `version` 1 is SimCLR's
    (Chen et al., ICML 2020, section 4.2), 2 that of SimCLR v2 (NeurIPS 2020, section 2): BatchNorm after every
    layer, the last one without an own shift; fine-tuning may then start inside the head.
    """

    version: int = 1
    depth: int = 2
    width: int = 256
    out: int = 128
    activation: str = "relu"

    def __post_init__(self) -> None:
        if self.version not in (1, 2):
            raise RecipeInvalid("projection head", f"there is no version {self.version}, only 1 and 2")
        if not 1 <= self.depth <= 8:
            raise RecipeInvalid("projection head depth", f"{self.depth} is not between 1 and 8")
        if not (8 <= self.width <= 8192 and 8 <= self.out <= 4096):
            raise RecipeInvalid("projection head width", f"{self.width} and {self.out} are not widths from 8 on")
        if self.activation not in ACTIVATIONS:
            raise RecipeInvalid("activation", f"{self.activation!r} is none of {', '.join(ACTIVATIONS)}")


@dataclass(frozen=True, slots=True)
class Pretraining:
    """SimCLR on a project's own images, labels ignored.

    `batch`: images that are contrasted with each other in a step (2 × batch views). `physical`: images that go
    through the encoder at once; with fewer than `batch`, gradients are still those of the whole batch. None: all.
    `rate`: the optimiser's learning rate; None: the optimiser's own, scaled with √batch. `warm_up`: share of all steps.
    `defects_as_negatives`: synthetic defects of the same image count as other images. `held_out`: the share of
    the images that only measures; the best epoch is chosen on it. `patience`: epochs without a better figure before
    it stops; None: never. `precision`: `auto` is bf16 on a card that has it, else float32.
    """

    views: Views = field(default_factory=Views)
    head: ProjectionHead = field(default_factory=ProjectionHead)
    epochs: int = 100
    batch: int = 64
    physical: int | None = None
    temperature: float = 0.2
    decoupled: bool = True
    defects_as_negatives: bool = False
    optimiser: str = "adamw"
    rate: float | None = None
    weight_decay: float = 1e-4
    warm_up: float = 0.1
    held_out: float = 0.1
    patience: int | None = 30
    precision: str = "auto"

    def __post_init__(self) -> None:
        if not 1 <= self.epochs <= 100_000:
            raise RecipeInvalid("epochs", f"{self.epochs} is not between 1 and 100000")
        if not 2 <= self.batch <= 65_536:
            raise RecipeInvalid("batch", f"{self.batch} is not between 2 and 65536")
        if self.physical is not None and not 2 <= self.physical <= self.batch:
            raise RecipeInvalid("physical batch", f"{self.physical} is not between 2 and the batch, {self.batch}")
        if not 0.01 <= self.temperature <= 10:
            raise RecipeInvalid("temperature", f"{self.temperature} is not between 0.01 and 10")
        if self.optimiser not in OPTIMISERS:
            raise RecipeInvalid("optimiser", f"{self.optimiser!r} is none of {', '.join(OPTIMISERS)}")
        if self.rate is not None and not 0 < self.rate <= 100:
            raise RecipeInvalid("learning rate", f"{self.rate} is not above 0, up to 100")
        if not 0 <= self.weight_decay <= 1:
            raise RecipeInvalid("weight decay", f"{self.weight_decay} is not between 0 and 1")
        if not 0 <= self.warm_up <= 0.9:
            raise RecipeInvalid("warm-up", f"{self.warm_up} is not a share from 0 to 0.9")
        if not 0 <= self.held_out <= 0.5:
            raise RecipeInvalid("held out", f"{self.held_out} is not a share from 0 to 0.5")
        if self.patience is not None and self.patience < 1:
            raise RecipeInvalid("patience", f"{self.patience} is not at least 1")
        if self.precision not in PRECISIONS:
            raise RecipeInvalid("precision", f"{self.precision!r} is none of {', '.join(PRECISIONS)}")

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `dataclasses.asdict` wrote. Raises `RecipeInvalid` for what is not a pretraining."""
        return read_plain(cls, values, "pretraining")
