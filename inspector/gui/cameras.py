"""Cameras as pages meet them: looked for in a task, left by threads for the window, and told of in words."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Signal

from inspector.core.frame import CameraStatus
from inspector.gui.camera_choices import Choices
from inspector.gui.latest import Latest
from inspector.gui.task import Tasks

if TYPE_CHECKING:
    from inspector.runtime.cameras.camera import Camera
    from inspector.runtime.cameras.listing import Listed

tr = QCoreApplication.translate


class CameraFinder(QObject):
    """Looks for cameras; `found` carries them (`Listed`)."""

    found = Signal(object)

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._looking = Latest(tasks, self, lasting=True)
        self._looking.succeeded.connect(self.found)

    @property
    def looking(self) -> bool:
        """Whether it is not known yet which there are."""
        return self._looking.running

    def look(self) -> None:
        """Find out which cameras there are."""
        if not self._looking.running:
            self._looking.start(_look(), self.tr("Looking for cameras"))


class Source:
    """Where a thread leaves the camera that it uses, for the window to ask it for its settings and to change them."""

    def __init__(self) -> None:
        self.camera: Camera | None = None

    def hold(self, camera: "Camera", choices: Choices) -> "Camera":
        """Leave a camera here, and set it as a person chose before."""
        for name, value in choices.items():
            camera.change(name, value)
        self.camera = camera
        return camera


def lost_sentence(camera: CameraStatus) -> str:
    """Say since when a camera is lost, or since when it shows the same picture."""
    lost = tr("Camera", "Camera lost {n} s ago. Trying again.")
    words = tr("Camera", "Same picture for {n} s. Is the lens covered?") if camera.frozen else lost
    return words.replace("{n} s", "{n}\u00a0s").format(n=round(camera.lasting_s))


def no_settings(address: str, *, running: bool) -> str:
    """Say why a camera offers no settings."""
    kind = address.partition(":")[0]
    if not address:
        return tr("Camera", "No camera is chosen: there is nothing to set.")
    if kind == "folder":
        return tr("Camera", "Photos of a folder are as they were taken: there is nothing to set.")
    if kind == "video":
        return tr("Camera", "A video is as it was taken: there is nothing to set.")
    if not running:
        return tr("Camera", "Exposure and the like can be set while the camera runs.")
    return tr("Camera", "The driver of this camera offers nothing to set.")


def _look() -> "Generator[None, None, tuple[Listed, ...]]":
    from inspector.runtime.cameras import listing

    yield
    return listing.list_cameras()
