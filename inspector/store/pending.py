"""A training run that has not ended, noted beside the project's images: after a crash it can be resumed."""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from inspector.core.errors import RecipeInvalid
from inspector.core.files import writing
from inspector.core.plain import read_plain
from inspector.core.recipe import Recipe
from inspector.store.project import Project, check_there

PENDING_FILE = "training.json"
SCHEMA = 1  # raise it when a field is added here or anywhere in a recipe: an older run then starts anew


@dataclass(frozen=True, slots=True)
class PendingRun:
    """How far a run came: with `recipe`, for the bundle called `name`, since `started` (ISO 8601, with zone).

    `stage` is the one in hand; `epochs` of pretraining are behind it.
    """

    recipe: Recipe
    name: str
    started: str
    stage: str = ""
    epochs: int = 0

    @property
    def began(self) -> datetime:
        """When it was started."""
        return datetime.fromisoformat(self.started)

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `dataclasses.asdict` wrote. Raises `RecipeInvalid` for what is not such."""
        run = read_plain(cls, values, "run")
        try:
            datetime.fromisoformat(run.started)
        except ValueError as error:
            raise RecipeInvalid("run", f"{run.started!r:.80} is no time") from error
        return run


def load_pending(project: Project) -> PendingRun | None:
    """Return the run that did not end; None where there is none, or nothing that this Inspector could go on with.

    A damaged file is not told: nothing is lost but the offer to go on.
    """
    try:
        facts = json.loads(_file(project).read_bytes())
        if not isinstance(facts, dict) or facts.pop("schema", None) != SCHEMA:
            return None
        return PendingRun.from_json(facts)
    except (OSError, ValueError, RecursionError, RecipeInvalid):
        return None


def save_pending(project: Project, run: PendingRun) -> None:
    """Write how far a run is, whole or not at all. Raises `NotWritable`."""
    check_there(project)
    with writing(_file(project)) as file:
        file.write(
            json.dumps({"schema": SCHEMA, **asdict(run)}, indent=1, ensure_ascii=False).encode(
                "utf-8", "backslashreplace"
            )
            + b"\n"
        )


def forget_pending(project: Project) -> None:
    """Remove the note of a run: it has ended, or nobody wants to go on with it."""
    _file(project).unlink(missing_ok=True)


def _file(project: Project) -> Path:
    return project.root / PENDING_FILE
