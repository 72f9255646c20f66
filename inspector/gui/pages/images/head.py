"""The line above the Images page: its name, how much there is, and where more comes from."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label


class Head(QWidget):
    """`files_wanted`, `folder_wanted` and `camera_wanted` report where photos are to come from."""

    files_wanted = Signal()
    folder_wanted = Signal()
    camera_wanted = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = label(role="muted")
        self._count.setContentsMargins(8, 5, 0, 0)
        self.camera = KeyedButton(self.tr("From camera"))
        self.camera.setCheckable(True)
        self.add = KeyedButton(self.tr("Add photos"))
        self.add.setProperty("kind", "primary")
        menu = QMenu(self.add)
        menu.addAction(self.tr("Files…"), self.files_wanted.emit)
        menu.addAction(self.tr("A folder…"), self.folder_wanted.emit)
        self.add.setMenu(menu)
        self.camera.toggled.connect(self.camera_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(label(self.tr("Images"), "title"))
        row.addWidget(self._count, 1)
        for button in (self.camera, self.add):
            button.setIconSize(QSize(24, 18))  # wider than its icon: room beside the word
            row.addWidget(button)

    @property
    def counted(self) -> str:
        """What it says of the images."""
        return self._count.text()

    def show_counts(self, sentence: str) -> None:
        """Show how much there is."""
        self._count.setText(sentence)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.camera.setIcon(icon("camera", tokens.text, size=18))
        self.add.setIcon(icon("plus", tokens.on_accent, size=16))
