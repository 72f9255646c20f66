from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from inspector.core.judgement import Limit, Limits
from inspector.core.sample import Label, Sample
from inspector.runtime.metrics import image_figures
from inspector.services.judgements import Judged, Role
from inspector.services.outcomes import KindRow, Outcome, Tally, by_kind, differences, outcome_of, shared, worst_first

scores = st.lists(st.integers(0, 8).map(lambda i: i / 4), max_size=30)


def limits(review: float, anomaly: float) -> Limits:
    return Limits(Limit(review, 0.1, 0.1, guaranteed=True), Limit(anomaly, 0.01, 0.01, guaranteed=True))


def judged(name: str, score: float, label: Label | None, kind: str = "") -> Judged:
    return Judged(Sample(Path(name), name, 8, 8, label, kind), Role.NEW, score, 0.5)


GOOD, ANOMALY = Label.GOOD, Label.ANOMALY
LIMITS = limits(1, 2)


@given(scores, scores, st.integers(0, 8).map(lambda i: i / 4), st.integers(0, 4).map(lambda i: i / 4))
def test_counts_at_any_thresholds_are_those_of_the_figures(
    good: list[float], anomaly: list[float], review: float, apart: float
) -> None:
    told = image_figures(good, anomaly, limits(review, review + apart))
    counts = Tally(np.sort(good), np.sort(anomaly)).at(review, review + apart)
    assert counts[Outcome.ESCAPED] == told.escapes
    assert counts[Outcome.FALSE_REJECT] == told.false_rejects
    assert counts[Outcome.GOOD_REVIEWED] == told.reviews_good
    assert counts[Outcome.ANOMALY_REVIEWED] == told.reviews_anomaly
    assert sum(count.count for count in counts.values()) == len(good) + len(anomaly)


def test_escapes_come_first_then_false_rejects_then_reviews() -> None:
    items = [
        judged("passed", 0.5, GOOD),
        judged("caught", 3, ANOMALY),
        judged("good to review", 1.5, GOOD),
        judged("rejected", 2.5, GOOD),
        judged("anomaly to review", 1.5, ANOMALY),
        judged("escaped a little", 0.9, ANOMALY),
        judged("escaped far", 0.1, ANOMALY),
    ]
    names = [item.sample.path.name for item, _ in worst_first(items, LIMITS)]
    assert names == ["escaped far", "escaped a little", "rejected", "anomaly to review", "good to review"]


def test_an_unlabelled_image_has_no_outcome() -> None:
    assert outcome_of(judged("a", 0.5, None), LIMITS) is None


def test_kinds_that_escape_come_first_with_their_counts() -> None:
    items = [judged("a", 3, ANOMALY, "crack"), judged("b", 0.5, ANOMALY, "hair"), judged("c", 1.5, ANOMALY, "hair")]
    first, second = by_kind(items, LIMITS)
    assert first == KindRow("hair", 2, escaped=1, reviewed=1, caught=0, mean_score=1)
    assert (second.kind, second.caught) == ("crack", 1)


def test_two_bundles_are_compared_on_the_images_that_both_judged() -> None:
    before = [judged("a", 1, GOOD), judged("b", 1, GOOD)]
    after = [judged("c", 1, GOOD), judged("b", 2, GOOD)]
    first, second = shared(before, after)
    assert [item.sample.path.name for item in first] == ["b"]
    assert [item.score for item in second] == [2]


def test_differences_list_what_became_worse_first() -> None:
    before = [judged("better", 0.5, ANOMALY), judged("same", 3, ANOMALY), judged("worse", 3, ANOMALY)]
    after = [judged("better", 3, ANOMALY), judged("same", 4, ANOMALY), judged("worse", 0.5, ANOMALY)]
    found = differences(before, after, LIMITS, LIMITS)
    assert [(d.after.sample.path.name, d.better) for d in found] == [("worse", False), ("better", True)]
