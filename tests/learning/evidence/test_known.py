"""Known anomalies: which patches are remembered, and when a patch counts as nearer to them than to good parts."""

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from inspector.core.recipe import Preparation
from inspector.imaging.tiling import Pieces, cut
from inspector.learning.contexts import CONTEXTS, CONTRAST, NEAR_CONTEXTS, SHALLOW_CONTEXTS, Context
from inspector.learning.evidence.examples import LabelledAnomaly
from inspector.learning.evidence.known import compared, margins, nearness, picked, remember, showing
from inspector.learning.memory import PatchMemory, Rarity
from tests.learning.tiny import odd_picture

CONTEXT = (Context(1, 1, 1),)


def pieces_of(height: int = 64, width: int = 80) -> Pieces:
    return cut(odd_picture(1, height, width), Preparation(size=256))


def anomaly(*marked: tuple[slice, slice], shape: tuple[int, int] = (64, 80)) -> LabelledAnomaly:
    mask = np.zeros(shape, np.bool_)
    for place in marked:
        mask[place] = True
    return LabelledAnomaly(odd_picture(1, *shape), mask if marked else None)


def places(chosen: NDArray[np.bool_]) -> list[tuple[int, int]]:
    return [(int(row), int(column)) for row, column in zip(*np.nonzero(chosen), strict=True)]


COLD = [torch.zeros(4, 5)]


class TestShowing:
    def test_patches_that_are_half_covered_by_the_mask_show_it(self) -> None:
        (chosen,) = showing(anomaly((slice(16, 40), slice(32, 48))), pieces_of(), COLD)
        assert places(chosen) == [(1, 2), (2, 2)]

    def test_a_mark_smaller_than_half_a_patch_is_shown_by_the_patch_that_it_covers_most(self) -> None:
        (chosen,) = showing(anomaly((slice(20, 24), slice(30, 35))), pieces_of(), COLD)
        assert places(chosen) == [(1, 2)]

    def test_a_small_mark_beside_a_large_one_is_shown_too(self) -> None:
        large, spot = (slice(0, 32), slice(0, 32)), (slice(52, 56), slice(68, 72))
        (chosen,) = showing(anomaly(large, spot), pieces_of(), COLD)
        assert places(chosen) == [(0, 0), (0, 1), (1, 0), (1, 1), (3, 4)]

    def test_a_thin_scratch_is_shown_all_along(self) -> None:
        (chosen,) = showing(anomaly((slice(22, 25), slice(0, 80))), pieces_of(), COLD)
        assert places(chosen) == [(1, column) for column in range(5)]

    def test_without_a_mask_the_hottest_patches_show_it(self) -> None:
        heat = torch.zeros(4, 5)
        heat[0, 1], heat[3, 4], heat[2, 2] = 10, 7.1, 6.9
        (chosen,) = showing(anomaly(), pieces_of(), [heat])
        assert places(chosen) == [(0, 1), (3, 4)]

    def test_a_mask_counts_however_hot_other_patches_are(self) -> None:
        heat = torch.full((4, 5), 50.0)
        (chosen,) = showing(anomaly((slice(0, 16), slice(0, 16))), pieces_of(), [heat])
        assert places(chosen) == [(0, 0)]

    def test_a_mask_that_marks_nothing_is_shown_nowhere(self) -> None:
        found = showing(LabelledAnomaly(odd_picture(1, 64, 80), np.zeros((64, 80), np.bool_)), pieces_of(), COLD)
        assert not found[0].any()

    def test_what_does_not_count_shows_nothing(self) -> None:
        counts = np.ones((4, 5), np.bool_)
        counts[0] = False
        whole = pieces_of()
        pieces = Pieces(whole.pictures, whole.origins, whole.grid_shape, counts)
        heat = torch.zeros(4, 5)
        heat[0, 0], heat[2, 3] = 90, 1
        (chosen,) = showing(anomaly(), pieces, [heat])
        assert places(chosen) == [(2, 3)]

    def test_of_tiles_each_shows_its_part_of_the_mask(self) -> None:
        whole = odd_picture(1, 128, 192)
        pieces = cut(whole, Preparation(size=128, tiled=True))
        mask = np.zeros((128, 192), np.bool_)
        mask[16:32, 160:176] = True
        found = showing(LabelledAnomaly(whole, mask), pieces, [torch.zeros(8, 8)] * len(pieces.pictures))
        shown = {origin: places(chosen) for origin, chosen in zip(pieces.origins, found, strict=True)}
        assert shown == {(0, 0): [], (0, 64): [(1, 6)]}

    def test_of_tiles_without_a_mask_the_hottest_of_all_show_it(self) -> None:
        whole = odd_picture(1, 128, 192)
        pieces = cut(whole, Preparation(size=128, tiled=True))
        cold, hot = torch.full((8, 8), 2.0), torch.full((8, 8), 2.0)
        hot[3, 3] = 9
        found = showing(LabelledAnomaly(whole, None), pieces, [cold, hot])
        assert [places(chosen) for chosen in found] == [[], [(3, 3)]]


