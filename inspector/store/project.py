"""A project is a folder that a person can open in a file manager: its folders are the labels."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inspector.core.errors import DestinationExists, FolderMissing, NotWritable, ProjectInvalid
from inspector.core.files import reason, writing
from inspector.core.progress import Steps
from inspector.core.project_file import PROJECT_FILE
from inspector.core.sample import Label
from inspector.data.index import Index
from inspector.data.layout import LABELLED, MASKS, UNLABELLED, loose_images
from inspector.data.scan import Part, Scan, scan_all
from inspector.data.walk import is_junk

SCHEMA = 1
BUNDLES = "bundles"
OWN = frozenset({UNLABELLED, LABELLED, MASKS, BUNDLES})


@dataclass(frozen=True, slots=True)
class Project:
    """A project's folder `root`, its `name`, and when it was `created`."""

    root: Path
    name: str
    created: datetime

    @property
    def unlabelled(self) -> Path:
        """The bin of images that nobody has labelled."""
        return self.root / UNLABELLED

    @property
    def masks(self) -> Path:
        """The folder of masks, laid out as `labelled/` is."""
        return self.root / MASKS

    @property
    def bundles(self) -> Path:
        """The folder of what training saves."""
        return self.root / BUNDLES

    @property
    def folders(self) -> tuple[Path, ...]:
        """All folders that a project has."""
        bins = (self.bin(label) for label in (None, Label.GOOD, Label.ANOMALY))
        return (*bins, self.masks, self.bundles)

    def bin(self, label: Label | None, kind: str = "") -> Path:
        """Return the folder of the images with this label, and of this kind of anomaly."""
        return self.unlabelled if label is None else self.root / LABELLED / label / kind

    def next_bundle(self, moment: datetime) -> Path:
        """Return where a bundle goes whose training begins at this moment: named by local time, for people."""
        return self.bundles / moment.astimezone().strftime("%Y-%m-%d_%H%M%S")

    def mask_of(self, image: Path) -> Path:
        """Return where the mask of an image in a bin stands, whether there is one or not.

        An image that went back to `unlabelled/` keeps its mask in a folder of that name.
        """
        bins = self.root if image.is_relative_to(self.unlabelled) else self.root / LABELLED
        return (self.masks / image.relative_to(bins)).with_suffix(".png")

    def scan(self, index: Index) -> Steps[Scan]:
        """Find the images of all bins: good, anomaly, unlabelled. Images beside the bins are rejected."""
        labels = (Label.GOOD, Label.ANOMALY, None)
        scans = yield from scan_all([Part(self.bin(label), label) for label in labels], index)
        loose = loose_images(self.root) + loose_images(self.root / LABELLED)
        return sum(scans, Scan()) + Scan(rejected=loose)


def create_project(path: Path, name: str = "") -> Project:
    """Make a project in a new or an empty folder; without a `name` it is called like the folder.

    A folder with nothing but a project's own folders, made by hand or without its file, becomes one, too.
    Raises `DestinationExists` where anything else is already, `NotWritable`.
    """
    root = path.absolute()
    _refuse_occupied(root)
    project = Project(root, name.strip() or root.name, datetime.now(UTC).replace(microsecond=0))
    facts = {"schema": SCHEMA, "name": project.name, "created": project.created.isoformat()}
    _make_folders(project)
    with writing(root / PROJECT_FILE) as file:  # last: with it, it is a project
        file.write(json.dumps(facts, indent=2, ensure_ascii=False).encode(errors="replace"))
    return project


def open_project(path: Path) -> Project:
    """Open a project by its folder or its project file; folders that are missing are made again.

    Raises `FolderMissing`, `ProjectInvalid` (no project, damaged, or of a newer Inspector), `NotWritable`.
    """
    project = read_project(path)
    _make_folders(project)
    return project


def read_project(path: Path) -> Project:
    """Read what a project says of itself, and make nothing. Raises `FolderMissing`, `ProjectInvalid`."""
    root = path.absolute()
    root = root.parent if root.name == PROJECT_FILE else root
    if not root.is_dir():
        raise FolderMissing(root)
    return _project(root, _read(root / PROJECT_FILE))


def check_there(project: Project) -> None:
    """Raise `NotWritable` where the project's folder is gone: nothing is to be made in its place."""
    try:
        project.root.stat()
    except OSError as error:
        raise NotWritable(project.root, reason(error)) from error


def _refuse_occupied(root: Path) -> None:
    if (root / PROJECT_FILE).exists():
        raise DestinationExists(root, "It is a project already: open it, or choose another folder.")
    if root.exists() and not root.is_dir():
        raise DestinationExists(root, "It is a file: choose a folder.")
    if root.is_dir() and any(not is_junk(inner.name) and inner.name not in OWN for inner in root.iterdir()):
        raise DestinationExists(root, "It is not empty: choose an empty or a new folder, then import from it.")


def _make_folders(project: Project) -> None:
    for folder in project.folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except FileExistsError as error:
            raise ProjectInvalid(folder, "is a file where a folder of the project belongs") from error
        except OSError as error:
            raise NotWritable(folder, reason(error)) from error


def _read(file: Path) -> dict[str, Any]:
    try:
        facts = json.loads(file.read_bytes())
    except FileNotFoundError as error:
        raise ProjectInvalid(
            file.parent,
            f"is no Inspector project: it has no {PROJECT_FILE}. A folder of good photos is named with --good",
        ) from error
    except OSError as error:
        raise ProjectInvalid(file, f"cannot be read: {reason(error)}") from error
    except ValueError as error:
        raise ProjectInvalid(file, f"is damaged: {error}. {_MEND}") from error
    if not isinstance(facts, dict):
        raise ProjectInvalid(file, f"is damaged: it holds no settings. {_MEND}")
    return facts


def _project(root: Path, facts: dict[str, Any]) -> Project:
    file, schema = root / PROJECT_FILE, facts.get("schema")
    if isinstance(schema, int) and schema > SCHEMA:
        versions = f"schema {schema}, this one reads up to {SCHEMA}"
        raise ProjectInvalid(file, f"was made by a newer Inspector ({versions}). Update Inspector.")
    try:
        if schema != SCHEMA or not isinstance(facts["name"], str):
            raise ValueError("schema or name")
        return Project(root, facts["name"], datetime.fromisoformat(facts["created"]))
    except (KeyError, TypeError, ValueError) as error:
        raise ProjectInvalid(file, f"is damaged: {error} is missing or wrong. {_MEND}") from error


_MEND = "Restore it from a backup, or delete it and make the project again in the same folder: its images stay."
