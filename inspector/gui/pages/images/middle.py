"""The middle of the Images page: the grid with what chooses and orders it, and with what is said about it."""

from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from inspector.gui.pages.images.drop_hint import DropHint
from inspector.gui.pages.images.empty import Empty
from inspector.gui.pages.images.grid import Grid
from inspector.gui.pages.images.notices import Rejections, Working
from inspector.gui.pages.images.selection_bar import SelectionBar
from inspector.gui.pages.images.toolbar import Toolbar
from inspector.gui.theme.tokens import Tokens
from inspector.gui.thumbnails import Thumbnails


class Middle(QWidget):
    """Holds the parts, which the page talks to."""

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toolbar = Toolbar()
        self.working = Working()
        self.rejections = Rejections()
        self.grid = Grid(thumbnails)
        self.empty = Empty()
        self.selection = SelectionBar()
        place = QWidget()
        self._stack = QStackedLayout(place)
        self._stack.addWidget(self.grid)
        self._stack.addWidget(self.empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for part in (self.toolbar, self.working, self.rejections):
            column.addWidget(part)
        column.addWidget(place, 1)
        column.addWidget(self.selection)
        self.hint = DropHint(self)

    def show_empty(self, empty: bool) -> None:
        """Show the grid, or what explains that it is empty."""
        self._stack.setCurrentWidget(self.empty if empty else self.grid)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.toolbar, self.rejections, self.grid, self.empty, self.selection, self.hint):
            part.restyle(tokens)
