"""Which cameras there are, found out in a task: looking may take seconds where the system lists none."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.gui.task import Task, Tasks

if TYPE_CHECKING:
    from inspector.runtime.cameras.listing import Listed


class CameraFinder(QObject):
    """Looks for cameras; `found` carries them (`Listed`)."""

    found = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None

    @property
    def looking(self) -> bool:
        """Whether it is not known yet which there are."""
        return self._task is not None

    def look(self) -> None:
        """Find out which cameras there are."""
        if self._task is None:
            self._task = self._tasks.start(_look(), self.tr("Looking for cameras"), quiet=True)
            self._task.succeeded.connect(self._on_found)
            self._task.finished.connect(self._on_finished)
            self._task.start()

    @Slot(object)
    def _on_found(self, cameras: "tuple[Listed, ...]") -> None:
        self._task = None
        self.found.emit(cameras)

    @Slot()
    def _on_finished(self) -> None:
        if self.sender() is self._task:
            self._task = None


def _look() -> "Generator[None, None, tuple[Listed, ...]]":
    from inspector.runtime.cameras import listing

    yield
    return listing.list_cameras()
