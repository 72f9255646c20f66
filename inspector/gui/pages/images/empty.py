"""What stands in the grid's place while there is nothing to show: what the page is for, and the first step."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.gui.widgets.empty_state import EmptyState


class Empty(EmptyState):
    """`add_wanted`, `camera_wanted` and `clear_wanted` (of the filters) report what is asked for."""

    add_wanted = Signal()
    camera_wanted = Signal()
    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        steps = QPushButton(), QPushButton(), QPushButton()
        super().__init__("upload", steps, parent=parent)
        self._add, self._camera, self._clear = steps
        self._add.setText(self.tr("Add photos"))
        self._camera.setText(self.tr("From camera"))
        self._clear.setText(self.tr("Show all images"))
        self._add.clicked.connect(self.add_wanted)
        self._camera.clicked.connect(self.camera_wanted)
        self._clear.clicked.connect(self.clear_wanted)

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

    def _show(self, icon_name: str, title: str, said: str, *, first: bool | None) -> None:
        self.say(title, said, icon_name=icon_name)
        self._add.setVisible(first is True)
        self._camera.setVisible(first is True)
        self._clear.setVisible(first is False)
