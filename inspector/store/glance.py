"""What a card shows of a project without opening it: how many images, a few of them, and the bundle in use."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.core.errors import InspectorError
from inspector.core.sample import Label
from inspector.data.walk import File, walk
from inspector.imaging.read import IMAGE_SUFFIXES
from inspector.store.choices import CHOICES_FILE
from inspector.store.project import Project, read_project

_PICTURES = 3


@dataclass(frozen=True, slots=True)
class Glance:
    """A project at a glance; `gone`: there is no project at this place any more.

    `pictures` are up to three images, good ones and anomalies where there are. `bundle` names the one in use.
    """

    root: Path
    name: str
    images: int = 0
    labelled: int = 0
    bundle: str = ""
    pictures: tuple[Path, ...] = ()
    gone: bool = False


def glance(root: Path) -> Glance:
    """Look at a project: cheap, for only names are read. Never raises: what cannot be read is `gone`."""
    try:
        project = read_project(root)
        good, anomaly, unlabelled = (_images(project.bin(label)) for label in (Label.GOOD, Label.ANOMALY, None))
    except (InspectorError, OSError):
        return Glance(root, root.name, gone=True)
    labelled = len(good) + len(anomaly)
    pictures = _mixed(good, anomaly, unlabelled)
    return Glance(root, project.name, labelled + len(unlabelled), labelled, _bundle(project), pictures)


def _images(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    found: Iterator[object] = walk(folder)
    return [file.path for file in found if isinstance(file, File) and file.path.suffix.lower() in IMAGE_SUFFIXES]


def _mixed(good: list[Path], anomaly: list[Path], unlabelled: list[Path]) -> tuple[Path, ...]:
    """Return one anomaly between good ones where there are such, unlabelled ones otherwise."""
    chosen = [*good[:2], *anomaly[:1]] if good else [*anomaly[:1]]
    chosen += [path for path in (*unlabelled, *good[2:], *anomaly[1:]) if path not in chosen]
    return tuple(chosen[:_PICTURES])


def _bundle(project: Project) -> str:
    try:
        name = json.loads((project.root / CHOICES_FILE).read_bytes()).get("bundle")
    except (OSError, ValueError, AttributeError):
        return ""
    return name if isinstance(name, str) and (project.bundles / name).is_dir() else ""
