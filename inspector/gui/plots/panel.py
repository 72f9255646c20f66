"""A plot in a card: pyqtgraph with the theme's colours, saved as PNG or CSV by its menu.

pyqtgraph takes a while to import. It makes types of Qt, so it is imported with the first panel, in the window's thread;
`warm_plots` imports in a task what it stands on.
"""

from collections.abc import Generator, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from inspector.gui.plots.overlay import Overlay, ink
from inspector.gui.plots.saved import SavedCard
from inspector.gui.plots.shapes import Curve, Level, Span, Table, around, as_table, smoothed, tick_words, ticks
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, Tokens
from inspector.services.warming import import_for_plots

_RAW_ALPHA, _RAW_PX, _SMOOTH_PX, _PLAIN_PX, _THIN_PX = 0.38, 1.0, 2.4, 2.0, 1.2
ROOM_BELOW = 4  # pixels: pyqtgraph pushes an axis' name 5 beyond its axis
_ROOM_RIGHT = 14  # pixels beside the words at the lines' ends
_AROUND = 10  # pixels around a message
_PER_TICK = (70, 42)  # pixels across and upwards that a tick needs


def warm_plots() -> Generator[None, None, None]:
    """Import what plots stand on; run in a `Task`, so that the first plot holds up the window for less."""
    import_for_plots()
    yield


