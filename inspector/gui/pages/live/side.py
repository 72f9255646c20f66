"""Beside the picture: the verdict, today's counts, the pace, and what can be done with the part that is shown."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.pages.live.counters import PaceCard, TodayCard
from inspector.gui.pages.live.room import Room
from inspector.gui.pages.live.verdict import WIDTH, VerdictBlock
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.keyed import KeyedButton

_BUTTON = 40
_GAPS = {Room.TIGHT: SPACE["s"], Room.LOW: SPACE["m"], Room.ROOMY: SPACE["l"]}


class Side(QWidget):
    """384 wide. `disagree_wanted` and `next_wanted` say which button was pressed."""

    disagree_wanted = Signal()
    next_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self.block, self.today, self.pace = VerdictBlock(), TodayCard(), PaceCard()
        self.disagree = KeyedButton(self.tr("Disagree"), key="D", icon_name="flag")
        self.next = KeyedButton(self.tr("Next part"), key=self.tr("Space"), icon_name="chevron-right")
        self.disagree.clicked.connect(self.disagree_wanted)
        self.next.clicked.connect(self.next_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE["s"])
        for button in (self.disagree, self.next):
            button.setStyleSheet(f"QPushButton {{ min-height: {_BUTTON - 2}px; }}")
            buttons.addWidget(button, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for part in (self.block, self.today, self.pace):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._column.addLayout(buttons)

    def show_possible(self, *, keyed: bool, may_press: bool, may_disagree: bool, disagreed: bool) -> None:
        """Show what can be done; "Next part" is there only where a key says when (`keyed`)."""
        word = self.tr("You disagree") if disagreed else self.tr("Disagree")
        if word != self.disagree.text():  # a face is drawn anew, and this is called with every part
            self.disagree.show_face(word, key="D", icon_name="flag")
        self.disagree.setEnabled(may_disagree)
        self.next.setVisible(keyed)
        self.next.setEnabled(may_press)

    def show_room(self, room: Room) -> None:
        """Be lower, in a small window."""
        self._column.setSpacing(_GAPS[room])
        for part in (self.block, self.today, self.pace):
            part.show_room(room)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        for part in (self.block, self.today, self.disagree, self.next):
            part.restyle(tokens)
