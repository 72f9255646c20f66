"""The images of a project as the window keeps them: each change of files returns what is there after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector.core.progress import Step, Steps
from inspector.core.sample import Label, Rejected
from inspector.data.index import Facts, Index
from inspector.data.scan import facts_of
from inspector.data.walk import File
from inspector.imaging.write import write_png
from inspector.services.importing import import_dropped
from inspector.services.workplace import Workplace
from inspector.store.bins import Listing, list_bins, list_moved
from inspector.store.copying import Names
from inspector.store.importing import ImportReport
from inspector.store.kinds import make_kind, remove_kind, rename_kind
from inspector.store.labelling import Moved
from inspector.store.project import Project, check_there


@dataclass(frozen=True, slots=True)
class Kept:
    """What a change has left: the listing, images with new paths, new images, and what stayed as it was, and why."""

    listing: Listing
    renamed: Mapping[Path, Path] = field(default_factory=dict)
    came: tuple[Path, ...] = ()
    failed: tuple[Rejected, ...] = ()
    report: ImportReport | None = None


def keep_moved(
    steps: Steps[None], moved: Moved, *, project: Project, listing: Listing, workplace: Workplace
) -> Steps[Kept]:
    """Carry out the moves of `steps`, which notes them in `moved`; what is known of the images goes along."""
    yield from steps
    with Index(workplace.index) as index:
        _remember(moved, listing, index)
    renamed = {move.source: move.target for move in moved.done}
    return Kept(list_moved(project, listing, moved.done), renamed, failed=tuple(moved.failed))


def keep_added(
    paths: Sequence[str | Path],
    *,
    label: Label | None,
    kind: str,
    guess: bool,
    project: Project,
    listing: Listing,
    workplace: Workplace,
) -> Steps[Kept]:
    """Copy files and folders into a bin. Raises what `import_dropped` raises."""
    report = yield from import_dropped(
        tuple(map(Path, paths)), project, label=label, kind=kind, guess=guess, workplace=workplace
    )
    now = yield from list_bins(project, listing)
    return Kept(now, came=report.copied, report=report)


def keep_photo(
    photograph: NDArray[np.uint8], *, label: Label | None, kind: str, project: Project, listing: Listing
) -> Steps[Kept]:
    """Write a photograph into a bin, named by the time. Raises `NotWritable`."""
    check_there(project)
    stamp = datetime.now().strftime("%Y-%m-%d %H-%M-%S-%f")[:-3]
    path = Names().free(project.bin(label, kind) / f"{stamp}.png", by_stem=True)
    write_png(path, photograph)
    now = yield from list_bins(project, listing)
    return Kept(now, came=(path,))


def keep_kind(*, old: str = "", new: str = "", project: Project, listing: Listing) -> Steps[Kept]:
    """Make the kind `new`, remove the empty kind `old`, or rename one to the other.

    Raises `NameInvalid`, `DestinationExists`, `NotWritable`.
    """
    renamed = {}
    if old and new:
        rename_kind(project, old, new)
        before, after = project.bin(Label.ANOMALY, old), project.bin(Label.ANOMALY, new)
        inside = (image.path for image in listing.images if image.path.is_relative_to(before))
        renamed = {path: after / path.relative_to(before) for path in inside}
    elif new:
        make_kind(project, new)
    else:
        remove_kind(project, old)
    yield Step(1, 1)
    return Kept((yield from list_bins(project, listing)), renamed)


def examine_images(files: Sequence[File], workplace: Workplace) -> Steps[Mapping[Path, Facts]]:
    """Return what each file is; what the index knows is not read again."""
    with Index(workplace.index) as index:
        return (yield from facts_of(files, index))


def _remember(moved: Moved, listing: Listing, index: Index) -> None:
    """Tell the index that the images are the same at their new places."""
    known = []
    for move in moved.done:
        image = listing.by_path.get(move.source)
        facts = index.recall(image.file) if image is not None else None
        if image is not None and facts is not None:
            known.append((File(move.target, image.size, image.mtime_ns), facts))
    index.remember(known)
