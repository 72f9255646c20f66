"""The scale of the heat, in the score's own units: where the limits are, and where this part stands."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from inspector.core.judgement import Limits
from inspector.gui.pictures import image_of
from inspector.gui.theme.fonts import BOLD, sized
from inspector.gui.theme.tokens import FAINT_PX, LIGHT, Tokens
from inspector.gui.words import in_figures

BAR = 12
_TITLE, _TOP, _BOTTOM = 20, 28, 8  # pixels above and below the bar
_TICK, _POINTER, _APART = 4, 7, 15
_RAMP = 256


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure beside the bar: `place` from 0 (bottom) to 1, as what it is shown (`limit`, `score` or `end`)."""

    text: str
    place: float
    kind: str


class Legend(QWidget):
    """A bar 12 wide, hollow below the review limit, with ticks at both limits and a triangle at the score."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tokens = LIGHT
        self._limits: Limits | None = None
        self._score: float | None = None
        self._ramp = QImage()
        self._marks: tuple[Mark, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(120)
        self.setAccessibleName(self.tr("Score"))

    def show_scale(self, limits: Limits | None, score: float | None) -> None:
        """Show the scale of two limits and where a score stands on it; without limits there is no scale."""
        if limits != self._limits:
            self._ramp = QImage() if limits is None else _ramp_of(limits)
        self._limits, self._score = limits, score
        self._marks = () if limits is None else marks_of(limits, score)
        self.setAccessibleDescription(self._spoken())
        self.update()

    def restyle(self, tokens: Tokens) -> None:
        """Take the theme's colours."""
        self._tokens = tokens
        self.update()

    def _spoken(self) -> str:
        if self._limits is None:
            return ""
        text = self.tr("Review limit {review}, anomaly limit {anomaly}.").format(
            review=figure(self._limits.review.value), anomaly=figure(self._limits.anomaly.value)
        )
        return text if self._score is None else self.tr("Score {score}.").format(score=figure(self._score)) + " " + text

    def _bar(self) -> QRectF:
        return QRectF(2, _TOP, BAR, max(1, self.height() - _TOP - _BOTTOM))

    def _y(self, place: float) -> float:
        bar = self._bar()
        return bar.bottom() - place * bar.height()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Ask for the bar and its figures."""
        return QSize(BAR + 64, 280)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002, N802
        """Paint the scale."""
        if self._limits is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(sized(FAINT_PX))
        painter.setPen(QColor(self._tokens.faint))
        painter.drawText(QRectF(0, 0, self.width(), _TITLE), Qt.AlignmentFlag.AlignLeft, self.tr("Score"))
        self._paint_bar(painter)
        self._paint_marks(painter)

    def _paint_bar(self, painter: QPainter) -> None:
        bar = self._bar()
        review = next(mark.place for mark in self._marks if mark.kind == "review")
        painter.setPen(QColor(self._tokens.line_strong))
        painter.setBrush(QColor(self._tokens.surface))
        painter.drawRect(bar.adjusted(0.5, 0.5, -0.5, -0.5))
        painter.drawImage(QRectF(bar.left(), bar.top(), bar.width(), self._y(review) - bar.top()), self._ramp)
        for mark in self._marks:
            if mark.kind in ("review", "anomaly"):
                thick = 2.0 if mark.kind == "anomaly" else 1.2
                tick = QRectF(bar.left() - 2, self._y(mark.place) - thick / 2, BAR + 2 + _TICK, thick)
                painter.fillRect(tick, QColor(self._tokens.text))

    def _paint_marks(self, painter: QPainter) -> None:
        colours = {"review": self._tokens.review.text, "anomaly": self._tokens.anomaly.text, "score": self._tokens.text}
        levels = spread([self._y(mark.place) for mark in self._marks], _APART)
        for mark, level in zip(self._marks, levels, strict=True):
            left = self._bar().right() + _TICK + _POINTER + 3
            if mark.kind == "score":
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(self._tokens.text))
                painter.drawPolygon(_triangle(self._bar().right() + 2, self._y(mark.place)))
            painter.setFont(sized(FAINT_PX, QFont.Weight.Normal if mark.kind == "end" else BOLD))
            painter.setPen(QColor(colours.get(mark.kind, self._tokens.faint)))
            place = QRectF(left, level - 10, self.width() - left, 20)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.text)


def marks_of(limits: Limits, score: float | None) -> tuple[Mark, ...]:
    """Return the figures beside the bar from its top to its bottom."""
    from inspector.imaging.heat import HeatScale

    scale = HeatScale.of(limits)
    marks = [
        Mark(figure(limits.anomaly.value), scale.position(scale.anomaly), "anomaly"),
        Mark(figure(limits.review.value), scale.position(scale.review), "review"),
    ]
    if score is not None and math.isfinite(score):
        marks.append(Mark(figure(score), scale.position(score), "score"))
    for place, value in ((1.0, scale.high), (0.0, scale.low)):
        if all(abs(mark.place - place) > 0.06 for mark in marks):
            marks.append(Mark(in_figures(value, 1) if value else "0", place, "end"))
    return tuple(sorted(marks, key=lambda mark: -mark.place))


def figure(score: float) -> str:
    """Return a score or a limit as it is written everywhere in the window."""
    return in_figures(score, 2) if abs(score) < 1000 else f"{score:.3g}"


def spread(levels: Sequence[float], apart: float) -> list[float]:
    """Return falling places at least `apart` from each other, moved as little as that takes."""
    placed = list(levels)
    for _ in range(20):
        for i in range(len(placed) - 1):
            short = apart - (placed[i + 1] - placed[i])
            if short > 0:
                placed[i] -= short / 2
                placed[i + 1] += short / 2
    return placed


def _ramp_of(limits: Limits) -> QImage:
    """Return the colours from the top of the scale down to the review limit, one pixel wide."""
    import numpy as np

    from inspector.imaging.heat import HeatScale

    scale = HeatScale.of(limits)
    scores = np.linspace(scale.high, scale.review, _RAMP, dtype=np.float32)[:, None]
    return image_of(scale.colours(scores))


def _triangle(left: float, middle: float) -> QPolygonF:
    half = _POINTER * 0.6
    return QPolygonF(
        [QPointF(left, middle), QPointF(left + _POINTER, middle - half), QPointF(left + _POINTER, middle + half)]
    )
