"""Which image does what: fit the memory, calibrate the limits, or be kept for the report."""

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


@dataclass(frozen=True, slots=True)
class Roles:
    """Good images by role. Without any in `calibrate`, each image of `fit` is held out in its turn."""

    fit: tuple[Sample, ...]
    calibrate: tuple[Sample, ...] = ()
    test: tuple[Sample, ...] = ()

    @property
    def method(self) -> str:
        """Return how the limits are calibrated."""
        return HELD_OUT if self.calibrate else LEAVE_ONE_OUT


def assign_roles(good: Sequence[Sample], recipe: Recipe, groups: Mapping[str, str]) -> Roles:
    """Divide the good images by content and seed.

    A share is kept for the report where there are many. Images are set apart to calibrate only if a quarter of
    the rest is enough to promise the rate that is wanted: then the promise is exact. With fewer, all fit the
    memory and each is compared with all others, so that every photograph counts for both.
    Raises `TooFewImages`.
    """
    if len(good) < LEAST_GOOD:
        raise TooFewImages(
            what="good images", found=len(good), needed=LEAST_GOOD, hint="Add more photos of good parts."
        )
    test = recipe.test_share if len(good) >= LEAST_TO_TEST else 0.0
    rest = 1 - test
    exact = len(good) * rest * _CALIBRATE_SHARE >= needed_for(recipe.false_rejects)
    calibrate = rest * _CALIBRATE_SHARE if exact else 0.0
    sides = split(
        good,
        fractions={"fit": rest - calibrate, "calibrate": calibrate, "test": test},
        seed=recipe.seed,
        groups=groups,
    )
    return Roles(sides["fit"], sides["calibrate"], sides["test"])
