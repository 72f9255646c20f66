"""The picture of a camera, in a task of its own, for the panel that takes photos with it."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.gui.cameras import CameraFinder
from inspector.gui.task import Task, Tasks

if TYPE_CHECKING:
    from inspector.core.frame import CameraStatus, Frame

_PATIENCE_S = 0.25


@dataclass(frozen=True, slots=True)
class Seen:
    """The newest frame that a camera gave, None before the first, and how the camera is."""

    frame: "Frame | None"
    status: "CameraStatus"


class CameraFeed(QObject):
    """Finds cameras and watches one at a time.

    `found` carries the cameras (`Listed`), `seen` what one saw (`Seen`), `failed` why it cannot be used.
    """

    found = Signal(object)
    seen = Signal(object)
    failed = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._task: Task | None = None
        self._finder = CameraFinder(tasks, self)
        self._finder.found.connect(self.found)

    def look(self) -> None:
        """Find out which cameras there are."""
        self._finder.look()

    def watch(self, address: str) -> None:
        """Watch a camera in place of the one before."""
        self.stop()
        self._task = self._tasks.start(_watch(address), self.tr("Camera"), quiet=True)
        self._task.advanced.connect(self._on_advanced)
        self._task.failed.connect(self._on_failed)
        self._task.start()

    def stop(self) -> None:
        """Let go of the camera."""
        if self._task is not None:
            self._task.cancel()
            self._task = None

    @Slot()
    def _on_advanced(self) -> None:
        if self._task is not None and self.sender() is self._task:
            seen = self._task.latest()
            if isinstance(seen, Seen):
                self.seen.emit(seen)

    @Slot(object)
    def _on_failed(self, error: object) -> None:
        if self.sender() is self._task:
            self._task = None
            self.failed.emit(error)


def _watch(address: str) -> Generator[Seen, None, None]:
    """Yield what a camera sees until the task is cancelled; a lost one is tried again by its reader."""
    from inspector.core.frame import Frame
    from inspector.runtime.cameras.listing import Options, camera_at
    from inspector.runtime.cameras.reader import Reader

    newest: Frame | None = None
    with Reader(camera_at(address, Options(loop=True))) as reader:
        while True:
            taken = reader.take(_PATIENCE_S)
            newest = taken if isinstance(taken, Frame) else newest
            yield Seen(newest, reader.status)
