"""What stands in the table's place while it has no rows: what the page is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label

_WIDTH = 420


class Empty(QWidget):
    """`live_wanted` and `all_wanted` (any time, nothing left out) report what is asked for."""

    live_wanted = Signal()
    all_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title, self._said = label(role="section"), label(role="muted", wrap=True)
        for words in (self._title, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.live, self.all = QPushButton(self.tr("Go to Live")), QPushButton(self.tr("Show all inspections"))
        self.live.clicked.connect(self.live_wanted)
        self.all.clicked.connect(self.all_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.live)
        buttons.addWidget(self.all)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, self._title, self._said):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    @property
    def title(self) -> str:
        """What it says."""
        return self._title.text()

    def show_filtered(self, *, narrowed: bool, today: bool) -> None:
        """Say why there are no rows: `narrowed` by what is chosen, of these days (`today`), or none at all."""
        if narrowed:
            self._title.setText(self.tr("No inspection matches"))
            self._said.setText(self.tr("Nothing that was inspected fits what is chosen above."))
        elif today:
            self._title.setText(self.tr("Nothing inspected in these days"))
            self._said.setText(self.tr("Every inspection of Live is kept here, with its picture, score and limits."))
        else:
            self._title.setText(self.tr("Nothing inspected yet"))
            self._said.setText(self.tr("Every inspection of Live is kept here, with its picture, score and limits."))
        self.live.setVisible(not narrowed)
        self.all.setVisible(narrowed or today)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._icon.setPixmap(pixmap("history", tokens.meter, 40, self.devicePixelRatioF()))
