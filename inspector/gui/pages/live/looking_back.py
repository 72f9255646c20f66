"""One of the last inspections looked at again, as the journal has it, while others go on."""

from PySide6.QtCore import QObject, Signal

from inspector.gui.recall import Recalled, recall
from inspector.gui.session import Session


class LookingBack(QObject):
    """`recalled` is what is looked at again, None: the live inspection is seen. `changed` says it is another."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._wanted: int | None = None
        self.recalled: Recalled | None = None

    @property
    def id(self) -> int | None:
        """Which inspection it is."""
        return self.recalled.entry.id if self.recalled is not None else None

    def look(self, id: int, *, stretched: bool) -> None:
        """Show an inspection of before."""
        self._wanted = id
        self._session.record.ask(
            self,
            lambda journal: recall(journal, id, stretched=stretched),
            lambda found: self._take(id, found),
            otherwise=None,
        )

    def forget(self) -> bool:
        """Look at the live one again, also where another one was asked for; return whether anything changed."""
        was, self.recalled, self._wanted = self.recalled, None, None
        return was is not None

    def _take(self, id: int, found: Recalled | None) -> None:
        if id != self._wanted:
            return
        if found is None:
            self._session.say(self.tr("This inspection is not in the history any more."))
            return
        self.recalled = found
        self.changed.emit()
