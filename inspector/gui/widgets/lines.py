"""Small pieces that every page uses: a label with its role, and a thin line between things."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget


def label(text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> QLabel:
    """Return a label of plain text; `role` is a row in the style sheet."""
    made = QLabel(text, parent)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    return made


def upright_line(height: int = 20) -> QFrame:
    """Return a thin upright line."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedSize(1, height)
    return line


def level_line() -> QFrame:
    """Return a thin level line that fills the width."""
    line = QFrame()
    line.setProperty("role", "line")
    line.setFixedHeight(1)
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line
