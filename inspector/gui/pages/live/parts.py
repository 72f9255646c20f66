"""The parts of the Live page, and how they lie: closer together in a small window."""

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from inspector.gui.pages.live.head import Head
from inspector.gui.pages.live.picture import PictureCard
from inspector.gui.pages.live.room import Room, room_of
from inspector.gui.pages.live.side import Side
from inspector.gui.pages.live.strip import Strip
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.lines import label

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Parts:
    """`span` says from when to when the strip is."""

    head: Head = field(default_factory=Head)
    card: PictureCard = field(default_factory=PictureCard)
    side: Side = field(default_factory=Side)
    strip: Strip = field(default_factory=Strip)
    span: QLabel = field(default_factory=lambda: label(role="faint"))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.head, self.card, self.strip, self.side):
            part.restyle(tokens)


class Layout(QVBoxLayout):
    """The head, the picture with the verdict beside it, and the strip under its title."""

    def __init__(self, parts: Parts, page: QWidget) -> None:
        super().__init__(page)
        self._parts = parts
        self._middle = QHBoxLayout()
        self._middle.addWidget(parts.card, 1)
        self._middle.addWidget(parts.side)
        title = QHBoxLayout()
        title.setSpacing(SPACE["s"])
        title.addWidget(label(tr("LivePage", "Last verdicts"), "strong"))
        title.addWidget(label(tr("LivePage", "newest at the right"), "muted"))
        title.addStretch(1)
        title.addWidget(parts.span)
        self.addWidget(parts.head)
        self.addLayout(self._middle, 1)
        self.addLayout(title)
        self.addWidget(parts.strip)
        self.space(page.height())

    def space(self, height: int) -> None:
        """Leave the room between things that a page of this height has."""
        room = room_of(height)
        low = room is not Room.ROOMY
        gap = SPACE["m"] if low else SPACE["l"]
        self.setContentsMargins(SPACE["l"], SPACE["m"], SPACE["l"], gap)
        self.setSpacing(SPACE["s"] if low else SPACE["m"])
        self._middle.setSpacing(gap)
        self._parts.side.show_room(room)
        self._parts.strip.show_room(room)
