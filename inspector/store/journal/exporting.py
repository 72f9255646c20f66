"""Entries as a folder that a person can open elsewhere: a table as CSV, and the pictures beside it."""

import csv
import io
import shutil
from collections.abc import Iterable
from pathlib import Path

from inspector.core.errors import DestinationExists
from inspector.core.files import refused, writing
from inspector.core.progress import Step, Steps
from inspector.store.journal.entries import Entry

TABLE, IMAGES = "inspections.csv", "images"
COLUMNS = (
    "id", "time_utc", "verdict", "score", "p_value", "review_limit", "anomaly_limit", "error", "bundle", "seal",
    "camera", "frame", "file", "took_ms", "disagreed", "label", "kind", "image",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")  # what spreadsheets would compute


def export(pages: Iterable[tuple[Entry, ...]], total: int, destination: Path, *, images: bool) -> Steps[int]:
    """Write pages of entries into a new or empty folder; return how many rows.

    The picture of an entry is its photograph, or the thumbnail where no other was kept.
    Raises `DestinationExists`, `NotWritable`, `DiskFull`.
    """
    if destination.exists() and (not destination.is_dir() or any(destination.iterdir())):
        raise DestinationExists(destination, "Choose a new or an empty folder for the export.")
    done = 0
    with writing(destination / TABLE) as file:
        text = io.TextIOWrapper(file, "utf-8-sig", newline="", write_through=True)  # the mark: for spreadsheets
        table = csv.writer(text)
        table.writerow(COLUMNS)
        for page in pages:
            for entry in page:
                table.writerow(_row(entry, _copy(entry, destination / IMAGES) if images else ""))
                done += 1
                yield Step(done, max(done, total))
        text.detach()
    return done


def _row(entry: Entry, image: str) -> tuple[object, ...]:
    return (
        entry.id,
        entry.time.isoformat(timespec="milliseconds"),
        entry.verdict,
        entry.score,
        entry.p_value,
        entry.limits.review.value,
        entry.limits.anomaly.value,
        _harmless(entry.error),
        _harmless(entry.bundle.name),
        entry.bundle.seal,
        _harmless(entry.camera),
        entry.number,
        _harmless(entry.file),
        round(entry.took_ms, 2),
        int(entry.disagreed),
        entry.label or "",
        _harmless(entry.kind),
        image,
    )


def _copy(entry: Entry, folder: Path) -> str:
    """Copy an entry's picture; return its name from the table on, empty where there is none any more."""
    source = next((path for path in (entry.photo, entry.thumbnail) if path is not None and path.is_file()), None)
    if source is None:
        return ""
    target = folder / f"{entry.id:08d}-{entry.verdict}{source.suffix}"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    except OSError as error:
        raise refused(target, error) from error
    return f"{IMAGES}/{target.name}"


def _harmless(text: object) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    shown = "" if text is None else str(text)
    return f"'{shown}" if shown.startswith(_FORMULA) else shown
