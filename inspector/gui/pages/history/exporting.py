"""What "Export" writes: the inspections that are shown, as a table with or without pictures."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.core.progress import Log, Task, stage
from inspector.gui.record import Desk

if TYPE_CHECKING:
    from inspector.store.journal.entries import Filter


def export(desk: Desk, which: "Filter", folder: Path, *, images: bool) -> Task[Path]:
    """Write the inspections of a filter into a new folder inside `folder`, and return it. Raises `NotWritable`."""
    name = QCoreApplication.translate("History", "Inspections {time}")
    written = folder / name.format(time=datetime.now().strftime("%Y-%m-%d %H-%M-%S"))
    with desk.journal() as journal:
        yield from stage("record", journal.export_csv(which, written, images=images), Log())
    return written
