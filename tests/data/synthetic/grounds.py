"""Good pictures to draw defects on, and places on them."""

import numpy as np

from inspector.data.synthetic.fields import Mask, Picture, noise
from inspector.data.synthetic.place import Place

SHAPE = (96, 112)


def wall(seed: int = 0, *, colour: tuple[int, int, int] = (150, 120, 90)) -> Picture:
    """A coloured wall with a rough texture, uint8 (96, 112, 3)."""
    rough = noise(SHAPE, np.random.default_rng(seed), slope=1.0)
    return np.clip(np.array(colour) + 12 * rough[..., None], 0, 255).astype(np.uint8)


def grey(seed: int = 0) -> Picture:
    return np.repeat(wall(seed)[..., :1], 3, 2)


def disc(radius: float = 34) -> Mask:
    y, x = np.indices(SHAPE)
    return np.hypot(y - SHAPE[0] / 2, x - SHAPE[1] / 2) < radius


def middle(radius: float, *, picture: Picture | None = None) -> Place:
    """A place of a radius in the middle of a whole picture."""
    picture = wall() if picture is None else picture
    return Place(
        before=picture.astype(np.float32),
        part=np.ones(SHAPE, np.bool_),
        x=SHAPE[1] / 2,
        y=SHAPE[0] / 2,
        radius=radius,
        corner=(0, 0),
        unit=1.0,
        donors=(picture,),
    )
