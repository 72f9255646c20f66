"""The worst mistakes first, to look at and to relabel with one key where the label was wrong."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QMenu, QSizePolicy, QToolButton, QWidget

from inspector.core.sample import Label
from inspector.gui.pages.results.gallery_model import CAPTION, GAP, ROW, GalleryCell, GalleryModel, Picture, Row
from inspector.gui.pages.results.words import outcome_word
from inspector.gui.plots.saved import SavedCard
from inspector.gui.plots.shapes import Table
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label
from inspector.gui.words import bin_word, in_figures, kind_word, label_word
from inspector.services.judgements import Judged
from inspector.services.outcomes import Outcome

KEYS: dict[int, Label | None] = {Qt.Key.Key_G: Label.GOOD, Qt.Key.Key_A: Label.ANOMALY, Qt.Key.Key_U: None}
_NARROWEST = 116
_BAR = 12
_PHOTO = 0.72  # height of a picture's place to its width


class GalleryCard(SavedCard):
    """`relabel_wanted` carries images, a label (None: unlabelled) and a kind; `opened` an image to see larger.

    `shown_in_images` asks for an image in the Images page, `all_wanted` to show all outcomes again.
    """

    relabel_wanted = Signal(object, object, str)
    opened = Signal(object)
    shown_in_images = Signal(object)
    all_wanted = Signal()

    def __init__(self, picture: Picture, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Worst first"), parent=parent)
        self.kinds: tuple[str, ...] = ()
        self.model = GalleryModel()
        self._cell = GalleryCell(picture)
        self.view = _View(self._cell)
        self.view.setModel(self.model)
        self.view.setAccessibleName(self.tr("Mistakes, the worst first: G, A and U relabel, Enter shows one larger"))
        self.view.labelled.connect(lambda wanted: self._relabel(wanted))
        self.view.activated.connect(lambda index: self.opened.emit(index.data(ROW)[0]))
        self.view.customContextMenuRequested.connect(self._menu)
        self.view.selectionModel().selectionChanged.connect(self._say)
        self.model.modelReset.connect(self._say)
        self._count = label(role="faint")
        self._all = QToolButton()
        self._all.setFixedSize(24, 24)
        self._all.setToolTip(self.tr("Show all that is not as it should be"))
        self._all.setAccessibleName(self._all.toolTip())
        self._all.clicked.connect(self.all_wanted)
        self._all.hide()
        self.add_beside_title(self._count, self._all)
        self._nothing = label(role="muted", wrap=True)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._nothing.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.body.addWidget(self.view, 1)
        self.body.addWidget(self._nothing, 1)
        self.body.addLayout(self._foot())
        self.show_rows([], total=0)

    def show_rows(self, rows: Sequence[Row], *, total: int, only: Outcome | None = None) -> None:
        """Show these images of `total` judged ones; `only`: they all share this outcome."""
        chosen = {judged.sample.hash for judged in self.selected()}
        first = min((index.row() for index in self.view.selectionModel().selectedIndexes()), default=None)
        self.model.show_rows(rows)
        words = self.tr("{n} of {total}").format(n=in_figures(len(rows)), total=in_figures(total))
        self._count.setText(f"{outcome_word(only)}: {words}" if only else words)
        self._all.setVisible(only is not None)
        self.view.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
        if not total:
            self._nothing.setText(self.tr("Nothing to show yet."))
        else:
            self._nothing.setText(self.tr("Nothing here: every image is judged as it is labelled."))
        self._select(chosen, first)
        self._say()

    def selected(self) -> list[Judged]:
        """Return the images that are selected, in their order."""
        indexes = sorted(self.view.selectionModel().selectedIndexes(), key=lambda index: index.row())
        return [index.data(ROW)[0] for index in indexes]

    def table(self) -> Table:
        """Return the images with what became of them."""
        header = ("path", "label", "kind", "outcome", "score", "p-value", "role")
        rows = (
            (
                str(j.sample.path),
                str(j.sample.label or ""),
                j.sample.kind,
                str(outcome),
                j.score,
                j.p_value,
                str(j.role),
            )
            for j, outcome in self.model.rows
        )
        return Table(header, tuple(rows))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self._cell.restyle(tokens)
        self._other.restyle(tokens)
        self._all.setIcon(icon("close", tokens.faint, size=14))
        self.view.setStyleSheet("QListView { border: none; background: transparent; }")
        self.view.viewport().update()

    def repaint_picture(self, path: Path) -> None:
        """Paint an image again whose thumbnail has come."""
        self.model.repaint(path)

    def _foot(self) -> QHBoxLayout:
        self._question = ElidedLabel(role="muted", where=Qt.TextElideMode.ElideRight)
        self._other = KeyedButton(label_word(Label.GOOD), key="G", icon_name="good")
        self._other.clicked.connect(lambda: self._relabel(self._opposite()))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE["s"])
        foot.setContentsMargins(0, 0, 4, 0)
        foot.addWidget(self._question, 1)
        foot.addWidget(self._other)
        return foot

    def _opposite(self) -> Label:
        chosen = self.selected()
        return Label.ANOMALY if chosen and chosen[0].sample.label is Label.GOOD else Label.GOOD

    def _say(self, *_: object) -> None:
        """Ask whether the label of what is selected is wrong, and offer the other one."""
        chosen = self.selected()
        self._other.setVisible(bool(chosen))
        if not chosen:
            self._question.setText(
                self.tr("Select one whose label is wrong: G, A or U relabels it.") if self.model.rows else ""
            )
            return
        other = self._opposite()
        self._other.show_face(label_word(other), key=other.value[0].upper(), icon_name=other.value)
        sample = chosen[0].sample
        if len(chosen) > 1:
            self._question.setText(self.tr("{n} selected. Labels wrong?").format(n=len(chosen)))
        else:
            name = bin_word(sample.label, sample.kind)
            words = self.tr("{file} is labelled {label}. Wrong?")
            self._question.setText(words.format(file=sample.path.stem, label=name))

    def _relabel(self, wanted: Label | None, kind: str = "") -> None:
        if chosen := self.selected():
            self.relabel_wanted.emit([judged.sample.path for judged in chosen], wanted, kind)

    def _select(self, hashes: set[str], first: int | None) -> None:
        """Select the same images again; where they are gone, what has taken the place of the first."""
        rows = [place for place, (judged, _) in enumerate(self.model.rows) if judged.sample.hash in hashes]
        if not rows and first is not None and self.model.rows:
            rows = [min(first, len(self.model.rows) - 1)]
        for place in rows:
            index = self.model.index(place)
            self.view.selectionModel().select(index, QItemSelectionModel.SelectionFlag.Select)
            if place == rows[0]:
                self.view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _menu(self, at: QPoint) -> None:
        if self.selected():
            menu = self.menu_for_selected()
            menu.exec(self.view.viewport().mapToGlobal(at))
            menu.deleteLater()

    def menu_for_selected(self) -> QMenu:
        """Return what can be done with the images that are selected."""
        menu = QMenu(self)
        first = self.selected()[0]
        menu.addAction(self.tr("Show larger"), lambda: self.opened.emit(first))
        menu.addAction(self.tr("Show in Images"), lambda: self.shown_in_images.emit(first.sample.path))
        menu.addSeparator()
        menu.addAction(label_word(Label.GOOD), lambda: self._relabel(Label.GOOD))
        menu.addAction(label_word(Label.ANOMALY), lambda: self._relabel(Label.ANOMALY))
        for kind in self.kinds:
            menu.addAction(f"    {kind_word(kind)}", partial(self._relabel, Label.ANOMALY, kind))
        menu.addAction(label_word(None), lambda: self._relabel(None))
        return menu


class _View(QListView):
    """A grid that fills the width; `labelled` carries the label whose key was pressed."""

    labelled = Signal(object)

    def __init__(self, cell: GalleryCell) -> None:
        super().__init__()
        self._cell = cell
        self.setItemDelegate(cell)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Fill the width with whole cells."""
        width = self.width() - _BAR  # with room for the scroll bar, so that it never takes a column
        columns = max(2, width // _NARROWEST)
        cell = max(80, width // columns)
        self._cell.size = QSize(cell, round((cell - GAP) * _PHOTO) + CAPTION + GAP)
        self.setGridSize(self._cell.size)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """G, A and U label; letters search nothing here."""
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if plain and event.key() in KEYS:
            self.labelled.emit(KEYS[event.key()])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: a letter that is no label must not jump."""
