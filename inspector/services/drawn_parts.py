"""Drawn parts as files: photographs, and the masks of those that have a defect."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from inspector.core.progress import Step, Steps
from inspector.data.drawn import Drawing, draw_anomaly, draw_good
from inspector.imaging.write import write_png

SIZE = 384  # pixels of height


@dataclass(frozen=True, slots=True)
class Part:
    """The part of an `index`, good or with a defect of a `kind`; where photograph and mask go (None: nowhere)."""

    photo: Path
    index: int
    kind: str = ""
    mask: Path | None = None


def draw_part(line: str, kind: str, *, seed: int, index: int) -> Drawing:
    """Draw a part, good where `kind` is empty. Raises `RecipeInvalid` as `data.drawn` does."""
    if kind:
        return draw_anomaly(line, kind, seed=seed, index=index, size=SIZE)
    return draw_good(line, seed=seed, index=index, size=SIZE)


def write_parts(parts: Sequence[Part], line: str, *, seed: int, anew: bool = True) -> Steps[None]:
    """Draw and write parts of a line; a step counts them. Where not `anew`, those that are there already stay.

    Raises `RecipeInvalid`, `NotWritable`.
    """
    for done, part in enumerate(parts, 1):
        if anew or not part.photo.exists():
            drawing = draw_part(line, part.kind, seed=seed, index=part.index)
            if part.mask is not None:  # first: where the photograph is, all of the part is
                write_png(part.mask, np.repeat(drawing.mask[..., None] * np.uint8(255), 3, axis=2))
            write_png(part.photo, drawing.image)
        yield Step(done, len(parts))
