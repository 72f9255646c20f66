"""The Train page of the station edition: it says where training is done, and what can be done here."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from inspector.gui.pages.page import Page
from inspector.gui.session import Session
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.empty_state import EmptyState

_WIDTH = 480


class StationPage(Page):
    """A sentence, and the way to what a station is for."""

    key = "train"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.live, self.results = QPushButton(self.tr("Go to Live")), QPushButton(self.tr("See what the bundle can do"))
        self.live.setProperty("kind", "primary")
        self.live.clicked.connect(lambda: session.page_wanted.emit("live"))
        self.results.clicked.connect(lambda: session.page_wanted.emit("results"))
        self.empty = EmptyState("train", (self.live, self.results), width=_WIDTH)
        self.empty.say(
            self.tr("This is the station edition"),
            self.tr(
                "It inspects with bundles that the studio edition has trained. Train on a PC with the studio edition, "
                "then copy the project's folder here and open it: its bundles come along."
            ),
        )
        column = QVBoxLayout(self)
        column.addWidget(self.empty)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.empty.restyle(tokens)
