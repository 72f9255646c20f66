"""Photographs come into a project as copies: the originals are never moved, renamed or written to.

What the project has already is not copied again, so an import that was cut short is simply repeated.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from inspector.core.errors import ImageUnreadable, ProjectInvalid
from inspector.core.files import PART, remove_leftovers
from inspector.core.progress import Step, Steps
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.duplicates import resolve
from inspector.data.index import Facts, Index
from inspector.data.layout import Layout, Style, detect_layout
from inspector.data.scan import Scan, scan_all, scan_files
from inspector.store.copying import Names, copy_image, copy_mask
from inspector.store.mask_pairs import pair_all
from inspector.store.project import Project

_DAY_S = 86_400.0
Copies = dict[Sample, Sample]  # sample where it was found → the same in the project


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did: how many images it copied to each bin, how many masks, and what it left out.

    `skipped` are images that the project or the import has already; `rejected` is what could not be used. `copied`
    are the images in the project. `unclear`: there were folders whose names say nothing of labels.
    """

    style: Style
    good: int
    anomaly: int
    unlabelled: int
    masks: int
    skipped: tuple[Rejected, ...]
    rejected: tuple[Rejected, ...]
    copied: tuple[Path, ...] = ()
    unclear: bool = False


def import_images(src: Path, project: Project, *, index: Index) -> Steps[ImportReport]:
    """Copy the images of a folder, of any layout that `detect_layout` knows, and their masks into a project.

    Names are kept; a name that is taken gets "-2". An image that is labelled otherwise in the project, or
    both ways in `src`, is rejected. A step counts files: those found, then the images, then the masks copied.
    Closing leaves whole files only. Raises `ProjectInvalid`, `FolderMissing`, `NotWritable`.
    """
    _refuse_itself(src, project)
    return (yield from import_layout(detect_layout(src), project, index=index))


def import_layout(layout: Layout, project: Project, *, index: Index) -> Steps[ImportReport]:
    """As `import_images`, of a layout that is known already."""
    _refuse_itself(layout.folder, project)
    scans = yield from scan_all(layout.parts, index)
    masks, unpaired = pair_all(layout, scans)
    report = yield from _bring_in(sum(scans, Scan(rejected=layout.rejected)), masks, project, index)
    return replace(report, style=layout.style, rejected=(*report.rejected, *unpaired))


def import_files(
    files: Sequence[Path], project: Project, *, label: Label | None, kind: str = "", index: Index
) -> Steps[ImportReport]:
    """As `import_images`, of files that are named one by one, all into one bin."""
    found = yield from scan_files(files, label=label, kind=kind, index=index)
    return (yield from _bring_in(found, {}, project, index))


def _bring_in(scan: Scan, masks: Mapping[Path, Path], project: Project, index: Index) -> Steps[ImportReport]:
    for folder in project.folders:
        remove_leftovers(folder.rglob(f".*{PART}"), older_than_s=_DAY_S)
    here = yield from project.scan(index)
    found = resolve(scan.samples)
    new, known, contrary = _compare(found.samples, here.samples)
    copied, failed = yield from _copy_images(new, project, index)
    drawn, refused = yield from _copy_masks(masks, known | copied, project)
    counts = Counter(sample.label for sample in copied)
    skipped = [Rejected(s.path, f"is in the project already: {own.path}") for s, own in known.items()]
    return ImportReport(
        Style.FLAT,
        good=counts[Label.GOOD],
        anomaly=counts[Label.ANOMALY],
        unlabelled=counts[None],
        masks=drawn,
        skipped=(*found.duplicates, *skipped),
        rejected=(*scan.rejected, *found.conflicts, *contrary, *failed, *refused),
        copied=tuple(own.path for own in copied.values()),
    )


def _refuse_itself(src: Path, project: Project) -> None:
    if src.resolve().is_relative_to(project.root.resolve()):
        raise ProjectInvalid(src, "is part of the project that it would be copied to: choose another folder")


def _compare(samples: Iterable[Sample], here: Iterable[Sample]) -> tuple[list[Sample], Copies, list[Rejected]]:
    """Sort samples into new ones, those that the project has, and those that it has with another label."""
    present = {sample.hash: sample for sample in here}
    new: list[Sample] = []
    known: Copies = {}
    contrary: list[Rejected] = []
    for sample in samples:
        own = present.get(sample.hash)
        if own is None:
            new.append(sample)
        elif sample.label in (own.label, None):  # whoever has labelled it since knows more
            known[sample] = own
        else:
            labels = f"is {_word(sample.label)} here, but {_word(own.label)} in the project ({own.path})"
            contrary.append(Rejected(sample.path, f"{labels}: move it there if that is wrong"))
    return new, known, contrary


def _copy_images(new: list[Sample], project: Project, index: Index) -> Steps[tuple[Copies, list[Rejected]]]:
    copied: Copies = {}
    failed: list[Rejected] = []
    names = Names()
    for done, sample in enumerate(new, 1):
        # A mask is called as its image is, so two anomalies in one folder must not differ in the suffix only.
        wanted = project.bin(sample.label, sample.kind) / sample.path.name
        target = names.free(wanted, by_stem=sample.label is Label.ANOMALY)
        try:
            file = copy_image(sample, target)
            copied[sample] = replace(sample, path=target)
            index.remember([(file, Facts(sample.hash, sample.width, sample.height, sample.bits))])
        except ImageUnreadable as error:
            failed.append(Rejected(sample.path, error.cause))
        yield Step(done, len(new))
    return copied, failed


def _copy_masks(masks: Mapping[Path, Path], owned: Copies, project: Project) -> Steps[tuple[int, list[Rejected]]]:
    """Copy the masks of images that the project has, unless they have one; return how many, and failures."""
    wanted = [(masks[sample.path], own) for sample, own in owned.items() if sample.path in masks]
    drawn, refused = 0, list[Rejected]()
    for done, (mask, own) in enumerate(wanted, 1):
        target = project.mask_of(own.path)
        if not target.exists():
            try:
                copy_mask(mask, target, own)
                drawn += 1
            except ImageUnreadable as error:
                refused.append(Rejected(mask, error.cause))
        yield Step(done, len(wanted))
    return drawn, refused


def _word(label: Label | None) -> str:
    return label or "unlabelled"
