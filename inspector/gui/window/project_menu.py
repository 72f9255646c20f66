"""The menu under the project's name: the projects of late, and what can be done with projects."""

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QMenu, QWidget

from inspector.gui.session import Session
from inspector.gui.window.commands import Commands

_SHOWN = 6


class ProjectMenu(QMenu):
    """Filled anew each time it opens."""

    def __init__(self, commands: Commands, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._commands, self._session = commands, session
        self.aboutToShow.connect(self._fill)

    @Slot()
    def _fill(self) -> None:
        self.clear()
        project = self._session.project
        others = [
            Path(r.path) for r in self._session.settings.recent if project is None or Path(r.path) != project.root
        ]
        for folder in others[:_SHOWN]:
            action = self.addAction(folder.name.replace("&", "&&"))
            action.setToolTip(str(folder))
            action.triggered.connect(lambda _=False, folder=folder: self._session.project_wanted.emit(folder))
        if others:
            self.addSeparator()
        self.addActions([self._commands[key] for key in ("new", "open", "page:start", "folder", "close-project")])
