"""What a plot is painted with, in the pixels of the plot, so that lines stay sharp and words keep their size."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget


class Painted(QGraphicsItem):
    """Calls `paint_on(painter, item)` for what lies on a plot; `at` and `grid` tell it where things are.

    `view` is the plot's ViewBox, `z` what lies below and above: the plot's own grid is at -1.
    """

    def __init__(
        self, view: Any, parent: QGraphicsItem, paint_on: Callable[[QPainter, "Painted"], None], *, z: float
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._paint_on = paint_on
        self.setZValue(z)

    @property
    def grid(self) -> QRectF:
        """The plot without its axes."""
        rect: QRectF = self._view.mapRectToParent(self._view.rect())
        return rect

    def at(self, x: float, y: float) -> QPointF:
        """Return where a value stands."""
        place: QPointF = self._view.mapToParent(self._view.mapFromView(QPointF(x, y)))
        return place

    def boundingRect(self) -> QRectF:  # noqa: N802  Qt's name
        """Return everything: words may stand outside of the grid."""
        parent = self.parentItem()
        return parent.boundingRect() if parent is not None else QRectF()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:  # noqa: ARG002
        """Let it be painted."""
        self._paint_on(painter, self)
