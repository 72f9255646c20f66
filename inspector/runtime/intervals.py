"""The exact interval of a rate, without SciPy: a station that only inspects need not carry 70 MB for it."""

import math

_ENOUGH = 1e-12
_TURNS = 100  # halving alone ends sooner
_TINY = 1e-300


def exact_interval(count: int, n: int, level: float) -> tuple[float, float]:
    """Return the interval of the rate behind `count` of `n` (Clopper and Pearson, Biometrika 1934)."""
    tail = (1 - level) / 2
    low = _quantile(count, n - count + 1, tail) if count > 0 else 0.0
    high = _quantile(count + 1, n - count, 1 - tail) if count < n else 1.0
    return low, high


def _quantile(a: float, b: float, share: float) -> float:
    """Return x below which lies `share` of Beta(a, b): Newton's steps, halving where they lead out."""
    low, high = 0.0, 1.0
    x = a / (a + b)
    scale = math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    for _ in range(_TURNS):
        over = _below(x, a, b, scale) - share
        low, high = (low, x) if over > 0 else (x, high)
        density = math.exp(scale + (a - 1) * math.log(x) + (b - 1) * math.log1p(-x))
        following = x - over / density if density > 0 else low
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) <= _ENOUGH * x:
            return following
        x = following
    return x


def _below(x: float, a: float, b: float, scale: float) -> float:
    """Return the share of Beta(a, b) below x: the regularised incomplete beta function."""
    front = math.exp(scale + a * math.log(x) + b * math.log1p(-x))
    if x < (a + 1) / (a + b + 2):  # here the fraction converges quickly, and beyond it that of the other side
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    """Return the continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""
    c, d = 1.0, _inverse(1 - (a + b) * x / (a + 1))
    value = d
    for m in range(1, 100_000):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        d, c = _inverse(1 + even * d), 1 + even / (c or _TINY)
        value *= d * c
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        d, c = _inverse(1 + odd * d), 1 + odd / (c or _TINY)
        value *= d * c
        if abs(d * c - 1) < _ENOUGH:
            break
    return value


def _inverse(number: float) -> float:
    return 1 / (number or _TINY)
