"""The pages: their place, word, icon and key, and how each is made, which happens when it is first entered."""

from dataclasses import dataclass
from importlib import import_module

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.page import Page
from inspector.gui.session import Session
from inspector.services.edition import learns


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: its word and key; `last` is at the foot of the rail, `on_rail` is whether it is there at all.

    `package` is where its code is, if not under its key.
    """

    key: str
    word: str
    shortcut: str
    needs_project: bool = True
    on_rail: bool = True
    last: bool = False
    package: str = ""

    @property
    def icon(self) -> str:
        """The name of its icon."""
        return self.key

    def make(self, session: Session) -> Page:
        """Build the page. Its code is loaded for it, here in the window's thread: it makes types of Qt."""
        package = self.package or self.key
        page: type[Page] = getattr(import_module(f"inspector.gui.pages.{package}"), f"{package.capitalize()}Page")
        return page(session)


def entries() -> tuple[Entry, ...]:
    """Return all pages in the order of the rail, in the language of the application."""
    word = QCoreApplication.translate
    return (
        Entry("start", word("Pages", "Start"), "Alt+Home", needs_project=False, on_rail=False),
        Entry("images", word("Pages", "Images"), "Ctrl+1"),
        Entry("train", word("Pages", "Train"), "Ctrl+2", package="" if learns() else "station"),
        Entry("results", word("Pages", "Results"), "Ctrl+3"),
        Entry("live", word("Pages", "Live"), "Ctrl+4"),
        Entry("history", word("Pages", "History"), "Ctrl+5"),
        Entry("settings", word("Pages", "Settings"), "Ctrl+,", needs_project=False, last=True),
    )
