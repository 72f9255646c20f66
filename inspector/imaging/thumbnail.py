"""Small pictures of photographs for the screen. Nothing is judged by them, so they may be made quickly."""

import contextlib
import io
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import ImageUnreadable
from inspector.imaging.decoders import DECODER_ERRORS, open_image
from inspector.imaging.depth import to_rgb
from inspector.imaging.read import read_header, read_image
from inspector.imaging.resize import resized
from inspector.imaging.sniff import HEAD_BYTES, image_format

_WHITE_12, _DARK = 4095, 16  # a picture of 12 bits, read as one of 16, is no brighter than this


def read_thumbnail(path: Path, side: int) -> NDArray[np.uint8]:
    """Return an image file as uint8 (h, w, 3) RGB that fits into `side` × `side` pixels; never enlarged.

    Raises `ImageUnreadable`.
    """
    image = _reduced_jpeg(path, side)
    return fitted(_read(path) if image is None else image, side)


def fitted(image: NDArray[np.uint8], side: int) -> NDArray[np.uint8]:
    """Shrink uint8 (h, w, 3) to fit into a square."""
    height, width = image.shape[:2]
    scale = min(1.0, side / max(height, width))
    return resized(image, max(1, round(height * scale)), max(1, round(width * scale)))


def _read(path: Path) -> NDArray[np.uint8]:
    image = read_image(path)
    if image.max() <= _DARK and read_header(path).bits > 8:
        return read_image(path, white_level=_WHITE_12)
    return image


def _reduced_jpeg(path: Path, side: int) -> NDArray[np.uint8] | None:
    """Decode a JPEG at an eighth to a half of its size, where that suffices; None: it is to be read as any file."""
    with contextlib.suppress(OSError, ImageUnreadable, *DECODER_ERRORS):
        with path.open("rb") as file:
            if image_format(file.read(HEAD_BYTES)) != "JPEG":
                return None
            file.seek(0)
            data = file.read()
        with open_image(io.BytesIO(data), path, "JPEG") as picture:
            picture.draft(None, (2 * side, 2 * side))
            return to_rgb(picture, data, white_level=255)
    return None
