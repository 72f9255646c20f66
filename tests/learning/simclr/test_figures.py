import math

import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.learning.simclr.figures import alignment, chance_level, contrastive_accuracy, uniformity


def draw(images: int = 12, width: int = 6, *, seed: int = 0) -> tuple[Tensor, Tensor]:
    chance = torch.Generator().manual_seed(seed)
    one = torch.randn(images, width, generator=chance)
    return one, one + torch.randn(images, width, generator=chance)


def slow_accuracy(one: Tensor, other: Tensor) -> float:
    views = F.normalize(torch.cat([one, other]).double(), dim=1)
    hits = 0
    for i in range(len(views)):
        others = [k for k in range(len(views)) if k != i]
        nearest = max(others, key=lambda k: float(views[i] @ views[k]))
        hits += nearest == (i + len(one)) % len(views)
    return hits / len(views)


class TestContrastiveAccuracy:
    @pytest.mark.parametrize("seed", range(4))
    def test_it_is_that_of_a_search_view_by_view(self, seed: int) -> None:
        one, other = draw(seed=seed)
        assert 0 < slow_accuracy(one, other) < 1
        assert contrastive_accuracy(one, other) == pytest.approx(slow_accuracy(one, other))

    def test_it_is_one_where_every_view_finds_its_other(self) -> None:
        one, _ = draw()
        assert contrastive_accuracy(one, 3 * one) == 1

    def test_it_is_zero_where_views_are_exchanged(self) -> None:
        one, _ = draw()
        assert contrastive_accuracy(one, one.roll(1, dims=0)) == 0

    @pytest.mark.parametrize("images", [2, 7, 300])
    def test_a_collapsed_encoder_is_at_its_chance_level(self, images: int) -> None:
        same = torch.randn(37, generator=torch.Generator().manual_seed(1))
        one, other = torch.linspace(0.5, 3, 2 * images).outer(same).chunk(2)
        assert contrastive_accuracy(one, other) == pytest.approx(chance_level(images))

    def test_random_projections_are_at_their_chance_level(self) -> None:
        pairs = [torch.randn(2, 4, 32, generator=torch.Generator().manual_seed(seed)) for seed in range(400)]
        mean = sum(contrastive_accuracy(*pair) for pair in pairs) / len(pairs)
        assert mean == pytest.approx(chance_level(4), abs=0.02)

    def test_autocast_changes_nothing(self) -> None:
        one, other = draw(200)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = contrastive_accuracy(one, other)
        assert found == contrastive_accuracy(one, other)


def test_the_chance_level_of_two_images_is_a_third() -> None:
    assert chance_level(2) == pytest.approx(1 / 3)


class TestAlignment:
    def test_it_is_the_mean_squared_distance_on_the_sphere(self) -> None:
        one, other = draw()
        squares = [float((a / a.norm() - b / b.norm()).norm()) ** 2 for a, b in zip(one, other, strict=True)]
        assert alignment(one, other) == pytest.approx(sum(squares) / len(squares), rel=1e-5)

    @pytest.mark.parametrize(("factor", "expected"), [(2.0, 0.0), (-1.0, 4.0)])
    def test_it_is_zero_in_one_direction_and_four_in_the_opposite(self, factor: float, expected: float) -> None:
        one, _ = draw()
        assert alignment(one, factor * one) == pytest.approx(expected, abs=1e-5)


class TestUniformity:
    def test_it_is_the_log_of_the_mean_over_pairs(self) -> None:
        units = F.normalize(draw()[0].double(), dim=1)
        kernels = [math.exp(-2 * float((units[i] - units[k]).norm()) ** 2) for i in range(12) for k in range(i)]
        assert uniformity(draw()[0]) == pytest.approx(math.log(sum(kernels) / len(kernels)), rel=1e-5)

    def test_it_is_zero_where_all_projections_are_the_same(self) -> None:
        assert uniformity(torch.ones(9, 5)) == pytest.approx(0, abs=1e-5)

    def test_it_falls_as_projections_spread(self) -> None:
        assert uniformity(draw()[0]) < uniformity(draw()[0] + 3)

    def test_autocast_changes_nothing(self) -> None:
        one, _ = draw(50)
        with torch.autocast("cpu", dtype=torch.bfloat16):
            found = uniformity(one)
        assert found == uniformity(one)

    def test_two_opposite_projections_are_as_far_apart_as_can_be(self) -> None:
        assert uniformity(torch.tensor([[1.0, 0.0], [-2.0, 0.0]])) == pytest.approx(-8)
