"""What can be undone in the library: each change of files is a command of the undo stack.

A command tells the library what to do and learns later what came of it; undo and redo wait their turn behind it.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QUndoCommand

from inspector.core.progress import Steps
from inspector.core.sample import Label
from inspector.gui.words import bin_word
from inspector.services.keeping import Kept, keep_added, keep_kind, keep_moved, keep_photo
from inspector.services.workplace import Workplace
from inspector.store.bins import Listing
from inspector.store.labelling import Move, Moved, relabel, remove, repeat, take_back
from inspector.store.project import Project

if TYPE_CHECKING:
    from inspector.gui.library import Library

tr = QCoreApplication.translate
Told = Callable[[Sequence[Path]], None]
_Maker = Callable[[Project, Listing, Workplace], Steps[Kept]]


def count_images(count: int) -> str:
    """Return "1 image" or "3 images"."""
    return tr("Changes", "1 image") if count == 1 else tr("Changes", "{n} images").format(n=count)


class _Change(QUndoCommand):
    """A change of files; one that did nothing takes itself off the stack."""

    def __init__(self, library: "Library", text: str) -> None:
        super().__init__(text)
        self._library = library
        self._name = text[:1].upper() + text[1:]

    def _carry_out(self, make: _Maker, settle: Callable[[Kept | None], None], *, back: bool = False) -> None:
        name = tr("Changes", "Undo: {what}").format(what=self.text()) if back else self._name
        self._library.carry_out(name, make, settle)

    def _give_up(self) -> None:
        self.setObsolete(True)
        self._library.drop_command(self)


class _Moving(_Change):
    """Images that are moved: undone exactly, and of those that refuse a move nothing is forgotten."""

    def __init__(self, library: "Library", text: str) -> None:
        super().__init__(library, text)
        self._done = Moved()
        self._undone: list[Move] | None = None  # None: it was never carried out
        self._in_hand = Moved()

    def redo(self) -> None:
        """Move the images."""
        if not self.isObsolete():
            self._carry_out(self._forward, self._went_forward)

    def undo(self) -> None:
        """Move them back."""
        if not self.isObsolete():
            self._carry_out(self._backward, self._went_back, back=True)

    def _first(self, project: Project, moved: Moved) -> Steps[None]:
        raise NotImplementedError

    def _forward(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        moved = self._in_hand = Moved()
        steps = self._first(project, moved) if self._undone is None else repeat(self._undone, moved=moved)
        return keep_moved(steps, moved, project=project, listing=listing, workplace=workplace)

    def _backward(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        moved = self._in_hand = Moved()
        steps = take_back(self._done, moved=moved)
        return keep_moved(steps, moved, project=project, listing=listing, workplace=workplace)

    def _went_forward(self, _kept: Kept | None) -> None:
        self._done.done += self._in_hand.done
        self._done.folders += self._in_hand.folders
        self._undone = [move for move in self._undone or () if move not in self._in_hand.done]
        if not self._done.done:
            self._give_up()

    def _went_back(self, _kept: Kept | None) -> None:
        taken_back = [move.back for move in reversed(self._in_hand.done)]
        self._done.done = [move for move in self._done.done if move not in taken_back]
        self._undone = [*taken_back, *(self._undone or ())]


class MoveImages(_Moving):
    """Images get another label or kind; `told` is given those that did, each time they do."""

    def __init__(
        self, library: "Library", images: Sequence[Path], label: Label | None, kind: str, told: Told | None = None
    ) -> None:
        text = tr("Changes", "move {images} to {bin}")
        super().__init__(library, text.format(images=count_images(len(images)), bin=bin_word(label, kind)))
        self._images, self._label, self._kind, self._told = images, label, kind, told

    def _first(self, project: Project, moved: Moved) -> Steps[None]:
        return relabel(project, self._images, label=self._label, kind=self._kind, moved=moved)

    def _went_forward(self, kept: Kept | None) -> None:
        super()._went_forward(kept)
        if self._told is not None and kept is not None and kept.renamed:
            self._told(tuple(kept.renamed))


class RemoveImages(_Moving):
    """Images go to the project's trash."""

    def __init__(self, library: "Library", images: Sequence[Path]) -> None:
        super().__init__(library, tr("Changes", "delete {images}").format(images=count_images(len(images))))
        self._images = images

    def _first(self, project: Project, moved: Moved) -> Steps[None]:
        return remove(project, self._images, moved=moved)


