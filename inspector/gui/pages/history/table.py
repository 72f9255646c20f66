"""The table of inspections: one row is looked at, chosen by mouse or keyboard."""

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from inspector.gui.pages.history.model import BUNDLE, CAMERA, PART, PICTURE, SAID, SCORE, TIME, VERDICT, HistoryModel
from inspector.gui.pages.history.row import HEIGHT, Row
from inspector.gui.theme.tokens import Tokens
from inspector.store.settings import Settings

_WIDTHS = {PICTURE: 80, TIME: 92, VERDICT: 122, SCORE: 80, BUNDLE: 110, CAMERA: 116}
_WITH_DAY = 148  # "28. Sept., 13:05:07", and the space around it
_PART_LEAST, _SAID_LEAST = 120, 150
_CAMERA_FROM = 900  # pixels of width


class HistoryTable(QTableView):
    """Shows the rows of a `HistoryModel`; `looked_at` carries the id of the chosen one."""

    looked_at = Signal(int)

    def __init__(self, model: HistoryModel, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.row = Row(model, settings, self)
        self.setModel(model)
        self.setItemDelegate(self.row)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(self.tr("Inspections"))
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(HEIGHT)
        rows.setMinimumSectionSize(HEIGHT)
        head = self.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setFixedHeight(32)
        self.verticalScrollBar().setSingleStep(HEIGHT // 2)
        self.selectionModel().currentRowChanged.connect(self._tell)
        model.rowsInserted.connect(self._stay)

    @property
    def current_id(self) -> int | None:
        """The inspection that is looked at."""
        row = self.currentIndex().row()
        return self._model.ids[row] if 0 <= row < len(self._model.ids) else None

    def choose(self, id: int | None) -> None:
        """Look at an inspection; where it is not shown, at the newest."""
        row = self._model.row_of(id) if id is not None else -1
        index = self._model.index(max(0, row), 0)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, flags)

    def step(self, by: int) -> None:
        """Look at another row, so many below."""
        row = min(max(0, self.currentIndex().row() + by), self._model.rowCount() - 1)
        if row >= 0:
            self.choose(self._model.ids[row])

    def show_days(self, with_day: bool) -> None:
        """Show the day beside the time, where not all rows are of one."""
        self.row.with_day = with_day
        self._lay_out()
        self.viewport().update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.row.restyle(tokens)
        self.viewport().update()

    def _tell(self, current: QModelIndex) -> None:
        if current.isValid():
            self.looked_at.emit(self._model.ids[current.row()])

    def _stay(self, _parent: QModelIndex, first: int, last: int) -> None:
        """Keep what is seen in its place while rows come above; at the top the newest are seen."""
        bar = self.verticalScrollBar()
        if first == 0 and bar.value() > 0:
            more = (last - first + 1) * HEIGHT
            self.updateGeometries()
            bar.setValue(bar.value() + more)

    def _lay_out(self) -> None:
        widths = dict(_WIDTHS)
        if self.row.with_day:
            widths[TIME] = _WITH_DAY
        room = self.viewport().width()
        self.setColumnHidden(CAMERA, room < _CAMERA_FROM)
        if room < _CAMERA_FROM:
            widths[CAMERA] = 0
        left = max(_PART_LEAST + _SAID_LEAST, room - sum(widths.values()))
        widths[PART] = max(_PART_LEAST, left * 2 // 5)
        widths[SAID] = max(_SAID_LEAST, left - widths[PART])
        for column, width in widths.items():
            if width:
                self.setColumnWidth(column, width)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Share the width among the columns."""
        super().resizeEvent(event)
        self._lay_out()
