"""From folders to samples: every image with its label, and every file that cannot be used with its cause.

The label is the folder's, never a word in a file name.
"""

import contextlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.progress import Step, Steps
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.examine import examine
from inspector.data.index import Facts, Index
from inspector.data.threads import in_threads
from inspector.data.walk import File, file_at, walk

BATCH = 64  # files between two commits of the index: what a killed first scan has to do again


@dataclass(frozen=True, slots=True)
class Part:
    """A folder whose images have one label, with the folders below it unless it is not `deep`.

    Without a `kind`, an anomaly's kind is the name of the sub-folder that it stands in, "" at the top.
    Folders called as `skip` says (in small letters) hold no images.
    """

    folder: Path
    label: Label | None
    kind: str = ""
    deep: bool = True
    skip: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Scan:
    """What a folder holds, each in the folder's order."""

    samples: tuple[Sample, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    def __add__(self, other: "Scan") -> "Scan":
        return Scan(self.samples + other.samples, self.rejected + other.rejected)


def scan(folder: Path, *, label: Label | None, kind: str = "", index: Index) -> Steps[Scan]:
    """Find the images of `folder` and of all folders below it, in natural order. See `scan_all`."""
    (found,) = yield from scan_all([Part(folder, label, kind)], index)
    return found


def scan_all(parts: Sequence[Part], index: Index) -> Steps[tuple[Scan, ...]]:
    """Find the images of each part, in natural order; a step counts files.

    Closing keeps what the index has learned. Raises `FolderMissing`.
    """
    listed: list[list[File | Rejected]] = []
    for part in parts:
        listed.append((yield from _listed(part)))
    files = [item for items in listed for item in items if isinstance(item, File)]
    facts = yield from facts_of(files, index)
    return tuple(_scan(part, items, facts) for part, items in zip(parts, listed, strict=True))


def scan_files(paths: Iterable[Path], *, label: Label | None, kind: str = "", index: Index) -> Steps[Scan]:
    """Find which of the files that were named one by one are images; a step counts files."""
    items = [file_at(path.absolute()) for path in paths]
    facts = yield from facts_of([item for item in items if isinstance(item, File)], index)
    found = _scan(Part(Path(), label), items, facts)
    return Scan(tuple(replace(sample, kind=kind) for sample in found.samples), found.rejected)


def facts_of(files: Sequence[File], index: Index) -> Steps[dict[Path, Facts]]:
    """Return what each file is: recalled where the index knows it, else examined in threads."""
    facts: dict[Path, Facts] = {}
    new: list[File] = []
    for file in files:
        remembered = index.recall(file)
        if remembered is None:
            new.append(file)
        else:
            facts[file.path] = remembered
    if files:
        yield Step(len(facts), len(files))
    fresh: list[tuple[File, Facts]] = []
    with contextlib.closing(in_threads(examine, new)) as coming:
        for file, (found, lasting) in zip(new, coming, strict=True):
            facts[file.path] = found
            fresh += [(file, found)] if lasting else []
            if len(fresh) >= BATCH:
                index.remember(fresh)
                fresh.clear()
            yield Step(len(facts), len(files))
    index.remember(fresh)
    return facts


def _listed(part: Part) -> Steps[list[File | Rejected]]:
    found: list[File | Rejected] = []
    for item in walk(part.folder, deep=part.deep, skip=part.skip):
        found.append(item)
        if len(found) % 500 == 1:
            yield Step(0)
    return found


def _scan(part: Part, items: Sequence[File | Rejected], facts: dict[Path, Facts]) -> Scan:
    """Sort what a part holds into samples and rejected; what is no image at all is neither."""
    samples: list[Sample] = []
    rejected: list[Rejected] = []
    top = len(part.folder.absolute().parts)
    for item in items:
        if isinstance(item, Rejected):
            rejected.append(item)
        elif (found := facts[item.path]).hash:
            kind = part.kind or _kind(item.path.parts[top:], part.label)
            size = (found.width, found.height)
            samples.append(Sample(item.path, found.hash, *size, part.label, kind, found.bits))
        elif found.cause:
            rejected.append(Rejected(item.path, found.cause))
    return Scan(tuple(samples), tuple(rejected))


def _kind(inner: tuple[str, ...], label: Label | None) -> str:
    return inner[0] if label is Label.ANOMALY and len(inner) > 1 else ""
