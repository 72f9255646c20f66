"""Help (F1): the shortcuts that work everywhere and those of the page in front, and the way to the guide."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.overlay import Overlay
from inspector.gui.window.palette import plain

_WIDTH, _COLUMNS = 820, 2


class ShortcutSheet(Overlay):
    """Shows actions with their keys, in groups. `guide_wanted` asks for the guide; F1 once more does, too."""

    guide_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=_WIDTH)
        self._close = KeyedButton(self.tr("Close"), key="Esc")
        self._close.clicked.connect(self.shut)
        self.guide = KeyedButton(self.tr("Guide to this page"), key="F1")
        self.guide.setProperty("kind", "primary")
        self.guide.clicked.connect(self._to_guide)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        top = QHBoxLayout()
        top.addWidget(label(self.tr("Keyboard shortcuts"), "section"))
        top.addStretch(1)
        top.addWidget(self.guide)
        top.addWidget(self._close)
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(24, 16, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(top)
        layout.addWidget(self._scroll)

    def show_groups(self, groups: Mapping[str, Iterable[QAction]]) -> None:
        """Open with these groups; what has no key, or is not offered now, is left out."""
        body = QWidget()
        body.setProperty("role", "scrolled")
        columns = QHBoxLayout(body)
        columns.setContentsMargins(0, 0, 8, 0)
        columns.setSpacing(40)
        shown = [
            (title, keyed)
            for title, actions in groups.items()
            if (keyed := [a for a in actions if a.isVisible() and _keys(a)])
        ]
        for column in _balanced(shown):
            columns.addLayout(_column(column), 1)
        self._scroll.setWidget(body)
        self.fit_width(_WIDTH)
        self.card.setFixedHeight(min(body.sizeHint().height() + 84, self._below.height() - 48))
        self.open()
        self._close.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._close.setIcon(icon("close", tokens.text, size=16))
        self._close.restyle(tokens)
        self.guide.restyle(tokens)

    def _to_guide(self) -> None:
        self.shut()
        self.guide_wanted.emit()


def _balanced(groups: list[tuple[str, list[QAction]]]) -> list[list[tuple[str, list[QAction]]]]:
    """Return the groups in columns of about the same length."""
    columns: list[list[tuple[str, list[QAction]]]] = [[] for _ in range(_COLUMNS)]
    for group in groups:
        min(columns, key=lambda column: sum(len(actions) + 2 for _, actions in column)).append(group)
    return [column for column in columns if column]


def _column(groups: list[tuple[str, list[QAction]]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(8)
    for title, actions in groups:
        column.addWidget(label(title, "strong"))
        grid = QGridLayout()
        grid.setColumnStretch(0, 1)
        grid.setVerticalSpacing(6)
        for row, action in enumerate(actions):
            grid.addWidget(label(plain(action.text())), row, 0)
            grid.addWidget(label(_keys(action), "key"), row, 1, Qt.AlignmentFlag.AlignRight)
        column.addLayout(grid)
        column.addSpacing(8)
    column.addStretch(1)
    return column


def _keys(action: QAction) -> str:
    return ", ".join(keys.toString(QKeySequence.SequenceFormat.NativeText) for keys in action.shortcuts())
