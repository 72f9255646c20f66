"""Photographs into a project: a folder into one that is made if it is not there, or whatever was dropped on a bin."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from inspector.core.errors import ProjectInvalid
from inspector.core.progress import Log, Steps, Task, stage
from inspector.core.sample import Label
from inspector.data.index import Index
from inspector.data.layout import MASK_NAMES, Layout, Style, detect_layout, is_project
from inspector.data.scan import Part
from inspector.services.workplace import Workplace
from inspector.store.importing import ImportReport, import_files, import_images, import_layout
from inspector.store.project import Project, create_project, open_project


def import_into(src: Path, project: Path, *, workplace: Workplace, log: Log | None = None) -> Task[ImportReport]:
    """Copy the images of `src` into the project. Raises what `import_images` and `create_project` raise."""
    detect_layout(src)  # before a project is made of nothing
    opened = open_project(project) if is_project(project) else create_project(project)
    with Index(workplace.index) as index:
        return (yield from stage("import", import_images(src, opened, index=index), log or Log()))


def import_dropped(
    paths: Sequence[Path],
    project: Project,
    *,
    label: Label | None,
    kind: str = "",
    guess: bool = False,
    workplace: Workplace,
) -> Steps[ImportReport]:
    """Copy files and folders into a bin. Raises what `import_images` raises.

    A folder whose own folders say what is good keeps its labels. With `guess`, so does one that is itself called
    "good" or the like; then `label` is for the others.
    """
    with Index(workplace.index) as index:
        files = [path for path in paths if not path.is_dir()]
        report = yield from import_files(files, project, label=label, kind=kind, index=index)
        for folder in (path for path in paths if path.is_dir()):
            layout, unclear = _as_dropped(folder, label, kind, guess=guess)
            more = yield from import_layout(layout, project, index=index)
            report = _together(report, replace(more, unclear=unclear))
    return report


def _as_dropped(folder: Path, label: Label | None, kind: str, *, guess: bool) -> tuple[Layout, bool]:
    """Return what a folder means in this bin, and whether its own folders said nothing of labels."""
    try:
        layout = detect_layout(folder)
    except ProjectInvalid:  # then the bin does
        return Layout(folder, Style.FLAT, (Part(folder, label, kind, skip=MASK_NAMES),)), True
    own = any(part.label is not None for part in layout.parts)
    if layout.style is not Style.FLAT or (guess and own):
        return layout, False
    return replace(layout, parts=tuple(replace(part, label=label, kind=kind) for part in layout.parts)), False


def _together(one: ImportReport, other: ImportReport) -> ImportReport:
    return ImportReport(
        other.style,
        good=one.good + other.good,
        anomaly=one.anomaly + other.anomaly,
        unlabelled=one.unlabelled + other.unlabelled,
        masks=one.masks + other.masks,
        skipped=one.skipped + other.skipped,
        rejected=one.rejected + other.rejected,
        copied=one.copied + other.copied,
        unclear=one.unclear or other.unclear,
    )
