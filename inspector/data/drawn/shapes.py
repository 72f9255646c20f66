"""Outlines as signed distances in units (negative inside), and the edges that they give a part."""

import numpy as np

from inspector.data.drawn.fields import Field, length
from inspector.data.drawn.order import Grid


def disc(grid: Grid, radius: float, x: float = 0, y: float = 0) -> Field:
    """Return the distance to a circle."""
    return length(grid.x - np.float32(x), grid.y - np.float32(y)) - np.float32(radius)


def box(grid: Grid, width: float, height: float, *, corner: float = 0, x: float = 0, y: float = 0) -> Field:
    """Return the distance to a rectangle with round corners around (x, y)."""
    out_x = np.abs(grid.x - np.float32(x)) - np.float32(width / 2 - corner)
    out_y = np.abs(grid.y - np.float32(y)) - np.float32(height / 2 - corner)
    outside = length(np.maximum(out_x, 0), np.maximum(out_y, 0))
    return np.asarray(outside + np.minimum(np.maximum(out_x, out_y), 0) - np.float32(corner), np.float32)


def rounded(distance: Field, width: float) -> Field:
    """Return 0 at the outline rising like a quarter circle to 1 at `width` units inside."""
    t = np.clip(1 + distance / np.float32(width), 0, 1)
    return np.asarray(np.sqrt(1 - t * t), np.float32)
