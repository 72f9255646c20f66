"""The demo's project: made where there is none yet, in a task that goes on while other projects are looked at."""

from collections.abc import Generator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from inspector.core.progress import Log
from inspector.core.project_file import is_project_folder
from inspector.gui.latest import Latest
from inspector.gui.session import Session
from inspector.store.places import data_dir


class Demo(QObject):
    """`begun` says that it is being made, `progressed` carries a `Progress`, `ready` the folder of its project.

    `failed` carries a known error, `ended` comes in any case. `known` carries whether it was made before.
    """

    begun = Signal()
    progressed = Signal(object)
    ready = Signal(object)
    failed = Signal(object)
    ended = Signal()
    known = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._making = Latest(session.tasks, self, lasting=True)
        self._making.advanced.connect(self._on_advanced)
        self._making.succeeded.connect(self.ready)
        self._making.failed.connect(self.failed)
        self._making.ended.connect(self.ended)
        self._looking = Latest(session.tasks, self, lasting=True)
        self._looking.succeeded.connect(self.known)
        self._shown = False

    @property
    def running(self) -> bool:
        """Whether it is being made, or was just asked for."""
        return self._making.running

    def look(self) -> None:
        """See whether it was made before."""
        if not self._looking.running:
            self._looking.start(_looking(demo_folder()), self.tr("Looking at the demo"))

    def want(self, folder: Path | None = None, *, line: str = "fabric", seed: int = 1) -> None:
        """Make it, or find it where it was made before."""
        if not self._making.running:
            self._shown = False
            self._making.start(
                _wanted(folder or demo_folder(), line, seed, self._session),
                self.tr("The demo"),
                closing=self.tr("The demo is being made. It goes on where it was when you try it again."),
            )

    def cancel(self) -> None:
        """Stop making it."""
        self._making.cancel()

    @Slot(object)
    def _on_advanced(self, progress: Any) -> None:
        if not self._shown:
            self._shown = True
            self.begun.emit()
        self.progressed.emit(progress)


def demo_folder() -> Path:
    """Return where the demo's project is."""
    return data_dir() / "demo"


def _looking(folder: Path) -> Generator[None, None, bool]:
    yield
    return is_project_folder(folder)


def _wanted(folder: Path, line: str, seed: int, session: Session) -> Generator[Any, None, Path]:
    from inspector.store.glance import glance

    if glance(folder).bundle:
        return folder
    yield Log().snapshot("draw", 0, None, 0.0)  # at once: the process that draws takes seconds to begin
    return (yield from _making(folder, line, seed, session))


def _making(folder: Path, line: str, seed: int, session: Session) -> Generator[Any, None, Path]:
    from inspector.services.demonstrating import demo_project

    story = session.stories.long(demo_project, folder, line=line, seed=seed, workplace=session.workplace)
    made = yield from story
    return made.project.root
