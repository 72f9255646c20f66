"""A square button with an icon alone: it has a name for those who do not see the icon, and a tooltip with its key."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QToolButton

from inspector.gui.theme.tokens import ROW


def tool_button(name: str, tip: str = "") -> QToolButton:
    """Return one that waits for its icon, whose colour is the theme's; without a `tip` its tooltip is its name."""
    button = QToolButton()
    button.setAccessibleName(name)
    button.setToolTip(tip or name)
    button.setFixedSize(ROW, ROW)
    button.setIconSize(QSize(18, 18))
    return button
