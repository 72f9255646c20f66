import math
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.calibration import (
    ODD,
    Calibration,
    explain,
    find_limit,
    find_limits,
    limit_at,
    limit_without_highest,
    needed_for,
)
from inspector.core.errors import RecipeInvalid, TooFewImages
from inspector.core.judgement import Limit, Verdict

scores = st.lists(st.floats(-1e6, 1e6, width=32), min_size=1, max_size=60).map(
    lambda some: Calibration(tuple(some), "held-out")
)
rates = st.floats(1e-4, 0.5)


def calibrate(*values: float) -> Calibration:
    return Calibration(values, "held-out")


def ramp(n: int) -> Calibration:
    return calibrate(*map(float, range(1, n + 1)))


class TestCalibration:
    def test_scores_are_kept_in_rising_order(self) -> None:
        assert calibrate(3, 1, 2).scores == (1.0, 2.0, 3.0)

    def test_no_scores_are_too_few(self) -> None:
        with pytest.raises(TooFewImages):
            calibrate()

    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
    def test_a_score_that_is_not_finite_is_refused(self, bad: float) -> None:
        with pytest.raises(ValueError, match="finite"):
            calibrate(1.0, bad)


class TestPValue:
    @pytest.mark.parametrize(("score", "p"), [(0.5, 5 / 5), (1, 5 / 5), (2.5, 3 / 5), (4, 2 / 5), (9, 1 / 5)])
    def test_it_counts_the_scores_that_are_as_high(self, score: float, p: float) -> None:
        assert ramp(4).p_value(score) == p

    def test_tied_scores_all_count(self) -> None:
        assert calibrate(1, 2, 2, 2).p_value(2) == 4 / 5

    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
    def test_a_score_that_is_not_finite_has_none(self, bad: float) -> None:
        with pytest.raises(ValueError, match="finite"):
            ramp(4).p_value(bad)

    @given(scores, st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
    def test_a_higher_score_is_never_less_rare(self, calibration: Calibration, a: float, b: float) -> None:
        low, high = sorted((a, b))
        assert calibration.p_value(high) <= calibration.p_value(low)


class TestGuaranteedLimit:
    def test_nineteen_images_promise_five_percent_at_the_highest_score(self) -> None:
        assert find_limit(ramp(19), 0.05) == Limit(value=19.0, wanted=0.05, promised=0.05, guaranteed=True)

    def test_a_quarter_of_seven_images_leaves_two_ranks_above(self) -> None:
        assert find_limit(ramp(7), 0.25) == Limit(value=6.0, wanted=0.25, promised=0.25, guaranteed=True)

    def test_between_two_ranks_the_promise_is_better_than_wanted(self) -> None:
        limit = find_limit(ramp(43), 0.05)
        assert (limit.value, limit.promised) == (42.0, 2 / 44)

    def test_one_image_promises_a_half(self) -> None:
        assert find_limit(calibrate(3), 0.5) == Limit(value=3.0, wanted=0.5, promised=0.5, guaranteed=True)

    def test_constant_scores_give_themselves(self) -> None:
        assert find_limit(calibrate(*[2.0] * 30), 0.05).value == 2.0

    @pytest.mark.parametrize("n", [19, 48, 99, 999])
    def test_one_rank_of_n_is_not_lost_to_floating_point(self, n: int) -> None:
        limit = find_limit(ramp(n), 1 / (n + 1))
        assert limit.guaranteed
        assert limit.value == n

    @pytest.mark.parametrize("wanted", [0, -0.1, 0.51, 1, math.nan])
    def test_a_rate_that_cannot_be_is_refused(self, wanted: float) -> None:
        with pytest.raises(RecipeInvalid, match="false rejects"):
            find_limit(ramp(99), wanted)

    @given(scores, rates)
    def test_it_is_exceeded_just_where_the_p_value_is_in_the_promise(
        self, calibration: Calibration, wanted: float
    ) -> None:
        limit = find_limit(calibration, wanted)
        if limit.guaranteed:
            assert limit.promised <= wanted
            for score in (*calibration.scores, *np.nextafter(calibration.scores, np.inf)):
                assert (score > limit.value) == (calibration.p_value(score) <= limit.promised + 1e-12)

    @pytest.mark.parametrize(("n", "wanted"), [(19, 0.05), (50, 0.05), (50, 0.1), (200, 0.05), (200, 0.01)])
    def test_the_mean_rate_over_many_calibrations_is_the_promised_one(self, n: int, wanted: float) -> None:
        found = mean_rates(uniform, n, wanted, draws=2000)
        promised = find_limit(ramp(n), wanted).promised
        error = 4 * found.std() / math.sqrt(len(found))
        assert wanted - 1 / (n + 1) < promised <= wanted
        assert found.mean() == pytest.approx(promised, abs=error)

    @pytest.mark.parametrize("n", [19, 50, 200])
    def test_tied_scores_keep_the_promise(self, n: int) -> None:
        found = mean_rates(coarse, n, 0.05, draws=2000)
        assert found.mean() <= 0.05 + 4 * found.std() / math.sqrt(len(found))


class TestEstimatedLimit:
    def test_it_says_that_it_is_not_guaranteed_and_what_would_be(self) -> None:
        limit = find_limit(ramp(43), 0.01)
        assert not limit.guaranteed
        assert (limit.wanted, limit.promised) == (0.01, 1 / 44)

    def test_a_case_by_hand(self) -> None:
        # n = 5: k = 2, u = 3, S = 1 + 2, p = 3/6; x = 3 · ((0.5/0.125)^(1/2) − 1) = 3
        assert find_limit(ramp(5), 0.125).value == pytest.approx(6.0)

    def test_one_image_gives_its_own_score(self) -> None:
        assert find_limit(calibrate(3.0), 0.01).value == 3.0

    def test_constant_scores_give_themselves(self) -> None:
        assert find_limit(calibrate(*[2.0] * 10), 0.01).value == 2.0

    def test_it_is_not_below_a_highest_score_that_stands_alone(self) -> None:
        assert find_limit(calibrate(*np.linspace(0, 1, 89), 100.0), 0.01).value == 100.0

    def test_an_exponential_tail_gives_the_wanted_rate_on_average(self) -> None:
        for n in (5, 10, 20):
            found = mean_rates(exponential, n, 0.01, draws=6000)
            assert found.mean() == pytest.approx(0.01, abs=4 * found.std() / math.sqrt(len(found)))

    @pytest.mark.parametrize("n", [5, 10, 20, 50])
    @pytest.mark.parametrize("tail", ["normal", "lognormal", "student", "pareto"])
    def test_other_tails_stay_within_a_small_factor_of_the_wanted_rate(self, tail: str, n: int) -> None:
        found = mean_rates(TAILS[tail], n, 0.01, draws=1500)
        assert 0.001 < found.mean() < 0.03
        assert np.median(found) < 0.015

    @given(scores, st.floats(1e-9, 0.5))
    def test_it_is_finite_not_below_the_highest_score_and_not_absurd(
        self, calibration: Calibration, wanted: float
    ) -> None:
        limit = find_limit(calibration, wanted)
        lowest, highest = calibration.scores[0], calibration.scores[-1]
        assert math.isfinite(limit.value)
        assert limit.value <= highest + 10 * (highest - lowest)
        if not limit.guaranteed:
            assert limit.value >= highest

    @given(scores, rates, rates)
    def test_a_smaller_rate_never_lowers_the_limit(self, calibration: Calibration, a: float, b: float) -> None:
        low, high = sorted((a, b))
        assert find_limit(calibration, low).value >= find_limit(calibration, high).value

    @given(scores, rates, st.floats(0, 1e3))
    def test_a_higher_highest_score_never_lowers_the_limit(
        self, calibration: Calibration, wanted: float, more: float
    ) -> None:
        *others, highest = calibration.scores
        raised = calibrate(*others, highest + more)
        assert find_limit(raised, wanted).value >= find_limit(calibration, wanted).value


class TestOneThatStandsApart:
    def test_the_limit_is_told_that_the_others_would_set(self) -> None:
        assert limit_without_highest(calibrate(*ramp(30).scores, 200.0), 0.01) == find_limit(ramp(30), 0.01).value

    def test_nobody_stands_apart_of_a_ramp(self) -> None:
        assert limit_without_highest(ramp(31), 0.01) is None

    def test_the_highest_of_so_many_that_it_decides_nothing_is_not_told(self) -> None:
        assert limit_without_highest(calibrate(*ramp(300).scores, 1e6), 0.01) is None

    def test_of_a_handful_nobody_can_tell(self) -> None:
        assert limit_without_highest(calibrate(1.0, 1.1, 1.2, 1.3, 9.0), 0.01) is None

    @pytest.mark.parametrize("n", [10, 31, 99])
    def test_of_images_alike_one_is_taken_for_odd_as_seldom_as_was_meant(self, n: int) -> None:
        draws = np.random.default_rng(n).exponential(size=(1000, n))
        told = [limit_without_highest(calibrate(*row), 0.01) is not None for row in draws]
        assert np.mean(told) == pytest.approx(ODD, abs=0.03)

    @given(scores, rates)
    def test_without_it_the_limit_is_never_higher(self, calibration: Calibration, wanted: float) -> None:
        without = limit_without_highest(calibration, wanted)
        assert without is None or without <= find_limit(calibration, wanted).value


class TestBothLimits:
    def test_enough_images_guarantee_both(self) -> None:
        limits = find_limits(ramp(99), false_rejects=0.01, reviews=0.05)
        assert (limits.review.value, limits.anomaly.value) == (95.0, 99.0)
        assert limits.review.guaranteed
        assert limits.anomaly.guaranteed

    def test_too_few_images_leave_a_review_between_the_promise_and_the_estimate(self) -> None:
        limits = find_limits(ramp(43), false_rejects=0.01, reviews=0.01)
        assert limits.review == Limit(value=43.0, wanted=1 / 44, promised=1 / 44, guaranteed=True)
        assert not limits.anomaly.guaranteed
        assert limits.judge(43.0) is Verdict.GOOD
        assert limits.judge(43.5) is Verdict.REVIEW
        assert limits.judge(1000.0) is Verdict.ANOMALY

    def test_a_review_rate_that_the_images_support_is_kept(self) -> None:
        assert find_limits(ramp(43), false_rejects=0.01, reviews=0.1).review.value == 40.0

    def test_fewer_reviews_than_false_rejects_are_refused(self) -> None:
        with pytest.raises(RecipeInvalid, match="reviews"):
            find_limits(ramp(99), false_rejects=0.05, reviews=0.01)

    def test_a_review_rate_that_cannot_be_is_refused_by_its_name(self) -> None:
        with pytest.raises(RecipeInvalid, match="reviews"):
            find_limits(ramp(99), false_rejects=0.05, reviews=0.7)

    @given(scores, rates, rates)
    def test_the_review_limit_is_guaranteed_and_never_above_the_anomaly_limit(
        self, calibration: Calibration, a: float, b: float
    ) -> None:
        low, high = sorted((a, b))
        limits = find_limits(calibration, false_rejects=low, reviews=high)
        assert limits.review.guaranteed
        assert limits.review.value <= limits.anomaly.value


class TestWords:
    @pytest.mark.parametrize(
        ("wanted", "n"), [(0.05, 19), (0.01, 99), (0.001, 999), (0.5, 1), (1 / 49, 48), (0.07, 14)]
    )
    def test_the_images_that_a_promise_takes(self, wanted: float, n: int) -> None:
        assert needed_for(wanted) == n

    @given(rates)
    def test_the_images_that_a_promise_takes_are_just_enough(self, wanted: float) -> None:
        n = needed_for(wanted)
        assert find_limit(calibrate(*[0.0] * n), wanted).guaranteed
        assert n == 1 or not find_limit(calibrate(*[0.0] * (n - 1)), wanted).guaranteed

    def test_too_few_images_are_told_what_is_missing(self) -> None:
        assert explain(find_limit(ramp(43), 0.01), 43) == (
            "43 good images support a false-reject limit of 2.3 %, not 1 %. Add 56 to promise 1 %."
        )

    def test_one_image_is_told_in_the_singular(self) -> None:
        assert explain(find_limit(ramp(1), 0.05), 1).startswith("1 good image supports a false-reject limit of 50 %")

    def test_enough_images_are_told_the_promise_and_its_condition(self) -> None:
        assert explain(find_limit(ramp(99), 0.01), 99) == (
            "99 good images promise at most 1 % false rejects, for parts and light like those photographed."
        )

    @given(st.integers(1, 2000))
    def test_the_rate_that_is_said_to_be_supported_is(self, n: int) -> None:
        text = explain(Limit(value=0.0, wanted=1e-4, promised=1 / (n + 1), guaranteed=False), n)
        said = float(text.split(" limit of ")[1].split(" %")[0]) / 100
        assert 1 / (n + 1) <= said * (1 + 1e-9)
        assert needed_for(said) <= n


def mean_rates(
    tail: tuple[Callable[[np.random.Generator, int], np.ndarray], Callable[[float], float]],
    n: int,
    wanted: float,
    *,
    draws: int,
) -> np.ndarray:
    """Return the true false-reject rate of the limit of each of many calibrations of n images."""
    draw, above = tail
    rng = np.random.default_rng(n)
    limits = [find_limit(calibrate(*draw(rng, n).tolist()), wanted).value for _ in range(draws)]
    return np.array([above(limit) for limit in limits])


def student_above(x: float) -> float:
    """P(t > x) with 3 degrees of freedom."""
    return 0.5 - (math.atan(x / math.sqrt(3)) + math.sqrt(3) * x / (3 + x * x)) / math.pi


uniform = (lambda rng, n: rng.random(n), lambda x: 1 - x)
coarse = (lambda rng, n: np.ceil(10 * rng.random(n)), lambda x: 1 - x / 10)
exponential = (lambda rng, n: rng.exponential(size=n), lambda x: math.exp(-x))
TAILS = {
    "normal": (lambda rng, n: rng.normal(size=n), lambda x: math.erfc(x / math.sqrt(2)) / 2),
    "lognormal": (
        lambda rng, n: rng.lognormal(sigma=1, size=n),
        lambda x: math.erfc(math.log(x) / math.sqrt(2)) / 2,
    ),
    "student": (lambda rng, n: rng.standard_t(3, size=n), student_above),
    "pareto": (lambda rng, n: 1 + rng.pareto(3, size=n), lambda x: x**-3.0),
}


class TestSetByHand:
    def test_its_rate_counts_the_scores_above_it(self) -> None:
        calibration = Calibration((1.0, 2.0, 2.0, 3.0), "held-out")
        assert [limit_at(calibration, value).promised for value in (0.5, 1, 2, 2.5, 3, 9)] == pytest.approx(
            [1, 0.8, 0.4, 0.4, 0.2, 0.2]
        )

    def test_nothing_is_guaranteed(self) -> None:
        limit = limit_at(Calibration(tuple(map(float, range(999))), "held-out"), 990)
        assert limit.by_hand
        assert not limit.guaranteed
        assert explain(limit, 999) == (
            "Set by hand: by 999 good images, about 0.9 % of good parts lie above it; nothing is promised."
        )

    @pytest.mark.parametrize("n", [1, 5, 30, 200])
    @pytest.mark.parametrize("wanted", [0.001, 0.01, 0.1, 0.5])
    def test_a_limit_of_the_calibration_is_not_taken_for_one(self, n: int, wanted: float) -> None:
        assert not find_limit(Calibration(tuple(map(float, range(n))), "held-out"), wanted).by_hand

    def test_the_mean_rate_of_a_value_fixed_beforehand_is_the_promised_one(self) -> None:
        rng = np.random.default_rng(0)
        promised = [limit_at(Calibration(tuple(rng.random(19)), "x"), 0.9).promised for _ in range(4000)]
        assert np.mean(promised) == pytest.approx((1 + 19 * 0.1) / 20, abs=0.005)