class PlotPanel(SavedCard):
    """A card with a plot. `plot` is the pyqtgraph PlotWidget, for what this class does not know how to draw.

    `x_axis`, `y_axis`: names of the axes with their units. A subclass that draws items of its own colours them in
    `restyle`.
    """

    def __init__(self, title: str, *, x_axis: str, y_axis: str, hint: str = "", parent: QWidget | None = None) -> None:
        import pyqtgraph

        from inspector.gui.plots.axis import Axis

        super().__init__(title, hint=hint, parent=parent)
        self._graph: Any = pyqtgraph
        self._axis = x_axis
        self._table: Table | None = None
        self._lines: list[tuple[Any, Any]] = []  # of each curve: raw and smooth
        self.curves: tuple[Curve, ...] = ()
        self.levels: tuple[Level, ...] = ()
        self.x_span, self.y_span = Span(0, 1), Span(0, 1)
        self._whole = self._counts = False
        self.plot: Any = pyqtgraph.PlotWidget(axisItems={side: Axis(side) for side in ("left", "bottom")})
        self._set_up_plot(x_axis, y_axis)
        self.overlay = Overlay(self.view, self.plot.plotItem)
        self.view.sigTransformChanged.connect(lambda *_: self.overlay.update())
        self.view.sigResized.connect(self._fit)
        self.body.addWidget(self.plot, 1)
        self._message = QLabel(self.plot)
        self._message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._message.setWordWrap(True)
        self._message.setContentsMargins(_AROUND, _AROUND, _AROUND, _AROUND)
        self._message.hide()

    @property
    def view(self) -> Any:
        """The plot's ViewBox: its `mapSceneToView` turns the mouse into values."""
        return self.plot.plotItem.getViewBox()

    def show_spans(self, x: Span, y: Span, *, whole: bool = False, counts: bool = False) -> None:
        """Show this part of the axes; `whole`: the x axis counts, and has no fractions, `counts`: the y axis does."""
        if (x, y, whole, counts) == (self.x_span, self.y_span, self._whole, self._counts):
            return
        self.x_span, self.y_span, self._whole, self._counts = x, y, whole, counts
        self.plot.plotItem.setXRange(x.low, x.high, padding=0)
        self.plot.plotItem.setYRange(y.low, y.high, padding=0)
        self._tick()

    def show_curves(
        self,
        curves: Sequence[Curve],
        *,
        levels: Sequence[Level] = (),
        x: Span | None = None,
        y: Span | None = None,
        whole: bool = True,
    ) -> None:
        """Show curves with their values at their ends, and dashed levels; the spans come from them where not given."""
        self.curves, self.levels = tuple(curves), tuple(levels)
        last = max((at for curve in curves for at in curve.at), default=1.0)
        self.show_spans(x or Span(0, max(1.0, last)), y or around(curves, levels), whole=whole)
        self._draw_lines()
        self.overlay.show_marks(curves, levels)
        self._make_room()

    def show_table(self, table: Table | None) -> None:
        """Save this as CSV in place of the curves."""
        self._table = table

    def show_message(self, sentence: str) -> None:
        """Say something in the middle of the plot, such as when it will begin; nothing where the sentence is empty."""
        self._message.setText(sentence)
        self._message.setVisible(bool(sentence))
        self._place_message()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self.plot.setBackground(QColor(tokens.surface))
        for name in ("left", "bottom"):
            axis = self.plot.plotItem.getAxis(name)
            axis.setPen(QColor(tokens.line_strong))
            axis.setTickPen(QColor(tokens.line))
            axis.setTextPen(QColor(tokens.faint))
            axis.label.setDefaultTextColor(QColor(tokens.faint))
        self._message.setStyleSheet(f"color: {tokens.text}; background: {tokens.surface};")
        self.overlay.restyle(tokens)
        self._draw_lines()

    def table(self) -> Table:
        """Return what is saved as CSV: the curves, where nothing else was given."""
        return self._table or as_table(self._axis, self.curves)

    def _set_up_plot(self, x_axis: str, y_axis: str) -> None:
        item = self.plot.plotItem
        self.plot.setFrameShape(QFrame.Shape.NoFrame)
        self.plot.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.plot.setMinimumSize(QSize(160, 120))
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        item.hideButtons()
        item.setMenuEnabled(False)
        item.setMouseEnabled(x=False, y=False)
        item.layout.setContentsMargins(0, 8, _ROOM_RIGHT, ROOM_BELOW)
        font = sized(FAINT_PX)
        for name, words in (("bottom", x_axis), ("left", y_axis)):
            axis = item.getAxis(name)
            axis.enableAutoSIPrefix(False)
            axis.setStyle(tickFont=font, tickAlpha=255, tickLength=0, maxTickLevel=0)
            axis.setGrid(255)
            axis.setZValue(-1)
            axis.setLabel(words)
            axis.label.setFont(font)

    def _fit(self, *_: object) -> None:
        self._tick()
        self._place_message()

    def _tick(self) -> None:
        rect = self.view.rect()
        across = max(2, round(rect.width() / _PER_TICK[0]))
        upwards = max(2, round(rect.height() / _PER_TICK[1]))
        for name, values in (
            ("bottom", ticks(self.x_span, wanted=min(6, across), whole=self._whole)),
            ("left", ticks(self.y_span, wanted=min(6, upwards), whole=self._counts)),
        ):
            self.plot.plotItem.getAxis(name).setTicks([list(zip(values, tick_words(values), strict=True))])

    def _draw_lines(self) -> None:
        while len(self._lines) < len(self.curves):
            raw, smooth = self._graph.PlotCurveItem(antialias=True), self._graph.PlotCurveItem(antialias=True)
            for item in (raw, smooth):
                self.plot.addItem(item, ignoreBounds=True)
            self._lines.append((raw, smooth))
        while len(self._lines) > len(self.curves):
            for item in self._lines.pop():
                self.plot.removeItem(item)
        for curve, (raw, smooth) in zip(self.curves, self._lines, strict=True):
            colour = QColor(ink(curve.tone, self.tokens))
            faint = QColor(colour)
            faint.setAlphaF(_RAW_ALPHA)
            bold = smoothed(curve.values) if curve.smooth else list(curve.values)
            raw.setData(list(curve.at) * curve.smooth, list(curve.values) * curve.smooth)
            raw.setPen(self._graph.mkPen(faint, width=_RAW_PX))
            width = _THIN_PX if curve.thin else _PLAIN_PX if curve.tone == "ghost" else _SMOOTH_PX
            smooth.setData(list(curve.at), bold)
            smooth.setPen(self._graph.mkPen(colour, width=width))

    def _make_room(self) -> None:
        """Leave room at the right for the words of lines that end there."""
        if not self.curves:
            return
        room = round(self.overlay.widest()) + _ROOM_RIGHT
        self.plot.plotItem.layout.setContentsMargins(0, 8, max(room, _ROOM_RIGHT), ROOM_BELOW)

    def _place_message(self) -> None:
        """Put the message in the middle of the grid, as wide as its words where they fit."""
        grid = self.view.mapRectToScene(self.view.rect()).toRect()
        words = self._message.fontMetrics().horizontalAdvance(self._message.text())
        self._message.setFixedWidth(max(80, min(words + 2 * _AROUND, grid.width() - 2 * _AROUND)))
        self._message.adjustSize()
        self._message.move(grid.center() - self._message.rect().center())
