import math

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from inspector.core.errors import TooFewImages
from inspector.learning.memory import PatchMemory, Rarity

DISTANCES = st.lists(st.floats(0, 2, width=32), min_size=1, max_size=200).map(torch.tensor)
ODD = [
    torch.zeros(50),
    torch.full((50,), 1.5),
    torch.tensor([0.3]),
    torch.tensor([0.3, 0.3, 0.9]),
    torch.cat([torch.zeros(999), torch.ones(1)]),
    torch.cat([torch.zeros(1), torch.ones(999)]),
    torch.linspace(0.5, 0.5001, 300),
]


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed))


def memory(count: int = 30, width: int = 6, images: int = 3, seed: int = 0) -> PatchMemory:
    spots = torch.rand(count, 2, generator=torch.Generator().manual_seed(seed))
    return PatchMemory(random(count, width, seed=seed), torch.arange(count) % images, spots)


def gamma(count: int, seed: int = 0) -> Tensor:
    """Return distances as those of good patches look: none very near, a tail to far."""
    steps = torch.rand(4, count, generator=torch.Generator().manual_seed(seed)).log().neg()
    return 0.3 + 0.05 * steps.sum(0)


class TestDistances:
    def test_they_are_to_the_nearest_patch(self) -> None:
        embedding = random(6, 4, 5, seed=1)
        expected = torch.empty(4, 5)
        for y in range(4):
            for x in range(5):
                expected[y, x] = (memory().patches - embedding[:, y, x]).norm(dim=1).min()
        assert torch.allclose(memory().distances(embedding), expected, atol=1e-5)

    def test_an_image_is_at_no_distance_from_its_own_patches(self) -> None:
        own = torch.nn.functional.normalize(memory().patches, dim=1)
        held = PatchMemory(own, memory().origins, memory().spots)
        assert float(held.distances(own.T.view(6, 5, 6)).max()) < 2e-3

    def test_the_memory_is_not_changed(self) -> None:
        held = memory()
        held.distances(random(6, 4, 5, seed=1))
        assert torch.equal(held.patches, memory().patches)


class TestLeavingAnImageOut:
    def test_only_the_patches_of_other_images_are_compared_with(self) -> None:
        held, embedding = memory(), random(6, 4, 5, seed=1)
        others = held.patches[held.origins != 1]
        queries = embedding.flatten(1).T
        expected = torch.cdist(queries, others).amin(1).view(4, 5)
        assert torch.allclose(held.distances(embedding, without=1), expected, atol=1e-3)

    def test_leaving_out_an_image_that_gave_no_patch_changes_nothing(self) -> None:
        held, embedding = memory(), random(6, 4, 5, seed=1)
        assert torch.equal(held.distances(embedding, without=99), held.distances(embedding))

    def test_a_memory_of_one_image_alone_cannot_leave_it_out(self) -> None:
        held = memory(images=1)
        with pytest.raises(TooFewImages, match="come from one"):
            held.distances(random(6, 4, 5, seed=1), without=int(held.origins[0]))


class TestPatchMemory:
    def test_joined_memories_hold_both(self) -> None:
        one, other = memory(4, seed=1), memory(7, seed=2)
        both = one.joined(other)
        assert len(both) == 11
        assert torch.equal(both.patches[4:], other.patches)
        assert torch.equal(both.origins, torch.cat([one.origins, other.origins]))
        assert torch.equal(both.spots[:4], one.spots)

    def test_a_picked_patch_keeps_its_image_and_spot(self) -> None:
        held = memory()
        few = held.picked(torch.tensor([7, 2]))
        assert torch.equal(few.patches, held.patches[[7, 2]])
        assert few.origins.tolist() == [1, 2]
        assert torch.equal(few.spots[0], held.spots[7])


