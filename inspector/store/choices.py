"""What a person chose for a project, beside its images: the bundle in use, what is judged, how it was trained last."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, Self

from inspector.core.area import Polygon, Rectangle, check_ignored, check_region
from inspector.core.errors import ProjectInvalid, RecipeInvalid
from inspector.core.files import reason, writing
from inspector.core.plain import read_plain
from inspector.core.recipe import Recipe
from inspector.store.project import Project, check_there

CHOICES_FILE = "choices.json"
SCHEMA = 1  # raise it, and bring older files forward, when a field is added here or anywhere in a recipe


@dataclass(frozen=True, slots=True)
class Choices:
    """A project's choices.

    `bundle`: the name of the bundle in use, a folder in the project's `bundles`; None: none was chosen. `region` and
    `ignored`: what of a photograph is judged, as in `Preparation`; they are what the next training takes. `recipe`:
    what was trained last, to start the next from; None: a preset. Raises `RecipeInvalid`.
    """

    bundle: str | None = None
    region: Rectangle | None = None
    ignored: tuple[Polygon, ...] = ()
    recipe: Recipe | None = None

    def __post_init__(self) -> None:
        if self.region is not None:
            check_region(self.region)
        check_ignored(self.ignored)

    def marked(self, recipe: Recipe) -> Recipe:
        """Return `recipe` with this project's region and ignored polygons."""
        preparation = replace(recipe.preparation, region=self.region, ignored=self.ignored)
        return replace(recipe, preparation=preparation)

    def bundle_of(self, project: Project) -> Path | None:
        """Return the folder of the bundle in use; None where none was chosen or it is gone."""
        folder = project.bundles / self.bundle if self.bundle else None
        return folder if folder is not None and folder.is_dir() else None

    @classmethod
    def from_json(cls, values: dict[str, Any]) -> Self:
        """Return what `dataclasses.asdict` wrote. Raises `RecipeInvalid` for what is not such."""
        return read_plain(cls, values, "choices")


def load_choices(project: Project) -> Choices:
    """Read a project's choices; nothing was chosen where it has no such file.

    Raises `ProjectInvalid` where the file is damaged or of a newer Inspector.
    """
    file = project.root / CHOICES_FILE
    try:
        facts = json.loads(file.read_bytes())
    except FileNotFoundError:
        return Choices()
    except OSError as error:
        raise ProjectInvalid(file, f"cannot be read: {reason(error)}") from error
    except (ValueError, RecursionError) as error:
        raise ProjectInvalid(file, f"is damaged: {error}. {_MEND}") from error
    if not isinstance(facts, dict):
        raise ProjectInvalid(file, f"is damaged: it holds no choices. {_MEND}")
    schema = facts.pop("schema", None)
    if isinstance(schema, int) and schema > SCHEMA:
        versions = f"schema {schema}, this one reads up to {SCHEMA}"
        raise ProjectInvalid(file, f"was made by a newer Inspector ({versions}). Update Inspector.")
    if schema != SCHEMA:
        raise ProjectInvalid(file, f"is damaged: its schema is missing or wrong. {_MEND}")
    try:
        return Choices.from_json(facts)
    except RecipeInvalid as error:
        raise ProjectInvalid(file, f"is damaged: {error}. {_MEND}") from error


def save_choices(project: Project, choices: Choices) -> None:
    """Write a project's choices, whole or not at all. Raises `NotWritable`."""
    check_there(project)
    facts = {"schema": SCHEMA, **asdict(choices)}
    with writing(project.root / CHOICES_FILE) as file:
        file.write(json.dumps(facts, indent=1, ensure_ascii=False, allow_nan=False).encode(errors="replace") + b"\n")


_MEND = "Restore it from a backup, or delete it: images and bundles stay, the region and the bundle are chosen anew."
