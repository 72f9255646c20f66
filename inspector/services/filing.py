"""What a person says of an inspection: noted in its row, and its photograph copied into the project's bins."""

import filecmp
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.files import refused, writing
from inspector.core.judgement import Verdict
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label
from inspector.services.keeping import Kept
from inspector.store.bins import Listing, list_bins, list_moved
from inspector.store.copying import Names
from inspector.store.journal.entries import Entry
from inspector.store.labelling import Moved, relabel, remove, take_back
from inspector.store.project import Project

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Said:
    """What a person says of an inspection: whether they disagree, and what the part is (None: they did not say)."""

    disagreed: bool = False
    label: Label | None = None
    kind: str = ""


def said_of(entry: Entry) -> Said:
    """Return what was said of an inspection so far."""
    return Said(entry.disagreed, entry.label, entry.kind)


def answer(entry: Entry, label: Label | None, kind: str = "") -> Said:
    """Return what is to be noted when a person answers what the part is; a review is nobody's mistake."""
    other = {Label.GOOD: Verdict.ANOMALY, Label.ANOMALY: Verdict.GOOD}
    return Said(label is not None and entry.verdict is other[label], label, kind if label is Label.ANOMALY else "")


def photograph_of(entry: Entry) -> Path | None:
    """Return the file that an inspection judged, if it was not changed since, or the photograph that was kept."""
    for path in (entry.file, entry.photo):
        try:
            if path is not None and (path is entry.photo or path.stat().st_mtime <= entry.time.timestamp()):
                path.stat()
                return path
        except OSError:
            continue
    return None


def keep_said(
    journal: "Journal",
    id: int,
    said: Said,
    *,
    label: Label | None,
    kind: str = "",
    photograph: NDArray[np.uint8] | None = None,
    project: Project,
    listing: Listing,
    moved: Moved,
) -> Steps[Kept]:
    """Note what was said, and bring the photograph into a bin: as a copy, or moved where a bin has it already.

    `photograph` is kept where none was. Where there is none at all only the row is changed, and nothing where the row
    was forgotten meanwhile. Raises `DiskFull`, `NotWritable`, `JournalDamaged`.
    """
    if journal.entry(id) is None:
        yield Step(0, 1)
        return Kept(listing)
    journal.disagree(id, photograph=photograph, value=said.disagreed)
    source = photograph_of(journal.label(id, said.label, said.kind))
    yield Step(0, 1)
    if source is None:
        return Kept(listing)
    there = _filed(listing, source)
    if there is not None:
        yield from relabel(project, [there], label=label, kind=kind, moved=moved)
        renamed = {move.source: move.target for move in moved.done}
        return Kept(list_moved(project, listing, moved.done), renamed, failed=tuple(moved.failed))
    target = Names().free(project.bin(label, kind) / source.name, by_stem=label is Label.ANOMALY)
    _copy(source, target)
    return Kept((yield from list_bins(project, listing)), came=(target,))


def keep_unsaid(
    journal: "Journal",
    id: int,
    before: Said,
    *,
    came: tuple[Path, ...],
    was_moved: Moved,
    project: Project,
    listing: Listing,
) -> Steps[Kept]:
    """Take back what `keep_said` did: the copy goes to the trash, what was moved goes back."""
    if journal.entry(id) is not None:
        journal.disagree(id, value=before.disagreed)
        journal.label(id, before.label, before.kind)
    moved = Moved()
    yield from remove(project, came, moved=moved) if came else take_back(was_moved, moved=moved)
    renamed = {} if came else {move.source: move.target for move in moved.done}
    return Kept(list_moved(project, listing, moved.done), renamed, failed=tuple(moved.failed))


def _filed(listing: Listing, source: Path) -> Path | None:
    """Return the image in a bin that is the very same file, or has the same content."""
    if source in listing.by_path:
        return source
    size = source.stat().st_size
    alike = [image.path for image in listing.images if image.size == size]
    alike.sort(key=lambda path: path.name != source.name)
    return next((path for path in alike if _same(path, source)), None)


def _same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _copy(source: Path, target: Path) -> None:
    try:
        with source.open("rb") as original, writing(target) as copy:
            shutil.copyfileobj(original, copy)
    except OSError as error:
        raise refused(target, error) from error
