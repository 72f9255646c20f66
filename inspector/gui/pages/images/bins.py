"""The column of bins: what there is, how much of it, and where images are let go to be labelled."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QFrame, QLineEdit, QMenu, QPushButton, QScrollArea, QVBoxLayout, QWidget

from inspector.core.sample import Label
from inspector.gui.pages.images.bin_row import BinRow
from inspector.gui.pages.images.shown import Bin
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.widgets.lines import label
from inspector.gui.words import kind_word, label_word

if TYPE_CHECKING:
    from inspector.store.bins import Counts

_INDENT = 12


class Bins(QWidget):
    """All, Unlabelled, Good, Anomaly with its kinds.

    `chosen` carries the `Bin` that is to be seen (None: all), `dropped` the files that were let go and their `Bin`.
    `kind_wanted` asks for a new kind, `rename_wanted` for another name (old, new), `removal_wanted` to delete an
    empty kind.
    """

    chosen = Signal(object)
    dropped = Signal(object, object)
    kind_wanted = Signal(str)
    rename_wanted = Signal(str, str)
    removal_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._chosen: Bin | None = None
        self._kinds: dict[str, BinRow] = {}
        self._all = self._row(self.tr("All images"), None)
        self._cards = [self._row(label_word(of), Bin(of)) for of in (None, Label.GOOD, Label.ANOMALY)]
        self._all.setChecked(True)
        self._new = QPushButton(self.tr("New kind"))
        self._new.setProperty("kind", "quiet")
        self._new.setToolTip(self.tr("Make a kind of anomaly: a folder of its own"))
        self._new.clicked.connect(lambda: self._ask(self._new))
        self._name = _NameField(self)
        self._name.given.connect(self._named)
        self._name.hide()
        self._renaming = ""
        self._build()

    def show_counts(self, counts: "Counts") -> None:
        """Show how many images there are in each bin, and a line for each kind."""
        self._all.show_count(counts.total)
        for row, count in zip(self._cards, (counts.unlabelled, counts.good, counts.anomaly), strict=True):
            row.show_count(count)
        if list(self._kinds) != [kind for kind, _ in counts.kinds]:
            self._make_kinds([kind for kind, _ in counts.kinds])
        for kind, count in counts.kinds:
            self._kinds[kind].show_count(count)

    def show_chosen(self, chosen: Bin | None) -> None:
        """Show which bin is seen."""
        self._chosen = chosen
        for row in self.rows:
            row.setChecked(row.bin == chosen)

    @property
    def rows(self) -> tuple[BinRow, ...]:
        """The bins from top to bottom."""
        return (self._all, *self._cards, *self._kinds.values())

    def rename(self, kind: str) -> None:
        """Let a person type another name for a kind, where its name stands."""
        self._renaming = kind
        self._ask(self._kinds[kind], kind)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        for row in self.rows:
            row.restyle(tokens)
        self._new.setIcon(icon("plus", tokens.faint, size=14))
        self._new.setStyleSheet(f"QPushButton {{ text-align: left; color: {tokens.faint}; min-height: 26px; }}")
        self._branch.restyle(tokens)

    def _build(self) -> None:
        self._branch = _Branch()
        self._new.setIconSize(QSize(18, 14))  # wider than its icon: room beside the word
        kinds = QVBoxLayout(self._branch)
        kinds.setContentsMargins(_INDENT + 8, 4, 0, 4)
        kinds.setSpacing(0)
        kinds.addWidget(self._new)
        self._kind_rows = kinds
        inner = QWidget()
        inner.setProperty("role", "scrolled")
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._all)
        column.addSpacing(10)
        hint = label(self.tr("Drop or drag photos here"), "faint")
        hint.setContentsMargins(4, 0, 0, 2)
        column.addWidget(hint)
        for card in self._cards:
            column.addWidget(card)
        column.addWidget(self._branch)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def _row(self, word: str, bin_: Bin | None) -> BinRow:
        row = BinRow(word, bin_)
        row.clicked.connect(lambda: self._choose(bin_))
        row.dropped.connect(lambda files: self.dropped.emit(files, bin_))
        return row

    def _choose(self, bin_: Bin | None) -> None:
        self.show_chosen(bin_)
        self.chosen.emit(bin_)

    def _make_kinds(self, kinds: Sequence[str]) -> None:
        for row in self._kinds.values():
            row.setParent(None)
            row.deleteLater()
        self._kinds = {}
        for place, kind in enumerate(kinds):
            row = self._kinds[kind] = self._row(kind_word(kind), Bin(Label.ANOMALY, kind))
            row.restyle(self._tokens)
            row.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
            row.customContextMenuRequested.connect(lambda at, kind=kind: self._open_menu(kind, at))
            row.rename_wanted.connect(partial(self.rename, kind))
            self._kind_rows.insertWidget(place, row)
        self.show_chosen(self._chosen)

    def _open_menu(self, kind: str, at: QPoint) -> None:
        row = self._kinds[kind]
        menu = QMenu(row)
        menu.addAction(self.tr("Rename…\tF2"), lambda: self.rename(kind))
        remove = menu.addAction(self.tr("Remove the empty kind"), lambda: self.removal_wanted.emit(kind))
        remove.setEnabled(row.count == 0)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(row.mapToGlobal(at))

    def _ask(self, over: QWidget, text: str = "") -> None:
        self._name.setParent(over.parentWidget())
        self._name.setGeometry(over.geometry().adjusted(0, -2, 0, 2))
        self._name.setPlaceholderText(self.tr("Name of the kind"))
        self._name.setAccessibleName(self.tr("Name of the kind"))
        self._name.ask(text)

    def _named(self, name: str) -> None:
        old, self._renaming = self._renaming, ""
        if name and old:
            self.rename_wanted.emit(old, name)
        elif name:
            self.kind_wanted.emit(name)


_OWN = Qt.ShortcutContext.WidgetShortcut


class _NameField(QLineEdit):
    """A field over what is being named: Enter takes the name, Esc and leaving it do not; `given` comes once."""

    given = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._asking = False
        self.returnPressed.connect(lambda: self._end(self.text().strip()))
        self.editingFinished.connect(lambda: self._end(""))
        QShortcut(QKeySequence("Esc"), self, lambda: self._end(""), context=_OWN)

    def ask(self, text: str) -> None:
        """Show the field with a text to change."""
        self._asking = True
        self.setText(text)
        self.selectAll()
        self.show()
        self.raise_()
        self.setFocus()

    def _end(self, name: str) -> None:
        if self._asking:
            self._asking = False
            self.hide()
            self.given.emit(name)


class _Branch(QWidget):
    """Holds the kinds, with a line that says that they belong to what is above."""

    def __init__(self) -> None:
        super().__init__()
        self._tokens = LIGHT

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802
        """Paint the line."""
        QPainter(self).fillRect(_INDENT, 4, 1, self.height() - 8, QColor(self._tokens.line))
