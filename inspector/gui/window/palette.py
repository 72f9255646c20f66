"""The command palette: type a few letters, press Enter."""

import re
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, ROW, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.overlay import Overlay
from inspector.gui.window.matching import fit

_WIDTH, _TOP, _SHOWN = 560, 64, 10
_ACTION = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class Palette(Overlay):
    """Lists actions that fit what is typed; `chosen` carries the one that was taken."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, width=_WIDTH, top=_TOP)
        self._actions: tuple[QAction, ...] = ()
        self._typed = QLineEdit()
        self._typed.setPlaceholderText(self.tr("Type what you want to do"))
        self._typed.setAccessibleName(self.tr("Search commands"))
        self._typed.textChanged.connect(self._filter)
        self._typed.installEventFilter(self)
        self._list = QListWidget()
        self._list.setFrameShape(QListWidget.Shape.NoFrame)
        self._list.setStyleSheet("border: none; background: transparent;")
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._rows = _Rows(self._list)
        self._list.setItemDelegate(self._rows)
        self._list.itemClicked.connect(self._take)
        self._list.setAccessibleName(self.tr("Commands"))
        self._none = label(self.tr("No command is called like that."), "muted")
        layout = QVBoxLayout(self.card)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        for widget in (self._typed, self._list, self._none):
            layout.addWidget(widget)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Open with these actions; those that cannot be done now are left out."""
        self._actions = tuple(action for action in actions if action.isEnabled() and action.text())
        self.fit_width(_WIDTH)
        self._typed.clear()
        self._filter("")
        self.open()
        self._typed.setFocus()

    def restyle(self, tokens: Tokens) -> None:
        """Take the colours of a theme."""
        self._rows.tokens = tokens

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Arrows move in the list, and Enter takes, while the letters stay where they are typed."""
        if watched is self._typed and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _MOVES:
                self._list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self._list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, typed: str) -> None:
        found = [(score, action) for action in self._actions if (score := fit(typed, plain(action.text()))) is not None]
        if typed.strip():
            found.sort(key=lambda pair: -pair[0])
        self._list.clear()
        for _, action in found:
            item = QListWidgetItem(plain(action.text()))
            item.setData(_ACTION, action)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setVisible(bool(found))
        self._none.setVisible(not found)
        self._list.setFixedHeight(max(1, min(len(found), _SHOWN)) * ROW + 2)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is None:
            return
        self.shut()
        self.chosen.emit(item.data(_ACTION))


def plain(text: str) -> str:
    """Return an action's words without the mark of its access key."""
    return re.sub("&(.)", r"\1", text)


class _Rows(QStyledItemDelegate):
    """Paints a command with its shortcut at the right."""

    tokens = LIGHT

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:  # noqa: N802
        return QSize(super().sizeHint(option, index).width(), ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Any = option  # the stubs do not tell its fields
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            selected = row.state & QStyle.StateFlag.State_Selected
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.tokens.accent_soft if selected else self.tokens.sunk))
            painter.drawRoundedRect(row.rect.adjusted(0, 1, 0, -1), 4, 4)
        place: QRect = row.rect.adjusted(12, 0, -12, 0)
        painter.setPen(QColor(self.tokens.text))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self.tokens.faint))
        keys = index.data(_ACTION).shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, keys)
        painter.restore()