class _Coming(_Moving):
    """New images in the project. Undoing is removing them, doing it again fetches them from the trash."""

    def __init__(self, library: "Library", text: str) -> None:
        super().__init__(library, text)
        self._came: tuple[Path, ...] | None = None

    def _bring(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        raise NotImplementedError

    def _forward(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        if self._came is None:
            return self._bring(project, listing, workplace)
        return super()._backward(project, listing, workplace)

    def _backward(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        return super()._forward(project, listing, workplace)

    def _first(self, project: Project, moved: Moved) -> Steps[None]:
        return remove(project, self._came or (), moved=moved)

    def _went_forward(self, kept: Kept | None) -> None:
        if self._came is not None:
            super()._went_back(kept)
        elif kept is not None and kept.came:
            self._came = kept.came
        else:
            self._give_up()

    def _went_back(self, _kept: Kept | None) -> None:
        self._done.done += self._in_hand.done
        self._done.folders += self._in_hand.folders
        self._undone = []


class AddImages(_Coming):
    """Files and folders from elsewhere are copied into a bin."""

    def __init__(
        self, library: "Library", paths: Sequence[str | Path], label: Label | None, kind: str, *, guess: bool
    ) -> None:
        words = tr("Changes", "add photos to {bin}").format(bin=bin_word(label, kind))
        super().__init__(library, tr("Changes", "add photos") if guess else words)
        self._paths, self._label, self._kind, self._guess = paths, label, kind, guess

    def _bring(self, project: Project, listing: Listing, workplace: Workplace) -> Steps[Kept]:
        return keep_added(
            self._paths,
            label=self._label,
            kind=self._kind,
            guess=self._guess,
            project=project,
            listing=listing,
            workplace=workplace,
        )


class SavePhoto(_Coming):
    """A photograph from a camera goes into a bin."""

    def __init__(self, library: "Library", photograph: NDArray[np.uint8], label: Label | None, kind: str) -> None:
        super().__init__(library, tr("Changes", "take a photo for {bin}").format(bin=bin_word(label, kind)))
        self._photograph: NDArray[np.uint8] | None = photograph
        self._label, self._kind = label, kind

    def _bring(self, project: Project, listing: Listing, _workplace: Workplace) -> Steps[Kept]:
        photograph, self._photograph = self._photograph, None  # the undo stack must not hold a day's pictures
        assert photograph is not None
        return keep_photo(photograph, label=self._label, kind=self._kind, project=project, listing=listing)


class _Kinds(_Change):
    """A change of the kinds of anomaly: from the name `old` to `new`, either may be none."""

    def __init__(self, library: "Library", text: str, *, old: str, new: str) -> None:
        super().__init__(library, text)
        self._old, self._new = old, new

    def redo(self) -> None:
        """Make or rename the kind."""
        self._change(self._old, self._new)

    def undo(self) -> None:
        """Take it back."""
        self._change(self._new, self._old, back=True)

    def _change(self, old: str, new: str, *, back: bool = False) -> None:
        if self.isObsolete():
            return

        def make(project: Project, listing: Listing, _workplace: Workplace) -> Steps[Kept]:
            return keep_kind(old=old, new=new, project=project, listing=listing)

        def settle(kept: Kept | None) -> None:
            if kept is None and not back:
                self._give_up()

        self._carry_out(make, settle, back=back)


class MakeKind(_Kinds):
    """A new kind of anomaly."""

    def __init__(self, library: "Library", kind: str) -> None:
        super().__init__(library, tr("Changes", "new kind {kind}").format(kind=kind), old="", new=kind)


class RemoveKind(_Kinds):
    """A kind without images is gone."""

    def __init__(self, library: "Library", kind: str) -> None:
        super().__init__(library, tr("Changes", "remove kind {kind}").format(kind=kind), old=kind, new="")


class RenameKind(_Kinds):
    """A kind of anomaly gets another name."""

    def __init__(self, library: "Library", old: str, new: str) -> None:
        text = tr("Changes", "rename kind {old} to {new}").format(old=old, new=new)
        super().__init__(library, text, old=old, new=new)
