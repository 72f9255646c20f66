"""A word with a chevron that opens and closes what stands below it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPushButton, QWidget

from inspector.gui.theme.icons import icon
from inspector.gui.theme.tokens import RADIUS, Tokens

_ICON = 16


class Disclosure(QPushButton):
    """Checkable; open while it is checked."""

    def __init__(self, word: str, parent: QWidget | None = None) -> None:
        super().__init__(word, parent)
        self._tokens: Tokens | None = None
        self.setCheckable(True)
        self.setIconSize(QSize(_ICON, _ICON))
        self.toggled.connect(self._turn)

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        ground = "border: 1px solid transparent; background: transparent"
        self.setStyleSheet(
            f"QPushButton {{ text-align: left; padding: 0 8px; color: {tokens.text}; outline: none; {ground}; }}"
            f"QPushButton:hover {{ background: {tokens.sunk}; border-radius: {RADIUS}px; }}"
            f"QPushButton:focus {{ border: 2px solid {tokens.accent}; border-radius: {RADIUS}px; padding: 0 7px; }}"
        )
        self._turn()

    def _turn(self) -> None:
        if self._tokens is not None:
            self.setIcon(icon("chevron-down" if self.isChecked() else "chevron-right", self._tokens.faint, size=_ICON))
