"""What can be done on a page, as actions: palette and sheet of shortcuts list them, and keys do them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def add_action(
    page: QWidget, text: str, do: Callable[[], object], *, keys: str = "", anywhere: bool = False
) -> QAction:
    """Give a page an action. Its keys work while the page has the focus; `anywhere`: while its window has it."""
    action = QAction(text, page)
    if keys:
        action.setShortcut(QKeySequence(keys))
    if not anywhere:
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    action.triggered.connect(lambda _=False: do())
    page.addAction(action)
    return action
