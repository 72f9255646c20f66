"""Enter presses the button that has the focus, as Space does: outside of dialogs Qt leaves it out."""

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QToolButton, QWidget

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


class EnterPresses(QObject):
    """Watches the keys of the button that has the focus, and of nothing else, while it lives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        running = QApplication.instance()
        assert isinstance(running, QApplication)
        running.focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Press; a key that is held down presses once."""
        if not isinstance(event, QKeyEvent) or event.key() not in _ENTER or event.modifiers() not in _PLAIN:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no shortcut takes it away
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(watched, QAbstractButton):
            if not event.isAutoRepeat():
                watched.click()
            return True
        return False

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if isinstance(now, QPushButton | QToolButton):  # boxes to tick are no such buttons: Space is theirs alone
            now.installEventFilter(self)