class TestCompared:
    @pytest.mark.parametrize("contexts", [CONTEXTS, NEAR_CONTEXTS, SHALLOW_CONTEXTS])
    def test_only_features_of_the_whole_picture_are(self, contexts: tuple[Context, ...]) -> None:
        chosen = [contexts[c] for c in compared(contexts)]
        assert chosen
        assert all(context.shrink == 1 and context.tap != CONTRAST for context in chosen)


def memory(*rows: tuple[float, float], image: int = 0) -> PatchMemory:
    patches = torch.tensor(rows, dtype=torch.float32).view(-1, 2)
    return PatchMemory(patches, torch.full((len(rows),), image), torch.zeros(len(rows), 2))


class TestRemember:
    def test_patches_of_all_pieces_are_one_memory_a_context(self) -> None:
        found = remember([[memory((0, 1)), memory((1, 0))], [memory((2, 2), image=1), memory((3, 3), image=1)]], seed=0)
        assert [m.patches.tolist() for m in found] == [[[0, 1], [2, 2]], [[1, 0], [3, 3]]]
        assert [m.origins.tolist() for m in found] == [[0, 1], [0, 1]]

    def test_no_more_than_asked_for(self) -> None:
        rows = [(float(i), float(i * i)) for i in range(30)]
        (found,) = remember([[memory(*rows)], [memory(*rows, image=1)]], count=10, seed=0)
        assert len(found) == 10

    @pytest.mark.parametrize("found", [[], [[memory((0, 1))]], [[memory((0, 1))], [memory(image=1)]]])
    def test_one_anomaly_alone_is_none(self, found: list[list[PatchMemory]]) -> None:
        assert remember(found, seed=0) == ()

    def test_the_chosen_patches_of_an_embedding_are_picked(self) -> None:
        embedding = torch.arange(24.0).view(2, 3, 4)
        chosen = np.zeros((3, 4), np.bool_)
        chosen[1, 2] = chosen[2, 0] = True
        (found,) = picked([embedding], chosen, 5, [0])
        assert found.patches.tolist() == [[6, 18], [8, 20]]
        assert found.origins.tolist() == [5, 5]


class TestMargins:
    HERE = torch.tensor([[[0.0, 3.0]], [[0.0, 4.0]]])  # two patches: (0, 0) and (3, 4)

    def test_a_patch_is_nearer_by_the_difference_of_the_distances(self) -> None:
        (found,) = margins([memory((3, 4))], [torch.tensor([[1.0, 2.0]])], [self.HERE], CONTEXT)
        assert found.tolist() == [[1 - 5, 2 - 0]]

    def test_an_anomaly_is_not_compared_with_itself(self) -> None:
        bank = memory((3, 4)).joined(memory((0, 0), image=1))
        (found,) = margins([bank], [torch.zeros(1, 2)], [self.HERE], CONTEXT, without=0)
        assert found.tolist() == [[0, -5]]

    def test_nearness_is_the_mean_over_contexts(self) -> None:
        one, two = (Rarity(torch.tensor([0.0]), torch.tensor([slope])) for slope in (1.0, 3.0))
        found = nearness([torch.tensor([[2.0, -1.0]]), torch.tensor([[4.0, -1.0]])], [one, two])
        assert found.tolist() == [[7, 0]]
