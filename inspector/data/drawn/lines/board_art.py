"""What is etched and printed on every board of one product: drawn once, and kept."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from inspector.data.drawn.lettering import Artwork, sheet
from inspector.data.drawn.lines.board_layout import HEIGHT, WIDTH, Component, layout


@dataclass(frozen=True, slots=True)
class Sheets:
    """The copper `tracks`, the `gaps` that poured copper keeps around them, the `vias`, the `legend`."""

    tracks: Artwork
    gaps: Artwork
    vias: Artwork
    legend: Artwork


@lru_cache(maxsize=4)
def sheets(number: int, unit: float) -> Sheets:
    """Return the artwork of the layout with this number, for pictures of `unit` pixels per unit."""
    components, paths = layout(number)
    tracks, gaps, vias = (sheet(WIDTH, HEIGHT, unit) for _ in range(3))
    for path in paths:
        tracks.line(path, 2.6)
        gaps.line(path, 7.5)
        vias.dot(float(path[-1, 0]), float(path[-1, 1]), 4.2)
    for component in components:
        for pad in component.outlines(tuple((x, y, w + 7, h + 7) for x, y, w, h in component.kind.pads)):
            gaps.shape(pad)
    return Sheets(tracks.softened(), gaps.softened(), vias.softened(), _legend(components, unit).softened())


def _legend(components: tuple[Component, ...], unit: float) -> Artwork:
    art = sheet(WIDTH, HEIGHT, unit)
    for component in components:
        width, height = component.kind.body
        if width > 30:
            corners = component.outline((0, 0, width + 5, height + 5))
            art.line(np.concatenate([corners, corners[:1]]), 0.9)
        tall = float(np.ptp(component.outline((0, 0, width, max(height, 13)))[:, 1]))
        art.text(component.name, component.x, component.y - tall / 2 - 3.2, 7, middle=True)
    return art