class TestRarity:
    @pytest.mark.parametrize("share", [0.5, 0.3, 0.1, 0.05, 0.02])
    def test_it_is_minus_the_logarithm_of_the_share_that_is_further_away(self, share: float) -> None:
        distances = gamma(5000)
        at = distances.quantile(1 - share)
        assert float(Rarity.fit(distances).of(at)) == pytest.approx(-math.log(share), abs=0.15)

    def test_it_holds_for_good_patches_that_were_not_fitted_to(self) -> None:
        rarity, others = Rarity.fit(gamma(5000, seed=1)), gamma(5000, seed=2)
        for share in (0.5, 0.1, 0.02):
            assert float((rarity.of(others) > -math.log(share)).float().mean()) == pytest.approx(share, rel=0.25)

    def test_the_most_common_distances_are_not_rare(self) -> None:
        distances = gamma(500)
        assert float(Rarity.fit(distances).of(distances.min())) == 0
        assert float(Rarity.fit(distances).of(torch.tensor(0.0))) == 0

    def test_it_is_linear_between_its_knots(self) -> None:
        rarity = Rarity.fit(gamma(5000))
        left, right = rarity.knots[:-1], rarity.knots[1:]
        assert torch.allclose(rarity.of((left + right) / 2), (rarity.of(left) + rarity.of(right)) / 2, atol=1e-3)

    def test_it_has_no_upper_bound_and_rises_evenly_far_out(self) -> None:
        far = Rarity.fit(gamma(5000)).of(torch.tensor([1e3, 2e3, 3e3]))
        assert float(far[2] - far[1]) == pytest.approx(float(far[1] - far[0]), rel=1e-3)
        assert float(far[0]) > 1000

    def test_the_tail_of_exponential_distances_goes_on_as_it_is(self) -> None:
        exponential = torch.rand(20000, generator=torch.Generator().manual_seed(0)).log().neg() * 0.1
        assert float(Rarity.fit(exponential).of(torch.tensor(1.5))) == pytest.approx(15, rel=0.2)

    def test_it_does_not_depend_on_the_order_of_the_distances(self) -> None:
        one, other = Rarity.fit(gamma(500)), Rarity.fit(gamma(500).flip(0))
        assert torch.equal(one.knots, other.knots)
        assert torch.equal(one.slopes, other.slopes)

    def test_it_does_not_depend_on_the_unit_of_distance(self) -> None:
        one, other = Rarity.fit(gamma(500)), Rarity.fit(gamma(500) * 8)
        at = torch.linspace(0.3, 2, 50)
        assert torch.allclose(one.of(at), other.of(at * 8), rtol=1e-3, atol=1e-3)

    def test_it_is_taken_of_distances_of_any_shape(self) -> None:
        rarity, distances = Rarity.fit(gamma(500)), gamma(24, seed=3)
        assert torch.equal(rarity.of(distances.view(2, 3, 4)), rarity.of(distances).view(2, 3, 4))

    @given(DISTANCES)
    def test_it_never_falls_and_is_finite(self, distances: Tensor) -> None:
        assert_rises(distances)

    @pytest.mark.parametrize("distances", ODD, ids=range(len(ODD)))
    def test_it_never_falls_and_is_finite_for_odd_distances(self, distances: Tensor) -> None:
        assert_rises(distances)

    @given(DISTANCES, st.floats(0.125, 10))
    def test_what_is_further_than_all_is_rarer_than_all(self, distances: Tensor, more: float) -> None:
        rarity, furthest = Rarity.fit(distances), distances.max()
        assert float(rarity.of(furthest + more)) > float(rarity.of(furthest))


def assert_rises(distances: Tensor) -> None:
    rarity = Rarity.fit(distances)
    assert rarity.knots.dtype == rarity.slopes.dtype == torch.float32
    found = rarity.of(torch.cat([torch.linspace(0, 3, 400), torch.tensor([10.0, 1e3, 1e6])]))
    assert bool(torch.isfinite(found).all())
    assert float(found[0]) == 0 or float(distances.min()) == 0
    rounding = 1e-6 * float(found.max() / 1e6 + rarity.slopes.abs().max() * 3)
    assert bool((found.diff() >= -rounding).all())


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_a_rarity_stays_on_the_device_of_its_distances() -> None:
    distances = gamma(500).cuda()
    assert Rarity.fit(distances).of(distances).device == distances.device
