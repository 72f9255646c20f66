"""What stands in a row: a piece of the thumbnail around its hottest spot, with its heat."""

from collections.abc import Collection
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from inspector.core.errors import ImageUnreadable
from inspector.core.judgement import Verdict
from inspector.gui.pictures import image_of
from inspector.gui.recall import fitted

if TYPE_CHECKING:
    from inspector.store.journal.entries import Entry
    from inspector.store.journal.journal import Journal

WIDTH, HEIGHT = 56, 40
_TWICE = 2  # for screens with two pixels a point
_NEAR = 0.55  # of the picture is seen around a spot


def crops(journal: "Journal", ids: Collection[int]) -> dict[int, QImage | None]:
    """Return the pictures of rows by their ids, for a thread of its own; None where there is none."""
    return {entry.id: _crop(journal, entry) for entry in journal.some(ids)}


def _crop(journal: "Journal", entry: "Entry") -> QImage | None:
    from inspector.imaging.heat import MOST_ALPHA, HeatScale
    from inspector.imaging.read import read_image
    from inspector.imaging.regions import upsample
    from inspector.imaging.resize import resized

    if entry.thumbnail is None:
        return None
    try:
        picture = read_image(entry.thumbnail)
    except ImageUnreadable:
        return None
    if entry.verdict is not Verdict.GOOD and (heat_map := journal.heat_map(entry.id)) is not None:
        shape = (picture.shape[0], picture.shape[1])
        scores = upsample(fitted(heat_map, shape), shape)
        picture = HeatScale.of(entry.limits).blended(picture, scores, MOST_ALPHA)
    spot = entry.spot if entry.verdict is not Verdict.GOOD else None
    piece = resized(around(picture, spot), _TWICE * HEIGHT, _TWICE * WIDTH)
    return image_of(piece)


def around(picture: NDArray[np.uint8], spot: tuple[float, float] | None) -> NDArray[np.uint8]:
    """Return the piece of uint8 (h, w, 3), 7 : 5, around a spot (shares of width and height); None: its middle."""
    height, width = picture.shape[:2]
    share = 1.0 if spot is None else _NEAR
    across = min(width, height * WIDTH / HEIGHT) * share
    w, h = max(1, round(across)), max(1, round(across * HEIGHT / WIDTH))
    x, y = spot or (0.5, 0.5)
    left = min(max(0, round(x * width - w / 2)), width - w)
    top = min(max(0, round(y * height - h / 2)), height - h)
    return picture[top : top + h, left : left + w]
