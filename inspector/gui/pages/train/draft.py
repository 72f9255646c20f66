"""What a person is choosing for the next run: a recipe in the making, that forgets nothing when a part is left out."""

from dataclasses import dataclass, field, replace
from typing import Any, Self

from inspector.core.finetuning import Finetuning
from inspector.core.pretraining import Pretraining
from inspector.core.recipe import PRESETS, SCRATCH, Recipe, preset

OWN = "own"  # no preset is exactly this


@dataclass(frozen=True, slots=True)
class Draft:
    """A recipe, and what its pretraining and heads would be if they were wanted."""

    recipe: Recipe = field(default_factory=lambda: preset("standard"))
    pretraining: Pretraining = field(default_factory=Pretraining)
    finetuning: Finetuning = field(default_factory=Finetuning)

    @classmethod
    def of(cls, recipe: Recipe) -> Self:
        """Return the draft that starts with a recipe."""
        return cls(recipe, recipe.pretraining or Pretraining(epochs=40), recipe.finetuning or Finetuning())

    @property
    def preset(self) -> str:
        """The preset that this is, whatever its starting point and its limits; `OWN` where something was changed."""
        return next((name for name in PRESETS if self._as(name).recipe == self.recipe), OWN)

    def value(self, path: str) -> Any:
        """Return a setting by its path, such as `pretraining.views.crop`, also of a part that is left out."""
        first, _, rest = path.partition(".")
        found: Any = self.recipe
        if first in ("pretraining", "finetuning"):
            found, path = getattr(self, first), rest
        for name in filter(None, path.split(".")):
            found = getattr(found, name)
        return found

    def with_value(self, path: str, value: Any) -> Self:
        """Return the draft with one setting changed. Raises `RecipeInvalid` for a value that cannot work."""
        first, _, rest = path.partition(".")
        if first in ("pretraining", "finetuning") and rest:
            part = _replaced(getattr(self, first), rest, value)
            changed = replace(self, **{first: part})
            return replace(changed, recipe=replace(self.recipe, **{first: part})) if self.has(first) else changed
        recipe = self.recipe
        if path == "false_rejects":  # what is rejected is reviewed, too
            recipe = replace(recipe, reviews=max(recipe.reviews, value))
        elif path == "reviews":
            recipe = replace(recipe, false_rejects=min(recipe.false_rejects, value))
        return replace(self, recipe=_replaced(recipe, path, value))

    def has(self, part: str) -> bool:
        """Return whether `pretraining` or `finetuning` is wanted."""
        return getattr(self.recipe, part) is not None

    def with_part(self, part: str, wanted: bool) -> Self:
        """Return the draft with or without a part."""
        return replace(self, recipe=_replaced(self.recipe, part, getattr(self, part) if wanted else None))

    def with_preset(self, name: str) -> Self:
        """Return the draft of a preset: starting point, limits, region and seed stay as they were chosen."""
        return self._as(name)

    def with_weights(self, weights: str) -> Self:
        """Return the draft that starts from these weights; a preset does what it does for such an encoder."""
        name = self.preset
        changed = replace(self, recipe=replace(self.recipe, weights=weights))
        return changed if name == OWN else changed._as(name)

    def _as(self, name: str) -> Self:
        chosen, kept = preset(name, weights=self.recipe.weights), self.recipe
        recipe = replace(
            chosen,
            preparation=replace(kept.preparation, size=chosen.preparation.size),
            backbone=kept.backbone,
            normalisation=kept.normalisation,
            false_rejects=kept.false_rejects,
            reviews=kept.reviews,
            seed=kept.seed,
        )
        return type(self)(recipe, recipe.pretraining or self.pretraining, recipe.finetuning or self.finetuning)


def starting_point(weights: str) -> str:
    """Return `scratch`, `shipped` or `file`."""
    return weights if weights in (SCRATCH, "shipped") else "file"


def _replaced(frozen: Any, path: str, value: Any) -> Any:
    first, _, rest = path.partition(".")
    return replace(frozen, **{first: _replaced(getattr(frozen, first), rest, value) if rest else value})
