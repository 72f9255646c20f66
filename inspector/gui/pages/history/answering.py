"""Saying what an inspection really was: its row notes it, and its photograph is filed, undoably."""

from PySide6.QtCore import QCoreApplication

from inspector.core.sample import Label
from inspector.gui.filing import FileInspection, Filing
from inspector.gui.recall import Recalled
from inspector.gui.session import Session
from inspector.gui.words import bin_word
from inspector.services.filing import answer, said_of
from inspector.services.keeping import Kept

tr = QCoreApplication.translate


class Answering:
    """Files inspections, and says what came of it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def file(self, found: Recalled | None, label: Label | None, kind: str = "") -> None:
        """File an inspection that had a picture as a label (None: unlabelled) and kind."""
        if found is None or found.entry.thumbnail is None:
            return
        entry, name, session = found.entry, found.entry.name, self._session
        filing = Filing(entry.id, answer(entry, label, kind), said_of(entry), label=label, kind=kind)
        bin_ = bin_word(label, kind)
        text = tr("HistoryPage", "file {name} as {bin}").format(name=name, bin=bin_)

        def told(kept: Kept | None) -> None:
            self._tell(name, bin_, kept)

        session.undo.push(FileInspection(session.library, session.record, filing, text, told))

    def _tell(self, name: str, bin_: str, kept: Kept | None) -> None:
        if kept is None:
            return
        if kept.came or kept.renamed:
            said = tr("HistoryPage", "{name} is in {bin} now, for the next training.")
        else:
            said = tr("HistoryPage", "{name} is noted as {bin}.")
        self._session.say(said.format(name=name, bin=bin_), 12)
