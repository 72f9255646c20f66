"""Help (F1): the sheet of shortcuts, and behind it the guide, open at the chapter of the page in front."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Slot

from inspector.gui.session import Session
from inspector.gui.window.offered import Offered
from inspector.gui.window.shortcut_sheet import ShortcutSheet
from inspector.gui.window.stack import PageStack
from inspector.store.places import guide

if TYPE_CHECKING:  # it is made when it is first wanted
    from inspector.gui.guide import GuideWindow


class Help(QObject):
    """Shows them; `guide` is the guide's window, once it was made."""

    def __init__(self, session: Session, sheet: ShortcutSheet, offered: Offered, stack: PageStack) -> None:
        super().__init__(sheet)
        self._session, self._sheet, self._offered, self._stack = session, sheet, offered, stack
        self.guide: GuideWindow | None = None
        sheet.guide_wanted.connect(self.show_guide)

    @Slot()
    def show(self) -> None:
        """Show the sheet of shortcuts, and where it is shown already, the guide."""
        if self._sheet.isVisible():
            self._sheet.shut()
            self.show_guide()
        else:
            self._sheet.show_groups(self._offered.groups)

    @Slot()
    def show_guide(self) -> None:
        """Show the guide to the page in front."""
        from inspector.gui.guide import GuideWindow

        if self.guide is None:
            english = QLocale().language() == QLocale.Language.English
            self.guide = GuideWindow(guide(), self._session.theme.tokens, english=english)
            self._session.theme.changed.connect(self._restyle)
        self.guide.show_for_page(self._stack.key)

    def close(self) -> None:
        """Close the guide: its window goes with the other."""
        if self.guide is not None:
            self.guide.close()

    @Slot()
    def _restyle(self) -> None:
        if self.guide is not None:
            self.guide.restyle(self._session.theme.tokens)
