"""Reading image files: whatever lies in a folder becomes uint8 RGB, or an `ImageUnreadable` that says why."""

import io
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.imaging.decoders import (
    DECODER_ERRORS,
    MAX_PIXELS,
    bits_per_sample,
    failure,
    open_image,
    orientation,
)
from inspector.imaging.depth import to_rgb
from inspector.imaging.png import check_png
from inspector.imaging.sniff import HEAD_BYTES, IMAGE_SUFFIXES, describe, image_format, looks_like_image

__all__ = [
    "IMAGE_SUFFIXES",
    "MAX_BYTES",
    "MAX_PIXELS",
    "Header",
    "check_size",
    "count_pages",
    "decode_image",
    "looks_like_image",
    "read_header",
    "read_image",
]

MAX_BYTES = 2 * 1024**3  # of a file: more than MAX_PIXELS can need
_HALF_OPAQUE = 127
_READABLE = "PNG, JPEG, BMP, TIFF and WebP are read"


@dataclass(frozen=True, slots=True)
class Header:
    """What a file says of its image before it is decoded.

    `width` and `height` are pixels as shown, after the EXIF rotation. `bits` of one channel is 8, or 16 for
    anything deeper. `format` is "PNG", "JPEG", "BMP", "TIFF" or "WebP".
    """

    width: int
    height: int
    bits: int
    format: str


def read_header(path: Path) -> Header:
    """Return size, depth and format of an image file; no pixel is decoded.

    Raises `ImageUnreadable` like `read_image`, except for damage behind the header.
    """
    _check_file(path)
    try:
        file = path.open("rb")
    except OSError as error:
        raise ImageUnreadable(path, _refusal(error)) from error
    with file:
        return _header(file, path)


def read_image(path: Path, *, white_level: int = 65535) -> NDArray[np.uint8]:
    """Return an image file as uint8 (h, w, 3) RGB, turned as its EXIF orientation says.

    More than 8 bits are brought to 8 as round(value / `white_level` × 255), clipped; never by the image's own
    minimum and maximum. What is transparent lies on white. Of several pages (`count_pages`) or frames the
    first is read, and colour profiles are not applied. 32-bit integers are taken where all are 0 to 65535, floats
    where all are 0 to 1.
    Raises `ImageUnreadable`, with a cause in plain words, for every file that is not such an image.
    """
    _check_file(path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ImageUnreadable(path, _refusal(error)) from error
    return decode_image(data, path, white_level=white_level)


def decode_image(data: bytes, name: Path, *, white_level: int = 65535) -> NDArray[np.uint8]:
    """Return what `read_image` does, from the bytes of a file; `name` is what errors call it."""
    found = _format(data[:HEAD_BYTES], name)
    try:
        with open_image(io.BytesIO(data), name, found) as picture:
            if found == "PNG":
                check_png(data)
            return to_rgb(picture, data, white_level=white_level)
    except DECODER_ERRORS as error:
        raise ImageUnreadable(name, failure(error, found)) from error


def check_size(path: Path, size: int) -> None:
    """Raise `ImageUnreadable` for a file of so many bytes that reading it would fill the memory."""
    if size > MAX_BYTES:
        raise ImageUnreadable(path, f"too large: {size / 1024**3:.1f} GB; make the image smaller")


def count_pages(path: Path) -> int:
    """Return how many pages a TIFF file has, of which `read_image` takes the first; 1 for any other file.

    A file that cannot be read has 1, too, and pages behind damage are not counted.
    """
    if looks_like_image(path) != "TIFF":
        return 1
    pages = 1
    try:
        with path.open("rb") as file, open_image(file, path, "TIFF") as picture:
            while True:
                picture.seek(pages)
                pages += 1
    except (*DECODER_ERRORS, ImageUnreadable):  # EOFError: that was the last page
        return pages


def read_mask(path: Path) -> NDArray[np.bool_]:
    """Return a mask file as bool (h, w): True where it marks something.

    Where a part of the file is transparent, what is not is marked; else what is brighter than half of the
    brightest value, so that marks may be 255 or 1. Raises `ImageUnreadable`.
    """
    rgb = read_image(path)
    try:
        with Image.open(path) as picture:
            opaque = np.asarray(picture.convert("RGBA").getchannel("A")) > _HALF_OPAQUE
    except DECODER_ERRORS as error:
        raise ImageUnreadable(path, failure(error, "mask")) from error
    if not opaque.all() and opaque.any():
        return np.asarray(opaque, np.bool_)
    grey = rgb.max(axis=2)
    return np.asarray(grey > grey.max() / 2) if grey.max() else np.zeros(grey.shape, np.bool_)


def _header(file: IO[bytes], path: Path) -> Header:
    found = _format(file.read(HEAD_BYTES), path)
    file.seek(0)
    try:
        with open_image(file, path, found) as picture:
            width, height = picture.size
            if orientation(picture) >= 5:
                width, height = height, width
            return Header(width, height, 8 if bits_per_sample(picture) <= 8 else 16, found)
    except DECODER_ERRORS as error:
        raise ImageUnreadable(path, failure(error, found)) from error


def _format(head: bytes, name: Path) -> str:
    """Return the format, or raise `ImageUnreadable` saying what the file is instead."""
    if not head:
        raise ImageUnreadable(name, "the file is empty (0 bytes); copy it again from where it came")
    found = image_format(head)
    if found is None:
        likeness = describe(head)
        seen = f", it looks like {likeness}" if likeness else ""
        raise ImageUnreadable(name, f"not an image{seen}; {_READABLE}")
    return found


def _check_file(path: Path) -> None:
    """Raise `ImageUnreadable` for what must not be opened: pipes wait for ever, huge files fill memory."""
    try:
        status = path.stat()
    except (OSError, ValueError) as error:  # ValueError: a name that no file can have
        raise ImageUnreadable(path, _refusal(error)) from error
    if stat.S_ISDIR(status.st_mode):
        raise ImageUnreadable(path, "a folder, not an image; name the images inside it")
    if not stat.S_ISREG(status.st_mode):
        raise ImageUnreadable(path, "not a regular file; copy the image to a file on disk")
    check_size(path, status.st_size)


def _refusal(error: OSError | ValueError) -> str:
    """Say in plain words why a file could not be opened, and the way out."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return "no such file; it may have been moved, renamed or deleted"
    if isinstance(error, PermissionError):
        return "no permission to read it, or another program holds it; close that program or ask for permission"
    words = error.strerror if isinstance(error, OSError) else None
    return f"could not be read ({words or error}); check the disk or the network and try again"
