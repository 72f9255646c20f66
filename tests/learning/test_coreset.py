import numpy as np
import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st
from torch import Tensor

from inspector.learning import coreset
from inspector.learning.coreset import choose_patches, cover_radius


def spread(count: int, width: int, seed: int = 0) -> Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(seed))


def greedy(patches: Tensor, count: int, *, first: int | None = None, known: Tensor | None = None) -> list[int]:
    """Take the patch furthest from all taken so far, one at a time, in double precision."""
    points = patches.double()
    if known is not None:
        chosen, nearest = [], torch.cdist(points, known.double()).amin(1)
    else:
        assert first is not None
        chosen, nearest = [first], (points - points[first]).norm(dim=1)
    while len(chosen) < count:
        chosen.append(int(nearest.argmax()))
        nearest = torch.minimum(nearest, (points - points[chosen[-1]]).norm(dim=1))
    return chosen


def clusters(count: int, each: int, *, width: int = 8, size: float = 1e-3) -> Tensor:
    """Return patches in tight clusters, far from each other."""
    centres = 10 * spread(count, width)
    return (centres.repeat_interleave(each, 0) + size * spread(count * each, width, seed=1)).contiguous()


def wide(count: int, width: int) -> Tensor:
    """Return patches of 10 dimensions within `width`, as features are: most are common, some are rare and far."""
    inner = spread(count, 10)
    inner[: count // 40] *= 3
    return inner @ spread(10, width, seed=2) / width**0.5 + 0.02 * spread(count, width, seed=3)


def radius(patches: Tensor, chosen: Tensor) -> float:
    return float(cover_radius(patches, patches[chosen]).max())


class TestAgainstPlainGreedy:
    @pytest.mark.parametrize("candidates", [1, 2, 7, 64, 1024])
    @pytest.mark.parametrize("width", [2, 16, 64])
    def test_the_choice_is_the_same(self, monkeypatch: pytest.MonkeyPatch, candidates: int, width: int) -> None:
        monkeypatch.setattr(coreset, "CANDIDATES", candidates)
        patches = spread(600, width)
        chosen = choose_patches(patches, 80, seed=3).tolist()
        assert chosen == greedy(patches, 80, first=chosen[0])

    def test_it_is_the_same_where_many_far_patches_lie_close_together(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(coreset, "CANDIDATES", 128)
        crowd = torch.zeros(300, 8) + 100 + 0.01 * spread(300, 8, seed=5)
        patches = torch.cat([spread(700, 8), crowd])
        chosen = choose_patches(patches, 40, seed=0).tolist()
        assert chosen == greedy(patches, 40, first=chosen[0])
        assert sum(index >= 700 for index in chosen) <= 2

    def test_it_continues_from_what_is_known_in_the_same_way(self) -> None:
        patches, known = spread(500, 8), spread(30, 8, seed=9)
        assert choose_patches(patches, 50, seed=0, known=known).tolist() == greedy(patches, 50, known=known)

    def test_as_many_patches_as_clusters_are_one_of_each(self) -> None:
        chosen = choose_patches(clusters(12, 30), 12, seed=0)
        assert sorted((chosen // 30).tolist()) == list(range(12))

    def test_known_clusters_are_passed_over(self) -> None:
        patches = clusters(12, 30)
        chosen = choose_patches(patches, 4, seed=0, known=patches[: 8 * 30])
        assert sorted((chosen // 30).tolist()) == [8, 9, 10, 11]

    def test_it_takes_far_fewer_passes_than_patches(self, monkeypatch: pytest.MonkeyPatch) -> None:
        passes, distances = [], coreset._distances

        def counted(*arguments: Tensor) -> Tensor:
            passes.append(1)
            return distances(*arguments)

        monkeypatch.setattr(coreset, "_distances", counted)
        choose_patches(spread(5000, 16), 400, seed=0)
        assert len(passes) < 20


class TestWidePatches:
    @pytest.mark.parametrize("width", [128, 512])
    def test_the_radius_is_close_to_that_of_exact_greedy_and_below_chance(self, width: int) -> None:
        patches = wide(4000, width)
        chosen = choose_patches(patches, 200, seed=0)
        exact = torch.tensor(greedy(patches, 200, first=int(chosen[0])))
        chance = [torch.randperm(4000, generator=torch.Generator().manual_seed(s))[:200] for s in range(5)]
        assert radius(patches, chosen) < 1.2 * radius(patches, exact)
        assert radius(patches, chosen) < 0.6 * min(radius(patches, some) for some in chance)


class TestWhatIsReturned:
    @given(st.integers(1, 60), st.integers(0, 80), st.integers(1, 6), st.integers(0, 2**32), st.booleans())
    def test_there_are_as_many_different_indices_as_asked_for_or_all(
        self, patches: int, count: int, values: int, seed: int, more: bool
    ) -> None:
        points = torch.from_numpy(np.random.default_rng(seed).integers(0, values, (patches, 2))).float()
        known = points[:3] if more else None
        chosen = choose_patches(points, count, seed=seed, known=known)
        assert chosen.dtype == torch.int64
        assert len(chosen) == len(set(chosen.tolist())) == min(count, patches)
        assert all(0 <= index < patches for index in chosen.tolist())

    def test_equal_patches_are_chosen_once_each(self) -> None:
        chosen = choose_patches(torch.ones(3000, 70), 2000, seed=0)
        assert len(set(chosen.tolist())) == 2000

    def test_all_are_returned_in_their_order_where_there_are_too_few(self) -> None:
        assert choose_patches(spread(5, 3), 9, seed=0).tolist() == [0, 1, 2, 3, 4]

    def test_no_patches_give_none(self) -> None:
        assert choose_patches(torch.zeros(0, 3), 9, seed=0).tolist() == []

    @pytest.mark.parametrize("width", [8, 128])
    def test_the_same_seed_gives_the_same_choice(self, width: int) -> None:
        one, same, other = (choose_patches(spread(500, width), 60, seed=seed).tolist() for seed in (1, 1, 2))
        assert one == same
        assert one != other

    def test_a_smaller_choice_is_the_start_of_a_larger_one(self) -> None:
        patches = spread(500, 8)
        assert choose_patches(patches, 60, seed=0)[:25].tolist() == choose_patches(patches, 25, seed=0).tolist()

    def test_the_random_numbers_of_others_are_left_alone(self) -> None:
        before = torch.get_rng_state()
        choose_patches(spread(300, 100), 60, seed=0)
        assert torch.equal(torch.get_rng_state(), before)

    def test_the_patches_are_not_changed(self) -> None:
        patches = spread(300, 8)
        choose_patches(patches, 60, seed=0)
        assert torch.equal(patches, spread(300, 8))


class TestCoverRadius:
    @pytest.mark.parametrize("rows", [7, 65536])
    def test_it_is_the_distance_to_the_nearest_chosen_patch(self, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
        monkeypatch.setattr(coreset, "_ROWS", rows)
        patches, chosen = spread(100, 5), spread(9, 5, seed=1)
        expected = torch.stack([(chosen - patch).norm(dim=1).min() for patch in patches])
        assert torch.allclose(cover_radius(patches, chosen), expected, atol=1e-5)

    def test_it_is_zero_for_what_was_chosen_up_to_rounding(self) -> None:
        patches = torch.nn.functional.normalize(spread(100, 64), dim=1)
        assert float(cover_radius(patches, patches).max()) < 2e-3
