import math

import torch
from torch import Tensor

from inspector.learning.pretext.losses import patch_contrast

TAU = 0.5


def slowly(features: Tensor, same: list[int], ignored: set[tuple[int, int]]) -> float:
    """The loss, patch by patch, as it is defined."""
    units = torch.nn.functional.normalize(features.double(), dim=1)
    losses = []
    for i in range(len(same)):
        others = [j for j in range(len(same)) if j != i and (i, j) not in ignored]
        total = sum(math.exp(float(units[i] @ units[j]) / TAU) for j in others)
        partners = [j for j in range(len(same)) if j != i and same[j] == same[i]]
        if partners:
            each = [-math.log(math.exp(float(units[i] @ units[j]) / TAU) / total) for j in partners]
            losses.append(sum(each) / len(each))
    return sum(losses) / len(losses)


FEATURES = torch.randn((6, 5), generator=torch.Generator().manual_seed(0))
SAME = [1, 1, 2, 2, 2, 9]  # the last is like none


def test_it_is_what_the_definition_says() -> None:
    loss, _ = patch_contrast(FEATURES, torch.tensor(SAME), None, TAU)
    assert math.isclose(float(loss), slowly(FEATURES, SAME, set()), rel_tol=1e-5)


def test_places_that_touch_are_neither_alike_nor_different() -> None:
    near = torch.tensor([[0, 0, 0], [0, 0, 0], [0, 0, 1], [0, 5, 5], [1, 0, 0], [1, 1, 1]])
    same = [1, 1, 2, 3, 4, 5]
    loss, _ = patch_contrast(FEATURES, torch.tensor(same), near, TAU)
    touching = {(0, 2), (1, 2), (2, 0), (2, 1), (4, 5), (5, 4)}
    assert math.isclose(float(loss), slowly(FEATURES, same, touching), rel_tol=1e-5)


def test_the_share_counts_patches_whose_nearest_is_alike() -> None:
    features = torch.tensor([[1.0, 0.0], [1.0, 0.1], [0.0, 1.0], [-1.0, 0.0]])
    _, right = patch_contrast(features, torch.tensor([1, 1, 2, 2]), None, TAU)
    assert float(right) == 0.75  # the last one is nearest to the third, the third to the second


def test_where_no_patch_has_another_nothing_is_learned() -> None:
    features = FEATURES.clone().requires_grad_()
    loss, right = patch_contrast(features, torch.arange(6), None, TAU)
    loss.backward()
    assert float(loss.detach()) == float(right) == 0
    assert features.grad is not None
    assert float(features.grad.abs().max()) == 0
