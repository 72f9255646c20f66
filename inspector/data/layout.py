"""What a folder of photographs means: people, tools and data sets name their folders in many ways.

Folders are the labels. A layout that is not clear is an error that says what was found: a guess would become
a wrong label.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from inspector.core.errors import ProjectInvalid
from inspector.core.project_file import PROJECT_FILE
from inspector.core.sample import Label, Rejected
from inspector.data.scan import Part
from inspector.data.walk import File, subfolders, walk
from inspector.imaging.read import IMAGE_SUFFIXES

UNLABELLED, LABELLED, MASKS = "unlabelled", "labelled", "masks"

_GOOD = "good ok normal pass io i.o i.o. gut gute gutteile"
_ANOMALY = (
    "anomaly anomalies anomalous abnormal bad defect defects defective fail ng nok reject rejects "
    "nio n.i.o n.i.o. anomalie anomalien ausschuss defekt defekte fehler fehlerhaft schlecht schlechte schlechtteile"
)
_UNLABELLED = "unlabelled unlabeled unknown unbekannt unsortiert"
LABEL_NAMES: dict[str, Label | None] = {
    **dict.fromkeys(_GOOD.split(), Label.GOOD),
    **dict.fromkeys(_ANOMALY.split(), Label.ANOMALY),
    **dict.fromkeys(_UNLABELLED.split(), None),
}
MASK_NAMES = frozenset({MASKS, "mask", "ground_truth", "ground-truth", "groundtruth", "gt"})
_TEST_NAMES = frozenset({"test", "testing", "test_public"})
_SIDE_NAMES = _TEST_NAMES | {LABELLED, "labeled", "train", "training", "val", "valid", "validation"}
_WRAPPERS, _DEPTH = 3, 3

_LOOSE = "lies beside the folders for good, anomaly and unlabelled images: move it into one of them"
_STRAY = "was passed over: its name says neither good nor anomaly nor unlabelled"
_EXPECTED = (
    "Expected: good/ and anomaly/ (and unlabelled/), also inside labelled/, train/ or test/; train/good and "
    "test/<kind> as MVTec AD has them; an Inspector project; or a folder of images without sub-folders."
)


class Style(StrEnum):
    """The layouts that are understood."""

    PROJECT = "an Inspector project"
    FOLDERS = "folders named good, anomaly, unlabelled"
    MVTEC = "train/good and test/<kind>"
    FLAT = "images only"


@dataclass(frozen=True, slots=True)
class Layout:
    """The labelled parts of `folder`, its folders of masks, and what lies where no label can be told."""

    folder: Path
    style: Style
    parts: tuple[Part, ...]
    masks: tuple[Path, ...] = ()
    rejected: tuple[Rejected, ...] = ()


@dataclass(slots=True)
class _Found:
    """What the names of folders say: `other` are names that say nothing, `loose` images beside folders."""

    parts: list[Part] = field(default_factory=list)
    masks: list[Path] = field(default_factory=list)
    other: list[Path] = field(default_factory=list)
    loose: list[Path] = field(default_factory=list)


def is_project(folder: Path) -> bool:
    """Tell whether a folder is an Inspector project, by its project file."""
    return (folder / PROJECT_FILE).is_file() and (folder / LABELLED).is_dir()


def loose_images(folder: Path) -> tuple[Rejected, ...]:
    """Reject the images that lie in `folder` itself, beside the folders that would label them."""
    return tuple(Rejected(path, _LOOSE) for path in _images(folder, deep=False))


def detect_layout(src: Path) -> Layout:
    """Return what a folder means. Raises `ProjectInvalid` if that is not clear, `FolderMissing`."""
    folder, found = _unwrapped(src.absolute())
    kinds = [sub for sub in found.other if _is_kind(sub, found)]
    other = [sub for sub in found.other if sub not in kinds and not is_project(sub) and any(_images(sub))]
    if is_project(folder):
        return Layout(folder, Style.PROJECT, tuple(found.parts), tuple(found.masks))
    if found.parts:
        style = Style.MVTEC if kinds else Style.FOLDERS
        parts = (*found.parts, *(_part(sub, Label.ANOMALY, kind=sub.name) for sub in kinds))
        strays = (
            *(Rejected(path, _LOOSE) for path in found.loose),
            *(Rejected(path, _STRAY) for path in other),
        )
        return Layout(folder, style, parts, tuple(found.masks), strays)
    name = folder.name.casefold()
    if name in LABEL_NAMES and (found.loose or other):
        return Layout(folder, Style.FLAT, (_part(folder, LABEL_NAMES[name]),), tuple(found.masks))
    if found.loose and not other:
        return Layout(folder, Style.FLAT, (Part(folder, None, deep=False),))
    raise ProjectInvalid(src, _unclear(found))


def _unwrapped(folder: Path) -> tuple[Path, _Found]:
    """Enter folders that hold nothing but one folder, as unpacking an archive leaves them."""
    for _ in range(_WRAPPERS):
        found = _survey(folder)
        if found.parts or found.masks or found.loose or len(found.other) != 1:
            break
        folder = found.other[0]
    return folder, _survey(folder)


def _survey(folder: Path, *, depth: int = 0) -> _Found:
    """Sort the folders below by what their names say; train/, test/, labelled/ and their like are entered."""
    found = _Found(loose=list(_images(folder, deep=False)))
    for sub in subfolders(folder):
        name = sub.name.casefold()
        if name in LABEL_NAMES:
            found.parts.append(_part(sub, LABEL_NAMES[name]))
            found.masks += [inner for inner in subfolders(sub) if inner.name.casefold() in MASK_NAMES]
        elif name in MASK_NAMES:
            found.masks.append(sub)
        elif name in _SIDE_NAMES and depth < _DEPTH:
            _merge(found, _survey(sub, depth=depth + 1))
        else:
            found.other.append(sub)
    return found


def _merge(found: _Found, more: _Found) -> None:
    found.parts += more.parts
    found.masks += more.masks
    found.other += more.other
    found.loose += more.loose


def _is_kind(folder: Path, found: _Found) -> bool:
    """Tell whether a folder in test/ is a kind of anomaly: where good images alone are for training."""
    trained = [part for part in found.parts if part.folder.parent.name.casefold() not in _TEST_NAMES]
    return (
        folder.parent.name.casefold() in _TEST_NAMES
        and any(part.label is Label.GOOD for part in found.parts)
        and not any(part.label is Label.ANOMALY for part in trained)
    )


def _part(folder: Path, label: Label | None, *, kind: str = "") -> Part:
    return Part(folder, label, kind, skip=MASK_NAMES)


def _images(folder: Path, *, deep: bool = True) -> Iterator[Path]:
    for item in walk(folder, deep=deep):
        if isinstance(item, File) and item.path.suffix.casefold() in IMAGE_SUFFIXES:
            yield item.path


def _unclear(found: _Found) -> str:
    names = [sub.name for sub in found.other]
    shown = f"the folders {', '.join(names[:5])}{' …' if len(names) > 5 else ''}" if names else "no folders"
    beside = f" and {len(found.loose)} images beside them" if found.loose else ""
    return f"it is not clear which images are good. Found: {shown}{beside}. {_EXPECTED}"
