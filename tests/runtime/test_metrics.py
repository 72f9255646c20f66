import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import binomtest
from sklearn.metrics import average_precision_score, f1_score, roc_auc_score

from inspector.core.judgement import Limit, Limits
from inspector.runtime.metrics import Count, image_figures

LIMITS = Limits(
    review=Limit(value=1.0, wanted=0.05, promised=0.05, guaranteed=True),
    anomaly=Limit(value=2.0, wanted=0.01, promised=0.01, guaranteed=True),
)
tied_scores = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=30)


class TestCount:
    def test_the_text_names_count_rate_and_interval(self) -> None:
        assert str(Count(2, 41)) == "2 of 41 (4.9 %, 95 % interval 0.6–16.5 %)"

    def test_the_text_of_none_and_of_all(self) -> None:
        assert str(Count(0, 10)) == "0 of 10 (0 %, 95 % interval 0–30.8 %)"
        assert str(Count(10, 10)) == "10 of 10 (100 %, 95 % interval 69.2–100 %)"

    def test_a_rare_event_is_not_rounded_to_never(self) -> None:
        assert str(Count(1, 5000)) == "1 of 5000 (0.02 %, 95 % interval 0.00051–0.1 %)"

    def test_nothing_of_nothing_has_no_rate(self) -> None:
        count = Count(0, 0)
        assert (count.rate, count.interval, str(count)) == (None, (0.0, 1.0), "0 of 0")

    @pytest.mark.parametrize(("count", "n"), [(-1, 3), (4, 3)])
    def test_an_impossible_count_is_refused(self, count: int, n: int) -> None:
        with pytest.raises(ValueError, match="not a count"):
            Count(count, n)

    @pytest.mark.parametrize("n", [1, 2, 41, 1000])
    def test_the_interval_is_that_of_clopper_and_pearson(self, n: int) -> None:
        for count in {0, 1, n // 3, n - 1, n}:
            exact = binomtest(count, n).proportion_ci(confidence_level=0.95, method="exact")
            assert Count(count, n).interval == pytest.approx((exact.low, exact.high), abs=1e-9)


class TestImageFigures:
    def test_a_case_by_hand(self) -> None:
        figures = image_figures([0.0, 0.5, 1.5, 2.5], [0.9, 1.5, 3.0], LIMITS)
        assert figures.image_auroc == pytest.approx((2 + 2.5 + 4) / 12)
        assert figures.escapes == Count(1, 3)
        assert figures.false_rejects == Count(1, 4)
        assert figures.reviews_good == Count(1, 4)
        assert figures.reviews_anomaly == Count(1, 3)

    def test_a_score_at_a_limit_is_not_above_it(self) -> None:
        figures = image_figures([2.0], [1.0], LIMITS)
        assert (figures.false_rejects.count, figures.reviews_good.count, figures.escapes.count) == (0, 1, 1)

    def test_classes_that_part_have_full_figures(self) -> None:
        figures = image_figures([0.0, 1.0], [2.0, 3.0], LIMITS)
        assert (figures.image_auroc, figures.image_ap, figures.f1_max) == (1.0, 1.0, 1.0)
        assert figures.f1_threshold == 1.0

    def test_equal_scores_are_a_coin(self) -> None:
        figures = image_figures([1.0] * 3, [1.0] * 2, LIMITS)
        assert (figures.image_auroc, figures.image_ap) == (0.5, 0.4)
        assert figures.f1_threshold is not None
        assert figures.f1_threshold < 1.0

    @pytest.mark.parametrize(("good", "anomaly"), [([], [1.0]), ([1.0], []), ([], [])])
    def test_figures_of_both_classes_need_both(self, good: list[float], anomaly: list[float]) -> None:
        figures = image_figures(good, anomaly, LIMITS)
        assert figures.image_auroc is figures.image_ap is figures.f1_max is figures.f1_threshold is None
        assert (figures.false_rejects.n, figures.escapes.n) == (len(good), len(anomaly))

    @pytest.mark.parametrize("bad", [math.nan, math.inf, -math.inf])
    def test_a_score_that_is_not_finite_is_refused(self, bad: float) -> None:
        for good, anomaly in (([1.0, bad], [2.0]), ([1.0], [bad])):
            with pytest.raises(ValueError, match="finite"):
                image_figures(good, anomaly, LIMITS)

    @settings(deadline=None)  # scikit-learn is slow at first
    @given(tied_scores, tied_scores)
    def test_auroc_and_average_precision_are_those_of_scikit_learn(
        self, good: list[float], anomaly: list[float]
    ) -> None:
        figures = image_figures(good, anomaly, LIMITS)
        truth, scores = [0] * len(good) + [1] * len(anomaly), good + anomaly
        assert figures.image_auroc == pytest.approx(roc_auc_score(truth, scores))
        assert figures.image_ap == pytest.approx(average_precision_score(truth, scores))

    @settings(deadline=None)  # scikit-learn is slow at first
    @given(tied_scores, tied_scores)
    def test_the_largest_f1_is_reached_above_its_threshold_and_nowhere_passed(
        self, good: list[float], anomaly: list[float]
    ) -> None:
        figures = image_figures(good, anomaly, LIMITS)
        truth, scores = [0] * len(good) + [1] * len(anomaly), np.array(good + anomaly)
        assert figures.f1_max == pytest.approx(f1_score(truth, scores > figures.f1_threshold))
        others = (f1_score(truth, scores >= score) for score in set(scores.tolist()))
        assert figures.f1_max == pytest.approx(max(others))

    @given(tied_scores, tied_scores)
    def test_auroc_does_not_change_under_a_rising_map(self, good: list[float], anomaly: list[float]) -> None:
        mapped = image_figures(np.exp(good) - 3, np.exp(anomaly) - 3, LIMITS)
        assert mapped.image_auroc == pytest.approx(image_figures(good, anomaly, LIMITS).image_auroc)


def test_the_figures_start_without_scipy_and_scikit_learn() -> None:
    code = (
        "import sys, inspector.runtime.pixel_metrics; "
        "sys.exit(any(name.split('.')[0] in ('scipy', 'sklearn', 'torch') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
