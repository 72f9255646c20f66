"""An axis whose first and last words are not cut off. Imports pyqtgraph: import it where a plot is made."""

from typing import Any

from pyqtgraph import AxisItem
from PySide6.QtCore import QRectF

_PAST_THE_END = 24  # pixels that a word at the end of an axis may reach beyond it


class Axis(AxisItem):  # type: ignore[misc]  # pyqtgraph has no types
    """WORKAROUND: with a grid, pyqtgraph 0.14 leaves out words that reach beyond the axis, so those at both ends."""

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        """Return the axis with room beyond its ends."""
        rect: Any = super().boundingRect()
        if self.orientation in ("left", "right"):
            return QRectF(rect).adjusted(0, -_PAST_THE_END, 0, _PAST_THE_END)
        return QRectF(rect).adjusted(-_PAST_THE_END, 0, _PAST_THE_END, 0)
