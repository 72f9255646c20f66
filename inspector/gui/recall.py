"""An inspection of the past made ready for painting: its row, what is left of its photograph, and its heat."""

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import ImageUnreadable
from inspector.core.judgement import HeatMap
from inspector.gui.widgets.viewer.layers import Heat, Photo, heat_of, photo_of

if TYPE_CHECKING:
    from inspector.store.journal.entries import Entry
    from inspector.store.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Recalled:
    """One inspection as it is known now.

    `photograph` and `photo` are the whole photograph, or its thumbnail where no more was kept (`small`); None where
    there is neither. `file` is what may be filed into a bin.
    """

    entry: "Entry"
    photograph: NDArray[np.uint8] | None = None
    photo: Photo | None = None
    heat: Heat | None = None
    small: bool = False
    file: Path | None = None


def recall(journal: "Journal", id: int, *, stretched: bool = False) -> Recalled | None:
    """Return what is known of an inspection, for a thread of its own; None where its row was forgotten."""
    from inspector.services.filing import photograph_of

    entry = journal.entry(id)
    if entry is None:
        return None
    file = photograph_of(entry)
    found, small = _photograph(entry, file)
    if found is None:
        return Recalled(entry, file=file)
    heat_map = journal.heat_map(id)
    heat = None
    if heat_map is not None:
        heat = heat_of(fitted(heat_map, (found.shape[0], found.shape[1])), entry.limits)
    return Recalled(entry, found, photo_of(found, stretched=stretched), heat, small, file)


def fitted(heat_map: HeatMap, image_shape: tuple[int, int]) -> HeatMap:
    """Return a heat map for the same photograph at another (height, width)."""
    if image_shape == heat_map.image_shape:
        return heat_map
    down, across = (new / old for new, old in zip(image_shape, heat_map.image_shape, strict=True))
    left, top, width, height = heat_map.covered
    place = (round(left * across), round(top * down), max(1, round(width * across)), max(1, round(height * down)))
    return replace(heat_map, image_shape=image_shape, place=None if heat_map.place is None else place)


def _photograph(entry: "Entry", file: Path | None) -> tuple[NDArray[np.uint8] | None, bool]:
    """Return the best picture that there still is, and whether it is only the thumbnail."""
    from inspector.imaging.read import read_image

    for path in dict.fromkeys((entry.photo, file, entry.thumbnail)):
        if path is None:
            continue
        try:
            return read_image(path), path == entry.thumbnail
        except ImageUnreadable:
            continue
    return None, False
