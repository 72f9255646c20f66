"""The pages: their place, word, icon and key, and how each is made, which happens when it is first entered."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from inspector.gui.pages.page import Page
from inspector.gui.session import Session


@dataclass(frozen=True, slots=True)
class Entry:
    """One page: `make` builds it; `last` is at the foot of the rail, `on_rail` is whether it is there at all."""

    key: str
    word: str
    shortcut: str
    make: Callable[[Session], Page]
    icon: str
    needs_project: bool = True
    on_rail: bool = True
    last: bool = False


def entries() -> tuple[Entry, ...]:
    """Return all pages in the order of the rail, in the language of the application."""
    word = QCoreApplication.translate
    found = (
        Entry("start", word("Pages", "Start"), "Alt+Home", _page("start"), "start", needs_project=False, on_rail=False),
        Entry("images", word("Pages", "Images"), "Ctrl+1", _page("images"), "images"),
        Entry("train", word("Pages", "Train"), "Ctrl+2", _page("train"), "train"),
        Entry("results", word("Pages", "Results"), "Ctrl+3", _page("results"), "results"),
        Entry("live", word("Pages", "Live"), "Ctrl+4", _page("live"), "live"),
        Entry("history", word("Pages", "History"), "Ctrl+5", _page("history"), "history"),
        Entry(
            "settings",
            word("Pages", "Settings"),
            "Ctrl+,",
            _page("settings"),
            "settings",
            needs_project=False,
            last=True,
        ),
    )
    return tuple(entry for entry in found if (Path(__file__).parents[1] / "pages" / entry.key / "page.py").exists())


def _page(key: str) -> Callable[[Session], Page]:
    def make(session: Session) -> Page:
        page: Page = getattr(import_module(f"inspector.gui.pages.{key}"), f"{key.capitalize()}Page")(session)
        return page

    return make
