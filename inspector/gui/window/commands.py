"""What can be done from anywhere: one table for menus, palette and the sheet of shortcuts."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from inspector.gui.window.entries import Entry


@dataclass(frozen=True, slots=True)
class Command:
    """Something to do: its key in the program, its words, and its key on the keyboard."""

    key: str
    text: str
    shortcut: str = ""


class Commands(QObject):
    """The actions of the window by key, in groups; `wanted` says which one was asked for."""

    wanted = Signal(str)

    def __init__(self, entries: tuple[Entry, ...], undo: QUndoStack, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._actions: dict[str, QAction] = {}
        self.groups: dict[str, list[QAction]] = {
            self.tr("File"): self._made(self._file()),
            self.tr("Edit"): [self._undoing(undo, back=True), self._undoing(undo, back=False)],
            self.tr("View"): self._made(self._view(entries)),
            self.tr("Help"): self._made(self._help()),
        }

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def fill(self, menu: QMenu) -> None:
        """Put every group into a menu as a menu of its own."""
        for title, actions in self.groups.items():
            inner = menu.addMenu(title)
            inner.addActions(actions)

    def _file(self) -> list[Command]:
        return [
            Command("new", self.tr("New project…"), "Ctrl+N"),
            Command("open", self.tr("Open project…"), "Ctrl+O"),
            Command("page:start", self.tr("All projects"), "Alt+Home"),
            Command("folder", self.tr("Show the project in the file manager")),
            Command("close-project", self.tr("Close the project")),
            Command("quit", self.tr("Quit"), "Ctrl+Q"),
        ]

    def _view(self, entries: tuple[Entry, ...]) -> list[Command]:
        pages = [Command(f"page:{entry.key}", entry.word, entry.shortcut) for entry in entries if entry.on_rail]
        return [
            *pages,
            Command("full-screen", self.tr("Full screen"), "F11"),
            Command("theme:light", self.tr("Light theme")),
            Command("theme:dark", self.tr("Dark theme")),
            Command("theme:auto", self.tr("Theme as the system has it")),
        ]

    def _help(self) -> list[Command]:
        return [
            Command("palette", self.tr("All commands…"), "Ctrl+Shift+P"),
            Command("guide", self.tr("Guide to this page")),
            Command("shortcuts", self.tr("Keyboard shortcuts"), "F1"),
            Command("menu", self.tr("Open the menu"), "F10"),
            Command("logs", self.tr("Show the log files")),
            Command("diagnostics", self.tr("Save diagnostics…")),
        ]

    def _made(self, commands: Iterable[Command]) -> list[QAction]:
        return [self._action(command) for command in commands]

    def _action(self, command: Command) -> QAction:
        action = QAction(command.text, self._window)
        if command.shortcut:
            action.setShortcut(QKeySequence(command.shortcut))
        action.triggered.connect(lambda: self.wanted.emit(command.key))
        self._window.addAction(action)  # or its shortcut works only while a menu shows it
        self._actions[command.key] = action
        return action

    def _undoing(self, undo: QUndoStack, *, back: bool) -> QAction:
        if back:
            action = undo.createUndoAction(self._window, self.tr("Undo"))
            action.setShortcut(QKeySequence("Ctrl+Z"))
        else:
            action = undo.createRedoAction(self._window, self.tr("Redo"))
            action.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self._window.addAction(action)
        self._actions["undo" if back else "redo"] = action
        return action
