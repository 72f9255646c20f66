"""Writing what a card wants saved: in a task, because a PNG takes many times as long to encode as to paint."""

from collections.abc import Generator
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.core.errors import InspectorError
from inspector.gui.plots.saved import Wanted
from inspector.gui.session import Session
from inspector.gui.words import error_sentence


class Saving(QObject):
    """Does what `SavedCard.save_wanted` wants, and says in the status line what became of it."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    @Slot(object)
    def save(self, wanted: Wanted) -> None:
        """Write a file."""
        name = self.tr("Saving {name}").format(name=wanted.path.name)
        task = self._session.tasks.start(_written(wanted), name, lasting=True)
        task.succeeded.connect(self._say_saved)
        task.failed.connect(self._say_failed)
        task.start()

    @Slot(object)
    def _say_saved(self, path: Path) -> None:
        self._session.say(self.tr("{name} is saved.").format(name=path.name))

    @Slot(object)
    def _say_failed(self, error: InspectorError) -> None:
        self._session.say(error_sentence(error), 0)


def _written(wanted: Wanted) -> Generator[None, None, Path]:
    wanted.write()
    yield
    return wanted.path
