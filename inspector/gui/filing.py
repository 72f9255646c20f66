"""What a person says of an inspection, undoably: its row is noted and its photograph filed, or both are taken back."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QUndoCommand

from inspector.core.progress import Steps
from inspector.core.sample import Label
from inspector.gui.library import Library
from inspector.gui.record import Record
from inspector.services.filing import Said, keep_said, keep_unsaid
from inspector.services.keeping import Kept
from inspector.services.workplace import Workplace
from inspector.store.bins import Listing
from inspector.store.labelling import Moved
from inspector.store.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Filing:
    """What is to be done: of the row `id`, which said `before`, to note `said`, and its photograph into a bin.

    `photograph` is the one that is still in memory, for a journal that kept none.
    """

    id: int
    said: Said
    before: Said
    label: Label | None
    kind: str = ""
    photograph: NDArray[np.uint8] | None = None


class FileInspection(QUndoCommand):
    """One answer of a person; `told` is called with what came of it, None where it failed or was taken back."""

    def __init__(
        self, library: Library, record: Record, filing: Filing, text: str, told: "Callable[[Kept | None], None]"
    ) -> None:
        super().__init__(text)
        assert record.desk is not None  # a row of a journal is answered
        self._library, self._record, self._filing, self._told = library, record, filing, told
        self._desk = record.desk  # its turn comes in a thread, while another project may be opened
        self._photograph = filing.photograph
        self._came: tuple[Path, ...] = ()
        self._moved = Moved()

    def redo(self) -> None:
        """Note it, and file the photograph."""
        if not self.isObsolete():
            name = self.text()[:1].upper() + self.text()[1:]
            self._library.carry_out(name, self._forward, self._went_forward)

    def undo(self) -> None:
        """Take both back."""
        if not self.isObsolete():
            self._library.carry_out(self.text(), self._backward, self._went_back)

    def _forward(self, project: Project, listing: Listing, _workplace: Workplace) -> Steps[Kept]:
        self._moved = Moved()
        photograph, self._photograph = self._photograph, None  # the undo stack must not hold a day's pictures
        with self._desk.journal() as journal:
            return (
                yield from keep_said(
                    journal,
                    self._filing.id,
                    self._filing.said,
                    label=self._filing.label,
                    kind=self._filing.kind,
                    photograph=photograph,
                    project=project,
                    listing=listing,
                    moved=self._moved,
                )
            )

    def _backward(self, project: Project, listing: Listing, _workplace: Workplace) -> Steps[Kept]:
        with self._desk.journal() as journal:
            return (
                yield from keep_unsaid(
                    journal,
                    self._filing.id,
                    self._filing.before,
                    came=self._came,
                    was_moved=self._moved,
                    project=project,
                    listing=listing,
                )
            )

    def _went_forward(self, kept: Kept | None) -> None:
        if kept is None:
            self.setObsolete(True)
            self._library.drop_command(self)
        else:
            self._came = kept.came
        self._tell(kept)

    def _went_back(self, _kept: Kept | None) -> None:
        self._tell(None)

    def _tell(self, kept: Kept | None) -> None:
        self._told(kept)
        self._record.noted.emit(self._filing.id)
