"""Above the image that is looked at: its name, its place among the others, and the way to its neighbours."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.lines import label
from inspector.gui.widgets.tool_button import tool_button
from inspector.gui.words import in_figures

if TYPE_CHECKING:
    from inspector.store.bins import LibraryImage

tr = QCoreApplication.translate


class PaneHead(QHBoxLayout):
    """`previous` and `next` ask for another image."""

    previous = Signal()
    next = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._name, self._place = ElidedLabel(role="strong"), label(role="faint")
        back, on = tr("ViewerPane", "Previous image"), tr("ViewerPane", "Next image")
        self._previous, self._next = tool_button(back, f"{back} (Left)"), tool_button(on, f"{on} (Right)")
        self._previous.clicked.connect(self.previous)
        self._next.clicked.connect(self.next)
        self.setSpacing(4)
        self.addWidget(self._name, 1)
        self.addWidget(self._place)
        self.addSpacing(4)
        self.addWidget(self._previous)
        self.addWidget(self._next)

    def show_image(self, image: "LibraryImage | None", position: int, total: int) -> None:
        """Show which image it is, the `position`th (from 1) of `total`; None: none is chosen."""
        place = tr("ViewerPane", "{n} of {total}").format(n=in_figures(position), total=in_figures(total))
        self._name.setText(image.path.name if image else tr("ViewerPane", "No image chosen"))
        self._place.setText(place if image else "")
        self._previous.setEnabled(image is not None and position > 1)
        self._next.setEnabled(image is not None and position < total)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._previous.setIcon(icon("chevron-left", tokens.text, size=18))
        self._next.setIcon(icon("chevron-right", tokens.text, size=18))
