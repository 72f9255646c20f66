"""What was dropped on the start page, looked at in a task: a folder may lie on a disk that answers slowly."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.core.project_file import is_project_folder


@dataclass(frozen=True, slots=True)
class Dropped:
    """Paths that were dropped: those that are `folders`, and the first that is a `project`, if one is."""

    paths: tuple[Path, ...] = ()
    folders: frozenset[Path] = frozenset()
    project: Path | None = None

    @property
    def name(self) -> str:
        """What a project of these photos may be called: like the folder that was dropped, or that holds them."""
        if not self.paths:
            return ""
        first = self.paths[0]
        return first.name if first in self.folders else first.parent.name


def look_at(names: Sequence[str]) -> Generator[None, None, Dropped]:
    """Return what these paths are."""
    yield
    paths = tuple(map(Path, names))
    project = next((path for path in paths if is_project_folder(path)), None)
    return Dropped(paths, frozenset(path for path in paths if path.is_dir()), project)
