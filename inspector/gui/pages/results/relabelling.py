"""Labels that were wrong, changed from this page: the images move, and what became of them is said once it did."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from inspector.core.sample import Label
from inspector.gui.library import Refused
from inspector.gui.session import Session
from inspector.gui.words import bin_word, in_figures


class Relabelling(QObject):
    """Moves images to other bins; `looked_at` tells whether the page is seen, and may say what was refused."""

    def __init__(self, session: Session, looked_at: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._looked_at = session, looked_at
        session.library.refused.connect(self._say_refused)

    @Slot(object, object, str)
    def relabel(self, paths: Sequence[Path], wanted: Label | None, kind: str) -> None:
        """Give images another label (None: unlabelled) and kind, undoably."""
        name = bin_word(wanted, kind)
        self._session.library.relabel(paths, wanted, kind, told=lambda moved: self._say_moved(moved, name))

    def _say_moved(self, moved: Sequence[Path], name: str) -> None:
        if len(moved) == 1:
            words = self.tr("{file} is now {label}. Retrain to learn from it.")
            self._session.say(words.format(file=moved[0].name, label=name))
        else:
            words = self.tr("{n} images are now {label}. Retrain to learn from them.")
            self._session.say(words.format(n=in_figures(len(moved)), label=name))

    @Slot(object)
    def _say_refused(self, refused: Refused) -> None:
        if self._looked_at():
            self._session.say(refused.in_short, 0)
