"""What can be done now: on the page in front, and from anywhere. Palette and sheet of shortcuts offer it."""

from collections.abc import Sequence

from PySide6.QtGui import QAction

from inspector.gui.window.commands import Commands
from inspector.gui.window.entries import Entry
from inspector.gui.window.stack import PageStack


class Offered:
    """Looks at the pages and the commands whenever it is asked."""

    def __init__(self, entries: Sequence[Entry], stack: PageStack, commands: Commands) -> None:
        self._entries, self._stack, self._commands = entries, stack, commands

    @property
    def actions(self) -> list[QAction]:
        """All of it, the page's first, but for what opens the palette that lists them."""
        everywhere = (action for actions in self._commands.groups.values() for action in actions)
        return [*self._of_page(), *(action for action in everywhere if action is not self._commands["palette"])]

    @property
    def groups(self) -> dict[str, list[QAction]]:
        """All of it under the words of its groups, the page's first."""
        of_page = self._of_page()
        if not of_page:
            return dict(self._commands.groups)
        word = next(entry.word for entry in self._entries if entry.key == self._stack.key)
        return {word: of_page} | self._commands.groups

    def _of_page(self) -> list[QAction]:
        page = self._stack.pages.get(self._stack.key)
        return page.actions() if page is not None else []
