"""Old inspections, and images deleted as long ago, go after the days that the settings say, by themselves."""

from collections.abc import Generator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from inspector.gui.session import Session
from inspector.gui.words import error_sentence

if TYPE_CHECKING:  # it reads images, and the window opens without what reads images
    from inspector.store.project import Project

_AGAIN_MS = 6 * 3600 * 1000  # a window may stay open for weeks
_SOON_MS = 10_000  # opening a project has better things to do first


class Retention(QObject):
    """Looks into the open project: soon after it was opened, when the days change, and now and then."""

    def __init__(self, session: Session, parent: QObject | None = None, *, soon_ms: int = _SOON_MS) -> None:
        super().__init__(parent)
        self._session = session
        self._days = session.settings.retention_days
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(soon_ms)
        self._soon.timeout.connect(self._forget)
        self._again = QTimer(self)
        self._again.setInterval(_AGAIN_MS)
        self._again.timeout.connect(self._forget)
        self._again.start()
        session.project_changed.connect(self._soon.start)
        session.settings_changed.connect(self._follow)

    @Slot()
    def _follow(self) -> None:
        if self._session.settings.retention_days != self._days:
            self._days = self._session.settings.retention_days
            self._soon.start()

    @Slot()
    def _forget(self) -> None:
        project = self._session.project
        if project is None or not self._days:
            return
        steps = _forgetting(project, self._days)
        task = self._session.tasks.start(steps, self.tr("Forgetting old inspections"), quiet=True)
        task.failed.connect(self._tell)
        task.start()

    @Slot(object)
    def _tell(self, error: Exception) -> None:
        self._session.say(error_sentence(error))


def _forgetting(project: "Project", days: int) -> Generator[Any, None, None]:
    from inspector.store.journal.journal import FILE, Journal
    from inspector.store.trash import empty_trash

    if (project.root / FILE).exists():
        with Journal.open(project.root) as journal:
            yield from journal.retain(days)
    yield from empty_trash(project, until=datetime.now() - timedelta(days=days))
