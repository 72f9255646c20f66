"""The kinds of a project's anomalies are the folders below `labelled/anomaly/`: made, renamed and removed here."""

import contextlib
from pathlib import Path

from inspector.core.errors import DestinationExists, NameInvalid, NotWritable
from inspector.core.files import reason
from inspector.core.sample import Label
from inspector.data.walk import is_junk, subfolders
from inspector.store.project import Project, check_there

LONGEST = 60
_REFUSED = '<>:"/\\|?*'  # Windows takes none of them, and a project may be opened there
_RESERVED = frozenset(["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))])


def kinds_of(project: Project) -> tuple[str, ...]:
    """Return the kinds that have a folder, also those without images. Raises `FolderMissing`."""
    return tuple(folder.name for folder in subfolders(project.bin(Label.ANOMALY)))


def check_kind(name: str) -> str:
    """Return a kind's name as it is given. Raises `NameInvalid` if it cannot be a folder on every system."""
    if not name.strip() or name != name.strip() or len(name) > LONGEST:
        raise NameInvalid(name, f"a kind has a name of 1 to {LONGEST} letters, without spaces around it")
    wrong = [letter for letter in name if letter in _REFUSED or not letter.isprintable()]
    if wrong:
        raise NameInvalid(name, f"a name cannot hold {wrong[0] if wrong[0].isprintable() else 'a control character'}")
    if is_junk(name) or name.endswith(".") or name.split(".")[0].casefold() in _RESERVED:
        raise NameInvalid(name, "systems keep such names for themselves")
    return name


def make_kind(project: Project, kind: str) -> Path:
    """Make the folder of a new kind. Raises `NameInvalid`, `DestinationExists`, `NotWritable`."""
    folder = project.bin(Label.ANOMALY, check_kind(kind))
    refuse_taken(project, kind)
    try:
        folder.mkdir(parents=True)
    except OSError as error:
        raise NotWritable(folder, reason(error)) from error
    return folder


def rename_kind(project: Project, old: str, new: str) -> None:
    """Rename a kind's folder and that of its masks, both or none.

    Raises `NameInvalid`, `DestinationExists`, `NotWritable`.
    """
    check_kind(new)
    if new.casefold() != old.casefold():
        refuse_taken(project, new)
    masks = project.masks / Label.ANOMALY
    masked = (masks / old).is_dir()
    try:
        if masked:
            (masks / old).rename(masks / new)
        project.bin(Label.ANOMALY, old).rename(project.bin(Label.ANOMALY, new))
    except OSError as error:
        if masked and not (masks / old).exists():
            with contextlib.suppress(OSError):
                (masks / new).rename(masks / old)
        raise NotWritable(project.bin(Label.ANOMALY, old), reason(error)) from error


def remove_kind(project: Project, kind: str) -> None:
    """Delete the folder of a kind without images. Raises `NotWritable` where it is not empty."""
    folder = project.bin(Label.ANOMALY, kind)
    with contextlib.suppress(OSError):
        (project.masks / Label.ANOMALY / kind).rmdir()
    try:
        folder.rmdir()
    except OSError as error:
        raise NotWritable(folder, reason(error)) from error


def refuse_taken(project: Project, kind: str) -> None:
    """Raise `DestinationExists` for a name that another kind has, in capital or small letters: disks differ there.

    Raises `NotWritable` where the project is gone.
    """
    check_there(project)
    anomalies = project.bin(Label.ANOMALY)
    there = tuple(anomalies.iterdir()) if anomalies.is_dir() else ()
    taken = [path for path in there if path.name.casefold() == kind.casefold()]
    if taken:
        raise DestinationExists(taken[0], "Choose another name, or drag the images there.")
