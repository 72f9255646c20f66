"""What can be drawn on a photograph and edited by hand."""

from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter

from inspector.gui.theme.tokens import Tokens
from inspector.gui.widgets.viewer.framing import Framing


class Layer(Protocol):
    """Something drawn on a photograph and edited by hand. Places are shares of the photograph's sides."""

    def paint(self, painter: QPainter, framing: Framing, tokens: Tokens, ratio: float, *, editing: bool) -> None:
        """Paint in screen pixels; `ratio` of them make one pixel of the window."""

    def press(self, x: float, y: float, reach: tuple[float, float], event: QMouseEvent) -> bool:
        """Take a pressed button; `reach` is how far a finger may miss. False: it is not for this layer."""

    def move(self, x: float, y: float, event: QMouseEvent) -> None:
        """Take a move with the button held."""

    def hover(self, x: float, y: float, reach: tuple[float, float]) -> Qt.CursorShape:
        """Take a move without a button; return the cursor that tells what a press would do."""

    def release(self) -> None:
        """Take the button's release."""

    def double_click(self, x: float, y: float) -> None:
        """Take a double click."""

    def key(self, event: QKeyEvent, pixel: tuple[float, float]) -> bool:
        """Take a key; `pixel` is one pixel of the photograph as shares. False: it is not for this layer."""
