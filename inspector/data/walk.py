"""What lies in a folder: every file that a person put there, always in the same order."""

import os
import re
import stat
from collections.abc import Container, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from inspector.core.errors import FolderMissing
from inspector.core.files import PART, reason
from inspector.core.sample import Rejected

_DIGITS = re.compile(r"(\d+)")
# What systems and network disks leave in folders; `@eadir` holds thumbnails that look like photographs.
_JUNK = {"thumbs.db", "ehthumbs.db", "desktop.ini", "__macosx", "@eadir", "$recycle.bin"}


@dataclass(frozen=True, slots=True)
class File:
    """A file as the disk lists it: its absolute path, size in bytes, and time of change in nanoseconds."""

    path: Path
    size: int
    mtime_ns: int


class NaturalKey(NamedTuple):
    """Sorts `a2.png` before `a10.png`, letters of either case together, and never calls two names equal."""

    parts: tuple[str | int, ...]
    name: str


def natural(name: str) -> NaturalKey:
    """Return the sort key of a name as a person would sort it."""
    pieces = _DIGITS.split(name.casefold())
    return NaturalKey(tuple(int(p) if i % 2 else p for i, p in enumerate(pieces)), name)


def natural_path(path: Path) -> tuple[NaturalKey, ...]:
    """Return the sort key of a path: folder by folder, each as a person would sort it."""
    return tuple(natural(part) for part in path.parts)


def is_junk(name: str) -> bool:
    """Tell whether a name is hidden, a system's own, or left over from a killed run."""
    return name.startswith(".") or name.endswith(PART) or name.casefold() in _JUNK


def subfolders(folder: Path) -> list[Path]:
    """Return the folders in `folder` that a person put there, in natural order. Raises `FolderMissing`."""
    return [folder / entry.name for entry in _listed(folder) if _is_folder(entry)]


def walk(folder: Path, *, deep: bool = True, skip: Container[str] = ()) -> Iterator[File | Rejected]:
    """Yield the files of `folder`, then, if `deep`, those of the folders below it, folder by folder.

    Links are followed, but no folder is entered twice, so that loops end; folders called as `skip` says (in
    small letters) are not entered. What cannot be opened is yielded as rejected. Raises `FolderMissing` if
    `folder` itself cannot be listed.
    """
    folder = folder.absolute()
    _listed(folder)
    waiting, seen = [folder], set[tuple[int, int]]()
    while waiting:
        here = waiting.pop()
        try:
            identity, entries = _identity(here), _entries(here)
        except OSError as error:
            yield Rejected(here, f"cannot be opened: {reason(error)}")
            continue
        if identity in seen:
            continue
        seen.add(identity)
        yield from (file_at(here / entry.name) for entry in entries if not _is_folder(entry))
        waiting += [inner for inner in _below(here, entries) if inner.name.casefold() not in skip] if deep else []


def file_at(path: Path) -> File | Rejected:
    """Return a file as the disk lists it, or why it is none."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return Rejected(path, "is a link to a file that is gone, or was removed just now")
    except OSError as error:
        return Rejected(path, reason(error))
    if not stat.S_ISREG(found.st_mode):
        return Rejected(path, "is not a file but a device or a pipe")
    return File(path, found.st_size, found.st_mtime_ns)


def _listed(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return _entries(folder)
    except FileNotFoundError as error:
        raise FolderMissing(folder) from error
    except OSError as error:
        raise FolderMissing(folder, reason(error)) from error


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not is_junk(e.name)), key=lambda entry: natural(entry.name))


def _below(here: Path, entries: list[os.DirEntry[str]]) -> list[Path]:
    """Return the folders to enter, the last one first; links come after the folders that they may lead to."""
    folders = sorted((e for e in entries if _is_folder(e)), key=lambda entry: entry.is_symlink())
    return [here / entry.name for entry in reversed(folders)]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _identity(folder: Path) -> tuple[int, int]:
    """Return what the folder is, whichever link led to it."""
    found = folder.stat()
    return found.st_dev, found.st_ino
