"""One .zip for whoever is asked to help: log, versions, devices, settings, choices; photographs only where wanted.

report.json            versions, devices, folders, and how much the project holds
settings.json          of the application
choices.json           of the project
logs/                  the log and the older ones
inspections/           the last inspections with their photographs, only where they were asked for

Folders, people, the computer and passwords are written over in all of it.
"""

import json
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import inspector
from inspector.core.disguise import Disguise
from inspector.core.errors import DestinationExists, InspectorError
from inspector.core.files import writing
from inspector.core.progress import Step, Steps
from inspector.runtime.bundle import FACTS
from inspector.services.versions import devices, environment, versions
from inspector.store import places
from inspector.store.choices import CHOICES_FILE
from inspector.store.glance import glance
from inspector.store.journal.entries import Entry
from inspector.store.log import log_files
from inspector.store.project import BUNDLES
from inspector.store.settings import damaged, load_settings

PHOTOS = 20
Content = tuple[str, bytes]  # the name of a file in the archive, and what is in it


def save_diagnostics(
    destination: Path, *, project: Path | None = None, photos: bool = False, overwrite: bool = False
) -> Steps[Path]:
    """Write what helps to find a fault into an archive, and return where it is.

    `project` is a project's folder, of which choices and numbers are told; `photos`: also the photographs of its last
    inspections. Raises `DestinationExists`, `NotWritable`, `DiskFull`.
    """
    if destination.exists() and not overwrite:
        raise DestinationExists(destination, "Choose another name, or allow to replace it.")
    disguise = _disguise(project)
    with writing(destination) as file, ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for done, (name, content) in enumerate(_contents(disguise, project, photos=photos), 1):
            archive.writestr(name, content)
            yield Step(done, note=name)
    return destination


def _contents(disguise: Disguise, project: Path | None, *, photos: bool) -> Iterator[Content]:
    yield "report.json", _plain(_report(project), disguise)
    for file in (places.settings_file(), damaged(places.settings_file())):
        yield from _copied(file.name, file, disguise)
    for file in log_files(places.log_dir()):
        yield from _copied(f"logs/{file.name}", file, disguise)
    if project is not None:
        yield from _copied("choices.json", project / CHOICES_FILE, disguise)
    if project is not None and photos:
        yield from _inspections(project, disguise)


def _copied(name: str, file: Path, disguise: Disguise) -> Iterator[Content]:
    """Give a text file of ours as it is, but for the disguise; one that is not there is left out."""
    try:
        yield name, disguise.of(file.read_text("utf-8", "replace")).encode()
    except FileNotFoundError:
        return
    except OSError as error:
        yield f"{name}.missing.txt", disguise.of(str(error)).encode()


def _report(project: Path | None) -> dict[str, Any]:
    return {
        "made": datetime.now(UTC).isoformat(timespec="seconds"),
        "versions": versions(),
        "devices": devices(),
        "environment": environment(),
        "folders": {
            name: _room(folder)
            for name, folder in (
                ("cache", places.cache_dir()),
                ("data", places.data_dir()),
                ("settings", places.config_dir()),
                *([("project", project)] if project is not None else []),
            )
        },
        "project": _numbers(project) if project is not None else None,
    }


def _room(folder: Path) -> dict[str, Any]:
    there = next((place for place in (folder, *folder.parents) if place.exists()), folder)
    try:
        free: float | None = round(shutil.disk_usage(there).free / 2**30, 1)
    except OSError:  # a drive that is gone
        free = None
    return {"there": folder.is_dir(), "free_gib": free}


def _numbers(project: Path) -> dict[str, Any]:
    seen = glance(project)
    bundles = [folder for folder in (project / BUNDLES).glob("*") if (folder / FACTS).is_file()]
    return {
        "gone": seen.gone,
        "images": seen.images,
        "labelled": seen.labelled,
        "bundles": len(bundles),
        "has_bundle_in_use": bool(seen.bundle),
    }


def _inspections(project: Path, disguise: Disguise) -> Iterator[Content]:
    from inspector.store.journal.journal import FILE, Journal

    if not (project / FILE).is_file():
        return
    try:
        with Journal.open(project) as journal:
            entries = journal.entries(limit=PHOTOS)
    except InspectorError as error:
        yield "inspections/missing.txt", disguise.of(str(error)).encode()
        return
    rows = []
    for entry in entries:
        picture = _picture(entry)
        rows.append(_row(entry) | {"picture": picture[0] if picture is not None else None})
        if picture is not None:
            yield f"inspections/{picture[0]}", picture[1]
    yield "inspections/inspections.json", _plain(rows, disguise)


def _picture(entry: Entry) -> Content | None:
    """Return the photograph, or its thumbnail where that cannot be read, named by the inspection's number."""
    for file in (entry.photo, entry.thumbnail):
        if file is not None:
            with suppress(OSError):
                return f"{entry.id}{file.suffix}", file.read_bytes()
    return None


def _row(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id,
        "time": entry.time.isoformat(),
        "verdict": str(entry.verdict),
        "score": entry.score,
        "review_limit": entry.limits.review.value,
        "anomaly_limit": entry.limits.anomaly.value,
        "camera": entry.camera,
        "took_ms": round(entry.took_ms, 1),
        "error": entry.error,
    }


def _plain(values: Any, disguise: Disguise) -> bytes:
    return disguise.of(json.dumps(values, indent=1, ensure_ascii=False)).encode("utf-8", "replace")


def _disguise(project: Path | None) -> Disguise:
    ours = Path(inspector.__file__).parent.parent
    found = {sys.prefix: "PYTHON", sys.base_prefix: "PYTHON", str(ours): "INSPECTOR"}
    found |= {str(places.cache_dir()): "CACHE", str(places.data_dir()): "DATA", str(places.config_dir()): "SETTINGS"}
    for number, recent in enumerate(_recent(), 1):
        found[recent] = f"PROJECT-{number}"
    if project is not None:
        found[str(project.absolute())] = "PROJECT"
    people = (Path.home().name, os.environ.get("USERNAME", ""), os.environ.get("USER", ""))
    computer = (platform.node(), platform.node().split(".")[0])  # with and without the name of the network
    return Disguise(found, dict.fromkeys(people, "USER") | dict.fromkeys(computer, "COMPUTER"))


def _recent() -> tuple[str, ...]:
    return tuple(recent.path for recent in load_settings(places.settings_file()).settings.recent)
