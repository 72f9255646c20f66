"""Pillow's decoders, kept quiet: the one place that knows how they are opened, fail and warn."""

import struct
import types
import zlib
from pathlib import Path
from typing import IO

import cv2
from PIL import (
    BmpImagePlugin,
    Image,
    ImageFile,
    JpegImagePlugin,
    PngImagePlugin,
    TiffImagePlugin,
    WebPImagePlugin,
)

from inspector.core.errors import ImageUnreadable
from inspector.imaging.png import find_chunk

MAX_PIXELS = 150_000_000

# What Pillow's decoders raise on damaged bytes is promised nowhere; it was found by feeding them damaged
# files, as the tests do at every run. OSError and SyntaxError are meant; the others are slips of parsers that
# met nonsense (an index, a division, a missing attribute). In every case the file is at fault.
DECODER_ERRORS = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    LookupError,
    ArithmeticError,
    AttributeError,
    AssertionError,
    BufferError,
    EOFError,
    MemoryError,
    RuntimeError,  # with NotImplementedError and RecursionError
    struct.error,
    zlib.error,
    cv2.error,
    Image.DecompressionBombError,
)

ORIENTATION = 0x0112  # the EXIF and TIFF tag
_AGAIN = "copy it again from where it came"
_SAVE = "save it as an 8-bit or 16-bit PNG"

# Called directly and not through `Image.open`: the format is known, and no other is wanted.
_DECODERS: dict[str, type[ImageFile.ImageFile]] = {
    "PNG": PngImagePlugin.PngImageFile,
    "JPEG": JpegImagePlugin.JpegImageFile,
    "BMP": BmpImagePlugin.BmpImageFile,
    "TIFF": TiffImagePlugin.TiffImageFile,
    "WebP": WebPImagePlugin.WebPImageFile,
}

# WORKAROUND: Pillow warns of odd metadata and of large images through `warnings`, whose filters belong to the
# whole process: `catch_warnings` around a read is not safe in threads, and Inspector reads in several. These
# modules get a `warnings` of their own that says nothing. What matters (size, damage) is checked and raised.
_SILENT = types.SimpleNamespace(warn=lambda *_args, **_kwargs: None)
for _module in (Image, PngImagePlugin, TiffImagePlugin):
    vars(_module)["warnings"] = _SILENT


class UnsupportedPixelsError(ValueError):
    """A file is in order, but Inspector does not read pixels of its kind; the message is the cause."""


def open_image(file: IO[bytes], name: Path, format_name: str) -> ImageFile.ImageFile:
    """Open an image lazily: the header is read, no pixel is decoded.

    Raises `ImageUnreadable` for more than `MAX_PIXELS`, and any of `DECODER_ERRORS` for a damaged header.
    """
    picture = _DECODERS[format_name](file)
    width, height = picture.size
    if width * height > MAX_PIXELS:
        picture.close()
        raise ImageUnreadable(name, too_large(width, height))
    # A TIFF may claim millions of rows and hold strips for few: Pillow leaves the rest black.
    if width < 1 or height < 1 or (format_name == "TIFF" and _stored_pixels(picture) < width * height):
        raise ValueError("fewer pixels than the header claims")
    return picture


def orientation(picture: ImageFile.ImageFile) -> int:
    """Return how a decoded image is still to be turned, as an EXIF orientation of 1 (not at all) to 8.

    It is 1 for a TIFF, which Pillow and OpenCV turn as they decode it (and Pillow gives its turned size), and
    where EXIF is missing or damaged. To be asked before the image is loaded.
    """
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        return 1
    try:
        value = _exif(picture).get(ORIENTATION, 1)
    except DECODER_ERRORS:
        return 1  # damaged metadata spoils no pixels
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def bits_per_sample(picture: ImageFile.ImageFile) -> int:
    """Return the depth of one channel as the file stores it (1 to 64)."""
    if isinstance(picture, TiffImagePlugin.TiffImageFile):
        return int(picture.tag_v2.get(TiffImagePlugin.BITSPERSAMPLE, (1,))[0])
    deep = picture.mode.startswith("I") or any(";16" in str(tile.args) for tile in picture.tile)
    return 16 if deep and isinstance(picture, PngImagePlugin.PngImageFile) else 8


def failure(error: BaseException, format_name: str) -> str:
    """Say in plain words why a decoder gave up, and the way out."""
    if isinstance(error, UnsupportedPixelsError):
        return f"{error}; {_SAVE}"
    if isinstance(error, MemoryError):
        return "too large for the memory of this PC; make it smaller or close other programs"
    if isinstance(error, Image.DecompressionBombError):
        return f"too large: over {MAX_PIXELS // 1_000_000} million pixels; make it smaller or cut it into parts"
    text = str(error).lower()
    if "support" in text or "unknown pixel mode" in text or isinstance(error, NotImplementedError):
        return f"a kind of {format_name} that cannot be read here ({error}); {_SAVE}"
    return f"the {format_name} file is damaged or cut short; {_AGAIN}"


def _exif(picture: ImageFile.ImageFile) -> Image.Exif:
    """Return the EXIF tags without decoding a pixel, as Pillow's own `getexif` would of a PNG."""
    if not isinstance(picture, PngImagePlugin.PngImageFile) or picture.fp is None:
        return picture.getexif()
    exif = Image.Exif()
    exif.load(find_chunk(picture.fp, b"eXIf"))
    return exif


def _stored_pixels(picture: ImageFile.ImageFile) -> int:
    boxes = (tile.extents for tile in picture.tile if tile.extents)
    return sum((right - left) * (bottom - top) for left, top, right, bottom in boxes)


def too_large(width: int, height: int) -> str:
    """Say that an image of this size is refused, and the way out."""
    return (
        f"too large: {width} × {height} pixels, at most {MAX_PIXELS // 1_000_000} million are read; "
        "make it smaller or cut it into parts"
    )
