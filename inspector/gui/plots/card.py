"""A card with a title, a hint at its right and a menu: what plots and pages of pictures stand in."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import ROW, SPACE, TEXT_PX, Tokens
from inspector.gui.widgets.elided import ElidedLabel

_ICON = 18


class Card(QFrame):
    """A card: `body` is the layout below its `head`, `menu` what "⋯" opens; the button hides while it is empty."""

    def __init__(self, title: str, *, hint: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._title = QLabel(title)
        self._title.setProperty("role", "strong")
        font = self._title.font()
        font.setPixelSize(TEXT_PX)
        font.setWeight(font.Weight.DemiBold)
        self._title.setFont(font)
        self._hint = ElidedLabel(hint, "faint", where=Qt.TextElideMode.ElideRight)
        self.menu = QMenu(self)
        self._more = QToolButton()
        self._more.setProperty("kind", "quiet")
        self._more.setFixedSize(ROW, ROW)
        self._more.setIconSize(QSize(_ICON, _ICON))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setAccessibleName(self.tr("More for {title}").format(title=title))
        self._more.setMenu(self.menu)
        self._more.hide()
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE["s"])
        self.head.addStrut(ROW)  # titles of cards with and without a menu stand in one line
        self.head.addWidget(self._title)
        self.head.addStretch(1)
        self.head.addWidget(self._hint)
        self.head.addWidget(self._more)
        self.body = QVBoxLayout()
        self.body.setSpacing(SPACE["s"])
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE["m"], SPACE["s"], SPACE["s"], SPACE["m"])
        column.setSpacing(SPACE["xs"])
        column.addLayout(self.head)
        column.addLayout(self.body, 1)
        self.setAccessibleName(title)

    @property
    def title(self) -> str:
        """What the card is called."""
        return self._title.text()

    def show_hint(self, hint: str) -> None:
        """Show another hint at the right of the title, such as "lower is better"."""
        self._hint.setText(hint)
        self._hint.updateGeometry()

    def add_beside_title(self, *parts: QWidget) -> None:
        """Add to the head, at the title's right: a legend."""
        place = self.head.indexOf(self._title) + 1
        for part in reversed(parts):
            self.head.insertWidget(place, part)

    def add_beside_hint(self, *parts: QWidget) -> None:
        """Add to the head, at the hint's left: buttons."""
        for part in parts:
            self.head.insertWidget(self.head.indexOf(self._hint), part)

    def replace_title(self, part: QWidget) -> None:
        """Let something else in the head say what this is; files are still named after the title."""
        self.head.insertWidget(self.head.indexOf(self._title), part)
        self._title.hide()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._more.setIcon(icon("more", tokens.faint, size=_ICON))
        self._more.setVisible(not self.menu.isEmpty())
