"""The line above the page: what was judged by which bundle, what could not be judged, and what to do with it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from inspector.core.sample import Rejected
from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import LIGHT, SPACE, Tokens
from inspector.gui.widgets.elided import ElidedLabel
from inspector.gui.widgets.keyed import KeyedButton
from inspector.gui.widgets.lines import label

_MOST_LISTED = 20


class Head(QWidget):
    """`use_wanted`, `export_wanted`; `rejected_wanted` carries the path of an image that could not be judged."""

    use_wanted = Signal()
    export_wanted = Signal()
    rejected_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._said = ElidedLabel(role="muted", where=Qt.TextElideMode.ElideRight)
        self.rejected = QToolButton()
        self.rejected.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.rejected.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.rejected.setIconSize(QSize(16, 16))
        self.rejected.setMenu(QMenu(self.rejected))
        self.rejected.hide()
        self.export = KeyedButton(self.tr("Export…"))
        self.export.setToolTip(self.tr("Write figures, tables and the worst mistakes into a folder"))
        self.use = KeyedButton(self.tr("Use this bundle"))
        self.use.setProperty("kind", "primary")
        self.use.clicked.connect(self.use_wanted)
        self.export.clicked.connect(self.export_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE["s"])
        row.addWidget(label(self.tr("Results"), "title"))
        row.addSpacing(SPACE["s"])
        row.addWidget(self._said, 1)
        row.addWidget(self.rejected)
        row.addWidget(self.export)
        row.addWidget(self.use)

    @property
    def sentence(self) -> str:
        """What is said beside the title."""
        return self._said.text()

    def say(self, sentence: str) -> None:
        """Say what the figures are of."""
        self._said.setText(sentence)

    def show_rejected(self, rejected: Sequence[Rejected]) -> None:
        """List what could not be judged: it is in no figure, and never good."""
        menu = self.rejected.menu()
        menu.clear()
        for item in rejected[:_MOST_LISTED]:
            words = f"{item.path.name}: {item.cause}".replace("&", "&&")
            menu.addAction(words[:160], lambda path=item.path: self.rejected_wanted.emit(path))  # type: ignore[misc]
        if len(rejected) > _MOST_LISTED:
            more = menu.addAction(self.tr("and {n} more").format(n=len(rejected) - _MOST_LISTED))
            more.setEnabled(False)
        count = len(rejected)
        words = self.tr("1 image not judged") if count == 1 else self.tr("{n} images not judged").format(n=count)
        self.rejected.setText(words)
        self.rejected.setVisible(bool(rejected))

    def show_use(self, *, possible: bool, in_use: bool) -> None:
        """Offer to use the bundle, or say that it is in use."""
        self.use.setEnabled(possible and not in_use)
        self.use.setText(self.tr("In use") if in_use else self.tr("Use this bundle"))
        self._mark_use()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self.export.setIcon(icon("upload", tokens.text, size=16))
        self._tokens = tokens
        self._mark_use()
        self.rejected.setIcon(icon("warning", tokens.review.text, size=16))

    def _mark_use(self) -> None:
        colour = self._tokens.on_accent if self.use.isEnabled() else self._tokens.faint
        self.use.setIcon(icon("check", colour, size=16))
