"""How an encoder is fine-tuned and the heads on it are trained: schedule, classifier head, anomalies to learn from."""

from dataclasses import dataclass
from typing import Any, Self

from inspector.core.errors import RecipeInvalid
from inspector.core.plain import read_plain


@dataclass(frozen=True, slots=True)
class Unfreezing:
    """One row of the schedule: the trunk's last `layers` blocks learn with the heads, `epochs` long, at `rate`.

    0 layers: only the heads learn. An epoch shows each good image once.
    """

    layers: int
    rate: float
    epochs: int

    def __post_init__(self) -> None:
        if not 0 <= self.layers <= 1000:
            raise RecipeInvalid("unfreezing layers", f"{self.layers} is not between 0 and 1000")
        if not 0 < self.rate <= 1:
            raise RecipeInvalid("unfreezing rate", f"{self.rate} is not above 0, up to 1")
        if not 1 <= self.epochs <= 10_000:
            raise RecipeInvalid("unfreezing epochs", f"{self.epochs} is not between 1 and 10000")


@dataclass(frozen=True, slots=True)
class Finetuning:
    """What learns from anomalies, drawn ones and labelled ones, after the encoder has its weights.

    `schedule`: rows of gradual unfreezing, one after the other; empty: the encoder stays as it is.
    `classifier`: a classifier head is trained on its features: three dense layers, two of `widths` and one of a
    single logit, with `dropout` between them, for up to `epochs`, at `rate`. `weight_decay` is the schedule's, too.
    `patience`: epochs without a better held-out loss before the classifier head, or a row, ends; None: never.
    `held_out`: the share of the images that only measures; the best epoch is chosen on it.
    `balanced`: half of every batch is good, half anomalies, however many there are of each. `class_weights`: the
    loss of each label weighs the same, however often it is drawn. `batch`: images in a step.
    `defects`: synthetic anomalies per good image, of `kinds` (empty: all). `learn_from`: as many labelled anomalies
    must be there before anything learns from them; a few would be learned by heart.
    `head_steps`: steps of the localising head. `head_weight`: how much it counts beside the patch memory, 0 to 6.
    """

    schedule: tuple[Unfreezing, ...] = ()
    classifier: bool = True
    widths: tuple[int, int] = (256, 64)
    dropout: float = 0.2
    epochs: int = 100
    rate: float = 1e-3
    weight_decay: float = 1e-4
    patience: int | None = 15
    held_out: float = 0.2
    balanced: bool = True
    class_weights: bool = False
    batch: int = 16
    defects: int = 6
    kinds: tuple[str, ...] = ()
    learn_from: int = 10
    head_steps: int = 500
    head_weight: float = 2.0

    def __post_init__(self) -> None:
        if len(self.schedule) > 100:
            raise RecipeInvalid("schedule", f"{len(self.schedule)} rows are more than 100")
        if len(self.widths) != 2 or not all(1 <= width <= 8192 for width in self.widths):
            raise RecipeInvalid("classifier widths", f"{self.widths} are not two widths between 1 and 8192")
        if len(set(self.kinds)) < len(self.kinds):
            raise RecipeInvalid("kinds of synthetic anomalies", f"{', '.join(self.kinds)} names a kind twice")
        if self.patience is not None and self.patience < 1:
            raise RecipeInvalid("patience", f"{self.patience} is not at least 1")
        if not 0 < self.rate <= 1:
            raise RecipeInvalid("classifier rate", f"{self.rate} is not above 0, up to 1")
        for field, (name, low, high) in _LIMITS.items():
            value = getattr(self, field)
            if not low <= value <= high:
                raise RecipeInvalid(name, f"{value} is not between {low} and {high}")

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `dataclasses.asdict` wrote. Raises `RecipeInvalid` for what is not a fine-tuning."""
        return read_plain(cls, values, "fine-tuning")


_LIMITS: dict[str, tuple[str, float, float]] = {
    "dropout": ("dropout", 0, 0.9),
    "epochs": ("classifier epochs", 1, 10_000),
    "weight_decay": ("weight decay", 0, 1),
    "held_out": ("held out", 0, 0.5),
    "batch": ("batch", 2, 4096),
    "defects": ("synthetic anomalies per good image", 1, 100),
    "learn_from": ("labelled anomalies to learn from", 1, 10_000),
    "head_steps": ("steps of the localising head", 1, 1_000_000),
    "head_weight": ("weight of the localising head", 0, 6),
}
