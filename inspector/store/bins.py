"""What lies in a project's bins, listed without opening a file: 10,000 images in a blink."""

from bisect import insort
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from inspector.core.progress import Step, Steps
from inspector.core.sample import Label
from inspector.data.walk import File, NaturalKey, file_at, natural, walk
from inspector.imaging.read import IMAGE_SUFFIXES
from inspector.store.kinds import kinds_of
from inspector.store.labelling import Move, bin_of
from inspector.store.project import Project

LABELS = (None, Label.GOOD, Label.ANOMALY)
_FEW = 200  # moved images that are sorted in one by one
_BATCH = 500


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
    """The images of all bins in the natural order of their names, their counts, and the folders that they lie in."""

    images: tuple[LibraryImage, ...] = ()
    counts: Counts = Counts()
    folders: tuple[Path, ...] = ()
    by_path: Mapping[Path, LibraryImage] = field(default_factory=dict, compare=False, repr=False)


def list_bins(project: Project, before: Listing | None = None) -> Steps[Listing]:
    """List all images by their names' suffixes; a step counts files. Raises `FolderMissing`.

    Where nothing is different it is the very listing `before` that is returned.
    """
    images: list[LibraryImage] = []
    folders = {project.bin(label) for label in LABELS}
    for label in LABELS:
        for number, item in enumerate(walk(project.bin(label))):
            folders.add(item.path.parent)
            if isinstance(item, File) and (image := _image(project, item)) is not None:
                images.append(image)
            if number % _BATCH == 0:
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


def _at(project: Project, path: Path) -> LibraryImage | None:
    item = file_at(path)
    return _image(project, item) if isinstance(item, File) else None


def _image(project: Project, file: File) -> LibraryImage | None:
    place = bin_of(project, file.path)
    if place is None or file.path.suffix.casefold() not in IMAGE_SUFFIXES:
        return None
    return LibraryImage(file.path, *place, file.size, file.mtime_ns)


def _order(image: LibraryImage) -> tuple[NaturalKey, str]:
    return natural(image.path.name), str(image.path)


def _listing(project: Project, images: Sequence[LibraryImage], folders: Iterable[Path]) -> Listing:
    kinds = kinds_of(project)
    labels = Counter(image.label for image in images)
    by_kind = Counter(image.kind for image in images if image.kind)
    known = tuple((kind, by_kind[kind]) for kind in sorted({*kinds, *by_kind}, key=natural))
    counts = Counts(labels[None], labels[Label.GOOD], labels[Label.ANOMALY], known)
    made = (project.bin(Label.ANOMALY, kind) for kind in kinds)
    return Listing(tuple(images), counts, tuple(sorted({*folders, *made})), {image.path: image for image in images})
