"""Masks of labelled anomalies, as the pieces of their picture show them, and as the patches of a piece are covered."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.recipe import STRIDE
from inspector.imaging.tiling import Pieces


def on_pieces(mask: NDArray[np.bool_], pieces: Pieces) -> list[NDArray[np.float32]]:
    """Return the part of a mask, bool (h, w), that each piece shows: float32, 0 to 1, in pixels of the piece."""
    height, width = pieces.pictures.shape[1:3]
    whole = mask.astype(np.float32)
    if len(pieces.pictures) == 1:
        return [cv2.resize(whole, (width, height), interpolation=cv2.INTER_AREA).astype(np.float32)]
    return [whole[top : top + height, left : left + width] for top, left in pieces.origins]


def on_patches(mask: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return which share of each patch the mask of a piece, float32 (h, w), covers: (h / 16, w / 16)."""
    rows, columns = (side // STRIDE for side in mask.shape)
    inside = mask[: rows * STRIDE, : columns * STRIDE]
    return cv2.resize(inside, (columns, rows), interpolation=cv2.INTER_AREA).astype(np.float32)
