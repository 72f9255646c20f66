"""Which image does what: fit the memory, teach the heads, calibrate the limits, or be kept for the report."""

import itertools
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from inspector.core.calibration import needed_for
from inspector.core.errors import TooFewImages
from inspector.core.recipe import Recipe
from inspector.core.sample import Sample
from inspector.data.split import split

LEAST_GOOD = 10
ADVISED_GOOD = 20
LEAST_TO_TEST = 50  # good images, before some are kept for the report
HELD_OUT, LEAVE_ONE_OUT = "held-out", "leave-one-out"
_CALIBRATE_SHARE = 0.25
_LEARN_SHARE = 0.7  # of the labelled anomalies, where they are enough to learn from
_OF_GOOD = ("fit", "calibrate", "test")


@dataclass(frozen=True, slots=True)
class Roles:
    """Images by role. Without any in `calibrate`, each image of `fit` is held out in its turn.

    `learn` are the labelled anomalies that the heads learn from; all others are only measured.
    """

    fit: tuple[Sample, ...]
    calibrate: tuple[Sample, ...] = ()
    test: tuple[Sample, ...] = ()
    learn: tuple[Sample, ...] = ()

    @property
    def method(self) -> str:
        """Return how the limits are calibrated."""
        return HELD_OUT if self.calibrate else LEAVE_ONE_OUT


def assign_roles(
    good: Sequence[Sample], anomalies: Sequence[Sample], recipe: Recipe, groups: Mapping[str, str]
) -> Roles:
    """Divide the images by content and seed.

    A share is kept for the report where there are many. Images are set apart to calibrate only if a quarter of
    the rest is enough to promise the rate that is wanted: then the promise is exact. With fewer, all fit the
    memory and each is compared with all others, so that every photograph counts for both. Of the anomalies a part
    teaches the heads where there are enough of them; fewer are worth more as a measure.
    Raises `TooFewImages`.
    """
    if len(good) < LEAST_GOOD:
        raise TooFewImages(
            what="good images", found=len(good), needed=LEAST_GOOD, hint="Add more photos of good parts."
        )
    test, calibrate = _kept_back(len(good), recipe)
    rest = 1 - test
    sides = split(
        good,
        fractions={"fit": rest - calibrate, "calibrate": calibrate, "test": test},
        seed=recipe.seed,
        groups=groups,
    )
    return Roles(sides["fit"], sides["calibrate"], sides["test"], _to_learn(anomalies, recipe, groups))


def calibrating(good: int, recipe: Recipe) -> tuple[int, str]:
    """Return how many of so many good images would set the limits, give or take one, and by which method."""
    test, calibrate = _kept_back(good, recipe)
    return int(good * (calibrate or 1 - test)), HELD_OUT if calibrate else LEAVE_ONE_OUT


def missing_good(good: int, recipe: Recipe) -> int:
    """Return how many good images more a run would need to promise the false rejects that are wanted; 0: none."""
    needed = needed_for(recipe.false_rejects)
    return next(more for more in itertools.count() if calibrating(good + more, recipe)[0] >= needed)


def missing_to(images: Mapping[str, Sequence[object]], recipe: Recipe) -> int:
    """Return how many good images more than a bundle's the next training takes for the rate that this one missed.

    `images` are the bundle's by role. Chance gives or takes one where the images are divided: it is at least one.
    """
    return max(1, missing_good(sum(len(images.get(role, ())) for role in _OF_GOOD), recipe))


def _kept_back(good: int, recipe: Recipe) -> tuple[float, float]:
    """Return the shares of good images for the report and, where they are many enough, for calibrating alone."""
    test = recipe.test_share if good >= LEAST_TO_TEST else 0.0
    rest = 1 - test
    exact = good * rest * _CALIBRATE_SHARE >= needed_for(recipe.false_rejects)
    return test, rest * _CALIBRATE_SHARE if exact else 0.0


def needed_to_learn(recipe: Recipe) -> int:
    """Return how many labelled anomalies there must be before some of them teach; 0 where none ever does."""
    return 0 if recipe.finetuning is None else math.ceil(recipe.finetuning.learn_from / _LEARN_SHARE - 1e-9)


def _to_learn(anomalies: Sequence[Sample], recipe: Recipe, groups: Mapping[str, str]) -> tuple[Sample, ...]:
    """Return the anomalies that the heads learn from, of every kind its share."""
    if recipe.finetuning is None or len(anomalies) * _LEARN_SHARE < recipe.finetuning.learn_from:
        return ()
    fractions = {"learn": _LEARN_SHARE, "test": 1 - _LEARN_SHARE}
    return split(anomalies, fractions=fractions, seed=recipe.seed, groups=groups)["learn"]
