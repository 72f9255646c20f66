"""What a plot shows, as plain values, and what is worked out from them: ticks, smooth lines, places of labels."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from inspector.gui.words import in_figures

_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
_AT_LEAST_TWO = 4  # times a finer step is tried
_SMOOTHED = 0.06  # of a curve's length is what a point of the smooth line looks back and forth


@dataclass(frozen=True, slots=True)
class Curve:
    """Values over epochs (or another axis) with the word at the line's end.

    `tone`: `accent`, `text`, `faint` or `ghost` (an earlier run). `smooth`: show the raw line faint and a smooth one
    bold. `digits` and `unit` write the value at the end: `80 %`. `thin`: it stands beside another of its tone.
    """

    name: str
    at: tuple[float, ...]
    values: tuple[float, ...]
    tone: str = "accent"
    smooth: bool = True
    digits: int = 2
    unit: str = ""
    thin: bool = False

    @property
    def label(self) -> str:
        """What stands at the line's end: the value that the bold line has there."""
        return f"{self.name} {written(self.end, self.digits, self.unit)}".strip() if self.values else ""

    @property
    def end(self) -> float:
        """The value at the end of the bold line."""
        return smoothed(self.values)[-1] if self.smooth else self.values[-1]


@dataclass(frozen=True, slots=True)
class Level:
    """A dashed line across the plot, with its word: "chance 5.54"."""

    value: float
    word: str


@dataclass(frozen=True, slots=True)
class Span:
    """The ends of an axis."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Table:
    """What a plot saves as CSV: names of columns, and rows; None is an empty cell."""

    header: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


def written(value: float, digits: int, unit: str = "") -> str:
    """Return a value as people read it."""
    return in_figures(value, digits) + (f" {unit}" if unit else "")


def ticks(span: Span, *, wanted: int = 5, whole: bool = False) -> tuple[float, ...]:
    """Return about `wanted` even values within the span, 1, 2, 2.5 or 5 of a power of ten apart; `whole`: integers."""
    width = span.high - span.low
    if width <= 0 or not math.isfinite(width):
        return (span.low,)
    for more in range(_AT_LEAST_TWO):
        step = _step(width / max(1, wanted + more - 1), whole=whole)
        first, last = math.ceil(span.low / step - 1e-9), math.floor(span.high / step + 1e-9)
        if last > first:  # one alone does not say how long the axis is
            break
    return tuple(round(i * step, 12) for i in range(first, last + 1))


def tick_words(values: Sequence[float]) -> tuple[str, ...]:
    """Return the values with as many digits as they need to be told apart."""
    for digits in range(7):
        if all(abs(round(value, digits) - value) < 1e-9 for value in values):
            break
    return tuple(in_figures(value, digits) for value in values)


def around(curves: Sequence[Curve], levels: Sequence[Level] = ()) -> Span:
    """Return a span from 0, or below, to a round value above everything shown."""
    seen = [value for curve in curves for value in curve.values if math.isfinite(value)]
    seen += [level.value for level in levels]
    low, high = min(0.0, *seen, 0.0), max(seen, default=1.0)
    if high <= low:
        high = low + 1.0
    step = _step((high - low) / 4, whole=False)
    return Span(math.floor(low / step + 1e-9) * step, math.ceil(high / step + 0.15) * step)


def smoothed(values: Sequence[float]) -> list[float]:
    """Return the mean of each value's neighbours, near ones counting more; the ends look to one side only."""
    if len(values) < 2:
        return list(values)
    reach = max(1, round(len(values) * _SMOOTHED))
    kernel = 1 - np.abs(np.arange(-reach, reach + 1)) / (reach + 1)
    around_it = np.convolve(np.asarray(values, np.float64), kernel)[reach:-reach]
    weights = np.convolve(np.ones(len(values)), kernel)[reach:-reach]
    return [float(value) for value in around_it / weights]


def spread(wanted: Sequence[float], *, gap: float, low: float, high: float) -> list[float]:
    """Return the places nearest to the wanted ones that lie at least `gap` apart, in the same order.

    They lie within low and high as long as there is room for all. With the gaps taken out it is an isotonic
    regression: neighbours that would meet are pooled (Barlow et al., 1972).
    """
    order = sorted(range(len(wanted)), key=wanted.__getitem__)
    pools: list[list[float]] = []
    for place, i in enumerate(order):
        pools.append([wanted[i] - place * gap])
        while len(pools) > 1 and _mean(pools[-2]) > _mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    most = max(low, high - gap * (len(wanted) - 1))
    free = [min(max(_mean(pool), low), most) for pool in pools for _ in pool]
    found = [0.0] * len(wanted)
    for place, i in enumerate(order):
        found[i] = free[place] + place * gap
    return found


def as_table(axis: str, curves: Sequence[Curve]) -> Table:
    """Return curves as columns beside their axis; ghosts too, by their names."""
    places = sorted({at for curve in curves for at in curve.at})
    columns = [dict(zip(curve.at, curve.values, strict=True)) for curve in curves]
    header = (axis, *(curve.name or f"value{' ' + curve.unit if curve.unit else ''}" for curve in curves))
    return Table(header, tuple((at, *(column.get(at) for column in columns)) for at in places))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)


def _step(least: float, *, whole: bool) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    step = next(s * power for s in _STEPS if s * power >= least * (1 - 1e-9))
    if not whole:
        return step
    return max(1.0, step if step == round(step) else float(math.ceil(step)))
