"""The journal's pictures: a thumbnail of every inspection, and the photograph of what is not good.

inspected/2025-11-19/thumbnails/142231-482113-7f3a.jpg
inspected/2025-11-19/142231-482113-7f3a.png
"""

import secrets
import shutil
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import NotWritable
from inspector.core.files import reason, refused, writing
from inspector.imaging.resize import resized

FOLDER = "inspected"
SIDE = 256  # pixels of a thumbnail's longer side
_THUMBNAILS = "thumbnails"
_QUALITY = [cv2.IMWRITE_JPEG_QUALITY, 85]
_LOSSLESS = [  # half the time of OpenCV's own choice, for a quarter more bytes
    *(cv2.IMWRITE_PNG_COMPRESSION, 1),
    *(cv2.IMWRITE_PNG_STRATEGY, cv2.IMWRITE_PNG_STRATEGY_HUFFMAN_ONLY),
    *(cv2.IMWRITE_PNG_FILTER, cv2.IMWRITE_PNG_FILTER_SUB),
]


@dataclass(frozen=True, slots=True)
class Kept:
    """What was kept of a photograph, as paths from the project's folder on; None: nothing."""

    thumbnail: str | None = None
    photo: str | None = None


def thumbnail_of(photograph: NDArray[np.uint8], side: int = SIDE) -> NDArray[np.uint8]:
    """Return a photograph, uint8 (h, w, 3), shrunk so that neither side is longer than `side`; never enlarged."""
    height, width = photograph.shape[:2]
    scale = min(1.0, side / max(height, width))
    return resized(photograph, max(1, round(height * scale)), max(1, round(width * scale)))


def keep(
    project: Path,
    time: datetime,
    *,
    thumbnail: NDArray[np.uint8] | None,
    photograph: NDArray[np.uint8] | None,
) -> Kept:
    """Write the pictures of an inspection under new names. Raises `DiskFull`, `NotWritable`."""
    local = time.astimezone()
    day = f"{FOLDER}/{local:%Y-%m-%d}"
    name = f"{local:%H%M%S-%f}-{secrets.token_hex(2)}"
    small = f"{day}/{_THUMBNAILS}/{name}.jpg" if thumbnail is not None else None
    large = f"{day}/{name}.png" if photograph is not None else None
    if small is not None and thumbnail is not None:
        _write_quickly(project / small, _encoded(thumbnail, ".jpg", _QUALITY))
    if large is not None and photograph is not None:
        with writing(project / large) as file:
            file.write(_encoded(photograph, ".png", _LOSSLESS))
    return Kept(small, large)


def forget_before(project: Path, day: date) -> None:
    """Delete the pictures of all days before `day`. Raises `NotWritable`."""
    folder = project / FOLDER
    for old in sorted(folder.iterdir()) if folder.is_dir() else ():
        try:
            if date.fromisoformat(old.name) < day:
                shutil.rmtree(old)
        except ValueError:  # a folder that somebody else made
            continue
        except OSError as error:
            raise NotWritable(old, reason(error)) from error


def _encoded(rgb: NDArray[np.uint8], suffix: str, options: list[int]) -> bytes:
    bgr = cv2.cvtColor(np.ascontiguousarray(rgb), cv2.COLOR_RGB2BGR)
    fine, data = cv2.imencode(suffix, bgr, options)
    if not fine:
        raise RuntimeError(f"OpenCV wrote no {suffix}")
    return data.tobytes()


def _write_quickly(path: Path, data: bytes) -> None:
    """Write a file without waiting for the disk: a thumbnail is a help, not a record."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise refused(path, error) from error
