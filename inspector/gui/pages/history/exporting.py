"""The inspections that are shown, as a table with or without pictures, in a task with its progress in place."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.progress import Log, Task, stage
from inspector.gui.record import Desk
from inspector.gui.session import Session
from inspector.gui.task import Task as Thread

if TYPE_CHECKING:
    from inspector.store.journal.entries import Filter


class Exporting(QObject):
    """Exports once at a time. `progressed` carries a `Progress`; `ended` the folder, None where it was not written."""

    progressed = Signal(object)
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Thread | None = None
        self._folder = Path()

    @property
    def running(self) -> bool:
        """Whether an export runs."""
        return self._task is not None

    def start(self, which: "Filter", folder: Path, *, images: bool) -> None:
        """Write the inspections of a filter into a new folder inside `folder`."""
        desk = self._session.record.desk
        if desk is None or self._task is not None:
            return
        name = self.tr("Inspections {time}").format(time=datetime.now().strftime("%Y-%m-%d %H-%M-%S"))
        self._folder = folder / name
        work = _export(desk, which, self._folder, images=images)
        self._task = self._session.tasks.start(
            work, self.tr("Exporting inspections"), closing=self.tr("Inspections are being exported.")
        )
        self._task.advanced.connect(self._on_advanced)
        self._task.succeeded.connect(lambda _: self._end(self._folder))
        self._task.failed.connect(self._on_failed)
        self._task.cancelled.connect(lambda: self._end(None))
        self._task.crashed.connect(lambda _: self._end(None))
        self._task.start()

    def cancel(self) -> None:
        """Stop; what was written of it stays incomplete, without its table."""
        if self._task is not None:
            self._task.cancel()

    @Slot()
    def _on_advanced(self) -> None:
        if self._task is not None and (news := self._task.latest()) is not None:
            self.progressed.emit(news)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        self.failed.emit(error)
        self._end(None)

    def _end(self, folder: Path | None) -> None:
        self._task = None
        self.ended.emit(folder)


def _export(desk: Desk, which: "Filter", folder: Path, *, images: bool) -> Task[int]:
    steps = desk.journal().export_csv(which, folder, images=images)
    return (yield from stage("record", steps, Log()))
