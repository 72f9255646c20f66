"""Disagreeing with a verdict: the row is flagged and the photograph filed for review; undo takes both back."""

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QObject, Signal

from inspector.gui.filing import FileInspection, Filing
from inspector.gui.session import Session
from inspector.services.filing import Said, said_of
from inspector.services.keeping import Kept
from inspector.store.journal.entries import Entry


class Disagreeing(QObject):
    """Flags inspections by their ids; `changed` says that `with_ids` are others."""

    changed = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._with: set[int] = set()

    @property
    def with_ids(self) -> frozenset[int]:
        """The inspections that were disagreed with here."""
        return frozenset(self._with)

    def forget(self) -> None:
        """Forget them: another project is open."""
        self._with.clear()

    def flag(self, id: int, photograph: NDArray[np.uint8] | None) -> None:
        """Disagree with an inspection; `photograph` is the one in memory, for a journal that kept none."""
        self._session.record.ask(
            self, lambda journal: journal.entry(id), lambda entry: self._file(entry, photograph), otherwise=None
        )

    def _file(self, entry: Entry | None, photograph: NDArray[np.uint8] | None) -> None:
        if entry is None:
            return
        name = entry.name
        if entry.disagreed:
            self._session.say(self.tr("You disagreed with {name} already.").format(name=name))
            return
        said = Said(True, entry.label, entry.kind)
        filing = Filing(entry.id, said, said_of(entry), label=None, photograph=photograph)
        text = self.tr("disagree with {name}").format(name=name)

        def told(kept: Kept | None) -> None:
            self._tell(entry.id, name, kept)

        session = self._session
        session.undo.push(FileInspection(session.library, session.record, filing, text, told))

    def _tell(self, id: int, name: str, kept: Kept | None) -> None:
        if kept is None:
            self._with.discard(id)
        else:
            self._with.add(id)
            filed = self.tr("You disagree with {name}. Its photo is in Unlabelled, for review.")
            noted = self.tr("You disagree with {name}. It is noted; there is no photo of it to file.")
            self._session.say((filed if kept.came or kept.renamed else noted).format(name=name), 12)
        self.changed.emit()
