"""What the pages share: the project that is open, the bundle in use, running tasks, and where to say things."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from inspector.gui.task import Tasks
from inspector.runtime.bundle import Bundle
from inspector.services.workplace import Workplace
from inspector.store.project import Project


class Session(QObject):
    """The state of one window. Pages read it and connect to its signals; they never know one another.

    `said` carries a sentence for the status line, and the seconds it stays (0: until the next). `page_wanted` asks
    for a page by its key; `image_wanted` asks the Images page to show a file.
    """

    project_changed = Signal()
    bundle_changed = Signal()
    said = Signal(str, int)
    page_wanted = Signal(str)
    image_wanted = Signal(object)

    def __init__(self, workplace: Workplace, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.workplace = workplace
        self.tasks = Tasks(self)
        self.undo = QUndoStack(self)
        self._project: Project | None = None
        self._bundle: Bundle | None = None

    @property
    def project(self) -> Project | None:
        """The project that is open."""
        return self._project

    @property
    def bundle(self) -> Bundle | None:
        """The bundle in use: what Live, Images and Results judge with unless another is chosen there."""
        return self._bundle

    def open(self, project: Project | None) -> None:
        """Make `project` the one that is open; None closes it. What was done before cannot be undone any more."""
        self.undo.clear()
        self._project = project
        self._bundle = None
        self.project_changed.emit()

    def use(self, bundle: Bundle | None) -> None:
        """Make `bundle` the one in use."""
        self._bundle = bundle
        self.bundle_changed.emit()

    def say(self, sentence: str, seconds: int = 8) -> None:
        """Show a sentence in the status line."""
        self.said.emit(sentence, seconds)

    def show_image(self, path: Path) -> None:
        """Bring the Images page to the front with this file."""
        self.page_wanted.emit("images")
        self.image_wanted.emit(path)
