"""What lies in a project's bins, listed without opening a file: 10,000 images in a blink.

It runs beside the window, and whoever sorts holds the interpreter: so names are sorted by plain texts, not tuples.
"""

import contextlib
import os
import re
from bisect import insort
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inspector.core.errors import FolderMissing
from inspector.core.files import reason
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label
from inspector.data.walk import File, file_at, is_junk, natural
from inspector.imaging.sniff import IMAGE_SUFFIXES
from inspector.store.kinds import kinds_of
from inspector.store.labelling import Move, bin_of
from inspector.store.project import Project

LABELS = (None, Label.GOOD, Label.ANOMALY)
_FEW = 200  # moved images that are sorted in one by one
_BATCH = 500
_DIGITS = re.compile(r"\d+")
_SEPARATORS = "_- .#"
_LEAST_BEGINNING = 4


@dataclass(frozen=True, slots=True)
class LibraryImage:
    """An image file in a bin; `kind` is the anomaly's, "" if none, `size` in bytes, `mtime_ns` as the disk says it."""

    path: Path
    label: Label | None
    kind: str
    size: int
    mtime_ns: int

    @property
    def mtime(self) -> float:
        """Seconds since 1970 of the last change, which a move does not touch."""
        return self.mtime_ns / 1e9

    @property
    def file(self) -> File:
        """The file, as an index knows it."""
        return File(self.path, self.size, self.mtime_ns)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many images there are: `kinds` by name, those with a folder and no image, too; "" is not among them."""

    unlabelled: int = 0
    good: int = 0
    anomaly: int = 0
    kinds: tuple[tuple[str, int], ...] = ()

    @property
    def labelled(self) -> int:
        """Images that are good or anomalies."""
        return self.good + self.anomaly

    @property
    def total(self) -> int:
        """All images."""
        return self.unlabelled + self.labelled


@dataclass(frozen=True, slots=True)
class Listing:
    """The images of all bins in the natural order of their names, their counts, and the folders that they lie in.

    `beginning` is how many letters all names begin with alike, up to a separator: captions may leave them out.
    """

    images: tuple[LibraryImage, ...] = ()
    counts: Counts = Counts()
    folders: tuple[Path, ...] = ()
    beginning: int = 0
    by_path: Mapping[Path, LibraryImage] = field(default_factory=dict, compare=False, repr=False)


def list_bins(project: Project, before: Listing | None = None) -> Steps[Listing]:
    """List all images by their names' suffixes; a step counts files. Raises `FolderMissing`.

    Where nothing is different it is the very listing `before` that is returned.
    """
    images: list[LibraryImage] = []
    folders: list[Path] = []
    for label in LABELS:
        for folder, kind in _folders(project.bin(label), label):
            folders.append(folder)
            for file in _files(folder):
                images.append(LibraryImage(file.path, label, kind, file.size, file.mtime_ns))
                if len(images) % _BATCH == 0:
                    yield Step(len(images))
    yield Step(len(images))
    images.sort(key=_order)
    made = _listing(project, images, folders)
    return before if before == made else made


def list_moved(project: Project, listing: Listing, moves: Sequence[Move]) -> Listing:
    """Return the listing as it is after moves, without reading the folders again."""
    gone = {move.source for move in moves}
    came = [image for move in moves if (image := _at(project, move.target)) is not None]
    images = [image for image in listing.images if image.path not in gone]
    if len(came) <= _FEW:
        for image in came:
            insort(images, image, key=_order)
    else:
        images = sorted(images + came, key=_order)
    return _listing(project, images, {*listing.folders, *(image.path.parent for image in came)})


def shared_beginning(names: Sequence[str]) -> int:
    """Return how many letters all names begin with alike, up to a separator; 0 for a few."""
    if len(names) < 2:
        return 0
    first, last = min(names), max(names)  # what these two share, all between them share
    same = next((i for i, pair in enumerate(zip(first, last, strict=False)) if pair[0] != pair[1]), len(first))
    while same and first[same - 1] not in _SEPARATORS:
        same -= 1
    return same if same >= _LEAST_BEGINNING else 0


def _folders(bin_: Path, label: Label | None) -> Iterator[tuple[Path, str]]:
    """Yield a bin's folder and all below it, each once, with the kind of the images in it. Raises `FolderMissing`."""
    waiting, seen = [(bin_, "")], set[tuple[int, int]]()
    while waiting:
        folder, kind = waiting.pop()
        try:
            found = folder.stat()
            if (found.st_dev, found.st_ino) in seen:
                continue
            seen.add((found.st_dev, found.st_ino))
            with os.scandir(folder) as entries:
                inner = [entry.name for entry in entries if not is_junk(entry.name) and _is_folder(entry)]
        except OSError as error:
            if folder == bin_:
                raise FolderMissing(folder, reason(error)) from error
            continue  # it may have been removed just now; what cannot be opened is told by the scan
        yield folder, kind
        waiting += [(folder / name, kind or (name if label is Label.ANOMALY else "")) for name in inner]


def _files(folder: Path) -> Iterator[File]:
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if os.path.splitext(entry.name)[1].casefold() in IMAGE_SUFFIXES and not is_junk(entry.name):  # noqa: PTH122
                with contextlib.suppress(OSError):  # gone meanwhile
                    if entry.is_file():
                        found = entry.stat()
                        yield File(folder / entry.name, found.st_size, found.st_mtime_ns)


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _at(project: Project, path: Path) -> LibraryImage | None:
    file, place = file_at(path), bin_of(project, path)
    if not isinstance(file, File) or place is None or path.suffix.casefold() not in IMAGE_SUFFIXES:
        return None
    return LibraryImage(path, *place, file.size, file.mtime_ns)


def _order(image: LibraryImage) -> str:
    """Return a text that sorts as `natural` does: every number gets its length before it, and comes before letters."""
    name = image.path.name
    padded = _DIGITS.sub(lambda digits: _padded(digits[0]), name.casefold())
    return f"{padded}\0{name}\0{image.path}"


def _padded(digits: str) -> str:
    digits = digits.lstrip("0") or "0"
    return f"\1{len(digits):03d}{digits}"


def _listing(project: Project, images: Sequence[LibraryImage], folders: Iterable[Path]) -> Listing:
    kinds = kinds_of(project)
    labels = Counter(image.label for image in images)
    by_kind = Counter(image.kind for image in images if image.kind)
    known = tuple((kind, by_kind[kind]) for kind in sorted({*kinds, *by_kind}, key=natural))
    counts = Counts(labels[None], labels[Label.GOOD], labels[Label.ANOMALY], known)
    made = (project.bin(Label.ANOMALY, kind) for kind in kinds)
    return Listing(
        tuple(images),
        counts,
        tuple(sorted({*folders, *made})),
        shared_beginning([image.path.stem for image in images]),
        {image.path: image for image in images},
    )
