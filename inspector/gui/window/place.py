"""Where the window is: brought back from the last time, filling the screen and back, and remembered at the end."""

from pathlib import Path

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QMainWindow

from inspector.gui.session import Session

_USUAL = (1440, 900)
_GEOMETRY, _PROJECT, _PAGE = "window/geometry", "window/project", "window/page"


class Place:
    """Place and size of the window, and what was open in it; what somebody wrote there by hand may be anything."""

    def __init__(self, session: Session, window: QMainWindow) -> None:
        self._session, self._window = session, window
        self._was_maximised = False

    @property
    def project(self) -> Path | None:
        """The folder of the project that was open the last time."""
        folder = str(self._session.state.value(_PROJECT, ""))
        return Path(folder) if folder else None

    @property
    def page(self) -> str:
        """The key of the page that was in front of it."""
        return str(self._session.state.value(_PAGE, ""))

    def show(self) -> None:
        """Show the window where it was, or with its usual size, as far as the screen has room for that."""
        geometry = self._session.state.value(_GEOMETRY)
        if isinstance(geometry, QByteArray) and self._window.restoreGeometry(geometry):
            self._window.show()
            return
        room = self._window.screen().availableSize()
        self._window.resize(min(_USUAL[0], room.width()), min(_USUAL[1], room.height()))
        if room.width() <= _USUAL[0]:
            self._window.showMaximized()
        else:
            self._window.show()

    def fill_screen(self) -> None:
        """Fill the screen, or be as before."""
        if not self._window.isFullScreen():
            self._was_maximised = self._window.isMaximized()
            self._window.showFullScreen()
        elif self._was_maximised:
            self._window.showMaximized()
        else:
            self._window.showNormal()

    def remember_project(self) -> None:
        """Remember at once which project is open: a program that is killed begins with it again."""
        if self._session.project is not None:
            self._session.state.setValue(_PROJECT, str(self._session.project.root))

    def remember(self, page: str) -> None:
        """Remember it all; `page` is the one in front."""
        state, project = self._session.state, self._session.project
        state.setValue(_GEOMETRY, self._window.saveGeometry())
        state.setValue(_PROJECT, str(project.root) if project is not None else "")
        if project is not None:
            state.setValue(_PAGE, page)
        state.sync()
