"""Live learning curves: from the figures that a run has measured so far to the lines of its plots.

The first part decides what is drawn, on plain values; the panels below show it.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from inspector.core.progress import Point
from inspector.gui.plots.panel import PlotPanel
from inspector.gui.plots.shapes import Curve, Level, Span, written

HELD_OUT = "held_out_"
_PERCENT = Span(0, 100)
_ONE_LINE = 3.0  # percent points
_APART = 1.3  # times: two chance levels that differ less are one line


@dataclass(frozen=True, slots=True)
class Drawn:
    """What a plot shows: curves, levels, and how far its x axis goes (None: as far as the curves)."""

    curves: tuple[Curve, ...]
    levels: tuple[Level, ...] = ()
    total: int | None = None


def contrastive_loss(points: Sequence[Point], *, decoupled: bool, total: int, earlier: Sequence[Point] = ()) -> Drawn:
    """Return the contrastive loss of training and held-out images, with what guessing would give."""
    loss = "contrastive_loss"
    curves = _sides(points, loss, digits=2)
    curves += _ghost(earlier, HELD_OUT + loss if _has(points, HELD_OUT + loss) else loss, digits=2)
    return Drawn(curves, _loss_levels(points, decoupled=decoupled), total)


def contrastive_accuracy(points: Sequence[Point], *, total: int, earlier: Sequence[Point] = ()) -> Drawn:
    """Return in percent how many views found their pair, with chance, and how well labels can be told apart.

    Labels are told apart by the probe, a layer that learns them, and by the nearest neighbours, which learns nothing.
    """
    name = "contrastive_accuracy"
    curves = _sides(points, name, digits=0, unit="%", factor=100)
    curves += _curve(points, "probe_accuracy", _word("labels"), "faint", digits=0, unit="%", factor=100)
    neighbours = _curve(points, "knn_accuracy", _word("labels, kNN"), "faint", digits=0, unit="%", factor=100)
    curves += tuple(replace(curve, thin=True) for curve in neighbours)
    ghost = HELD_OUT + name if _has(points, HELD_OUT + name) else name
    curves += _ghost(earlier, ghost, digits=0, unit="%", factor=100)
    return Drawn(curves, _percent_levels(points), total)


def fine_tuning(points: Sequence[Point], *, total: int, earlier: Sequence[Point] = ()) -> Drawn:
    """Return the loss of the encoder's own learning, by a schedule."""
    curves = _losses(points) + _ghost(earlier, HELD_OUT + "loss", digits=2)
    return Drawn(curves, (), total)


def heads(points: Sequence[Point], *, total: int, earlier: Sequence[Point] = ()) -> Drawn:
    """Return the mean loss of the heads that have come as far, `at` a step of each."""
    curves = _losses(averaged(points)) + _ghost(averaged(earlier), HELD_OUT + "loss", digits=2)
    return Drawn(curves, (), total)


