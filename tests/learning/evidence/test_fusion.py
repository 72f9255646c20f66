from dataclasses import replace

import pytest
import torch

from inspector.core.finetuning import Finetuning
from inspector.core.recipe import Recipe
from inspector.learning.evidence.fusion import Evidence, Weights, calibrate, choose_weights, fuse, heat_of, shown
from inspector.learning.fitting import usual_weights
from inspector.learning.memory import Rarity


def grid(*values: float) -> torch.Tensor:
    return torch.tensor([values])


class TestFuse:
    def test_the_memory_alone_is_left_exactly_as_it_is(self) -> None:
        memory = torch.rand(2, 3, 4)
        assert torch.allclose(fuse(memory, Weights()), memory, rtol=1e-6)

    def test_a_head_of_no_weight_changes_nothing(self) -> None:
        memory = torch.rand(2, 3, 4)
        heat = fuse(memory, Weights(), localising=torch.full((2, 3, 4), 1e6), classifier=torch.full((2,), 1e6))
        assert torch.equal(heat, fuse(memory, Weights()))

    def test_a_localising_head_counts_patch_by_patch(self) -> None:
        heat = fuse(grid(3, 3)[None], Weights(localising=2), localising=grid(9, 0)[None])
        assert heat[0, 0].tolist() == [(6 * 3 + 2 * 9) / 8, 6 * 3 / 8]

    def test_a_classifier_head_counts_for_every_patch_of_its_image(self) -> None:
        heat = fuse(torch.full((2, 1, 2), 3.0), Weights(classifier=4), classifier=torch.tensor([5.0, 0.0]))
        expected = torch.tensor([[[3.8, 3.8]], [[1.8, 1.8]]])
        assert torch.allclose(heat, expected)

    def test_all_three_are_a_mean_by_their_weights(self) -> None:
        heat = fuse(grid(3)[None], Weights(2, 4), localising=grid(9)[None], classifier=torch.tensor([5.0]))
        assert float(heat) == pytest.approx((6 * 3 + 2 * 9 + 4 * 5) / 12)

    def test_known_anomalies_count_patch_by_patch(self) -> None:
        heat = fuse(grid(3, 3)[None], Weights(known=2), known=grid(9, 0)[None])
        assert heat[0, 0].tolist() == [(6 * 3 + 2 * 9) / 8, 6 * 3 / 8]

    def test_the_heat_of_a_piece_is_that_of_a_batch_of_one(self) -> None:
        piece = Evidence(grid(1, 2), grid(3, 4), torch.tensor(5.0), grid(6, 7))
        given = {"localising": grid(3, 4)[None], "classifier": torch.tensor([5.0]), "known": grid(6, 7)[None]}
        heat = fuse(piece.memory[None], Weights(1, 2, 4), **given)
        assert torch.equal(heat_of(piece, Weights(1, 2, 4)), heat[0])

    def test_the_memory_weighs_half_at_the_largest_weight_that_a_recipe_allows(self) -> None:
        weights = usual_weights(Recipe(finetuning=Finetuning(head_weight=6)))
        assert float(fuse(grid(1)[None], weights, localising=grid(0)[None])) >= 0.5


class TestShown:
    HEAT, CONTRAST = (torch.rand(2, 5, 6, generator=torch.Generator().manual_seed(seed)) for seed in (0, 1))
    ALL = torch.ones(2, 5, 6, dtype=torch.bool)

    def test_contrast_is_a_term_beside_all_other_evidence(self) -> None:
        found = shown(grid(9, 3, 3)[None], grid(1, 7, 1)[None], self.ALL[:1, :1, :3])
        assert found[0, 0].tolist() == [9, (6 * 3 + 2 * 7) / 8, (6 * 3 + 2 * 1) / 8]

    def test_it_counts_up_to_the_heat_of_the_hottest_patch(self) -> None:
        assert shown(grid(8, 4)[None], grid(0, 1e6)[None], self.ALL[:1, :1, :2])[0, 0].tolist() == [8, 5]

    def test_the_hottest_patch_stays_where_and_as_it_is(self) -> None:
        found = shown(self.HEAT, self.CONTRAST * 20, self.ALL).flatten(1)
        assert torch.equal(found.amax(1), self.HEAT.flatten(1).amax(1))
        assert torch.equal(found.argmax(1), self.HEAT.flatten(1).argmax(1))

    def test_without_contrast_heat_is_shown_as_it_is(self) -> None:
        assert torch.equal(shown(self.HEAT, None, self.ALL), self.HEAT)

    @pytest.mark.parametrize("contrast", [CONTRAST, None])
    def test_what_is_not_kept_is_0_and_changes_nothing_else(self, contrast: torch.Tensor | None) -> None:
        kept = self.HEAT < 0.7
        hot = torch.where(kept, self.HEAT, torch.tensor(1e4))
        found = shown(hot, contrast, kept)
        assert torch.equal(found, shown(self.HEAT, contrast, kept))
        assert float(found[~kept].abs().max()) == 0

    def test_nothing_kept_is_nothing_hot(self) -> None:
        assert torch.equal(shown(self.HEAT, self.CONTRAST, ~self.ALL), torch.zeros_like(self.HEAT))


