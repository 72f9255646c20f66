"""The pages, of which one is in front; each is made when it is first wanted, so that the window opens at once."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from inspector.gui.pages.page import Page
from inspector.gui.pages.start import StartPage
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.gui.window.entries import Entry


class PageStack(QStackedWidget):
    """Holds the pages that were made; `shown` says which one has come to the front."""

    shown = Signal(str)

    def __init__(self, entries: tuple[Entry, ...], session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.key: entry for entry in entries}
        self._session = session
        self._pages: dict[str, Page] = {}
        self._key = ""

    @property
    def key(self) -> str:
        """The page that is in front; empty before the first."""
        return self._key

    @property
    def pages(self) -> dict[str, Page]:
        """The pages that have been made."""
        return dict(self._pages)

    @property
    def start(self) -> StartPage:
        """The page of projects, which every window has."""
        page = self._page("start")
        if not isinstance(page, StartPage):
            raise TypeError(f"the page of projects is a {type(page).__name__}")
        return page

    def can_show(self, key: str) -> bool:
        """Tell whether there is such a page, and it has what it needs."""
        entry = self._entries.get(key)
        return entry is not None and (self._session.project is not None or not entry.needs_project)

    def show_page(self, key: str) -> None:
        """Bring a page to the front, if it can be shown now."""
        if key == self._key or not self.can_show(key):
            return
        before = self._pages.get(self._key)
        page = self._page(key)
        self._key = key
        self.setCurrentWidget(page)
        if before is not None:
            before.left()
        page.entered()
        self.shown.emit(key)

    def restyle(self, tokens: Tokens) -> None:
        """Give every page the colours of a theme."""
        for page in self._pages.values():
            page.restyle(tokens)

    def _page(self, key: str) -> Page:
        if key not in self._pages:
            page = self._pages[key] = self._entries[key].make(self._session)
            page.restyle(self._session.theme.tokens)
            self.addWidget(page)
        return self._pages[key]
