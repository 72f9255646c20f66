"""How the last bundle of a project was learned: its curves, to lay the next run's beside."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from inspector.core.progress import Point
from inspector.runtime.bundle import FACTS
from inspector.store.project import Project


@dataclass(frozen=True, slots=True)
class Earlier:
    """A run of before: the name of its bundle, and its curves by stage."""

    name: str
    curves: Mapping[str, tuple[Point, ...]]


def earlier_run(project: Project) -> Earlier | None:
    """Return the curves of the newest bundle that learned something; None where there is none.

    Only drawn beside others, so the bundle is not checked; one that cannot be read is passed over.
    """
    for folder in _newest(project):
        if curves := _curves(folder / FACTS):
            return Earlier(folder.name, curves)
    return None


def earlier_seconds(project: Project, stage: str) -> float | None:
    """Return how long a stage took when the newest bundle was trained, here or elsewhere; None where nobody knows."""
    for folder in _newest(project):
        try:
            return float(json.loads((folder / FACTS).read_bytes())["bundle"]["seconds"][stage])
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            continue
    return None


def _newest(project: Project) -> list[Path]:
    try:
        return sorted(project.bundles.iterdir(), key=lambda path: path.name, reverse=True)
    except OSError:  # somebody deleted the folder, or the disk is gone
        return []


def _curves(file: Path) -> dict[str, tuple[Point, ...]]:
    try:
        told = json.loads(file.read_bytes())["bundle"]["learning"].get("curves", {})
        return {
            str(stage): tuple(
                Point(int(point["at"]), {k: float(v) for k, v in point["figures"].items()}) for point in curve
            )
            for stage, curve in told.items()
            if curve
        }
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}
