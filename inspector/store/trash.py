"""The trash of a project: what was deleted, in a folder for each time, until it is emptied."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from inspector.core.progress import Step, Steps
from inspector.store.labelling import STAMP, TRASH
from inspector.store.project import Project

_STAMP_LETTERS = len("2026-01-31 23.59.59")
_NEWS_EVERY = 200  # files


@dataclass(frozen=True, slots=True)
class Trash:
    """How many files lie in the trash, and their bytes."""

    files: int = 0
    bytes: int = 0


def measure_trash(project: Project) -> Steps[Trash]:
    """Add up what lies in the trash; a step counts files."""
    files = total = 0
    for file in _files(project.root / TRASH):
        files += 1
        total += _size(file)
        if files % _NEWS_EVERY == 0:
            yield Step(files)
    yield Step(files)
    return Trash(files, total)


def empty_trash(project: Project, *, until: datetime | None = None) -> Steps[Trash]:
    """Delete what lies in the trash, or what was deleted before a (local) moment; return what is left.

    What cannot be deleted stays. Nothing outside is touched: a link is deleted, not what it leads to.
    """
    trash = project.root / TRASH
    done = 0
    for folder in _listed(trash):
        if until is not None and not _is_older(folder, until):
            continue
        for file in tuple(_files(folder)):
            with contextlib.suppress(OSError):  # Windows keeps what is open
                file.unlink()
            done += 1
            if done % _NEWS_EVERY == 0:
                yield Step(done)
        _remove_folders(folder)
    yield Step(done)
    return (yield from measure_trash(project))


def _is_older(folder: Path, moment: datetime) -> bool:
    """Tell by its name whether a folder of the trash was made before; one that we did not make never was."""
    try:
        return datetime.strptime(folder.name[:_STAMP_LETTERS], STAMP) < moment
    except ValueError:
        return False


def _listed(trash: Path) -> list[Path]:
    try:
        return sorted(trash.iterdir())
    except OSError:
        return []


def _files(place: Path) -> Iterator[Path]:
    """Give all files below a place, links among them, or the place itself where it is one."""
    if place.is_symlink() or place.is_file():
        yield place
        return
    for folder, folders, files in os.walk(place):
        yield from (Path(folder, name) for name in files)
        yield from (link for name in folders if (link := Path(folder, name)).is_symlink())


def _remove_folders(place: Path) -> None:
    """Delete the folders that are empty, the innermost first."""
    for folder, _, _ in os.walk(place, topdown=False):
        with contextlib.suppress(OSError):
            Path(folder).rmdir()


def _size(file: Path) -> int:
    try:
        return file.lstat().st_size
    except OSError:
        return 0
