"""A part of "More" that opens and closes, and says in one line what is in it while it is closed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from inspector.gui.pages.train.disclosure import Disclosure
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel


class Section(QFrame):
    """A titled row over its content; with `switch` the whole part can be left out: `switched` says so."""

    switched = Signal(bool)

    def __init__(
        self, title: str, content: Iterable[QWidget], *, switch: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = ""
        self._head = Disclosure(title)
        self._head.toggled.connect(self._open)
        self._summary = ElidedLabel("", "faint", where=Qt.TextElideMode.ElideRight)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._switch = QCheckBox()
        self._switch.setAccessibleName(switch or title)
        self._switch.setToolTip(switch)
        if not switch:
            self._switch.hide()
        self._switch.toggled.connect(self.switched)
        head = QHBoxLayout()
        head.setSpacing(SPACE["s"])
        head.addWidget(self._head)
        head.addWidget(self._summary, 1)
        head.addWidget(self._switch)
        self._content = QWidget()
        inner = QVBoxLayout(self._content)
        inner.setContentsMargins(SPACE["xl"] + SPACE["s"], 0, 0, SPACE["m"])
        inner.setSpacing(SPACE["xs"])
        for widget in content:
            inner.addWidget(widget)
        self._content.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._content)

    @property
    def title(self) -> str:
        """What the section is called."""
        return self._head.text()

    def show_summary(self, text: str) -> None:
        """Say in one line what is in it."""
        self._line = text
        self._open(self._head.isChecked())

    def show_switch(self, on: bool) -> None:
        """Show whether the part is wanted, without telling anybody."""
        self._switch.blockSignals(True)
        self._switch.setChecked(on)
        self._switch.blockSignals(False)
        self._content.setEnabled(on)

    def open(self, opened: bool = True) -> None:
        """Open or close it."""
        self._head.setChecked(opened)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._head.restyle(tokens)

    def _open(self, opened: bool) -> None:
        self._content.setVisible(opened)
        self._summary.setText("" if opened else self._line)
