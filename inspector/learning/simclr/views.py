"""Two views of every picture: what contrastive learning must recognise as the same, and so what it may ignore.

Every number that chance decides is drawn for every view, used or not: a switch changes what it names and nothing
else, and the generator stands at the same place afterwards, whatever the recipe says.
"""

from collections.abc import Sequence
from dataclasses import fields

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import RecipeInvalid
from inspector.core.pretraining import Change, Views
from inspector.learning.simclr import changes, crops


def draw_views(
    pictures: Sequence[NDArray[np.uint8]], views: Views, *, generator: torch.Generator, device: torch.device
) -> tuple[Tensor, Tensor]:
    """Return two views of each prepared picture, uint8 (h, w, 3) RGB of any shapes (Chen et al., ICML 2020, section 3).

    Each is uint8 (N, size, size, 3) on `device`, what `Encoder.normalised` takes; its memory is planar, so that this
    permutes it without a copy. All chance comes from `generator`, which lives on the CPU: equal states give equal
    views, and the same ones on every device but for rounding and the grain of the noise.
    """
    count = len(pictures)
    names = crops.CHANCES + changes.CHANCES
    chances = dict(zip(names, torch.rand(len(names), 2 * count, generator=generator), strict=True))
    grain = int(torch.randint(2**62, (), generator=generator))
    places = crops.place([picture.shape[:2] for picture in pictures] * 2, views, chances)
    cut = crops.cut_with_opencv if device.type == "cpu" else crops.cut_with_torch
    with torch.autocast(device.type, enabled=False):  # bf16 holds the 256 values of a pixel only just
        planar = changes.change(cut(pictures, places, size=views.size, device=device), views, chances, grain=grain)
    drawn = planar.permute(0, 2, 3, 1)
    return drawn[:count], drawn[count:]


def refuse_identical(one: Tensor, other: Tensor, *, views: Views) -> None:
    """Raise `RecipeInvalid` where the two views of every picture are equal: there would be nothing to learn."""
    if not torch.equal(one, other):
        return
    kinds = [f.name for f in fields(views) if isinstance(getattr(views, f.name), Change)]
    off = [kind.replace("_", " ") for kind in kinds if not getattr(views, kind)]
    switches = f"switched off: {', '.join(off)}" if off else "nothing is switched off, but the strengths change nothing"
    raise RecipeInvalid("views", f"the two views of every picture are equal, so nothing can be learned; {switches}")
