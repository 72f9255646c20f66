from itertools import chain

import pytest
import torch

from inspector.learning.finetuning.sampling import Batch, epoch_batches, label_weights


def batches(good: int, anomalies: int, *, batch: int = 8, balanced: bool = True, seed: int = 0) -> list[Batch]:
    generator = torch.Generator().manual_seed(seed)
    return epoch_batches(good, anomalies, batch=batch, balanced=balanced, generator=generator)


@pytest.mark.parametrize(("good", "anomalies"), [(30, 3), (3, 30), (5, 5), (1, 1)])
def test_balanced_batches_are_half_good_and_half_anomalies(good: int, anomalies: int) -> None:
    assert all((len(one), len(other)) == (4, 4) for one, other in batches(good, anomalies))


def test_an_odd_balanced_batch_has_one_good_image_more() -> None:
    assert all((len(one), len(other)) == (2, 1) for one, other in batches(9, 4, batch=3))


def test_balanced_batches_show_everything_and_the_rarer_label_evenly_often() -> None:
    shown = batches(40, 3)
    good, anomalies = (list(chain(*parts)) for parts in zip(*shown, strict=True))

    assert sorted(good) == list(range(40))
    assert max(map(anomalies.count, range(3))) - min(map(anomalies.count, range(3))) <= 1


def test_unbalanced_batches_show_each_image_once() -> None:
    shown = batches(19, 4, balanced=False)

    assert sorted(chain(*(good for good, _ in shown))) == list(range(19))
    assert sorted(chain(*(anomalies for _, anomalies in shown))) == list(range(4))
    assert [len(good) + len(anomalies) for good, anomalies in shown] == [8, 8, 7]


def test_the_order_follows_from_the_seed() -> None:
    assert batches(20, 20, seed=1) == batches(20, 20, seed=1)
    assert batches(20, 20, seed=1) != batches(20, 20, seed=2)


def test_with_weights_each_label_counts_the_same_and_all_together_as_before() -> None:
    good, anomaly = label_weights(30, 10).tolist()

    assert 30 * good == pytest.approx(10 * anomaly)
    assert 30 * good + 10 * anomaly == pytest.approx(40)
