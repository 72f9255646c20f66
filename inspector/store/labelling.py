"""Folders are the labels, so labelling is moving: images go from bin to bin with their masks, and back exactly.

Nothing is overwritten: a name that is taken gets "-2". A mask is at its new place before its image moves and leaves
the old one after it, so a move that is killed anywhere leaves an image whole, in one bin, beside its mask. What one
file refuses is noted and stops no other.
"""

import contextlib
import errno
import os
import shutil
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import count
from pathlib import Path

from inspector.core.errors import InspectorError
from inspector.core.files import reason, writing
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label, Rejected
from inspector.data.layout import UNLABELLED
from inspector.data.walk import File, walk
from inspector.runtime.masks import FILE_TYPES, MASK_ENDINGS, pair_masks
from inspector.store.copying import Names
from inspector.store.kinds import check_kind
from inspector.store.project import Project

TRASH = ".trash"  # hidden, so no scan enters it
STAMP = "%Y-%m-%d %H.%M.%S"  # of a folder in it


@dataclass(frozen=True, slots=True)
class Move:
    """An image that goes from `source` to `target`, and where it has a mask, that one's way (from, to)."""

    source: Path
    target: Path
    mask: tuple[Path, Path] | None = None

    @property
    def back(self) -> "Move":
        """The same way, backwards."""
        return Move(self.target, self.source, (self.mask[1], self.mask[0]) if self.mask else None)


@dataclass(slots=True)
class Moved:
    """What was moved so far, also by a task that was cancelled: `folders` are those that had to be made for it.

    `failed` names each file that did not move, and why.
    """

    done: list[Move] = field(default_factory=list)
    failed: list[Rejected] = field(default_factory=list)
    folders: list[Path] = field(default_factory=list)


def bin_of(project: Project, image: Path) -> tuple[Label | None, str] | None:
    """Return the label and the kind that an image has by its place; None where it stands in no bin."""
    for label in (None, Label.GOOD, Label.ANOMALY):
        if image.is_relative_to(project.bin(label)):
            inner = image.relative_to(project.bin(label)).parts
            return label, inner[0] if label is Label.ANOMALY and len(inner) > 1 else ""
    return None


def relabel(
    project: Project, images: Sequence[Path], *, label: Label | None, kind: str = "", moved: Moved
) -> Steps[None]:
    """Move images to a bin; those that are there already stay. A step counts images. Raises `NameInvalid`."""
    if kind:
        check_kind(kind)
    masks = _masks_of(project, images)
    places = _Places(project)
    for done, image in enumerate(images, 1):
        if bin_of(project, image) != (label, kind):
            target = places.free(project.bin(label, kind) / image.name, exact=image in masks)
            _carry_out(Move(image, target, _mask_way(project, masks.get(image), target)), moved)
        yield Step(done, len(images))


def remove(project: Project, images: Sequence[Path], *, moved: Moved) -> Steps[None]:
    """Move images to the project's `.trash`, in a folder named by the time, laid out as the project is."""
    masks = _masks_of(project, images)
    trash = _new_trash(project)
    for done, image in enumerate(images, 1):
        mask = masks.get(image)
        way = (mask, trash / mask.relative_to(project.root)) if mask else None
        _carry_out(Move(image, trash / image.relative_to(project.root), way), moved)
        yield Step(done, len(images))


def repeat(moves: Sequence[Move], *, moved: Moved) -> Steps[None]:
    """Move images exactly as said; where something else stands by now, the image stays and is named as failed."""
    for done, move in enumerate(moves, 1):
        _carry_out(move, moved)
        yield Step(done, len(moves))


def take_back(before: Moved, *, moved: Moved) -> Steps[None]:
    """Undo what was moved, the last first, and delete the folders that were made for it where they are empty."""
    yield from repeat([move.back for move in reversed(before.done)], moved=moved)
    for folder in reversed(before.folders):
        with contextlib.suppress(OSError):
            folder.rmdir()


