"""Looking for cameras in a task: looking may take seconds where the system lists none."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.gui.latest import Latest
from inspector.gui.task import Tasks

if TYPE_CHECKING:
    from inspector.runtime.cameras.listing import Listed


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


def _look() -> "Generator[None, None, tuple[Listed, ...]]":
    from inspector.runtime.cameras import listing

    yield
    return listing.list_cameras()
