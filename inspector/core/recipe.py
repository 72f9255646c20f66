"""The recipe: everything that a project is trained and inspected with, as frozen values."""

from dataclasses import asdict, dataclass, field, replace
from types import MappingProxyType
from typing import Any, Self

from inspector.core.area import Polygon, Rectangle, check_ignored, check_region
from inspector.core.errors import RecipeInvalid
from inspector.core.finetuning import Finetuning
from inspector.core.plain import read_plain
from inspector.core.pretraining import Pretraining

STRIDE = 16  # pixels of a prepared picture per patch of the heat map: the coarser of the two taps of every encoder
SIZE_LIMITS = (64, 2048)
TAPS = ("auto", "shallow", "deep", "near")
SCRATCH, SHIPPED = "scratch", "shipped"  # starting points of an encoder; anything else is a file
NORMALISATIONS = MappingProxyType(
    {
        "imagenet": ((0.485, 0.456, 0.406), (0.229, 0.224, 0.225)),
        "half": ((0.5, 0.5, 0.5), (0.5, 0.5, 0.5)),
        "none": ((0.0, 0.0, 0.0), (1.0, 1.0, 1.0)),
    }
)


@dataclass(frozen=True, slots=True)
class Preparation:
    """How a photograph becomes the picture that the encoder sees; part of every cache key.

    `size`: pixels; the prepared picture has the area size × size and the photograph's own aspect ratio.
    `magnification`: prepared pixels per photograph pixel, the same for all photographs, in place of an equal
    area; for parts that are cut out of one camera's picture at different sizes.
    `tiled`: keep the native resolution (or `magnification`) and judge tiles of size × size, overlapping, so that
    a defect of 0.1 % of the area stays large enough to be seen.
    `white_level`: the value that is white in images of more than 8 bits (4095 for a 12-bit camera).
    `region`: (left, top, width, height) of the photograph that is judged, all else is cut away first; None: all of
    it. `ignored`: polygons of (x, y) whose content counts for nothing. Both are shares (0 to 1) of the photograph's
    width and height, so that they hold for photographs of any size.
    """

    size: int = 256
    magnification: float | None = None
    tiled: bool = False
    white_level: int = 65535
    region: Rectangle | None = None
    ignored: tuple[Polygon, ...] = ()

    def __post_init__(self) -> None:
        low, high = SIZE_LIMITS
        if not low <= self.size <= high or self.size % 16:
            raise RecipeInvalid("size", f"{self.size} is not a multiple of 16 between {low} and {high}")
        if self.magnification is not None and not 0.01 <= self.magnification <= 8:
            raise RecipeInvalid("magnification", f"{self.magnification} is not between 0.01 and 8")
        if not 255 <= self.white_level <= 65535:
            raise RecipeInvalid("white level", f"{self.white_level} is not between 255 and 65535")
        if self.region is not None:
            check_region(self.region)
        check_ignored(self.ignored)


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a bundle is trained and inspected with.

    `backbone`: a torchvision classification network. `weights`: `scratch`, `shipped`, or a file's path.
    `normalisation`: how those weights expect their input (a name of `NORMALISATIONS`).
    `even_light`: bring every picture to the same mean brightness, so that a dimmer lamp is not an anomaly.
    `patches`: how many patches of good parts each memory keeps.
    `false_rejects`, `reviews`: the shares of good parts that may be called anomaly, and that may be sent to a
    person or called anomaly. `test_share`: the share of the good images kept for the report, where there are
    many. `taps`: where the encoder is tapped, `shallow` at strides 4 and 8, `deep` at 8 and 16, `near` there, too, but
    looked at in small windows; `auto` is shallow for an encoder that began at random, pretrained or not, what its card
    says for one of our own, and else deep.
    `pretraining`: SimCLR on the project's own images before anything else; None: not.
    `finetuning`: heads beside the memory, taught with synthetic defects and labelled anomalies; None: none.
    `seed`: of everything random; the same images, recipe and seed give the same bundle.
    """

    preparation: Preparation = field(default_factory=Preparation)
    backbone: str = "resnet18"
    weights: str = SCRATCH
    normalisation: str = "imagenet"
    even_light: bool = True
    patches: int = 1000
    false_rejects: float = 0.01
    reviews: float = 0.1
    test_share: float = 0.2
    taps: str = "auto"
    pretraining: Pretraining | None = None
    finetuning: Finetuning | None = None
    seed: int = 0

    def __post_init__(self) -> None:
        if self.normalisation not in NORMALISATIONS:
            names = ", ".join(NORMALISATIONS)
            raise RecipeInvalid("normalisation", f"{self.normalisation!r} is none of {names}")
        if self.taps not in TAPS:
            raise RecipeInvalid("taps", f"{self.taps!r} is none of {', '.join(TAPS)}")
        if not 10 <= self.patches <= 20_000:
            raise RecipeInvalid("patches", f"{self.patches} is not between 10 and 20000")
        if not 0 < self.false_rejects <= 0.5:
            raise RecipeInvalid("false rejects", f"{self.false_rejects} is not a share above 0, up to 0.5")
        if not self.false_rejects <= self.reviews <= 0.5:
            raise RecipeInvalid("reviews", f"{self.reviews} is not a share from {self.false_rejects} to 0.5")
        if not 0 <= self.test_share <= 0.5:
            raise RecipeInvalid("test share", f"{self.test_share} is not a share from 0 to 0.5")

    def to_json(self) -> dict[str, Any]:
        """Return plain values that `from_json` reads again."""
        return asdict(self)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return the recipe that `to_json` wrote. Raises `RecipeInvalid` for what is not a recipe."""
        return read_plain(cls, values, "recipe")


PRESETS = MappingProxyType(
    {
        "quick": Recipe(),
        "standard": Recipe(patches=2000, pretraining=Pretraining(epochs=40), finetuning=Finetuning()),
        "thorough": Recipe(
            preparation=Preparation(size=384),
            patches=4000,
            pretraining=Pretraining(epochs=150),
            finetuning=Finetuning(defects=10, head_steps=1000),
        ),
    }
)


def preset(name: str, *, weights: str = SCRATCH) -> Recipe:
    """Return a preset for an encoder that starts from `weights`.

    Encoders that were trained before are not pretrained again: that was measured to gain nothing
    (docs/decisions/0013-trained-starts.md).
    """
    recipe = replace(PRESETS[name], weights=weights)
    return recipe if weights == SCRATCH else replace(recipe, pretraining=None)
