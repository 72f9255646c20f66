"""Prepared pictures on disk: raw pixels, one after another, beside an index that is only written after them.

A killed run leaves at most pixels without an index, which nobody reads and which are swept away later.
"""

import contextlib
import hashlib
import json
import os
import sys
import time
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

import numpy as np
from numpy.typing import NDArray

from inspector.core.files import PART, remove_leftovers

PIXELS, INDEX = ".pixels", ".json"
SWEEP_AFTER_S = 600.0  # no process takes as long between making a file and locking it


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture lies in its shard: uint8 (height, width, 3) from byte `offset`, with its checksum."""

    offset: int
    height: int
    width: int
    crc: int
    pixel_hash: str

    @property
    def size(self) -> int:
        """Bytes."""
        return self.height * self.width * 3


class Shard:
    """A readable shard, memory-mapped: `places` by content hash. It pickles as its path."""

    def __init__(self, index: Path) -> None:
        """Open a shard by its index. Raises `ValueError` if it is damaged or short, `OSError` otherwise."""
        self.index = index
        self.places = _places(index)
        self._pixels = np.memmap(index.with_suffix(PIXELS), np.uint8, "r")
        if any(place.offset + place.size > self._pixels.size for place in self.places.values()):
            raise ValueError(f"{index} names pixels that are not there")

    def __reduce__(self) -> tuple[type["Shard"], tuple[Path]]:
        return Shard, (self.index,)

    @property
    def size(self) -> int:
        """Bytes of pixels on disk."""
        return self._pixels.size

    def picture(self, content: str) -> NDArray[np.uint8]:
        """Return a read-only view (h, w, 3) of the map."""
        place = self.places[content]
        flat = self._pixels[place.offset : place.offset + place.size].view(np.ndarray)
        return flat.reshape(place.height, place.width, 3)

    def is_sound(self, content: str) -> bool:
        """Tell whether a picture's pixels are those that were written."""
        return checksum(self.picture(content)) == self.places[content].crc


def checksum(picture: NDArray[np.uint8]) -> int:
    """Return the CRC-32 of a contiguous uint8 (h, w, 3): quicker than a hash, and enough to see damage."""
    return zlib.crc32(picture.reshape(-1).data)


def pixel_hash(picture: NDArray[np.uint8]) -> str:
    """Return a SHA-256, hexadecimal, of shape and pixels of a contiguous uint8 (h, w, 3)."""
    digest = hashlib.sha256(repr(picture.shape).encode())
    digest.update(picture.reshape(-1).data)
    return digest.hexdigest()


def open_shards(folder: Path) -> Iterator[Shard]:
    """Yield the shards of a folder; one that is damaged is deleted, one that cannot be opened passed over."""
    for index in sorted(folder.glob(f"*{INDEX}")):
        try:
            yield Shard(index)
        except (ValueError, FileNotFoundError):
            discard(index)
        except OSError:
            continue


def discard(index: Path) -> None:
    """Delete a shard, its index first. Where the system holds a file open it stays, for a later sweep."""
    for path in (index, index.with_suffix(PIXELS)):
        with contextlib.suppress(OSError):
            path.unlink()


def touch(shard: Shard) -> None:
    """Note that a shard was used just now, so that it is pruned after those that were not."""
    with contextlib.suppress(OSError):
        os.utime(shard.index)


def sweep(folder: Path) -> None:
    """Delete what killed runs left: old pixels without an index that no living process is writing."""
    remove_leftovers(folder.glob(f".*{PART}"), older_than_s=SWEEP_AFTER_S)
    for pixels in folder.glob(f"*{PIXELS}"):
        with contextlib.suppress(OSError):
            old = time.time() - pixels.stat().st_mtime > SWEEP_AFTER_S
            if old and not pixels.with_suffix(INDEX).exists() and not _is_locked(pixels):
                pixels.unlink()


def prune(root: Path, limit_bytes: int) -> int:
    """Delete the shards under a cache's `root` that were unused longest until `limit_bytes` are kept.

    Returns the bytes that were freed. Pictures that a process is looking at stay readable to it.
    """
    for folder in root.glob("*/"):
        sweep(folder)
    kept = freed = 0
    for _, size, index in sorted(_on_disk(root), reverse=True):
        if kept + size <= limit_bytes:
            kept += size
        else:
            discard(index)
            freed += size
    return freed


def _on_disk(root: Path) -> Iterator[tuple[int, int, Path]]:
    """Yield (time of last use, bytes, index) of each shard of all preparations."""
    for index in root.glob(f"*/*{INDEX}"):
        with contextlib.suppress(OSError):
            used = index.stat()
            yield used.st_mtime_ns, used.st_size + index.with_suffix(PIXELS).stat().st_size, index


def _places(index: Path) -> dict[str, Place]:
    """Read a shard's index. Raises `ValueError` for anything but what was written, `OSError`."""
    rows = json.loads(index.read_bytes())
    try:
        places = {str(content): Place(*row) for content, row in rows.items()}
        plain = all(p.offset >= 0 and p.height > 0 and p.width > 0 for p in places.values())
    except (AttributeError, TypeError) as error:
        raise ValueError(f"{index} is not an index") from error
    if not plain:
        raise ValueError(f"{index} names places that cannot be")
    return places


if sys.platform == "win32":

    def lock(file: IO[bytes]) -> None:
        """Hold a file that is being written: Windows deletes no file that is open."""

    def _is_locked(_path: Path) -> bool:
        return False

else:
    import fcntl

    def lock(file: IO[bytes]) -> None:
        """Hold a file that is being written, until it is closed or the process is gone."""
        with contextlib.suppress(OSError):
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _is_locked(path: Path) -> bool:
        with path.open("rb") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
            return False