def averaged(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the figures of several heads (`loss_1`, `loss_2` …) as their means."""
    found = []
    for point in points:
        by_name: dict[str, list[float]] = {}
        for name, value in point.figures.items():
            by_name.setdefault(name.rpartition("_")[0], []).append(value)
        found.append(Point(point.at, {name: sum(values) / len(values) for name, values in by_name.items()}))
    return tuple(found)


class LearningPanel(PlotPanel):
    """A plot of figures by epochs or steps, which says in its middle when it will begin."""

    def __init__(self, title: str, *, x_axis: str, y_axis: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(title, x_axis=x_axis, y_axis=y_axis, hint=hint, parent=parent)
        self._percent = "%" in y_axis
        self._drawn: Drawn | None = None

    def show_drawn(self, drawn: Drawn, *, waiting: str = "") -> None:
        """Show curves; `waiting` is said where this run has none yet."""
        if drawn == self._drawn:
            return
        self._drawn = drawn
        own = any(curve.tone != "ghost" for curve in drawn.curves)
        x = Span(0, drawn.total) if drawn.total else None
        self.show_curves(drawn.curves, levels=drawn.levels, x=x, y=_PERCENT if self._percent else None)
        self.show_message("" if own else waiting)


def _sides(points: Sequence[Point], name: str, *, digits: int, unit: str = "", factor: float = 1) -> tuple[Curve, ...]:
    """Return a figure of the training images, and of the held-out ones where there are any."""
    if not _has(points, HELD_OUT + name):
        return _curve(points, name, "", "accent", digits=digits, unit=unit, factor=factor)
    training = _curve(points, name, _word("training"), "accent", digits=digits, unit=unit, factor=factor)
    return training + _curve(
        points, HELD_OUT + name, _word("held out"), "text", digits=digits, unit=unit, factor=factor
    )


def _losses(points: Sequence[Point]) -> tuple[Curve, ...]:
    training = _curve(points, "loss", _word("training"), "accent", digits=2)
    return training + _curve(points, HELD_OUT + "loss", _word("validation"), "text", digits=2)


def _ghost(points: Sequence[Point], name: str, *, digits: int, unit: str = "", factor: float = 1) -> tuple[Curve, ...]:
    return _curve(points, name, _word("last run"), "ghost", digits=digits, unit=unit, factor=factor, smooth=False)


def _curve(
    points: Sequence[Point],
    figure: str,
    name: str,
    tone: str,
    *,
    digits: int,
    unit: str = "",
    factor: float = 1,
    smooth: bool = True,
) -> tuple[Curve, ...]:
    """Return a curve of a figure where there is one; what is not finite is left out."""
    known = [
        (float(p.at), factor * p.figures[figure]) for p in points if math.isfinite(p.figures.get(figure, math.nan))
    ]
    if not known:
        return ()
    at, values = zip(*known, strict=True)
    return (Curve(name, at, values, tone, smooth, digits, unit),)


def _loss_levels(points: Sequence[Point], *, decoupled: bool) -> tuple[Level, ...]:
    """Return the loss of projections that tell nothing: the logarithm of how many others there are."""
    return tuple(_level(math.log(max(1.0, 1 / chance - decoupled)), word, 2) for chance, word in _chances(points))


def _percent_levels(points: Sequence[Point]) -> tuple[Level, ...]:
    """Return the chance levels in percent; two that are one line on such an axis, with both their values."""
    levels = tuple(_level(100 * value, word, 1, "%") for value, word in _chances(points))
    if len(levels) < 2 or abs(levels[0].value - levels[1].value) >= _ONE_LINE:
        return levels
    low, high = sorted(level.value for level in levels)
    return (Level(levels[0].value, f"{_word('chance')} {written(low, 1)}–{written(high, 1, '%')}"),)


def _chances(points: Sequence[Point]) -> list[tuple[float, str]]:
    """Return the chance levels with their words: one where training and held-out batches are about as large."""
    if not points or not points[-1].figures.get("chance"):
        return []
    chance, held_out = points[-1].figures["chance"], points[-1].figures.get(HELD_OUT + "chance")
    found = [(chance, _word("chance"))]
    if held_out and not 1 / _APART < held_out / chance < _APART:
        found.append((held_out, _word("chance, held out")))
    return found


def _level(value: float, word: str, digits: int, unit: str = "") -> Level:
    return Level(value, f"{word} {written(value, digits, unit)}")


def _has(points: Iterable[Point], name: str) -> bool:
    return any(name in point.figures for point in points)


def _word(name: str) -> str:
    words = {
        "training": QCoreApplication.translate("Curves", "training"),
        "held out": QCoreApplication.translate("Curves", "held out"),
        "validation": QCoreApplication.translate("Curves", "validation"),
        "labels": QCoreApplication.translate("Curves", "labels"),
        "labels, kNN": QCoreApplication.translate("Curves", "labels, kNN"),
        "last run": QCoreApplication.translate("Curves", "last run"),
        "chance": QCoreApplication.translate("Curves", "chance"),
        "chance, held out": QCoreApplication.translate("Curves", "chance, held out"),
    }
    return words[name]
