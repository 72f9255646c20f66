"""Copying files into a project: whole or not at all, under a free name, checked against the original."""

import contextlib
import hashlib
import os
import time
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path
from typing import IO

from inspector.core.errors import ImageUnreadable
from inspector.core.files import reason, writing
from inspector.core.sample import Sample
from inspector.data.examine import CHANGED
from inspector.data.walk import File
from inspector.imaging.read import read_header, read_image
from inspector.imaging.write import write_png

LONGEST_NAME = 200  # bytes; a temporary name and a "-2" must fit into the 255 that disks allow
_CHUNK = 1 << 20


class Names:
    """Finds names that are free, and hands none out twice. Capital and small letters count as the same."""

    def __init__(self) -> None:
        self._taken: dict[tuple[Path, bool], set[str]] = {}

    def free(self, wanted: Path, *, by_stem: bool = False) -> Path:
        """Return `wanted`, or where it is taken the same with "-2", "-3" … before the suffix.

        `by_stem` also takes a name for taken that differs in its suffix only.
        """
        place = (wanted.parent, by_stem)
        if place not in self._taken:
            self._taken[place] = _taken(wanted.parent, by_stem=by_stem)
        taken = self._taken[place]
        numbered = (wanted.with_stem(f"{wanted.stem}-{number}") for number in count(2))
        name = next(path for path in chain([wanted], numbered) if _key(path, by_stem=by_stem) not in taken)
        taken.add(_key(name, by_stem=by_stem))
        return name


def copy_image(sample: Sample, target: Path) -> File:
    """Copy a sample's file, with its time of change; return the copy as the disk lists it.

    Raises `ImageUnreadable` if its bytes are no longer those of the sample, `NotWritable`.
    """
    if len(os.fsencode(target.name)) > LONGEST_NAME:
        raise ImageUnreadable(sample.path, f"its name is too long: {LONGEST_NAME} bytes are possible")
    with writing(target) as file:
        if _pour(sample.path, file) != sample.hash:
            raise ImageUnreadable(sample.path, CHANGED)
    with contextlib.suppress(OSError):
        os.utime(target, ns=(time.time_ns(), sample.path.stat().st_mtime_ns))
    copy = target.stat()
    return File(target, copy.st_size, copy.st_mtime_ns)


def copy_mask(mask: Path, target: Path, image: Sample) -> None:
    """Copy a mask as PNG. Raises `ImageUnreadable` if it is none of this image, `NotWritable`."""
    header = read_header(mask)
    if (header.width, header.height) != (image.width, image.height):
        sizes = f"{header.width} × {header.height} pixels, its image {image.width} × {image.height}"
        raise ImageUnreadable(mask, f"is no mask of {image.path.name}: it has {sizes}")
    if header.format != "PNG":
        write_png(target, read_image(mask))
        return
    with writing(target) as file:
        _pour(mask, file)


def _pour(source: Path, target: IO[bytes]) -> str:
    """Copy all bytes; return their SHA-256. Raises `ImageUnreadable` if the source cannot be read."""
    digest = hashlib.sha256()
    for chunk in _chunks(source):
        digest.update(chunk)
        target.write(chunk)
    return digest.hexdigest()


def _chunks(source: Path) -> Iterator[bytes]:
    try:
        with source.open("rb") as file:
            while chunk := file.read(_CHUNK):
                yield chunk
    except OSError as error:
        raise ImageUnreadable(source, f"cannot be read: {reason(error)}") from error


def _taken(folder: Path, *, by_stem: bool) -> set[str]:
    try:
        return {_key(path, by_stem=by_stem) for path in folder.iterdir()}
    except FileNotFoundError:
        return set()


def _key(path: Path, *, by_stem: bool) -> str:
    return (path.stem if by_stem else path.name).casefold()
