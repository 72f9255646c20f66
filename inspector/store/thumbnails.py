"""Thumbnails, kept on disk by what the file is, so that a moved image keeps its own. Any may be deleted at any time."""

import contextlib
import hashlib
import io
import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inspector.core.errors import ImageUnreadable
from inspector.core.files import beside, reason
from inspector.imaging.thumbnail import fitted, read_thumbnail

SIDES = (128, 256, 512)
KEPT_BYTES = 1 << 30
_QUALITY = 88


def side_for(pixels: int) -> int:
    """Return the side that thumbnails are kept at for a place of so many pixels."""
    return next((side for side in SIDES if side >= pixels), SIDES[-1])


def thumbnail(path: Path, side: int, folder: Path) -> NDArray[np.uint8]:
    """Return the thumbnail of an image, (h, w, 3) RGB: from `folder`, or made and kept there.

    Raises `ImageUnreadable`.
    """
    try:
        kept = folder / _name(path, side)
    except OSError as error:
        raise ImageUnreadable(path, f"cannot be read: {reason(error)}") from error
    with contextlib.suppress(OSError, ValueError), Image.open(kept) as picture:
        return np.asarray(picture.convert("RGB"))
    larger = next((s for s in SIDES if s > side and (folder / _name(path, s)).exists()), None)
    made = fitted(thumbnail(path, larger, folder), side) if larger else read_thumbnail(path, side)
    _keep(kept, made)
    return made


def prune(folder: Path, limit_bytes: int = KEPT_BYTES) -> None:
    """Delete the oldest thumbnails where all together are too large."""
    files = []
    for path in folder.glob("*/*"):
        with contextlib.suppress(OSError):
            found = path.stat()
            files.append((found.st_mtime, found.st_size, path))
    total = sum(size for _, size, _ in files)
    for _, size, path in sorted(files):
        if total <= limit_bytes:
            break
        with contextlib.suppress(OSError):
            path.unlink()
            total -= size


def _name(path: Path, side: int) -> str:
    """Return what a file's thumbnail is called; a rename changes neither of what goes into it."""
    found = path.stat()
    place = f"{found.st_dev}|{found.st_ino}" if found.st_ino else os.fspath(path)
    key = hashlib.sha256(f"{place}|{found.st_size}|{found.st_mtime_ns}|{side}".encode(errors="replace")).hexdigest()
    return f"{key[:2]}/{key[2:40]}.jpg"


def _keep(path: Path, picture: NDArray[np.uint8]) -> None:
    """Write a thumbnail without waiting for the disk: a lost one is made again."""
    encoded = io.BytesIO()
    Image.fromarray(picture).save(encoded, "JPEG", quality=_QUALITY)
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part = beside(path)
        part.write_bytes(encoded.getbuffer())
        part.replace(path)
