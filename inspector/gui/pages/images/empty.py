"""What stands in the grid's place while there is nothing to show: what the page is for, and the first step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label

_WIDTH = 420


class Empty(QWidget):
    """`add_wanted`, `camera_wanted` and `clear_wanted` (of the filters) report what is asked for."""

    add_wanted = Signal()
    camera_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "upload"
        self._tokens: Tokens | None = None
        self._icon = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._title = label(role="section")
        self._said = label(role="muted", wrap=True)
        for words in (self._title, self._said):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._add = KeyedButton(self.tr("Add photos"))
        self._camera = KeyedButton(self.tr("From camera"))
        self._clear = QPushButton(self.tr("Show all images"))
        self._add.clicked.connect(self.add_wanted)
        self._camera.clicked.connect(self.camera_wanted)
        self._clear.clicked.connect(self.clear_wanted)
        self._build()

    @property
    def title(self) -> str:
        """What it says."""
        return self._title.text()

    def show_start(self) -> None:
        """Say what to do in a project without images."""
        self._show(
            "upload",
            self.tr("Drop photos here"),
            self.tr(
                "Photos of good parts are enough to begin with: 20 or more, as the camera will see them. "
                "Drop files or folders on a bin at the left, or anywhere; they are copied into the project. "
                "Then label them by dragging, or with the keys G, A and U."
            ),
            first=True,
        )

    def show_bin(self, word: str) -> None:
        """Say that a bin is empty."""
        text = self.tr("Drop photos on {bin} at the left, or drag thumbnails there.").format(bin=word)
        self._show("upload", self.tr("Nothing in {bin} yet").format(bin=word), text, first=True)

    def show_filtered(self, *, judging: bool) -> None:
        """Say that nothing matches, or does not yet."""
        said = self.tr("Images are still being judged; those that match appear here.") if judging else ""
        self._show("search", self.tr("No image matches"), said, first=False)

    def show_loading(self) -> None:
        """Say that the folders are being read."""
        self._show("images", self.tr("Reading the folders of the project"), "", first=None)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self._icon.setPixmap(pixmap(self._icon_name, tokens.meter, 40, self.devicePixelRatioF()))

    def _show(self, icon_name: str, title: str, said: str, *, first: bool | None) -> None:
        self._icon_name = icon_name
        if self._tokens is not None:
            self.restyle(self._tokens)
        self._title.setText(title)
        self._said.setText(said)
        self._said.setVisible(bool(said))
        self._add.setVisible(first is True)
        self._camera.setVisible(first is True)
        self._clear.setVisible(first is False)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for button in (self._add, self._camera, self._clear):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(2)
        for part in (self._icon, self._title, self._said):
            column.addWidget(part)
        column.addSpacing(4)
        column.addLayout(buttons)
        column.addStretch(3)
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        middle.setLayout(column)
        row = QHBoxLayout(self)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)
