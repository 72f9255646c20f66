"""Opening a project: its file and choices first, then the bundle in use, whose hashes take a while to check."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from inspector.core.errors import InspectorError
from inspector.gui.session import Session
from inspector.gui.task import Task
from inspector.gui.words import error_sentence
from inspector.runtime.bundle import Bundle, load_bundle

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
    """Opens projects for the session, one at a time: the last one wanted wins. `failed` carries a known error.

    `load` loads the code of a page by its key: done here, it does not hold up the window.
    """

    failed = Signal(object)
    loading = Signal(bool)

    def __init__(self, session: Session, load: Callable[[str], object], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._load = session, load
        self._task: Task | None = None

    def open(self, folder: Path, *, then: str = "images") -> None:
        """Open the project in a folder, and show the page `then`."""
        self._start(lambda: _open(folder), then)

    def create(self, folder: Path, name: str = "") -> None:
        """Make a project in a new or empty folder, and open it."""
        self._start(lambda: _create(folder, name), "images")

    def _start(self, opening: "Callable[[], Opened]", then: str) -> None:
        if self._task is not None:
            self._task.cancel()
        steps = _opening(opening, lambda: self._load(then))
        task = self._task = self._session.tasks.start(steps, self.tr("Opening a project"), quiet=True)
        task.advanced.connect(lambda: self._show(task, then))
        task.succeeded.connect(lambda bundle: self._use(task, bundle))
        task.failed.connect(lambda error: self._fail(task, error))
        task.crashed.connect(lambda _: self._end(task))
        task.start()

    def _show(self, task: Task, then: str) -> None:
        opened = task.latest()
        if task is not self._task or not isinstance(opened, Opened):
            return
        session = self._session
        session.open(opened.project, opened.choices)
        session.change_settings(recent=session.settings.opened(opened.project.root))
        session.page_wanted.emit(then)
        self.loading.emit(opened.choices.bundle is not None)
        if opened.trouble:
            session.say(opened.trouble, 0)

    def _use(self, task: Task, bundle: Bundle | None) -> None:
        if task is self._task and bundle is not None and self._session.bundle is None:
            self._session.use(bundle)
        self._end(task)

    def _fail(self, task: Task, error: InspectorError) -> None:
        if task is self._task:
            self.failed.emit(error)
        self._end(task)

    def _end(self, task: Task) -> None:
        if task is self._task:
            self._task = None
            self.loading.emit(False)


def _opening(opening: "Callable[[], Opened]", load: Callable[[], object]) -> "Generator[Opened, None, Bundle | None]":
    opened = opening()
    load()
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
