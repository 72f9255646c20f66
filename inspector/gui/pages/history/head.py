"""The line above the History page: its title, how many inspections are shown, and "Export"."""

from PySide6.QtCore import QCoreApplication, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label

tr = QCoreApplication.translate


class Head(QHBoxLayout):
    """`export_wanted` asks for an export, with its pictures or without."""

    export_wanted = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._said = ElidedLabel(role="muted")
        self.export = KeyedButton(tr("HistoryPage", "Export"))
        self.export.setProperty("kind", "primary")
        menu = QMenu(self.export)
        menu.addAction(tr("HistoryPage", "Table and pictures…"), lambda: self.export_wanted.emit(True))
        menu.addAction(tr("HistoryPage", "Table alone…"), lambda: self.export_wanted.emit(False))
        self.export.setMenu(menu)
        self.setSpacing(SPACE["s"])
        self.addWidget(label(tr("HistoryPage", "History"), "title"))
        self.addSpacing(SPACE["s"])
        self.addWidget(self._said, 1)
        self.addWidget(self.export)

    def say(self, sentence: str) -> None:
        """Say how many inspections are shown."""
        self._said.setText(sentence)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.export.setIcon(icon("upload", tokens.on_accent, size=16))
        self.export.setIconSize(QSize(24, 16))  # wider than its icon: room beside the word
