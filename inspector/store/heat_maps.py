"""Heat maps as bytes, small, to three digits: how everything that is kept of them on disk holds them."""

import numpy as np

from inspector.core.judgement import HeatMap

_HIGHEST = float(np.finfo(np.float16).max)
_PLACE, _SCORE = np.dtype("<i4"), np.dtype("<f2")
_HEAD = 4 * _PLACE.itemsize


def pack(heat_map: HeatMap) -> bytes:
    """Return the place (left, top, width, height; zeros: all of the photograph) and the scores, row by row.

    A patch that is ignored is no number. Scores beyond what half a float holds are the highest that it does.
    """
    place = np.array(heat_map.place or (0, 0, 0, 0), _PLACE)
    scores = np.clip(heat_map.values, -_HIGHEST, _HIGHEST).astype(_SCORE)
    if heat_map.counts is not None:
        scores[~heat_map.counts] = np.nan
    return place.tobytes() + scores.tobytes()


def unpack(held: bytes, grid_shape: tuple[int, int], image_shape: tuple[int, int]) -> HeatMap:
    """Return the heat map that `pack` wrote, of a grid (rows, columns) and a photograph (height, width)."""
    left, top, width, height = np.frombuffer(held[:_HEAD], _PLACE).tolist()
    values = np.frombuffer(held[_HEAD:], _SCORE).astype(np.float32).reshape(grid_shape)
    counts = ~np.isnan(values)
    if not counts.all():
        values = np.where(counts, values, values[counts].min(initial=np.inf)).astype(np.float32)
    return HeatMap(values, image_shape, (left, top, width, height) if width else None, None if counts.all() else counts)
