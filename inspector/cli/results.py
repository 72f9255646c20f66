"""Results as JSON files, which never take the place of anything but an older result."""

import json
from pathlib import Path
from typing import Any

from inspector.core.errors import DestinationExists
from inspector.core.files import writing

_RESULTS = (".json", ".jsonl", ".txt")
_NEVER = ("bundle.json", "project.json")


def write_json(path: Path | None, values: dict[str, Any]) -> None:
    """Write plain values to `path`, whole or not at all; nothing without a path. Raises `NotWritable`."""
    if path is None:
        return
    refuse_other_files(path)
    with writing(path) as file:
        file.write(
            json.dumps(values, indent=2, ensure_ascii=False, allow_nan=False).encode("utf-8", "backslashreplace")
            + b"\n"
        )


def refuse_other_files(path: Path) -> None:
    """Raise `DestinationExists` where a result would take the place of a file that holds something else."""
    if path.is_file() and path.suffix.lower() not in _RESULTS:
        raise DestinationExists(path, "It does not look like a result of before: choose a name that ends in .json.")
    if path.is_file() and path.name in _NEVER:
        raise DestinationExists(path, "It belongs to a bundle or a project: choose another name.")
