"""What a file is, told from its first bytes: names lie (a JPEG called .png, a web page saved as .jpg)."""

import string
from pathlib import Path

HEAD_BYTES = 512  # enough for every signature below
IMAGE_SUFFIXES = frozenset({".png", ".jpg", ".jpeg", ".bmp", ".tif", ".tiff", ".webp"})

_TIFF_STARTS = (b"II*\0", b"MM\0*", b"II+\0", b"MM\0+")  # both byte orders, classic and BigTIFF
_BMP_HEADER_SIZES = frozenset({12, 16, 40, 52, 56, 64, 108, 124})
_OTHERS = (  # (offset, bytes there, in words)
    (0, b"GIF8", "a GIF"),
    (0, b"%PDF", "a PDF"),
    (0, b"8BPS", "a Photoshop file"),
    (0, b"PK\3\4", "a ZIP archive or an Office document"),
    (0, b"\x1f\x8b", "a compressed archive"),
    (0, b"7z\xbc\xaf", "a compressed archive"),
    (0, b"Rar!", "a compressed archive"),
    (0, b"SQLite format 3", "a database"),
    (0, b"\x93NUMPY", "a numpy array"),
    (0, b"\0\0\0\x0cjP  ", "a JPEG 2000 image"),
    (0, b"\xffO\xffQ", "a JPEG 2000 image"),
    (0, b"MZ", "a Windows program"),
    (0, b"\x7fELF", "a program"),
    (4, b"ftyphei", "an HEIC photo (from a phone)"),
    (4, b"ftypmif1", "an HEIC photo (from a phone)"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftyp", "a video"),
    (8, b"AVI ", "a video"),
    (128, b"DICM", "a DICOM image"),
)
_TEXT_BYTES = frozenset(string.printable.encode()) | frozenset(range(0x80, 0x100))


def looks_like_image(path: Path) -> str | None:
    """Return the format that a file's first bytes tell: "PNG", "JPEG", "BMP", "TIFF" or "WebP".

    Its name plays no part. None for anything else, and for a file that cannot be opened.
    """
    try:
        if not path.is_file():  # opening a pipe would wait for ever
            return None
        with path.open("rb") as file:
            return image_format(file.read(HEAD_BYTES))
    except (OSError, ValueError):  # ValueError: a name that the system refuses
        return None


def image_format(head: bytes) -> str | None:
    """Return the image format that begins with `head`, or None where Inspector reads no such format."""
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(_TIFF_STARTS):
        return "TIFF"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WebP"
    # Two letters are a weak mark: a text may begin with them too.
    if head.startswith(b"BM") and int.from_bytes(head[14:18], "little") in _BMP_HEADER_SIZES:
        return "BMP"
    return None


def describe(head: bytes) -> str | None:
    """Say what a file that is not an image looks like ("a PDF"), or None if that is not cheaply known."""
    for offset, mark, words in _OTHERS:
        if head[offset : offset + len(mark)] == mark:
            return words
    if head.lstrip()[:14].lower().startswith((b"<html", b"<!doctype html")):
        return "a web page"
    if head and _TEXT_BYTES.issuperset(head):
        return "a text file"
    if head and not any(head):
        return "nothing but zeros (a copy that failed)"
    return None
