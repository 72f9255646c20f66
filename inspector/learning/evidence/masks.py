"""Masks of labelled anomalies, as the pieces of their picture show them, and as the patches of a piece are covered."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.recipe import STRIDE
from inspector.imaging.tiling import Pieces

Mask = NDArray[np.bool_]


def on_pieces(mask: Mask, pieces: Pieces) -> list[Mask]:
    """Return the part of a mask, bool (h, w) as the prepared picture, that each of its pieces shows."""
    height, width = pieces.pictures.shape[1:3]
    return [mask[top : top + height, left : left + width] for top, left in pieces.origins]


def on_patches(mask: Mask) -> NDArray[np.float32]:
    """Return which share of each patch the mask of a piece, bool (h, w), covers: float32 (h / 16, w / 16)."""
    rows, columns = (side // STRIDE for side in mask.shape)
    inside = mask[: rows * STRIDE, : columns * STRIDE].astype(np.float32)
    return cv2.resize(inside, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float32)
