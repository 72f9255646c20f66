"""The recipe: everything that a project is trained and inspected with, as frozen values."""

from dataclasses import asdict, dataclass, field, fields
from typing import Any, Self

from inspector.core.errors import RecipeInvalid

STRIDE = 8  # pixels of a prepared image per patch of its grid: the finer of the two taps of every encoder
SIZE_LIMITS = (64, 2048)


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a photograph becomes the picture that the encoder sees; part of every cache key.

    `size`: pixels; the prepared picture has the area size × size and the photograph's own aspect ratio.
    `magnification`: prepared pixels per photograph pixel, the same for all photographs, in place of an equal
    area; for parts that are cut out of one camera's picture at different sizes.
    `tiled`: keep the native resolution (or `magnification`) and judge tiles of size × size, overlapping, so that
    a defect of 0.1 % of the area stays large enough to be seen.
    `white_level`: the value that is white in images of more than 8 bits (4095 for a 12-bit camera).
    """

    size: int = 256
    magnification: float | None = None
    tiled: bool = False
    white_level: int = 65535

    def __post_init__(self) -> None:
        low, high = SIZE_LIMITS
        if not low <= self.size <= high or self.size % 16:
            raise RecipeInvalid("size", f"{self.size} is not a multiple of 16 between {low} and {high}")
        if self.magnification is not None and not 0.01 <= self.magnification <= 8:
            raise RecipeInvalid("magnification", f"{self.magnification} is not between 0.01 and 8")
        if not 255 <= self.white_level <= 65535:
            raise RecipeInvalid("white_level", f"{self.white_level} is not between 255 and 65535")
