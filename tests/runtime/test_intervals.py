"""The exact interval against SciPy's, which the program itself does without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.special import betaincinv

from inspector.runtime.intervals import exact_interval

LEVEL, TAIL = 0.95, 0.025


def slow(count: int, n: int) -> tuple[float, float]:
    low = float(betaincinv(count, n - count + 1, TAIL)) if count else 0.0
    high = float(betaincinv(count + 1, n - count, 1 - TAIL)) if count < n else 1.0
    return low, high


@given(st.integers(1, 20_000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_it_is_that_of_scipy(case: tuple[int, int]) -> None:
    assert exact_interval(*case, LEVEL) == pytest.approx(slow(*case), rel=1e-9)


@pytest.mark.parametrize("count", [0, 1, 3, 1_000, 500_000, 999_999, 1_000_000])
def test_a_million_parts_are_no_trouble(count: int) -> None:
    assert exact_interval(count, 1_000_000, LEVEL) == pytest.approx(slow(count, 1_000_000), rel=1e-7)


def test_of_nothing_it_is_everything() -> None:
    assert exact_interval(0, 0, LEVEL) == (0.0, 1.0)
