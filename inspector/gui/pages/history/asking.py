"""The rows of what is chosen, asked of the journal: all of them, and as Live records, the newer ones alone."""

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from inspector.gui.pages.history.model import HistoryModel
from inspector.gui.pages.history.shown import Shown
from inspector.gui.record import Record
from inspector.store.journal.entries import BundleName, Counts

_GROW_MS = 400  # rows that come in crowds are shown together


@dataclass(frozen=True, slots=True)
class Found:
    """The ids of the rows, newest first; the counts beside the choice of verdicts; the bundles that judged."""

    ids: tuple[int, ...] = ()
    counts: Counts = field(default_factory=Counts)
    bundles: tuple[BundleName, ...] = ()


class Asking(QObject):
    """`found` carries all rows (`Found`), `newer` those above the model's, asked for while it `follows`.

    Answers to what was asked before the latest question do not come.
    """

    found = Signal(object)
    newer = Signal(object)

    def __init__(self, record: Record, model: HistoryModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.follows = False
        self._record, self._model = record, model
        self._shown = Shown()
        self._number = 0  # of the question
        self._grown = QTimer(self)
        self._grown.setSingleShot(True)
        self._grown.setInterval(_GROW_MS)
        self._grown.timeout.connect(self._look_above)
        record.grown.connect(self._follow)

    def look(self, shown: Shown) -> None:
        """Ask for the rows of what is chosen."""
        self._shown = shown
        self._number += 1
        number, today = self._number, date.today()
        which, base = shown.filter(today), shown.base(today)
        self._record.ask(
            self,
            lambda journal: Found(journal.ids(which), journal.count(base), journal.bundles()),
            lambda found: self._tell(number, found),
            otherwise=Found(),
        )

    def forget(self) -> None:
        """Tell nothing of what was asked: another project is open."""
        self._grown.stop()
        self._number += 1

    @Slot()
    def _follow(self) -> None:
        if self.follows and not self._grown.isActive():
            self._grown.start()

    @Slot()
    def _look_above(self) -> None:
        """Ask for the rows that came since, and no others."""
        if not self._model.ids:
            self.look(self._shown)
            return
        number, today, newest = self._number, date.today(), self._model.ids[0]
        which, base = self._shown.filter(today), self._shown.base(today)
        self._record.ask(
            self,
            lambda journal: Found(journal.ids(which, above=newest), journal.count(base)),
            lambda found: self._tell_newer(number, found),
            otherwise=Found(),
        )

    def _tell(self, number: int, found: Found) -> None:
        if number == self._number:
            self.found.emit(found)

    def _tell_newer(self, number: int, found: Found) -> None:
        if number == self._number:
            self.newer.emit(found)
