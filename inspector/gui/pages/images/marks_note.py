"""Below the image: that what is drawn is not yet what the bundle judges by; and in a menu, the ways to take it away."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QWidget

from inspector.gui.pages.images.marks import Marks
from inspector.gui.theme.icons import pixmap
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.lines import label

tr = QCoreApplication.translate


class MarksNote(QWidget):
    """Speaks of region and ignored areas while they differ from those of the bundle in use."""

    def __init__(self, marks: Marks, menu: QMenu, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks
        self._bulb, self._text = QLabel(), label(role="faint", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self._bulb, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        self._no_region, self._no_mask = (  # the note's own: those of a menu go with it, and the note still speaks then
            QAction(tr("ViewerPane", "Remove the region"), self),
            QAction(tr("ViewerPane", "Remove all ignored areas"), self),
        )
        self._no_region.triggered.connect(marks.remove_region)
        self._no_mask.triggered.connect(marks.remove_mask)
        menu.addSeparator()
        menu.addActions([self._no_region, self._no_mask])

    def show_marks(self, *, looking: bool) -> None:
        """Say how it is with the marks; nothing while no image is looked at."""
        region, polygons = self._marks.region.region, self._marks.mask.polygons
        self._no_region.setEnabled(region is not None)
        self._no_mask.setEnabled(bool(polygons))
        self.setVisible(self._marks.pending and looking)
        self._text.setText(_waits() if region is not None or polygons else _lasts())

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._bulb.setPixmap(pixmap("bulb", tokens.faint, 16, self.devicePixelRatioF()))


def _waits() -> str:
    return tr("ViewerPane", "Region and ignored areas belong to the recipe: they take effect with the next training.")


def _lasts() -> str:
    return tr(
        "ViewerPane", "The bundle in use still judges by its own region: this takes effect with the next training."
    )
