"""Cutting a large picture into overlapping tiles, and laying their maps together again."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.recipe import STRIDE, Preparation
from inspector.imaging.counting import counted_patches, counted_pixels


@dataclass(frozen=True, slots=True)
class Pieces:
    """What the encoder sees of one prepared picture: uint8 (n, h, w, 3), where each stands, the whole's grid.

    `counts`: which patches of the whole count, bool (H/16, W/16); None: all.
    """

    pictures: NDArray[np.uint8]
    origins: tuple[tuple[int, int], ...]
    grid_shape: tuple[int, int]
    counts: NDArray[np.bool_] | None = None

    def join(self, maps: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the pieces' maps (n, h/16, w/16) as one map of the whole, float32 (H/16, W/16)."""
        return maps[0] if len(maps) == 1 else stitch(maps, self.origins, self.grid_shape)

    def kept(self, piece: int) -> NDArray[np.bool_]:
        """Return which patches of a piece count and are those that `join` takes, bool (h/16, w/16)."""
        rows, columns = self.pictures.shape[1] // STRIDE, self.pictures.shape[2] // STRIDE
        place = _place(*self.origins[piece], (rows, columns))
        taken = np.ones((rows, columns), np.bool_)
        if len(self.origins) > 1:
            taken = owners((rows, columns), self.origins, self.grid_shape)[place] == piece
        return taken if self.counts is None else taken & self.counts[place]

    def counted(self, piece: int, grid_shape: tuple[int, int]) -> NDArray[np.bool_] | None:
        """Return which patches of a piece count, bool of `grid_shape`; None: all.

        On a coarser grid a patch counts where it, or its neighbour, lies on one that counts: it says something of it.
        """
        if self.counts is None:
            return None
        rows, columns = self.pictures.shape[1] // STRIDE, self.pictures.shape[2] // STRIDE
        row, column = (origin // STRIDE for origin in self.origins[piece])
        own = self.counts[row : row + rows, column : column + columns]
        if own.shape == grid_shape:
            return own
        coarse = cv2.resize(own.astype(np.float32), grid_shape[::-1], interpolation=cv2.INTER_AREA) > 0
        return np.asarray(cv2.dilate(coarse.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0, np.bool_)


def cut(prepared: NDArray[np.uint8], preparation: Preparation) -> Pieces:
    """Cut a prepared picture into the tiles of its preparation; a picture that is not tiled is one piece.

    Raises `RecipeInvalid` where all of it is ignored.
    """
    height, width = prepared.shape[:2]
    grid = height // STRIDE, width // STRIDE
    counts = counted_patches(grid, preparation)
    if not preparation.tiled:
        return Pieces(prepared[None], ((0, 0),), grid, counts)
    origins = tile_origins(height, width, size=preparation.size)
    return Pieces(cut_tiles(prepared, origins, preparation.size), origins, grid, counts)


def counted_pieces(
    prepared: NDArray[np.uint8], preparation: Preparation
) -> list[tuple[NDArray[np.uint8], NDArray[np.bool_] | None]]:
    """Return the pieces of a prepared picture in which anything counts, each with what does, bool (h, w); None: all."""
    pieces = cut(prepared, preparation)
    counts = counted_pixels((prepared.shape[0], prepared.shape[1]), preparation)
    if counts is None:
        return [(piece, None) for piece in pieces.pictures]
    height, width = pieces.pictures.shape[1:3]
    own = [counts[top : top + height, left : left + width] for top, left in pieces.origins]
    return [(piece, counted) for piece, counted in zip(pieces.pictures, own, strict=True) if counted.any()]


def tile_origins(height: int, width: int, *, size: int, overlap: int = 32) -> tuple[tuple[int, int], ...]:
    """Return (top, left) pixels of tiles of `size` × `size` that cover a picture, row by row.

    Origins are multiples of `STRIDE` and evenly spread; neighbours share at least `overlap` pixels, the last
    tile is flush with the edge. `height` and `width` are multiples of `STRIDE` and at least `size`, as
    `prepared_shape` gives them. Raises `ValueError` otherwise.
    """
    if height % STRIDE or width % STRIDE or size % STRIDE:
        raise ValueError(f"{height} × {width} in tiles of {size}: not multiples of {STRIDE}")
    if min(height, width) < size or not 0 <= overlap <= size - STRIDE:
        raise ValueError(f"tiles of {size} with an overlap of {overlap} do not fit in {height} × {width}")
    step = (size - overlap) // STRIDE
    return tuple((top, left) for top in _starts(height, size, step) for left in _starts(width, size, step))


def cut_tiles(image: NDArray[np.uint8], origins: Sequence[tuple[int, int]], size: int) -> NDArray[np.uint8]:
    """Return the tiles of uint8 (h, w, 3) at `origins` as uint8 (n, size, size, 3)."""
    return np.stack([image[top : top + size, left : left + size] for top, left in origins])


def stitch(
    maps: NDArray[np.float32], origins: Sequence[tuple[int, int]], grid_shape: tuple[int, int]
) -> NDArray[np.float32]:
    """Lay the tiles' maps (n, h, w) together to one float32 (H, W) map on the grid of the whole picture.

    Where tiles overlap, a patch takes the value of its owner. Raises `ValueError` where the tiles leave a hole.
    """
    whole = np.zeros(grid_shape, np.float32)
    rows, columns = maps.shape[1:]
    owner = owners((rows, columns), origins, grid_shape)
    for tile, (values, (top, left)) in enumerate(zip(maps, origins, strict=True)):
        place = _place(top, left, (rows, columns))
        own = owner[place] == tile
        whole[place][own] = values[own]
    return whole


def owners(
    tile_shape: tuple[int, int], origins: Sequence[tuple[int, int]], grid_shape: tuple[int, int]
) -> NDArray[np.int64]:
    """Return which tile, of `tile_shape` patches, each patch of the whole picture's grid belongs to, (H, W).

    It is the one whose border is furthest away: near its border an encoder has seen padding instead of the part.
    Borders on the picture's own edge do not count, for all tiles there share them; of equals the earlier tile wins.
    Raises `ValueError` where the tiles leave a hole.
    """
    owner = np.full(grid_shape, -1, np.int64)
    depth = np.full(grid_shape, -1, np.int64)
    rows, columns = tile_shape
    for tile, (top, left) in enumerate(origins):
        row, column = top // STRIDE, left // STRIDE
        place = _place(top, left, tile_shape)
        inward = np.minimum(_inward(rows, row, grid_shape[0])[:, None], _inward(columns, column, grid_shape[1])[None])
        better = inward > depth[place]
        owner[place][better] = tile
        depth[place][better] = inward[better]
    if (owner < 0).any():
        raise ValueError("the tiles do not cover the whole grid")
    return owner


def _place(top: int, left: int, shape: tuple[int, int]) -> tuple[slice, slice]:
    """Return the rows and columns of the whole grid that a tile of `shape` patches covers."""
    row, column = top // STRIDE, left // STRIDE
    return slice(row, row + shape[0]), slice(column, column + shape[1])


def _starts(length: int, size: int, step: int) -> list[int]:
    """Return where tiles begin along one axis, in pixels; `step` is the widest spacing, in strides."""
    room = (length - size) // STRIDE
    count = -(-room // step)  # how many tiles follow the first
    return [index * room // count * STRIDE for index in range(count + 1)] if count else [0]


def _inward(length: int, start: int, total: int) -> NDArray[np.int64]:
    """Return for each patch along one axis of a tile how many lie between it and the nearest inner border."""
    before = np.arange(length) if start > 0 else np.full(length, total)
    after = np.arange(length)[::-1] if start + length < total else np.full(length, total)
    return np.asarray(np.minimum(before, after), np.int64)
