import math

import torch
from torch import Tensor

from inspector.learning.pretext.losses import odd_ones_out, patch_contrast

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


def oddly(features: Tensor, own: Tensor) -> tuple[float, float]:
    """The loss of odd ones, patch by patch, as it is defined, and the share of materials whose farthest is one."""
    count = len(features) // 2
    units = torch.nn.functional.normalize(features.double(), dim=1).flatten(2)
    kinds = own.flatten(1).tolist()
    losses, right = [], []
    for material in range(count):
        apart: dict[int, list[float]] = {0: [], 1: []}
        for here, there in ((material, material + count), (material + count, material)):
            support = [units[there, :, q] for q, kind in enumerate(kinds[there]) if kind == 0]
            for p, kind in enumerate(kinds[here]):
                if kind in apart and support:
                    apart[kind].append(min(1 - float(units[here, :, p] @ other) for other in support))
        if not apart[0] or not apart[1]:
            continue
        sound = sum(math.exp(d / TAU) for d in apart[0])
        each = [-math.log(math.exp(d / TAU) / (math.exp(d / TAU) + sound)) for d in apart[1]]
        losses.append(sum(each) / len(each))
        right.append(max(apart[1]) > max(apart[0]))
    return sum(losses) / len(losses), sum(right) / len(right)


class TestOddOnesOut:
    FEATURES = torch.randn((6, 5, 2, 3), generator=torch.Generator().manual_seed(1))
    OWN = torch.tensor(
        [
            [[0, 0, 1], [0, -1, 0]],
            [[0, 0, 0], [0, 0, 0]],  # no flaw shows, here and in its other view
            [[0, 1, 1], [-1, 0, 0]],
            [[0, 0, 0], [0, 0, 1]],
            [[0, 0, 0], [0, 0, 0]],
            [[1, 1, 1], [-1, -1, -1]],  # nothing of it is sound: nothing to compare the first view with
        ]
    )

    def test_it_is_what_the_definition_says(self) -> None:
        loss, right = odd_ones_out(self.FEATURES, self.OWN, TAU)
        expected, share = oddly(self.FEATURES, self.OWN)
        assert math.isclose(float(loss), expected, rel_tol=1e-5)
        assert right == share

    def test_a_flawed_patch_like_a_sound_one_costs_more_than_one_like_none(self) -> None:
        here, there = torch.tensor([1.0, 0, 0]).view(3, 1, 1), torch.tensor([0, 1.0, 0]).view(3, 1, 1)
        own = torch.tensor([[[0, 1]], [[0, 0]]])

        def cost(flaw: Tensor) -> float:
            loss, _ = odd_ones_out(torch.stack([torch.cat([here, flaw], 2), torch.cat([here, here], 2)]), own, TAU)
            return float(loss)

        assert cost(here) > cost((here + there) / 2) > cost(there)

    def test_where_no_flaw_shows_nothing_is_learned(self) -> None:
        features = self.FEATURES.clone().requires_grad_()
        loss, _ = odd_ones_out(features, torch.zeros_like(self.OWN), TAU)
        loss.backward()
        assert float(loss.detach()) == 0
        assert features.grad is not None
        assert float(features.grad.abs().max()) == 0
