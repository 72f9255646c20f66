"""The grid of thumbnails: fills its width, scrolls 10,000 images, is driven by mouse, touch and keys."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QDrag, QFont, QKeyEvent, QMouseEvent, QPainter, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from inspector.gui.pages.images.cell import GAP, Cell, cell_height, cell_rect, tick_rect
from inspector.gui.pages.images.grid_model import GridModel
from inspector.gui.pages.images.shown import Score
from inspector.gui.theme.tokens import LIGHT, Tokens
from inspector.gui.thumbnails import Thumbnails
from inspector.gui.words import in_figures

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage

LEAST, MOST, USUAL = 76, 280, 100
_Select = QItemSelectionModel.SelectionFlag
_Move = QAbstractItemView.CursorAction


class Grid(QListView):
    """Shows images. `chosen_changed` says that other images are selected, `current_changed` which one is looked at.

    `opened` that it was double-clicked or Enter was pressed, `resize_wanted` asks for thumbnails of another width.
    """

    chosen_changed = Signal()
    current_changed = Signal(object)
    opened = Signal(object)
    resize_wanted = Signal(int)

    def __init__(self, thumbnails: Thumbnails, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GridModel(self)
        self._cell = Cell(self._model, thumbnails, self)
        self._wanted = USUAL
        self._tokens = LIGHT
        self._settling = False
        self._renamed: dict[Path, Path] = {}
        self.setModel(self._model)
        self.setItemDelegate(self._cell)
        self._build()
        self._repaint = QTimer(self)
        self._repaint.setSingleShot(True)
        self._repaint.setInterval(16)
        self._repaint.timeout.connect(self.viewport().update)
        thumbnails.ready.connect(lambda _: self._repaint.start() if not self._repaint.isActive() else None)
        self.selectionModel().selectionChanged.connect(self._on_selection)
        self.selectionModel().currentChanged.connect(self._on_current)

    @property
    def images(self) -> "tuple[LibraryImage, ...]":
        """The images that are shown, in their order."""
        return self._model.images

    @property
    def chosen(self) -> list[Path]:
        """The files of the selected images, in their order."""
        return [self._model.images[row].path for row in self._rows()]

    @property
    def current(self) -> "LibraryImage | None":
        """The image that is looked at."""
        row = self.currentIndex().row()
        return self._model.images[row] if 0 <= row < len(self._model.images) else None

    @property
    def position(self) -> int:
        """The place of the image that is looked at, from 1; 0 where there is none."""
        return self.currentIndex().row() + 1

    @property
    def columns(self) -> int:
        """How many images stand side by side."""
        return max(1, (self.viewport().width()) // max(1, self.gridSize().width()))

    @property
    def size_wanted(self) -> int:
        """The width that a thumbnail should have, in points; the real one fills the row."""
        return self._wanted

    def show_images(self, images: "Sequence[LibraryImage]", *, hidden: int = 0) -> None:
        """Show other images. Those that were selected stay so, and what is in view stays in view.

        Where the image that was looked at is gone, the one that took its place is looked at.
        """
        now = self._renamed
        chosen = {now.get(path, path) for path in self.chosen}
        current, row = self.current, self.currentIndex().row()
        scrolled = self.verticalScrollBar().value()
        self._renamed, self._settling = {}, True
        self._model.show_images(images, hidden=hidden)
        self.doItemsLayout()
        kept = [row for row, image in enumerate(images) if image.path in chosen] if chosen else []
        there = self._model.row_of(now.get(current.path, current.path)) if current else None
        if there is None and current is not None and images:
            there = min(row, len(images) - 1)
            kept = kept or [there]
        self._select(kept, there)
        self.verticalScrollBar().setValue(scrolled)
        self._settling = False
        self._on_current()
        self.chosen_changed.emit()

    def follow(self, renamed: Mapping[Path, Path]) -> None:
        """Remember that files have other paths now; with the next images the selection is theirs still."""
        self._renamed |= renamed

    def look_at(self, path: Path, *, choose: bool = True) -> bool:
        """Look at a file and bring it into view; return whether it is there."""
        row = self._model.row_of(path)
        if row is None:
            return False
        index = self._model.index(row)
        flag = _Select.ClearAndSelect if choose else _Select.NoUpdate
        self.selectionModel().setCurrentIndex(index, flag)
        self.scrollTo(index)
        return True

    def step(self, by: int) -> None:
        """Look at the image before (-1) or after (1)."""
        row = self.currentIndex().row() + by
        if 0 <= row < len(self._model.images):
            self.look_at(self._model.images[row].path)

    def set_size(self, width: int) -> None:
        """Ask for thumbnails of another width."""
        self._wanted = max(LEAST, min(MOST, width))
        self._fit()

    def set_scores(self, score_of: "Callable[[LibraryImage], Score | None]", *, shown: bool) -> None:
        """Tell where scores come from, and whether they stand beside the names."""
        self._cell.score_of, self._cell.show_scores = score_of, shown
        self.viewport().update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._cell.restyle(tokens)
        self.viewport().update()

    def _build(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet("QListView { background: transparent; border: none; padding: 0; }")
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setUniformItemSizes(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # no column may come and go with it
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setSelectionRectVisible(True)
        self.setAccessibleName(self.tr("Images"))
        self.doubleClicked.connect(lambda _: self.opened.emit(self.current))

    def _fit(self) -> None:
        """Divide the width among as many columns as fit."""
        width = self.viewport().width()
        columns = max(1, (width + GAP - 4) // (self._wanted + GAP))
        step = max(40, (width - 2) // columns)  # a row that is filled to the last pixel would wrap
        size = QSize(step, cell_height(step - GAP) + GAP)
        if size != self.gridSize():
            self._cell.size = size
            self.setGridSize(size)
            self.verticalScrollBar().setSingleStep(size.height() // 2)

    def _rows(self) -> list[int]:
        found: list[int] = []
        for part in self.selectionModel().selection().toList():
            found += range(part.top(), part.bottom() + 1)
        return sorted(found)

    def _select(self, rows: Iterable[int], current: int | None) -> None:
        selection = QItemSelection()
        for first, last in _runs(rows):
            selection.select(self._model.index(first), self._model.index(last))
        self.selectionModel().select(selection, _Select.ClearAndSelect)
        index = self._model.index(current) if current is not None else QModelIndex()
        self.selectionModel().setCurrentIndex(index, _Select.NoUpdate)

    def _on_selection(self) -> None:
        if not self._settling:
            self.chosen_changed.emit()

    def _on_current(self) -> None:
        self._cell.current = self.currentIndex().row()
        if not self._settling:
            self.current_changed.emit(self.current)

    def _tick_at(self, at: QPoint) -> QModelIndex:
        index = self.indexAt(at)
        if index.isValid() and tick_rect(cell_rect(self.visualRect(index))).adjusted(-6, -5, 4, 6).contains(at):
            return index
        return QModelIndex()

    # Qt

    def moveCursor(self, action: QAbstractItemView.CursorAction, _: Qt.KeyboardModifier) -> QModelIndex:  # noqa: N802
        """Move through the images as through lines of text."""
        rows = len(self._model.images)
        if not rows:
            return QModelIndex()
        page = self.columns * max(1, self.viewport().height() // max(1, self.gridSize().height()))
        steps = {
            _Move.MoveLeft: -1,
            _Move.MovePrevious: -1,
            _Move.MoveRight: 1,
            _Move.MoveNext: 1,
            _Move.MoveUp: -self.columns,
            _Move.MoveDown: self.columns,
            _Move.MovePageUp: -page,
            _Move.MovePageDown: page,
            _Move.MoveHome: -rows,
            _Move.MoveEnd: rows,
        }
        row = self.currentIndex().row()
        if row < 0:
            return self._model.index(0)
        wanted = row + steps[action]
        if action in (_Move.MoveUp, _Move.MoveDown) and not 0 <= wanted < rows:
            wanted = row if action is _Move.MoveUp or row // self.columns == (rows - 1) // self.columns else rows - 1
        return self._model.index(max(0, min(rows - 1, wanted)))

    def keyboardSearch(self, search: str) -> None:  # noqa: N802
        """Do nothing: letters are labels here."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Enter opens, Esc selects nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.current)
        elif event.key() == Qt.Key.Key_Escape and self.chosen:
            self.clearSelection()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A press on the tick adds an image to the selection, or takes it out, without a key held down."""
        ticked = self._tick_at(event.position().toPoint())
        if ticked.isValid() and event.button() == Qt.MouseButton.LeftButton and not event.modifiers():
            self.selectionModel().setCurrentIndex(ticked, _Select.Toggle)
            event.accept()
            return
        super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802
        """Change the size of thumbnails while Ctrl is held."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.resize_wanted.emit(round(self._wanted * 1.15 ** (event.angleDelta().y() / 120)))
            event.accept()
            return
        super().wheelEvent(event)

    def startDrag(self, _: Qt.DropAction) -> None:  # noqa: N802
        """Drag the selected images under a picture of how many they are."""
        indexes = [self._model.index(row) for row in self._rows()]
        if not indexes:
            return
        drag = QDrag(self)
        drag.setMimeData(self._model.mimeData(indexes))
        drag.setPixmap(self._drag_picture(len(indexes)))
        drag.setHotSpot(QPoint(-8, -8))
        drag.exec(self._model.supportedDragActions(), Qt.DropAction.CopyAction)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fill the new width, and keep in view what was."""
        super().resizeEvent(event)
        self._fit()

    def _drag_picture(self, count: int) -> QPixmap:
        words = self.tr("1 image") if count == 1 else self.tr("{n} images").format(n=in_figures(count))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        probe = QPixmap(1, 1)
        painter = QPainter(probe)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(words) + 24
        painter.end()
        dpr = self.devicePixelRatioF()
        picture = QPixmap(QSize(width, 28) * dpr)
        picture.setDevicePixelRatio(dpr)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(font)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._tokens.accent_fill))
        painter.drawRoundedRect(QRect(0, 0, width, 28), 6, 6)
        painter.setPen(QColor(self._tokens.on_accent))
        painter.drawText(QRect(0, 0, width, 28), Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
        return picture


def _runs(rows: Iterable[int]) -> list[tuple[int, int]]:
    """Return neighbouring rows as (first, last)."""
    runs: list[tuple[int, int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs
