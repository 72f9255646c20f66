"""Opening a project: its file and choices first, then the bundle in use, whose hashes take a while to check."""

from collections.abc import Generator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.errors import InspectorError
from inspector.gui.latest import Latest
from inspector.gui.leaving import Leaving
from inspector.gui.session import Session
from inspector.gui.words import error_sentence
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.services.warming import import_for_pages

if TYPE_CHECKING:
    from inspector.store.choices import Choices
    from inspector.store.project import Project


@dataclass(frozen=True, slots=True)
class Opened:
    """A project that was opened, with its choices and the folder of the `bundle` in use.

    `trouble` is a sentence on what of it could not be read.
    """

    project: "Project"
    choices: "Choices"
    bundle: Path | None = None
    trouble: str = ""


class Opener(QObject):
    """Opens, makes and closes projects for the session, one at a time: the last one wanted wins.

    The new one is read first, then the open one is left (`leaving`), then it is switched: what cannot be opened stops
    nothing. `failed` carries a known error.
    """

    failed = Signal(object)
    loading = Signal(bool)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.leaving = Leaving(session, self)
        self._reading = Latest(session.tasks, self, lasting=True)
        self._reading.failed.connect(self.failed)
        self._bundle = Latest(session.tasks, self)
        self._bundle.succeeded.connect(self._use)
        self._bundle.failed.connect(self.failed)
        self._bundle.ended.connect(lambda: self.loading.emit(False))

    def open(self, folder: Path, *, then: str = "images", if_there: bool = False) -> None:
        """Open the project in a folder, and show the page `then`; one that is open and at work is only shown.

        `if_there`: nobody asked for it just now, so nothing is said where there is no such folder any more.
        """
        project = self._session.project
        if project is not None and project.root == folder.absolute() and self.leaving.missed:
            self._session.page_wanted.emit(then)
        else:
            self.leaving.ask(lambda: self._read(_open(folder, if_there=if_there), then))

    def create(self, folder: Path, name: str = "") -> None:
        """Make a project in a new or empty folder, and open it."""
        self.leaving.ask(lambda: self._read(_create(folder, name), "images"))

    def close(self) -> None:
        """Close the project that is open."""
        self.leaving.leave(self._close)

    def _read(self, steps: Generator[None, None, Opened | None], then: str) -> None:
        self._reading.start(steps, self.tr("Opening a project"), partial(self._leave, then))

    def _leave(self, then: str, opened: Opened | None) -> None:
        if opened is not None:
            self.leaving.leave(lambda: self._show(opened, then))

    def _show(self, opened: Opened, then: str) -> None:
        session = self._session
        session.open(opened.project, opened.choices)
        session.change_settings(recent=session.settings.opened(opened.project.root))
        session.page_wanted.emit(then)
        if opened.trouble:
            session.say(opened.trouble, 0)
        if opened.bundle is not None:
            self.loading.emit(True)
            self._bundle.start(_load(opened.bundle), self.tr("Opening a project"))

    def _close(self) -> None:
        self._session.open(None)
        self._session.page_wanted.emit("start")

    @Slot(object)
    def _use(self, bundle: Bundle) -> None:
        if self._session.bundle is None:
            self._session.use(bundle)


def _open(folder: Path, *, if_there: bool) -> Generator[None, None, Opened | None]:
    from inspector.store.choices import Choices, load_choices
    from inspector.store.project import open_project

    yield
    if if_there and not folder.is_dir():
        return None
    project = open_project(folder)
    import_for_pages()
    try:
        choices = load_choices(project)
    except InspectorError as error:
        return Opened(project, Choices(), trouble=error_sentence(error))
    return Opened(project, choices, choices.bundle_of(project))


def _create(folder: Path, name: str) -> Generator[None, None, Opened]:
    from inspector.store.choices import Choices
    from inspector.store.project import create_project

    yield
    project = create_project(folder, name)
    import_for_pages()
    return Opened(project, Choices())


def _load(folder: Path) -> Generator[None, None, Bundle]:
    yield
    return load_bundle(folder)
