"""The inspections as Qt asks for them: the ids of all rows, and what the seen ones hold, fetched when painted."""

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Slot,
)
from PySide6.QtGui import QImage, QPixmap

from inspector.gui.pages.history.crops import crops
from inspector.gui.record import Record
from inspector.gui.times import clock_to_the_second

if TYPE_CHECKING:
    from inspector.store.journal.entries import Entry

ENTRY_ROLE = Qt.ItemDataRole.UserRole
PICTURE, TIME, PART, VERDICT, SCORE, BUNDLE, CAMERA, SAID = range(8)
PAGE = 64  # rows that are fetched together
_PAGES, _PICTURES = 64, 1500  # that are kept
_SEEN_PAGES = 2  # that are still worth fetching after the one in hand
_AT_ONCE = 16  # pictures that are made together: the seen ones come first
_Index = QModelIndex | QPersistentModelIndex


class HistoryModel(QAbstractTableModel):
    """All rows of a filter, newest first. A row that was not fetched yet is empty, and comes in a moment."""

    def __init__(self, record: Record, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._record = record
        self._ids: list[int] = []
        self._pages: OrderedDict[int, dict[int, Entry | None]] = OrderedDict()  # None: the row was forgotten
        self._pictures: OrderedDict[int, QPixmap | None] = OrderedDict()
        self._wanted_pages: OrderedDict[int, None] = OrderedDict()
        self._wanted_pictures: OrderedDict[int, None] = OrderedDict()
        self._asking_page = self._asking_pictures = False
        self._number = 0  # of the filter: answers for an older one are dropped
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._ask)
        record.failed.connect(self._on_failed)

    @property
    def ids(self) -> list[int]:
        """The ids of all rows, newest first."""
        return self._ids

    def show_ids(self, ids: tuple[int, ...]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._number += 1
        self._ids = list(ids)
        for held in (self._pages, self._wanted_pages, self._wanted_pictures):
            held.clear()
        self._asking_page = self._asking_pictures = False
        self.endResetModel()

    def add_newer(self, ids: tuple[int, ...]) -> None:
        """Show rows that came, above the others."""
        known = self._ids[0] if self._ids else 0
        new = [id for id in ids if id > known]
        if new:
            self.beginInsertRows(QModelIndex(), 0, len(new) - 1)
            self._ids[:0] = new
            self.endInsertRows()

    def entry(self, row: int) -> "Entry | None":
        """Return what a row holds; None: it is being fetched."""
        if not 0 <= row < len(self._ids):
            return None
        page, id = self._place(row), self._ids[row]
        held = self._pages.get(page, {})
        if id not in held:
            self._wanted_pages[page] = None
            self._wanted_pages.move_to_end(page)
            self._soon.start()
        return held.get(id)

    def row_of(self, id: int) -> int:
        """Return the row of an inspection, -1 where it is not shown."""
        low, high = 0, len(self._ids)
        while low < high:
            middle = (low + high) // 2
            if self._ids[middle] > id:
                low = middle + 1
            else:
                high = middle
        return low if low < len(self._ids) and self._ids[low] == id else -1

    def forget(self, id: int) -> None:
        """Fetch a row again: somebody said something of it."""
        row = self.row_of(id)
        if row >= 0:
            self._record.ask(
                self, lambda journal: journal.entry(id), lambda found: self._replace(id, found), otherwise=None
            )

    def picture(self, entry: "Entry") -> QPixmap | None:
        """Return the picture of a row; None: there is none, or it is being made."""
        if entry.thumbnail is None:
            return None
        if entry.id in self._pictures:
            self._pictures.move_to_end(entry.id)
            return self._pictures[entry.id]
        self._wanted_pictures[entry.id] = None
        self._wanted_pictures.move_to_end(entry.id)
        self._soon.start()
        return None

    # Qt

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008, N802  Qt's own default
        """Return how many inspections there are."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: ARG002, B008, N802
        """Return how many columns there are."""
        return 8

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the entry of a row; the delegate knows what it looks like."""
        if role == ENTRY_ROLE:
            return self.entry(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            entry = self.entry(index.row())
            return "" if entry is None else f"{clock_to_the_second(entry.time)} {entry.verdict} {entry.score or ''}"
        return None

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's title."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return titles()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            right = Qt.AlignmentFlag.AlignRight if section == SCORE else Qt.AlignmentFlag.AlignLeft
            return right | Qt.AlignmentFlag.AlignVCenter
        return None

    # Fetching

    def _place(self, row: int) -> int:
        """Return the page of a row, counted from the oldest: rows that come above shift no page."""
        return (len(self._ids) - 1 - row) // PAGE

    def _rows(self, page: int) -> range:
        count = len(self._ids)
        return range(max(0, count - (page + 1) * PAGE), count - page * PAGE)

    def _ask(self) -> None:
        self._ask_page()
        self._ask_pictures()

    def _ask_page(self) -> None:
        if self._asking_page or not self._wanted_pages:
            return
        page, _ = self._wanted_pages.popitem()  # the newest wish is what is seen now
        while len(self._wanted_pages) > _SEEN_PAGES:
            self._wanted_pages.popitem(last=False)
        self._asking_page = True
        rows, number = self._rows(page), self._number
        nothing: dict[int, Entry] = {}
        ids = [self._ids[row] for row in rows]
        self._record.ask(
            self,
            lambda journal: {entry.id: entry for entry in journal.some(ids)},
            lambda found: self._take_page(page, number, dict.fromkeys(ids) | found),
            otherwise=nothing,
        )

    def _take_page(self, page: int, number: int, found: "dict[int, Entry | None]") -> None:
        if number != self._number:
            return
        self._asking_page = False
        self._pages[page] = self._pages.pop(page, {}) | found
        while len(self._pages) > _PAGES:
            self._pages.popitem(last=False)
        rows = self._rows(page)
        if rows:
            self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[-1], SAID))
        self._soon.start()

    def _ask_pictures(self) -> None:
        if self._asking_pictures or not self._wanted_pictures:
            return
        wanted = [self._wanted_pictures.popitem()[0] for _ in range(min(_AT_ONCE, len(self._wanted_pictures)))]
        if len(self._wanted_pictures) > PAGE:
            self._wanted_pictures.clear()  # scrolled away long since
        self._asking_pictures = True
        number = self._number
        nothing: dict[int, QImage | None] = {}
        self._record.ask(
            self,
            lambda journal: crops(journal, wanted),
            lambda made: self._take_pictures(number, made),
            otherwise=nothing,
        )

    def _take_pictures(self, number: int, made: dict[int, QImage | None]) -> None:
        for id, image in made.items():
            self._pictures[id] = None if image is None else QPixmap.fromImage(image)
            if number == self._number and (row := self.row_of(id)) >= 0:
                self.dataChanged.emit(self.index(row, PICTURE), self.index(row, PICTURE))
        while len(self._pictures) > _PICTURES:
            self._pictures.popitem(last=False)
        if number == self._number:
            self._asking_pictures = False
            self._soon.start()

    @Slot()
    def _on_failed(self) -> None:
        """Ask again when rows are painted the next time: the answer that was waited for may not come."""
        self._asking_page = self._asking_pictures = False

    def _replace(self, id: int, found: "Entry | None") -> None:
        row = self.row_of(id)
        held = self._pages.get(self._place(row)) if row >= 0 else None
        if held is not None and found is not None:
            held[id] = found
            self.dataChanged.emit(self.index(row, 0), self.index(row, SAID))


def titles() -> tuple[str, ...]:
    """Return the titles of the columns."""
    say = QCoreApplication.translate
    return (
        "",
        say("History", "Time"),
        say("History", "Part"),
        say("History", "Verdict"),
        say("History", "Score"),
        say("History", "Bundle"),
        say("History", "Camera"),
        say("History", "Your judgement"),
    )