class TestUsualWeights:
    def test_a_recipe_without_heads_has_none(self) -> None:
        assert usual_weights(Recipe()) == Weights()

    def test_a_recipe_says_what_the_localising_head_weighs(self) -> None:
        assert usual_weights(Recipe(finetuning=Finetuning(head_weight=3))) == Weights(localising=3)


def images(
    count: int, *, memory: float = 1.0, located: float = 0.0, classified: float | None = None, spread: float = 1.0
) -> list[list[Evidence]]:
    """Return images of one piece: the memory's evidence about `memory`, the heads' as given."""
    values = memory + spread * torch.linspace(-1, 1, count)
    head = None if classified is None else torch.tensor(classified)
    return [[Evidence(value.view(1, 1), torch.full((1, 1), located), head)] for value in values]


class TestChooseWeights:
    def test_the_usual_ones_are_kept_where_all_rank_alike(self) -> None:
        usual = Weights(localising=3)
        assert choose_weights(images(9), images(9, memory=9, located=9), usual=usual) == usual

    def test_the_usual_ones_are_kept_where_others_are_better_by_chance_alone(self) -> None:
        """One pair of 196 is out of order with the usual weights, and none with others."""
        good = images(14, memory=0, spread=0.1)
        anomalies = [*images(13, memory=9), *images(1, memory=0.09, located=1, spread=0)]
        assert choose_weights(good, anomalies, usual=Weights()) == Weights()

    def test_a_localising_head_is_taken_where_only_it_tells_them_apart(self) -> None:
        chosen = choose_weights(images(9), images(9, located=50), usual=Weights())
        assert chosen == Weights(localising=1)

    def test_a_classifier_head_is_taken_where_only_it_tells_them_apart(self) -> None:
        chosen = choose_weights(images(9, classified=0), images(9, classified=50), usual=Weights(localising=2))
        assert chosen == Weights(localising=2, classifier=1)

    def test_a_head_that_misleads_is_left_out(self) -> None:
        chosen = choose_weights(images(9, located=30), images(9, memory=3.5), usual=Weights(localising=2))
        assert chosen == Weights()

    def test_of_equal_ones_the_nearest_to_the_usual_is_taken(self) -> None:
        """A head that misleads is too much with weight 3, and does no harm with 0, 1 or 2."""
        good, anomalies = images(9, located=20, spread=0.1), images(9, memory=9, spread=0.1)
        assert choose_weights(good, anomalies, usual=Weights(localising=3)) == Weights(localising=2)

    def test_known_anomalies_are_taken_where_only_they_tell(self) -> None:
        good, bad = (
            [[replace(image[0], known=torch.full((1, 1), near))] for image in images(9)] for near in (0.0, 50.0)
        )
        assert choose_weights(good, bad, usual=Weights(localising=2)) == Weights(localising=2, known=1)

    def test_all_others_together_weigh_no_more_than_the_memory(self) -> None:
        """Only all three at their most would do."""
        head = torch.tensor(3.0)
        good = [[Evidence(one[0].memory, torch.zeros(1, 1), head * 0, torch.zeros(1, 1))] for one in images(9)]
        bad = [
            [Evidence(one[0].memory - 9, torch.full((1, 1), 3.0), head, torch.full((1, 1), 3.0))] for one in images(9)
        ]
        chosen = choose_weights(good, bad, usual=Weights())
        assert chosen.localising + chosen.classifier + chosen.known <= 6

    def test_an_image_counts_by_its_hottest_piece(self) -> None:
        good = [[*one, *one] for one in images(9)]
        anomalies = [[*cold, *hot] for cold, hot in zip(images(9), images(9, located=50), strict=True)]
        assert choose_weights(good, anomalies, usual=Weights()) == Weights(localising=1)


def test_logits_of_any_shapes_are_calibrated_together() -> None:
    one, other = torch.randn(4, 5), torch.randn(7)
    found, expected = calibrate([one, other]), Rarity.fit(torch.cat([one.flatten(), other]))
    assert torch.equal(found.knots, expected.knots)
    assert torch.equal(found.slopes, expected.slopes)
