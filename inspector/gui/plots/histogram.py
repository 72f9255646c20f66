"""The histogram of scores, good below anomaly, with both thresholds to drag over it.

Only what moves is painted while dragging: counting is done elsewhere. Thresholds never cross.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from inspector.core.judgement import Verdict
from inspector.gui.plots.bins import Bins, bins_of, digits_for, fine_step
from inspector.gui.plots.items import Painted
from inspector.gui.plots.legend import BarLegend
from inspector.gui.plots.panel import ROOM_BELOW, PlotPanel
from inspector.gui.plots.shapes import Span, Table
from inspector.gui.plots.threshold import FLAG_HEIGHT, REACH, Threshold, flag_lefts
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, Tokens
from inspector.gui.words import in_figures

_ROOM_ABOVE = FLAG_HEIGHT + 8  # pixels over the grid, for the flags
_ROOM_RIGHT = 18  # pixels: for half of the last figure of the axis
_GAP = 2  # pixels between bars


@dataclass(frozen=True, slots=True)
class Scores:
    """What a histogram shows: scores of good images and of anomalies, each with its words: "40 good".

    `measured`: the good ones are images that the bundle never saw; otherwise its calibration's, which are drawn hollow.
    """

    good: NDArray[np.float64]
    anomaly: NDArray[np.float64]
    good_words: str
    anomaly_words: str
    measured: bool = True


class Histogram(PlotPanel):
    """`moved` carries both thresholds, review first, while one is being moved; `settled` comes when it was let go."""

    moved = Signal(float, float)
    settled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Scores"), x_axis=self.tr("anomaly score"), y_axis=self.tr("images"), parent=parent)
        nothing = np.empty(0)
        self._scores = Scores(nothing, nothing, "", "")
        self.bins: Bins = bins_of(nothing, nothing, 0.0, 1.0)
        self.review_at, self.anomaly_at = 0.0, 1.0
        self._words = {Verdict.REVIEW: "", Verdict.ANOMALY: ""}
        item = self.plot.plotItem
        item.getAxis("bottom").setGrid(False)
        item.layout.setContentsMargins(0, _ROOM_ABOVE, _ROOM_RIGHT, ROOM_BELOW)
        self._zones = Painted(self.view, item, self._paint_zones, z=-2)
        self._bars = Painted(self.view, item, self._paint_bars, z=1)
        self.legend = BarLegend()
        self.add_beside_title(self.legend)
        self.review = Threshold(Verdict.REVIEW, self.plot.viewport())
        self.anomaly = Threshold(Verdict.ANOMALY, self.plot.viewport())
        for threshold in (self.review, self.anomaly):
            threshold.dragged.connect(self._drag)
            threshold.stepped.connect(self._step)
            threshold.settled.connect(self.settled)
        self.view.sigResized.connect(self._place)
        self.setTabOrder(self.review, self.anomaly)
        self.show_words(self.tr("Review from {value}"), self.tr("Anomaly from {value}"))

    def show_words(self, review: str, anomaly: str) -> None:
        """Say this on the flags; `{value}` is where the threshold stands."""
        self._words = {Verdict.REVIEW: review, Verdict.ANOMALY: anomaly}
        self._place()

    def show_scores(self, scores: Scores, review_at: float, anomaly_at: float) -> None:
        """Show other scores, on an axis that holds them and these thresholds."""
        self._scores = scores
        self.bins = bins_of(scores.good, scores.anomaly, review_at, anomaly_at)
        self.legend.show_words(scores.good_words, scores.anomaly_words, hollow=not scores.measured)
        self.show_spans(self.bins.span, Span(0, _above(self.bins.highest)), counts=True)
        self.show_table(_table(self.bins))
        self.show_thresholds(review_at, anomaly_at)

    def show_thresholds(self, review_at: float, anomaly_at: float) -> None:
        """Move both thresholds; no signal comes of it."""
        self.review_at, self.anomaly_at = review_at, anomaly_at
        self._place()

    def written(self, value: float) -> str:
        """Return a threshold with as many digits as it can be moved by."""
        return in_figures(value, max(2, digits_for(self.bins.span)))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        for part in (self.legend, self.review, self.anomaly):
            part.restyle(tokens)
        self._zones.update()
        self._bars.update()

    def _drag(self, x: float) -> None:
        """Move the threshold that is being dragged to this pixel."""
        grid = self._bars.grid
        share = (x - grid.left()) / max(1.0, grid.width())
        span = self.bins.span
        self._move(span.low + share * (span.high - span.low))

    def _step(self, steps: int) -> None:
        at = self.review_at if self.sender() is self.review else self.anomaly_at
        self._move(at + steps * fine_step(self.bins.span))

    def _move(self, wanted: float) -> None:
        span = self.bins.span
        wanted = round(min(max(wanted, span.low), span.high), max(2, digits_for(span)))
        if self.sender() is self.review:
            self.review_at = min(wanted, self.anomaly_at)
        else:
            self.anomaly_at = max(wanted, self.review_at)
        self._place()
        self.moved.emit(self.review_at, self.anomaly_at)

    def _place(self, *_: object) -> None:
        for threshold, at in ((self.review, self.review_at), (self.anomaly, self.anomaly_at)):
            threshold.say(self._words[threshold.verdict].format(value=self.written(at)))
        grid = self._bars.grid
        xs = [self._x_of(at) for at in (self.review_at, self.anomaly_at)]
        widths = (self.review.flag_width, self.anomaly.flag_width)
        lefts = flag_lefts(xs, widths, room=self.plot.viewport().width())
        apart = max(1.0, min(REACH, xs[1] - xs[0]) / 2)  # each can be taken hold of, however near the other is
        reaches = ((REACH / 2, apart), (apart, REACH / 2))
        top, bottom = max(0, int(grid.top()) - _ROOM_ABOVE + 2), round(grid.bottom()) + 1
        for threshold, x, left, reach in zip((self.review, self.anomaly), xs, lefts, reaches, strict=True):
            threshold.place(x, left, top=top, bottom=bottom, reach=reach)
        self._zones.update()
        self._bars.update()

    def _x_of(self, value: float) -> float:
        """Return the pixel of a value; one beyond the axis stands at its end."""
        span, grid = self.bins.span, self._bars.grid
        return grid.left() + grid.width() * min(1.0, max(0.0, (value - span.low) / (span.high - span.low)))

    def _paint_zones(self, painter: QPainter, item: Painted) -> None:
        grid, tokens = item.grid, self.tokens
        xs = [grid.left(), self._x_of(self.review_at), self._x_of(self.anomaly_at), grid.right()]
        for verdict, left, right in zip(Verdict, xs[:-1], xs[1:], strict=True):
            painter.fillRect(QRectF(left, grid.top(), right - left, grid.height()), _faint(tokens.of(verdict).soft))

    def _paint_bars(self, painter: QPainter, item: Painted) -> None:
        good, anomaly = self.tokens.good, self.tokens.anomaly
        bins = self.bins
        for low, high, n_good, n_anomaly in zip(bins.edges, bins.edges[1:], bins.good, bins.anomaly, strict=False):
            left, right = round(item.at(low, 0).x()) + 1, round(item.at(high, 0).x()) - _GAP + 1
            foot, middle, top = (round(item.at(low, n).y()) for n in (0, n_good, n_good + n_anomaly))
            if n_good:
                _paint_bar(painter, QRectF(left, middle, right - left, foot - middle), good.edge, self._scores.measured)
            if n_anomaly:
                room = _GAP // 2 if n_good else 0
                bar = QRectF(left, top, right - left, max(1, middle - top - room))
                painter.fillRect(bar, QColor(anomaly.edge))
                painter.fillRect(bar, hatched(self.tokens))
        if bins.over:
            self._paint_beyond(painter, item)

    def _paint_beyond(self, painter: QPainter, item: Painted) -> None:
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self.tokens.faint))
        top = item.at(0, self.bins.good[-1] + self.bins.anomaly[-1]).y()
        place = QRectF(item.grid.right() - 124, top - 20, 120, 18)
        painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom, self.tr("and higher"))


def hatched(tokens: Tokens) -> QBrush:
    """Return the pattern that anomalies carry, so that hue alone never tells."""
    colour = QColor(tokens.surface)
    colour.setAlphaF(0.42)
    return QBrush(colour, Qt.BrushStyle.BDiagPattern)


def _paint_bar(painter: QPainter, bar: QRectF, colour: str, solid: bool) -> None:
    if solid:
        painter.fillRect(bar, QColor(colour))
        return
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(bar.adjusted(0.75, 0.75, -0.75, 0))


def _faint(colour: str) -> QColor:
    """Return a zone's colour, softer than where it stands behind words."""
    soft = QColor(colour)
    soft.setAlphaF(0.62)
    return soft


def _above(highest: int) -> float:
    """Return the end of an axis of whole counts with some room above the highest bar."""
    return max(4.0, float(highest) * 1.12)


def _table(bins: Bins) -> Table:
    rows = zip(bins.edges, bins.edges[1:], bins.good, bins.anomaly, strict=False)
    return Table(("from", "to", "good", "anomaly"), tuple(rows))
