"""The settings of the application: what a person has chosen for all projects on this PC.

Kept as JSON with only what differs from the defaults, so that a better default reaches those who never chose. What
another version of Inspector wrote and this one does not know stays in the file, so that one may go back and forth. For
that, a new setting needs no new `SCHEMA`; a new value or another meaning of an old setting does.
"""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from inspector.core.errors import RecipeInvalid
from inspector.core.files import writing
from inspector.core.plain import read_plain

SCHEMA = 1
LANGUAGES = ("auto", "en", "de")
THEMES = ("auto", "light", "dark")
DEVICES = ("auto", "cpu", "cuda")
RECENT = 12
CACHE_GIB = 20


@dataclass(frozen=True, slots=True)
class Recent:
    """A project that was opened: its folder, and when (UTC, ISO 8601)."""

    path: str
    opened: str


@dataclass(frozen=True, slots=True)
class Settings:
    """`good`, `review`, `anomaly` are a plant's own words for the verdicts; empty: those of the language.

    `device` is what torch trains on. `retention_days`: how long inspections are kept; 0: until somebody deletes
    them. `recent` are the projects that were opened, newest first. Raises `RecipeInvalid` for what cannot be.
    """

    language: str = "auto"
    theme: str = "auto"
    good: str = ""
    review: str = ""
    anomaly: str = ""
    device: str = "auto"
    cache_gib: int = CACHE_GIB
    retention_days: int = 0
    recent: tuple[Recent, ...] = field(default=())

    def __post_init__(self) -> None:
        for name, allowed in (("language", LANGUAGES), ("theme", THEMES), ("device", DEVICES)):
            if getattr(self, name) not in allowed:
                raise RecipeInvalid(name, f"{getattr(self, name)!r:.80} is none of {', '.join(allowed)}")
        for name, least in (("cache_gib", 1), ("retention_days", 0)):
            if getattr(self, name) < least:
                raise RecipeInvalid(name, f"{getattr(self, name)} is below {least}")

    def opened(self, project: Path, when: datetime | None = None) -> "tuple[Recent, ...]":
        """Return `recent` with this project at its head."""
        moment = (when or datetime.now(UTC)).replace(microsecond=0)
        return (Recent(str(project), moment.isoformat()), *self.without(project))[:RECENT]

    def without(self, project: Path) -> "tuple[Recent, ...]":
        """Return `recent` without this project."""
        return tuple(recent for recent in self.recent if Path(recent.path) != project)


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings as they were found; `damaged` is where a file was put aside that could not be read."""

    settings: Settings
    damaged: Path | None = None


def load_settings(file: Path) -> Loaded:
    """Return the settings in `file`, or the defaults where there is none or it cannot be read.

    A damaged file is kept aside. Of a newer Inspector's file, what this one understands is taken.
    """
    try:
        found = _read(file)
        known = {name: value for name, value in found.items() if name in _plain(Settings())}
        if found["schema"] > SCHEMA:
            known = _understood(known)
        return Loaded(read_plain(Settings, _plain(Settings()) | known, "settings"))
    except FileNotFoundError:
        return Loaded(Settings())
    except (OSError, ValueError, TypeError, RecursionError, RecipeInvalid):
        return Loaded(Settings(), _put_aside(file))


def save_settings(file: Path, settings: Settings) -> None:
    """Write what differs from the defaults beside what other versions left, atomically. Raises `NotWritable`."""
    defaults = _plain(Settings())
    chosen = {name: value for name, value in _plain(settings).items() if value != defaults[name]}
    facts = {"schema": SCHEMA} | _of_other_versions(file) | chosen
    with writing(file) as opened:
        opened.write(json.dumps(facts, indent=2, ensure_ascii=False).encode(errors="replace"))


def damaged(file: Path) -> Path:
    """Return where a file of settings is put aside that cannot be read."""
    return file.with_name(file.name + ".damaged")


def _read(file: Path) -> dict[str, Any]:
    """Return what a file of settings holds, with its schema. Raises `ValueError` for what is none."""
    found: Any = json.loads(file.read_bytes())
    schema = found.get("schema") if isinstance(found, dict) else None
    if not isinstance(schema, int) or isinstance(schema, bool) or schema < SCHEMA:
        raise ValueError("schema")
    return dict(found)


def _understood(found: Mapping[str, Any]) -> dict[str, Any]:
    """Return those of known names whose values this version can use, each by itself."""
    usual = _plain(Settings())
    understood = {}
    for name, value in found.items():
        with contextlib.suppress(RecipeInvalid, TypeError):
            read_plain(Settings, usual | {name: value}, "settings")
            understood[name] = value
    return understood


def _of_other_versions(file: Path) -> dict[str, Any]:
    """Return the schema and what this version does not know or understand of the file that is there."""
    try:
        found = _read(file)
    except (OSError, ValueError, TypeError, RecursionError):
        return {}
    known = {name: value for name, value in found.items() if name in _plain(Settings())}
    understood = _understood(known)
    return {name: value for name, value in found.items() if name not in understood}


def _plain(settings: Settings) -> dict[str, Any]:
    plain = asdict(settings)
    return {f.name: list(plain[f.name]) if f.name == "recent" else plain[f.name] for f in fields(settings)}


def _put_aside(file: Path) -> Path | None:
    aside = damaged(file)
    try:
        file.replace(aside)
    except OSError:  # then it is left where it is, and overwritten with the next choice
        return None
    return aside
