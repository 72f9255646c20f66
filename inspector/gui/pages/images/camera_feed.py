"""The picture of a camera, in a task of its own, for the panel that takes photos with it."""

from collections.abc import Generator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.gui.camera_choices import Choices
from inspector.gui.cameras import CameraFinder, Source
from inspector.gui.latest import Latest
from inspector.gui.task import Tasks

if TYPE_CHECKING:
    from inspector.core.frame import CameraStatus, Frame
    from inspector.runtime.cameras.camera import Camera

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
        # in turn, for no camera is opened twice; lasting, for it is of the PC and not of a project
        self._watching = Latest(tasks, self, in_turn=True, lasting=True)
        self._watching.advanced.connect(self.seen)
        self._watching.failed.connect(self.failed)
        self._source = Source()
        self._finder = CameraFinder(tasks, self)
        self._finder.found.connect(self.found)

    def look(self) -> None:
        """Find out which cameras there are."""
        self._finder.look()

    @property
    def camera(self) -> "Camera | None":
        """The camera that is watched, once it was found."""
        return self._source.camera if self._watching.running else None

    def watch(self, address: str, choices: Choices) -> None:
        """Watch a camera in place of the one before, set as a person chose."""
        self._source = Source()
        self._watching.start(_watch(address, choices, self._source), self.tr("Camera"))

    def stop(self) -> None:
        """Let go of the camera."""
        self._watching.forget()


def _watch(address: str, choices: Choices, source: Source) -> Generator[Seen, None, None]:
    """Yield what a camera sees until the task is cancelled; a lost one is tried again by its reader."""
    from inspector.core.frame import Frame
    from inspector.runtime.cameras import listing
    from inspector.runtime.cameras.reader import Reader

    newest: Frame | None = None
    with Reader(source.hold(listing.camera_at(address, listing.Options(loop=True)), choices)) as reader:
        while True:
            taken = reader.take(_PATIENCE_S)
            newest = taken if isinstance(taken, Frame) else newest
            yield Seen(newest, reader.status)
