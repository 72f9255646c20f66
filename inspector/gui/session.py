"""What the pages share: the project that is open, the bundle in use, running tasks, and where to say things."""

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QSettings, Signal
from PySide6.QtGui import QUndoStack

from inspector.core.errors import NotWritable
from inspector.core.recipe import Recipe
from inspector.gui.task import Tasks
from inspector.gui.theme.theme import Theme
from inspector.runtime.bundle import Bundle
from inspector.services.apart import Processes, Stories
from inspector.services.workplace import Workplace
from inspector.store.settings import Settings, save_settings

if TYPE_CHECKING:  # they read images, and the window opens without what reads images
    from inspector.gui.library import Library
    from inspector.gui.record import Record
    from inspector.gui.thumbnails import Thumbnails
    from inspector.store.choices import Choices
    from inspector.store.project import Project

_MOST = 1e6  # no slider and no count is anywhere near


class Session(QObject):
    """The state of one window. Pages read it and connect to its signals; they never know one another.

    `said` carries a sentence for the status line, and the seconds it stays (0: until the next). What is wanted of
    others: `page_wanted` a page by its key; `image_wanted` a file, shown on the Images page; `project_wanted` a project
    by its folder, `new_wanted` a new one with a name; `restart_wanted` the program anew. `page_runs` says that what a
    page does goes on, or has ended, while another one may be looked at.

    `theme` dresses the application, `settings` are the application's; with a `settings_file` they are kept there.
    `stories` is where what learns is told: in processes of its own, unless it is said otherwise.
    `state` is what the window remembers of itself (sizes, zoom, where one was), under names such as "images/zoom";
    without a `state_file` it forgets at the end.
    """

    project_changed = Signal()
    bundle_changed = Signal()
    choices_changed = Signal()
    settings_changed = Signal()
    said = Signal(str, int)
    page_wanted = Signal(str)
    image_wanted = Signal(object)
    project_wanted = Signal(object)
    new_wanted = Signal(object, str)
    restart_wanted = Signal()
    page_runs = Signal(str, bool)

    def __init__(
        self,
        workplace: Workplace,
        parent: QObject | None = None,
        *,
        settings: Settings | None = None,
        settings_file: Path | None = None,
        state_file: Path | None = None,
        stories: Stories | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings = settings or Settings()
        self._settings_file = settings_file
        self.workplace = _placed(workplace, self._settings, ("device", "cache_gib") if settings else ())
        self.theme = Theme(self._settings.theme, self)
        self.state = QSettings(str(state_file or ""), QSettings.Format.IniFormat, self)
        if state_file is None:
            self.state.clear()  # Qt keeps what has no file for the whole process
        self.tasks = Tasks(self)
        self.stories = stories or Processes()
        self.undo = QUndoStack(self)
        self._project: Project | None = None
        self._choices: Choices | None = None
        self._bundle: Bundle | None = None
        self._library: Library | None = None
        self._thumbnails: Thumbnails | None = None
        self._record: Record | None = None

    @property
    def library(self) -> "Library":
        """The images of the project that is open; what all pages see and move."""
        if self._library is None:
            from inspector.gui.library import Library

            self._library = Library(self.workplace, self.tasks, self.undo, self)
            self._library.open(self._project)
        return self._library

    @property
    def thumbnails(self) -> "Thumbnails":
        """Small pictures of image files, made when they are first painted."""
        if self._thumbnails is None:
            from inspector.gui.thumbnails import Thumbnails

            self._thumbnails = Thumbnails(self.workplace.thumbnails, self)
            self.library.moved.connect(self._thumbnails.follow)
        return self._thumbnails

    @property
    def record(self) -> "Record":
        """The journal of the project that is open; Live fills it, History shows it."""
        if self._record is None:
            from inspector.gui.record import Record

            self._record = Record(self.tasks, self)
            self._record.open(self._project.root if self._project else None)
        return self._record

    @property
    def project(self) -> "Project | None":
        """The project that is open."""
        return self._project

    @property
    def bundle(self) -> Bundle | None:
        """The bundle in use: what Live, Images and Results judge with unless another is chosen there."""
        return self._bundle

    @property
    def settings(self) -> Settings:
        """The settings of the application."""
        return self._settings

    def change_settings(self, **changes: Any) -> None:
        """Change some settings, apply and keep them. Raises `RecipeInvalid` for what cannot be."""
        self._settings = replace(self._settings, **changes)
        self.workplace = _placed(self.workplace, self._settings, changes)
        self.theme.choose(self._settings.theme)
        self.settings_changed.emit()
        if self._settings_file is not None:
            try:
                save_settings(self._settings_file, self._settings)
            except NotWritable as error:
                self.say(str(error))

    def open(self, project: "Project | None", choices: "Choices | None" = None) -> None:
        """Make `project` the one that is open; None closes it. What was done before cannot be undone any more.

        `choices` are those kept in it; they are read where they are not given.
        """
        self.undo.clear()
        self._project = project
        self._choices = choices
        self._bundle = None
        if self._library is not None:
            self._library.open(project)
        if self._record is not None:
            self._record.open(project.root if project else None)
        self.project_changed.emit()
        self.bundle_changed.emit()

    def leave(self) -> None:
        """Begin nothing more for the project that is open: it is about to be left, once what runs for it has ended."""
        if self._library is not None:
            self._library.leave()
        if self._record is not None:
            self._record.leave()

    @property
    def choices(self) -> "Choices":
        """What was chosen for the project that is open. Raises `ProjectInvalid` for a damaged file."""
        from inspector.store.choices import Choices, load_choices

        if self._choices is None:
            self._choices = load_choices(self._project) if self._project else Choices()
        return self._choices

    @property
    def recipe(self) -> Recipe | None:
        """What the bundle in use was trained with, else what was trained last; None: nothing was trained yet."""
        if self._bundle is not None:
            return self._bundle.facts.recipe
        return self._choices.recipe if self._choices is not None else None

    def choose(self, **changes: Any) -> None:
        """Change some choices of the project, and keep them. Raises `RecipeInvalid`, `NotWritable`."""
        from inspector.store.choices import save_choices

        chosen = replace(self.choices, **changes)
        if self._project is not None and chosen != self._choices:
            save_choices(self._project, chosen)
        self._choices = chosen
        self.choices_changed.emit()

    def use(self, bundle: Bundle | None) -> None:
        """Make `bundle` the one in use; the project remembers it where it is one of its own."""
        self._bundle = bundle
        if bundle is not None and self._project is not None and bundle.path.parent == self._project.bundles:
            self.choose(bundle=bundle.path.name)
        self.bundle_changed.emit()

    def stop(self) -> None:
        """Stop everything that runs, and begin nothing more; what has begun ends after the step in hand."""
        self.undo.clear()
        if self._library is not None:
            self._library.open(None)
        self.tasks.end()

    def close(self, timeout_ms: int = 10_000) -> bool:
        """Stop everything that runs; return whether it has ended. The project is closed, and nothing is lost."""
        self.stop()
        ended = self.tasks.stop_all(timeout_ms)
        self.stories.close()  # a story that does not end in time is killed, which ends its task
        ended = ended or self.tasks.stop_all(timeout_ms)
        if self._record is not None and ended:
            self._record.close()
        if self._thumbnails is not None:
            self._thumbnails.close()
        return ended

    def remembered(self, key: str, usual: float) -> float:
        """Return a number that the window remembers; what somebody wrote there by hand may be anything."""
        try:
            value = float(str(self.state.value(key, usual)))
        except ValueError:
            return usual
        return value if abs(value) <= _MOST else usual  # what is no number at all is not, either

    def say(self, sentence: str, seconds: int = 8) -> None:
        """Show a sentence in the status line."""
        self.said.emit(sentence, seconds)

    def show_image(self, path: Path) -> None:
        """Bring the Images page to the front with this file."""
        self.page_wanted.emit("images")
        self.image_wanted.emit(path)


def _placed(workplace: Workplace, settings: Settings, chosen: Collection[str]) -> Workplace:
    """Return the workplace with what was chosen in the settings."""
    if "device" in chosen:
        workplace = replace(workplace, device=settings.device)
    if "cache_gib" in chosen:
        workplace = replace(workplace, cache_limit_bytes=settings.cache_gib << 30)
    return workplace
