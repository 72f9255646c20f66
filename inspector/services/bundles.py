"""The bundles of a project, newest first; one that does not load is listed with its cause and hides no other."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.core.errors import InspectorError
from inspector.core.progress import Step, Steps
from inspector.data.walk import natural_path
from inspector.runtime.bundle import FACTS, Bundle, load_bundle


@dataclass(frozen=True, slots=True)
class Listed:
    """A bundle's folder, and the bundle, or why it cannot be used. `stamp` tells whether it has changed since."""

    path: Path
    bundle: Bundle | None = None
    error: InspectorError | None = None
    stamp: int = 0


def list_bundles(folder: Path, known: Sequence[Listed] = ()) -> Steps[tuple[Listed, ...]]:
    """Return the bundles in a folder; of those that are `known` only the changed are read. A step counts bundles."""
    before = {item.path: item for item in known}
    files = sorted(folder.glob(f"*/{FACTS}"), key=natural_path) if folder.is_dir() else []
    found = []
    for done, file in enumerate(files, 1):
        if file.parent.name.startswith("."):  # not finished
            continue
        found.append(_listed(file, before.get(file.parent)))
        yield Step(done, len(files))
    return tuple(sorted(found, key=_newest_first))


def _listed(file: Path, before: Listed | None) -> Listed:
    try:
        stamp = file.stat().st_mtime_ns
    except OSError:
        stamp = 0
    if before is not None and before.stamp == stamp and before.bundle is not None:
        return before
    try:
        return Listed(file.parent, load_bundle(file.parent), stamp=stamp)
    except InspectorError as error:
        return Listed(file.parent, error=error, stamp=stamp)


def _newest_first(listed: Listed) -> tuple[bool, float, str]:
    created = -listed.bundle.facts.created.timestamp() if listed.bundle else 0.0
    return listed.bundle is None, created, listed.path.name
