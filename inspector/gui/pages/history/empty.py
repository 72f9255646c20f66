"""What stands in the table's place while it has no rows: what the page is for, and the first step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.gui.widgets.empty_state import EmptyState


class Empty(EmptyState):
    """`live_wanted` and `all_wanted` (any time, nothing left out) report what is asked for."""

    live_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        steps = QPushButton(), QPushButton()
        super().__init__("history", steps, parent=parent)
        self.live, self.all = steps
        self.live.setText(self.tr("Go to Live"))
        self.all.setText(self.tr("Show all inspections"))
        self.live.clicked.connect(self.live_wanted)
        self.all.clicked.connect(self.all_wanted)

    def show_filtered(self, *, narrowed: bool, today: bool) -> None:
        """Say why there are no rows: `narrowed` by what is chosen, of these days (`today`), or none at all."""
        kept = self.tr("Every inspection of Live is kept here, with its picture, score and limits.")
        if narrowed:
            self.say(self.tr("No inspection matches"), self.tr("Nothing that was inspected fits what is chosen above."))
        elif today:
            self.say(self.tr("Nothing inspected in these days"), kept)
        else:
            self.say(self.tr("Nothing inspected yet"), kept)
        self.live.setVisible(not narrowed)
        self.all.setVisible(narrowed or today)
