"""ROC and precision–recall, with both thresholds as dots upon the curve."""

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QWidget

from inspector.core.judgement import Verdict
from inspector.gui.plots.items import Painted
from inspector.gui.plots.panel import PlotPanel
from inspector.gui.plots.shapes import Span, Table
from inspector.gui.theme.fonts import sized
from inspector.gui.theme.tokens import FAINT_PX, Tokens
from inspector.runtime.curves import Curve, precision_recall, roc
from inspector.runtime.detection import detection

_LINE, _DOT, _BESIDE = 2.4, 5.5, 9.0
_DASHES = [5.0, 4.0]
_PER_CENT = Span(0, 100)


class Ranking(Enum):
    """Which curve: `ROC` of anomalies found over good images rejected, or `PRECISION` over recall."""

    ROC = "roc"
    PRECISION = "precision"


class CurvePanel(PlotPanel):
    """One of both curves. `show_scores` draws it, `show_thresholds` moves the dots."""

    def __init__(self, ranking: Ranking, parent: QWidget | None = None) -> None:
        names = {Ranking.ROC: self.tr("ROC"), Ranking.PRECISION: self.tr("Precision–recall")}
        across = {Ranking.ROC: self.tr("good rejected, %"), Ranking.PRECISION: self.tr("anomalies found, %")}
        upwards = {Ranking.ROC: self.tr("anomalies found, %"), Ranking.PRECISION: self.tr("of those called, %")}
        super().__init__(names[ranking], x_axis=across[ranking], y_axis=upwards[ranking], parent=parent)
        self._ranking = ranking
        self._good = self._anomaly = np.empty(0)
        self._curve: Curve | None = None
        self._corners = np.empty((0, 2))
        self._dots: list[tuple[Verdict, QPointF, str]] = []
        self._item = Painted(self.view, self.plot.plotItem, self._paint, z=10)
        self.show_spans(_PER_CENT, _PER_CENT)

    def show_scores(self, good: NDArray[np.float64], anomaly: NDArray[np.float64]) -> None:
        """Draw the curve of these scores; without one of both classes there is none, and the plot says so."""
        self._good, self._anomaly = good, anomaly
        self._curve = None
        if len(good) and len(anomaly):
            self._curve = (roc if self._ranking is Ranking.ROC else precision_recall)(good, anomaly)
        self._corners = np.empty((0, 2))
        if self._curve is not None:
            steps = self._ranking is Ranking.PRECISION
            self._corners = 100 * _corners(
                _stepped(self._curve) if steps else np.stack([self._curve.x, self._curve.y], 1)
            )
        self._dots = []
        self.show_message("" if self._curve else self.tr("A curve needs good images and anomalies."))
        self._item.update()

    def show_thresholds(self, review: tuple[float, str], anomaly: tuple[float, str]) -> None:
        """Put a dot where each threshold stands; each comes with its value as it is written."""
        self._dots = []
        if self._curve is not None:
            for verdict, (at, words) in ((Verdict.REVIEW, review), (Verdict.ANOMALY, anomaly)):
                if (place := self._place_of(at)) is not None:
                    self._dots.append((verdict, place, words))
        self._item.update()

    def dots(self) -> list[tuple[Verdict, QPointF, str]]:
        """Return the dots: whose they are, where in per cent, and their words."""
        return list(self._dots)

    def table(self) -> Table:
        """Return the points of the curve."""
        columns = ("rejected", "found") if self._ranking is Ranking.ROC else ("recall", "precision")
        curve = self._curve
        if curve is None:
            return Table(("threshold", *columns), ())
        thresholds = [None if np.isinf(at) else at for at in curve.thresholds.tolist()]
        rows = zip(thresholds, curve.x.tolist(), curve.y.tolist(), strict=True)
        return Table(("threshold", *columns), tuple(rows))

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        super().restyle(tokens)
        self._item.update()

    def _place_of(self, threshold: float) -> QPointF | None:
        found = detection(self._good, self._anomaly, threshold)
        if self._ranking is Ranking.ROC and found.good.recall is not None and found.anomaly.recall is not None:
            return QPointF(100 * (1 - found.good.recall), 100 * found.anomaly.recall)
        if self._ranking is Ranking.PRECISION and found.anomaly.precision is not None:
            return QPointF(100 * (found.anomaly.recall or 0.0), 100 * found.anomaly.precision)
        return None  # nothing is called an anomaly, so no share of it can be

    def _paint(self, painter: QPainter, item: Painted) -> None:
        if self._curve is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_chance(painter, item)
        pen = QPen(QColor(self.tokens.accent), _LINE)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([item.at(x, y) for x, y in self._corners.tolist()]))
        taken: list[QRectF] = []
        for verdict, place, words in self._dots:
            self._paint_dot(painter, item, verdict, item.at(place.x(), place.y()), words, taken)

    def _paint_chance(self, painter: QPainter, item: Painted) -> None:
        """Draw what guessing would give: the diagonal, or the share of anomalies."""
        share = 100 * len(self._anomaly) / (len(self._anomaly) + len(self._good))
        ends = ((0, 0), (100, 100)) if self._ranking is Ranking.ROC else ((0, share), (100, share))
        pen = QPen(QColor(self.tokens.faint), 1.2)
        pen.setDashPattern(_DASHES)
        painter.setPen(pen)
        painter.drawLine(item.at(*ends[0]), item.at(*ends[1]))
        painter.setFont(sized(FAINT_PX))
        beside = item.at(62, 55) if self._ranking is Ranking.ROC else item.at(62, share) + QPointF(0, 17)
        painter.setPen(QColor(self.tokens.faint))
        painter.drawText(beside, self.tr("chance"))

    def _paint_dot(
        self, painter: QPainter, item: Painted, verdict: Verdict, at: QPointF, words: str, taken: list[QRectF]
    ) -> None:
        painter.setPen(QPen(QColor(self.tokens.surface), 1.5))
        painter.setBrush(QColor(self.tokens.of(verdict).solid))
        painter.drawEllipse(at, _DOT, _DOT)
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self.tokens.text))
        place = _beside(at, words, item.grid, taken)
        taken.append(place)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _beside(at: QPointF, words: str, grid: QRectF, taken: list[QRectF]) -> QRectF:
    """Return room for words beside a dot: right below it, else wherever it is free and inside."""
    metrics = QFontMetricsF(sized(FAINT_PX))
    width, height = metrics.horizontalAdvance(words) + 2, metrics.height()
    rights = QRectF(at.x() + _BESIDE, at.y() + 3, width, height)
    lefts = QRectF(at.x() - _BESIDE - width, at.y() + 3, width, height)
    places = [box.translated(0, dy) for dy in (0, height, -height - 6, 2 * height) for box in (rights, lefts)]
    free = (box for box in places if grid.contains(box) and not any(box.intersects(other) for other in taken))
    return next(free, rights)


def _stepped(curve: Curve) -> NDArray[np.float64]:
    """Return precision (m, 2) as steps, as average precision counts it: between two recalls, the one of the higher."""
    before = np.concatenate([[0.0], curve.x[:-1]])
    return np.stack([np.stack([before, curve.y], 1), np.stack([curve.x, curve.y], 1)], 1).reshape(-1, 2)


def _corners(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the points (m, 2) where a line turns: ten thousand scores on a straight line are two points."""
    if len(points) < 3:
        return points
    before, after = np.diff(points[:-1], axis=0), np.diff(points[1:], axis=0)
    turns = before[:, 0] * after[:, 1] != before[:, 1] * after[:, 0]
    kept: NDArray[np.float64] = points[np.concatenate([[True], turns, [True]])]
    return kept
