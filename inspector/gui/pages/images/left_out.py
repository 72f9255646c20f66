"""Files that are left out, and why: those that were refused or did not come in, and those that nothing can read."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, Slot
from PySide6.QtWidgets import QPushButton

from inspector.core.errors import InspectorError
from inspector.gui.library import Refused
from inspector.gui.pages.images.notices import Rejections
from inspector.gui.pages.images.sentences import say_added, say_left_out, say_refused, say_unusable
from inspector.gui.session import Session
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.words import error_sentence

if TYPE_CHECKING:
    from pathlib import Path

    from inspector.store.importing import ImportReport


class LeftOut(QObject):
    """Says them in a notice. `button` tells how many of the library cannot be used; it is there where any are."""

    def __init__(self, session: Session, notice: Rejections, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._library, self._notice = session, session.library, notice
        self.button = QPushButton()
        self.button.setProperty("kind", "quiet")
        self.button.clicked.connect(self._say_unusable)
        self._library.refused.connect(self._say_refused)
        self._library.added.connect(self._say_added)

    def show_library(self) -> None:
        """Show how many files cannot be used."""
        unusable = self._library.rejected
        self.button.setText(say_unusable(len(unusable)))
        self.button.setVisible(bool(unusable))

    @Slot(object)
    def say_error(self, error: InspectorError) -> None:
        """Say why nothing could be judged."""
        self._notice.say(error_sentence(error))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.button.setIcon(icon("warning", tokens.review.text, size=16))

    @Slot(object)
    def _say_refused(self, refused: Refused) -> None:
        self._notice.say(say_refused(refused), refused.files, root=self._root())

    @Slot()
    def _say_unusable(self) -> None:
        text = QCoreApplication.translate("ImagesPage", "Training and inspection leave these files out.")
        self._notice.say(text, self._library.rejected, root=self._root())

    @Slot(object)
    def _say_added(self, report: "ImportReport") -> None:
        self._session.say(say_added(report))
        if report.rejected:
            self._notice.say(say_left_out(len(report.rejected)), report.rejected)

    def _root(self) -> "Path | None":
        return self._library.project.root if self._library.project is not None else None
