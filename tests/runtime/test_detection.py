import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import balanced_accuracy_score, f1_score, precision_score, recall_score

from inspector.runtime.detection import detection

scores = st.lists(st.integers(0, 8).map(lambda i: i / 4), min_size=1, max_size=40)


@given(scores, scores, st.integers(-1, 9).map(lambda i: i / 4))
def test_figures_are_those_of_scikit_learn(good: list[float], anomaly: list[float], threshold: float) -> None:
    labels = np.repeat([0, 1], [len(good), len(anomaly)])
    called = (np.asarray([*good, *anomaly]) > threshold).astype(int)
    ours = detection(good, anomaly, threshold)
    for positive, figures in ((1, ours.anomaly), (0, ours.good)):
        for score, value in ((precision_score, figures.precision), (recall_score, figures.recall)):
            theirs = score(labels, called, pos_label=positive, zero_division=np.nan)
            assert value == (None if np.isnan(theirs) else pytest.approx(theirs))
        if figures.f1 is not None:
            assert figures.f1 == pytest.approx(f1_score(labels, called, pos_label=positive))
    assert ours.balanced_accuracy == pytest.approx(balanced_accuracy_score(labels, called))


def test_of_nothing_there_is_no_figure() -> None:
    found = detection([], [2.0], 1.0)
    assert found.anomaly.recall == 1
    assert found.good.recall is None
    assert found.good.f1 is None
    assert found.balanced_accuracy is None
