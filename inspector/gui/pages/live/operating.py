"""Operator mode beside the page: its window is made when it is first wanted, and shows the same moment."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from inspector.gui.pages.live.operator import OperatorWindow
from inspector.gui.pages.live.seen import Seen
from inspector.gui.pages.live.telling import Shout, camera_words
from inspector.gui.pages.live.wish import Wish
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.store.journal.entries import Counts


class Operating(QObject):
    """Signals say what an operator wants; `changed`: the mode was entered or left."""

    next_wanted = Signal()
    disagree_wanted = Signal()
    toggle_wanted = Signal()
    changed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._page = session, page
        self.window: OperatorWindow | None = None

    @property
    def on(self) -> bool:
        """Whether the operator's window is what is seen."""
        return self.window is not None and self.window.isVisible()

    @Slot()
    def enter(self) -> None:
        """Fill the screen with picture and verdict."""
        if self.window is None:
            self.window = self._made()
        self.window.showFullScreen()
        self.changed.emit()
        self.window.activateWindow()
        self.window.setFocus()

    @Slot()
    def leave(self) -> None:
        """Be a page in the window again."""
        if self.window is not None:
            self.window.hide()
            self.changed.emit()
            self._page.window().activateWindow()
            self._page.setFocus()

    def show_moment(self, seen: Seen | None, shout: Shout, wish: Wish, today: Counts, *, running: bool) -> None:
        """Show this moment there alone: the page behind it is not seen. `today` are the counts before anything came."""
        if self.window is None:
            return
        project, camera = self._session.project, seen.event.camera if seen is not None else None
        self.window.show_moment(project.name if project else "", seen, shout, running=running)
        self.window.counts.show_counts(seen.event.today if seen is not None else today, self._session.settings)
        self.window.show_camera(camera_words(wish, camera, running=running))

    def show_possible(self, *, next_part: bool, disagree: bool) -> None:
        """Show what can be done."""
        if self.window is not None:
            self.window.show_possible(next_part=next_part, disagree=disagree)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        if self.window is not None:
            self.window.restyle(tokens)

    def _made(self) -> OperatorWindow:
        made = OperatorWindow(self._page.window())
        made.restyle(self._session.theme.tokens)
        made.next_wanted.connect(self.next_wanted)
        made.disagree_wanted.connect(self.disagree_wanted)
        made.toggle_wanted.connect(self.toggle_wanted)
        made.left.connect(self.leave)
        return made
