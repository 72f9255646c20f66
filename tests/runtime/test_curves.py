import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.metrics import precision_recall_curve, roc_auc_score, roc_curve

from inspector.runtime.curves import auroc, precision_recall, roc

scores = st.lists(st.integers(0, 8).map(lambda i: i / 4), min_size=1, max_size=40)


def truth(good: list[float], anomaly: list[float]) -> tuple[np.ndarray, np.ndarray]:
    return np.repeat([0, 1], [len(good), len(anomaly)]), np.asarray([*good, *anomaly])


@given(scores, scores)
def test_roc_is_that_of_scikit_learn(good: list[float], anomaly: list[float]) -> None:
    x, y, thresholds = roc_curve(*truth(good, anomaly), drop_intermediate=False)
    ours = roc(good, anomaly)
    np.testing.assert_allclose(ours.x, x)
    np.testing.assert_allclose(ours.y, y)
    np.testing.assert_allclose(ours.thresholds, thresholds)


@given(scores, scores)
def test_precision_recall_is_that_of_scikit_learn(good: list[float], anomaly: list[float]) -> None:
    precision, recall, thresholds = precision_recall_curve(*truth(good, anomaly))
    ours = precision_recall(good, anomaly)
    np.testing.assert_allclose(ours.x, recall[-2::-1])
    np.testing.assert_allclose(ours.y, precision[-2::-1])
    np.testing.assert_allclose(ours.thresholds, thresholds[::-1])


@given(scores, scores)
def test_the_area_is_that_of_scikit_learn(good: list[float], anomaly: list[float]) -> None:
    assert auroc(good, anomaly) == pytest.approx(roc_auc_score(*truth(good, anomaly)))


def test_without_one_class_there_is_no_area() -> None:
    assert auroc([], [1.0]) is None
    assert auroc([1.0], []) is None


def test_without_one_class_there_is_no_curve() -> None:
    with pytest.raises(ValueError, match="good"):
        roc([], [1.0])
