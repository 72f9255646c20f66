"""Opening a project: its file and choices first, then the bundle in use, whose hashes take a while to check."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.gui.session import Session
from inspector.gui.task import Task
from inspector.gui.words import error_sentence
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.services.warming import import_for_pages

if TYPE_CHECKING:
    from inspector.store.choices import Choices
    from inspector.store.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was opened, with its choices; `trouble` is a sentence on what of it could not be read."""

    project: "Project"
    choices: "Choices"
    trouble: str = ""


class Opener(QObject):
    """Opens projects for the session, one at a time: the last one wanted wins. `failed` carries a known error."""

    failed = Signal(object)
    loading = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._task: Task | None = None
        self._then = ""

    def open(self, folder: Path, *, then: str = "images") -> None:
        """Open the project in a folder, and show the page `then`."""
        self._start(lambda: _open(folder), then)

    def create(self, folder: Path, name: str = "") -> None:
        """Make a project in a new or empty folder, and open it."""
        self._start(lambda: _create(folder, name), "images")

    def _start(self, opening: "Callable[[], Opened]", then: str) -> None:
        if self._task is not None:
            self._task.cancel()
        steps = _opening(opening)
        self._task = self._session.tasks.start(steps, self.tr("Opening a project"), quiet=True)
        self._then = then
        self._task.advanced.connect(self._show)
        self._task.succeeded.connect(self._use)
        self._task.failed.connect(self._fail)
        self._task.crashed.connect(self._end)
        self._task.start()

    @Slot()
    def _show(self) -> None:
        if self._task is None or self.sender() is not self._task:
            return
        if not isinstance(opened := self._task.latest(), Opened):
            return
        session = self._session
        session.open(opened.project, opened.choices)
        session.change_settings(recent=session.settings.opened(opened.project.root))
        session.page_wanted.emit(self._then)
        self.loading.emit(opened.choices.bundle is not None)
        if opened.trouble:
            session.say(opened.trouble, 0)

    @Slot(object)
    def _use(self, bundle: Bundle | None) -> None:
        if self.sender() is self._task and bundle is not None and self._session.bundle is None:
            self._session.use(bundle)
        self._end()

    @Slot(object)
    def _fail(self, error: InspectorError) -> None:
        if self.sender() is self._task:
            self.failed.emit(error)
        self._end()

    @Slot()
    def _end(self) -> None:
        if self.sender() is self._task:
            self._task = None
            self.loading.emit(False)


def _opening(opening: "Callable[[], Opened]") -> "Generator[Opened, None, Bundle | None]":
    opened = opening()
    import_for_pages()
    yield opened
    folder = opened.choices.bundle_of(opened.project)
    return load_bundle(folder) if folder is not None else None


def _open(folder: Path) -> Opened:
    from inspector.store.choices import Choices, load_choices
    from inspector.store.project import open_project

    project = open_project(folder)
    try:
        return Opened(project, load_choices(project))
    except InspectorError as error:
        return Opened(project, Choices(), error_sentence(error))


def _create(folder: Path, name: str) -> Opened:
    from inspector.store.choices import Choices
    from inspector.store.project import create_project

    return Opened(create_project(folder, name), Choices())