class _Places:
    """Finds places for images where neither an image nor a mask of another is in the way."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._names = Names()
        self._masked: dict[Path, set[str]] = {}

    def free(self, wanted: Path, *, exact: bool) -> Path:
        """Return `wanted`, or with "-2" …; `exact`: no other image of another suffix may share its mask."""
        by_stem = exact or wanted.is_relative_to(self._project.bin(Label.ANOMALY))
        while True:
            place = self._names.free(wanted, by_stem=by_stem)
            if place.stem.casefold() not in self._masked_in(self._project.mask_of(place).parent):
                return place

    def _masked_in(self, folder: Path) -> set[str]:
        """Return the stems, in small letters, of images that a mask in `folder` would be taken for."""
        if folder not in self._masked:
            self._masked[folder] = {stem for mask in _listed(folder) for stem in _answers(mask)}
        return self._masked[folder]


def _answers(mask: Path) -> set[str]:
    stem = mask.stem.casefold()
    return {stem} | {stem.removesuffix(ending) for ending in MASK_ENDINGS}


def _listed(folder: Path) -> list[Path]:
    try:
        return [path for path in folder.iterdir() if path.suffix.casefold() in FILE_TYPES]
    except (FileNotFoundError, NotADirectoryError):
        return []


def _masks_of(project: Project, images: Iterable[Path]) -> dict[Path, Path]:
    """Return the masks of those images that have one, by the rules that training pairs them with."""
    wanted = set(images)
    pairs: dict[Path, Path] = {}
    for label in (None, Label.GOOD, Label.ANOMALY):
        root, masks = project.bin(label), project.masks / (label or UNLABELLED)
        if masks.is_dir() and any(image.is_relative_to(root) for image in wanted):
            beside = [item.path for item in walk(root) if isinstance(item, File)]
            pairs |= pair_masks(beside, root, masks)
    return {image: mask for image, mask in pairs.items() if image in wanted}


def _mask_way(project: Project, mask: Path | None, target: Path) -> tuple[Path, Path] | None:
    return (mask, project.mask_of(target).with_suffix(mask.suffix)) if mask else None


def _carry_out(move: Move, moved: Moved) -> None:
    doubled = None
    try:
        move.source.lstat()  # before a folder is made for it, perhaps where a project was that is gone
        _make(move.target.parent, moved)
        if move.mask is not None:
            _make(move.mask[1].parent, moved)
            _double(*move.mask)
            doubled = move.mask
        _rename(move.source, move.target)
    except (OSError, InspectorError) as error:
        if doubled is not None:
            with contextlib.suppress(OSError):
                doubled[1].unlink()
        moved.failed.append(Rejected(move.source, _cause(error, move)))
        return
    moved.done.append(move)
    if doubled is not None:
        with contextlib.suppress(OSError):  # a mask too many belongs to no image and does no harm
            doubled[0].unlink()


def _cause(error: Exception, move: Move) -> str:
    if isinstance(error, FileNotFoundError):
        return "is not there any more"
    if isinstance(error, FileExistsError):
        return f"stays where it is: {move.target} is there already"
    if isinstance(error, OSError):
        return f"could not be moved to {move.target.parent}: {reason(error)}"
    return f"could not be moved: {error}"


def _make(folder: Path, moved: Moved) -> None:
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    for path in reversed(missing):
        path.mkdir()
        moved.folders.append(path)


def _rename(source: Path, target: Path) -> None:
    """Rename a file, never onto another; a bin on another disk gets a checked copy in its place."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "there already", str(target))
    try:
        source.rename(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(source, target)
        source.unlink()


def _double(source: Path, target: Path) -> None:
    """Let a file appear under a second name, never onto another; where disks know no links, as a copy."""
    if os.path.lexists(target):
        raise FileExistsError(errno.EEXIST, "there already", str(target))
    try:
        os.link(source, target)
    except FileNotFoundError:
        raise
    except OSError:
        _copy(source, target)


def _copy(source: Path, target: Path) -> None:
    with source.open("rb") as original, writing(target) as copy:
        shutil.copyfileobj(original, copy)
    times = source.stat()
    os.utime(target, ns=(times.st_atime_ns, times.st_mtime_ns))


def _new_trash(project: Project) -> Path:
    stamp = datetime.now().strftime(STAMP)
    names = (stamp if number == 1 else f"{stamp}-{number}" for number in count(1))
    return next(path for name in names if not (path := project.root / TRASH / name).exists())
