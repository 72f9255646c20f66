import math

import pytest
import torch
from torch import Tensor

from inspector.learning.finetuning.losses import accuracy, balanced_loss, label_loss, place_loss
from inspector.learning.finetuning.sampling import label_weights

LOGITS = torch.tensor([-2.0, 0.5, 1.0, 3.0])
LABELS = torch.tensor([0.0, 0.0, 0.0, 1.0])


def cross_entropy(logit: float, label: float) -> float:
    likely = 1 / (1 + math.exp(-logit))
    return -math.log(likely if label else 1 - likely)


SINGLE = [cross_entropy(logit, label) for logit, label in zip(LOGITS.tolist(), LABELS.tolist(), strict=True)]


def test_without_weights_the_loss_is_the_mean_cross_entropy() -> None:
    assert float(label_loss(LOGITS, LABELS, torch.ones(2))) == pytest.approx(sum(SINGLE) / 4)


def test_class_weights_multiply_the_loss_of_each_label() -> None:
    expected = (sum(SINGLE[:3]) * 4 / 6 + SINGLE[3] * 4 / 2) / 4

    assert float(label_loss(LOGITS, LABELS, label_weights(3, 1))) == pytest.approx(expected)


def test_the_balanced_loss_is_the_mean_of_both_labels_means() -> None:
    assert float(balanced_loss(LOGITS, LABELS)) == pytest.approx((sum(SINGLE[:3]) / 3 + SINGLE[3]) / 2)


def test_the_accuracy_is_balanced_and_above_0_means_anomaly() -> None:
    assert accuracy(LOGITS, LABELS) == pytest.approx((1 / 3 + 1) / 2)


def mask(*pixels: tuple[int, int]) -> Tensor:
    marked = torch.zeros(32, 48, dtype=torch.bool)
    for row, column in pixels:
        marked[row, column] = True
    return marked


def test_a_patch_with_one_masked_pixel_is_an_anomaly_and_counts_as_much_as_all_others() -> None:
    logits = torch.tensor([[-1.0, -2.0, 0.5], [2.0, -3.0, 1.0]])
    good = [cross_entropy(logit, 0) for logit in (-1.0, -2.0, 2.0, -3.0, 1.0)]

    loss = float(place_loss([logits], [mask((3, 40))]))

    assert loss == pytest.approx((sum(good) / 5 + cross_entropy(0.5, 1)) / 2)


def test_images_of_several_shapes_count_by_their_patches() -> None:
    small, large = torch.zeros(1, 1), torch.full((2, 3), -4.0)

    loss = float(place_loss([small, large], [torch.zeros(16, 16, dtype=torch.bool), mask()]))

    assert loss == pytest.approx((cross_entropy(0, 0) + 6 * cross_entropy(-4, 0)) / 7)


def test_without_a_mask_the_highest_patch_must_stand_out_and_no_other() -> None:
    logits = torch.zeros(4, 5, requires_grad=True)
    with torch.no_grad():
        logits[2, 3] = 1.5

    loss = place_loss([logits], [None])
    loss.backward()

    assert float(loss.detach()) == pytest.approx(cross_entropy(1.5, 1))
    assert logits.grad is not None
    assert logits.grad.nonzero().tolist() == [[2, 3]]
