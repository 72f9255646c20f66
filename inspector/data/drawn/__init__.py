"""Product lines drawn by program: parts as they vary, and the same parts with defects and masks.

A line is a kind of part. A seed is one product of that kind (its colours, layout, name); an index is one part
of that product. So pictures to train on and pictures to test on share the seed and differ in the index.
"""

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import RecipeInvalid
from inspector.data.drawn import camera as cameras
from inspector.data.drawn.fields import Field, Mask, Shape
from inspector.data.drawn.light import Lamp, shade
from inspector.data.drawn.lines import ALL
from inspector.data.drawn.order import Line, Order
from inspector.data.drawn.surface import Surface
from inspector.data.drawn.texture import Rng

__all__ = ["LINES", "Drawing", "Line", "draw_anomaly", "draw_good"]

LINES: Mapping[str, Line] = MappingProxyType({line.name: line for line in ALL})
SIZE_LIMITS = (96, 2048)
SHARE_LIMITS = (0.0008, 0.055)  # of the picture: a defect outside these is drawn again, elsewhere
_ATTEMPTS = 12


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn photograph: `image` uint8 (h, w, 3) RGB; `mask` bool (h, w), True where it shows a defect.

    `kind` is the defect's kind; a good part has "" and a mask that is False everywhere.
    """

    image: NDArray[np.uint8]
    mask: Mask
    kind: str = ""


def draw_good(line: str, *, seed: int, index: int, size: int = 384) -> Drawing:
    """Draw a good part; `size` is the picture's height in pixels (96 to 2048), the line sets its width.

    The same arguments give the same bytes, whatever was drawn before. Raises `RecipeInvalid` for an unknown
    line, for a size that cannot be drawn, and for a seed or an index below 0.
    """
    scene = _Scene.of(line, seed, index, size)
    picture = cameras.expose(shade(scene.painted(), scene.lamp), scene.camera)
    return Drawing(cameras.digitise(picture, scene.camera), np.zeros(scene.shape, np.bool_))


def draw_anomaly(line: str, kind: str, *, seed: int, index: int, size: int = 384) -> Drawing:
    """Draw the part that `draw_good` draws, with one defect of a kind.

    The mask holds the pixels that visibly differ from the good part; more than two pixels away from it, both
    pictures are the same byte for byte. Raises `RecipeInvalid` as `draw_good` does, and for a kind that the
    line does not have.
    """
    scene = _Scene.of(line, seed, index, size)
    if kind not in scene.line.defects:
        raise RecipeInvalid("kind", f"{kind!r} is not a defect of {line}: choose {', '.join(scene.line.defects)}")
    surface = scene.painted()
    before = cameras.expose(shade(surface, scene.lamp), scene.camera)
    after, mask = _with_defect(scene, kind, surface, before)
    near = cameras.grown(mask, 2)
    return Drawing(cameras.digitise(np.where(near, after, before), scene.camera), mask, kind)


@dataclass(frozen=True, slots=True)
class _Scene:
    """All that chance decides about one picture but the defect."""

    line: Line
    seed: int
    index: int
    shape: Shape
    lamp: Lamp
    camera: cameras.Camera

    @classmethod
    def of(cls, name: str, seed: int, index: int, size: int) -> "_Scene":
        line = _line(name)
        if not SIZE_LIMITS[0] <= size <= SIZE_LIMITS[1]:
            raise RecipeInvalid("size", f"{size} is not between {SIZE_LIMITS[0]} and {SIZE_LIMITS[1]}")
        if seed < 0 or index < 0:
            raise RecipeInvalid("seed and index", f"{seed} and {index} must not be below 0")
        shape = (size, round(size * line.aspect))
        lamp = line.lamp.jittered(_chance("lamp", name, seed, index))
        chance = _chance("camera", name, seed, index)
        camera = cameras.set_up(chance, shape, exposure=line.exposure, unsteady=line.unsteady)
        return cls(line, seed, index, shape, lamp, camera)

    def painted(self, flaw: str = "", attempt: int = 0) -> Surface:
        """Return the part's surface; the same but for the flaw, every time."""
        order = Order(
            shape=self.shape,
            design=_chance("design", self.line.name, self.seed),
            part=_chance("part", self.line.name, self.seed, self.index),
            lamp=self.lamp,
            chance=_chance("flaw" + flaw, self.line.name, self.seed, self.index, attempt),
            flaw=flaw,
            force=1 + 0.15 * attempt,
        )
        return self.line.paint(order)

    def flawed(self, kind: str, good: Surface, attempt: int) -> Surface:
        """Return the surface with a defect; each attempt puts another one, stronger, in another place."""
        if kind in self.line.built:
            return self.painted(kind, attempt)
        surface = good.copy()
        chance = _chance("mark" + kind, self.line.name, self.seed, self.index, attempt)
        self.line.marks[kind](surface, chance, 1 + 0.15 * attempt)
        return surface


def _with_defect(scene: _Scene, kind: str, good: Surface, before: Field) -> tuple[Field, Mask]:
    """Return the noise-free picture of the part with a defect that can be seen, and where it is."""
    best: tuple[Field, Mask] | None = None
    for attempt in range(_ATTEMPTS):
        after = cameras.expose(shade(scene.flawed(kind, good, attempt), scene.lamp), scene.camera)
        mask = cameras.changed(before, after, scene.shape[0] / 384)
        share = float(mask.mean())
        if share > 0:
            best = after, mask
        if SHARE_LIMITS[0] <= share <= SHARE_LIMITS[1]:
            break
    if best is None:
        raise AssertionError(f"{scene.line.name} {kind}: no attempt could be seen")
    return best


def _line(name: str) -> Line:
    if name not in LINES:
        raise RecipeInvalid("line", f"{name!r} is not a drawn line: choose {', '.join(LINES)}")
    return LINES[name]


def _chance(what: str, *of: str | int) -> Rng:
    """Return a stream of chance that depends on its name and numbers alone."""
    words = zlib.crc32("/".join([what, *(o for o in of if isinstance(o, str))]).encode())
    return np.random.default_rng([words, *(o for o in of if isinstance(o, int))])
