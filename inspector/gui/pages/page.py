"""What every page is: a widget that is told when it comes and goes, and when the theme changes."""

from PySide6.QtWidgets import QWidget

from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens


class Page(QWidget):
    """A page of the window. The constructor builds; `session` is what all pages share.

    `key` is its place on the rail ("images"); a page that needs a project is dimmed until one is open. What can be
    done on it is a `QAction` with words and shortcut, added by `addAction`: palette and F1 sheet show those.
    """

    key = ""
    needs_project = True

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session

    def entered(self) -> None:
        """Called each time after the page has come to the front."""

    def left(self) -> None:
        """Called each time after another page has come to the front."""

    def restyle(self, tokens: Tokens) -> None:
        """Called with the theme's tokens before the page is first seen, and whenever the theme changes."""

    def begin(self) -> None:
        """Called where the program was started to do at once what the page is for."""

    def show_part(self, part: str) -> None:
        """Called where a part of the page is wanted, by its name: bring it into view."""

    def full_screen(self) -> bool:
        """Called for F11; return whether the page has a way of its own to fill the screen."""
        return False
