from collections.abc import Generator, Sequence
from statistics import median
from typing import Any

import numpy as np
import pytest
import torch
from numpy.typing import NDArray

from inspector.core.progress import drive
from inspector.core.recipe import Recipe
from inspector.imaging.tiling import cut
from inspector.learning import encoding, fitting
from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.encoding import encode
from inspector.learning.fitting import Fit, fit
from inspector.learning.scorer import fused
from tests.learning.tiny import ALL, GOOD, batch, large, odd_picture, picture, pooled, tiny_encoder, tiny_recipe

WITH_ODD = [*GOOD, odd_picture()]
ODD = len(GOOD)


def fitted(
    pictures: Sequence[NDArray[np.uint8]],
    recipe: Recipe | None = None,
    *,
    strides: tuple[int, int] = DEEP,
    all_scores: bool = True,
) -> Fit:
    recipe = recipe or tiny_recipe()
    encoder = tiny_encoder(recipe, strides=strides)
    return drive(fit(encoder, pooled(pictures, recipe, encoder), pictures, recipe, all_scores=all_scores))


class TestLeaveOneOut:
    @pytest.mark.parametrize("strides", [DEEP, SHALLOW])
    def test_an_odd_picture_stands_out(self, strides: tuple[int, int]) -> None:
        scores = fitted(WITH_ODD, strides=strides).scores
        assert scores[ODD] > 1.5 * max(score for image, score in scores.items() if image != ODD)

    def test_a_picture_that_is_there_twice_has_its_twin_to_be_compared_with(self) -> None:
        scores = fitted([*WITH_ODD, odd_picture(), GOOD[0]], tiny_recipe(patches=ALL)).scores
        twins = (0, ODD, ODD + 1, ODD + 2)
        assert max(scores[image] for image in twins) < 0.1
        assert min(score for image, score in scores.items() if image not in twins) > 1

    def test_a_score_is_taken_against_the_patches_of_the_other_images(self) -> None:
        """With a memory that holds every patch, it does not matter how an image is left out of it."""
        recipe, encoder = tiny_recipe(patches=ALL), tiny_encoder()
        found = fitted(WITH_ODD, recipe)
        for image in (0, 4, ODD):
            distances = []
            for memory, embedding in zip(found.memories, encoder.embed(batch(WITH_ODD[image])), strict=True):
                others = memory.patches[memory.origins != image]
                far = torch.cdist(embedding[0].flatten(1).T, others).amin(1)
                distances.append(far.view(1, *embedding.shape[2:]).detach())
            heat = fused(distances, found.rarities, (4, 4), encoder.contexts)
            assert found.scores[image] == pytest.approx(float(heat.max()), rel=1e-2)

    @pytest.mark.parametrize("patches", [40, 100])
    def test_new_good_parts_exceed_the_scores_as_seldom_as_a_limit_promises(self, patches: int) -> None:
        """At the 80 % quantile of 40 scores 20 % of new good parts are promised to be above, give or take chance."""
        above = []
        for turn in range(3):
            first = 1000 * (turn + 1)
            found = fitted([picture(first + number) for number in range(40)], tiny_recipe(patches=patches))
            with torch.inference_mode():
                scores, _, _ = found.scorer(batch(*(picture(first + 500 + number) for number in range(100))))
            limit = np.quantile(list(found.scores.values()), 0.8, method="higher")
            above.append(float((scores.numpy() > limit).mean()))
        assert np.mean(above) < 0.3

    def test_the_scorer_itself_knows_every_image(self) -> None:
        found = fitted(WITH_ODD, tiny_recipe(patches=ALL))
        with torch.inference_mode():
            score, _, _ = found.scorer(batch(*WITH_ODD))
        assert float(score.max()) < 0.1
        assert found.scores[ODD] > 1

    def test_the_scorer_gives_new_good_parts_lower_scores_than_a_new_odd_one(self) -> None:
        found = fitted(GOOD)
        with torch.inference_mode():
            scores, _, _ = found.scorer(batch(*(picture(seed) for seed in range(50, 58)), odd_picture(seed=60)))
        assert float(scores[-1]) > 1.5 * float(scores[:-1].max())

    def test_every_image_gets_a_score_where_all_are_asked_for(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fitting, "_RARITY_IMAGES", 4)
        assert set(fitted(GOOD).scores) == set(range(10))

    def test_otherwise_only_as_many_as_the_rarities_need(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(fitting, "_RARITY_IMAGES", 4)
        assert len(fitted(GOOD, all_scores=False).scores) == 4

    @pytest.mark.parametrize("value", [0, 255])
    def test_pictures_that_are_all_of_one_value_have_finite_scores(self, value: int) -> None:
        scores = fitted([np.full((64, 64, 3), value, np.uint8)] * 5).scores
        assert np.isfinite(list(scores.values())).all()


class TestMemories:
    def test_each_context_remembers_as_many_patches_as_asked_for(self) -> None:
        found = fitted(GOOD, tiny_recipe(patches=12))
        sizes = [len(pooled(GOOD, tiny_recipe()).of(c)) for c in range(len(found.memories))]
        assert [len(memory) for memory in found.memories] == [min(12, size) for size in sizes]

    def test_what_is_remembered_are_patches_of_the_pool_with_their_image_and_spot(self) -> None:
        pool, memory = pooled(GOOD, tiny_recipe()).of(0), fitted(GOOD).memories[0]
        apart = torch.cdist(memory.patches, pool.patches)
        assert float(apart.amin(1).max()) < 1e-2
        assert torch.equal(memory.origins, pool.origins[apart.argmin(1)])
        assert torch.equal(memory.spots, pool.spots[apart.argmin(1)])

    def test_they_need_no_gradients(self) -> None:
        assert not any(memory.patches.requires_grad for memory in fitted(GOOD).memories)

    def test_the_same_seed_gives_the_same_memories_and_scores(self) -> None:
        one, same = fitted(WITH_ODD), fitted(WITH_ODD)
        assert one.scores == same.scores
        for a, b in zip(one.scorer.state_dict().values(), same.scorer.state_dict().values(), strict=True):
            assert torch.equal(a, b)

    def test_another_seed_gives_other_memories(self) -> None:
        one, other = fitted(GOOD, tiny_recipe(seed=1)), fitted(GOOD, tiny_recipe(seed=2))
        assert not torch.equal(one.memories[0].patches, other.memories[0].patches)

    def test_the_random_numbers_of_others_are_left_alone(self) -> None:
        before = torch.get_rng_state()
        fitted(GOOD)
        assert torch.equal(torch.get_rng_state(), before)


class TestAPoolThatIsTooLarge:
    LIMIT = 12_000

    @pytest.fixture
    def _small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(encoding, "POOL_BYTES", self.LIMIT)

    @pytest.mark.usefixtures("_small")
    def test_an_odd_picture_stands_out_all_the_same(self) -> None:
        scores = fitted(large(12)).scores
        assert scores[11] > 1.3 * max(scores[image] for image in range(11))

    def test_scores_are_about_those_of_the_whole_pool(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = fitted(large(12)).scores
        monkeypatch.setattr(encoding, "POOL_BYTES", self.LIMIT)
        few = fitted(large(12)).scores
        assert median(few.values()) == pytest.approx(median(whole.values()), rel=0.35)


class TestTiles:
    RECIPE = tiny_recipe(tiled=True)

    def pictures(self) -> list[NDArray[np.uint8]]:
        return [*(picture(seed, 96, 160) for seed in range(6)), odd_picture(height=96, width=160)]

    def test_an_odd_picture_stands_out(self) -> None:
        scores = fitted(self.pictures(), self.RECIPE).scores
        assert scores[6] > 1.3 * max(scores[image] for image in range(6))

    def test_a_score_is_the_highest_value_of_the_joined_map(self) -> None:
        recipe = tiny_recipe(tiled=True, patches=ALL)
        found, encoder = fitted(self.pictures(), recipe), tiny_encoder(recipe)
        pieces = cut(self.pictures()[2], recipe.preparation)
        heat = []
        for tile in pieces.pictures:
            distances = [
                memory.picked(torch.nonzero(memory.origins != 2)[:, 0]).distances(embedding[0].detach())[None]
                for memory, embedding in zip(found.memories, encoder.embed(batch(tile)), strict=True)
            ]
            heat.append(fused(distances, found.rarities, (4, 4), encoder.contexts)[0].numpy())
        assert found.scores[2] == pytest.approx(float(pieces.join(np.stack(heat)).max()), rel=1e-3)


def runs(recipe: Recipe) -> dict[str, Generator[Any, None, Any]]:
    encoder = tiny_encoder(recipe)
    pool = pooled(GOOD, recipe, encoder)
    return {
        "encode": encode(encoder, GOOD, recipe),
        "fit": fit(encoder, pool, GOOD, recipe, all_scores=True),
    }


@pytest.mark.parametrize("name", ["encode", "fit"])
class TestGenerators:
    def test_they_never_pause_inside_a_torch_context(self, name: str) -> None:
        for _ in runs(tiny_recipe())[name]:
            assert torch.is_grad_enabled()
            assert not torch.is_inference_mode_enabled()

    @pytest.mark.parametrize("after", [0, 1, 7])
    def test_they_can_be_closed_at_any_step(self, name: str, after: int) -> None:
        running = runs(tiny_recipe())[name]
        for _ in range(after):
            next(running)
        running.close()
        assert torch.is_grad_enabled()
        with pytest.raises(StopIteration):
            next(running)

    def test_a_closed_one_leaves_the_encoder_as_it_was(self, name: str) -> None:
        recipe, encoder = tiny_recipe(), tiny_encoder()
        pool = pooled(GOOD, recipe, encoder)
        running = {"encode": encode(encoder, GOOD, recipe), "fit": fit(encoder, pool, GOOD, recipe, all_scores=True)}
        next(running[name])
        running[name].close()
        again = drive(fit(encoder, pooled(GOOD, recipe, encoder), GOOD, recipe, all_scores=True))
        assert again.scores == fitted(GOOD, recipe).scores


@pytest.mark.gpu
@pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device here")
def test_a_card_gives_the_scores_of_the_cpu() -> None:
    recipe = tiny_recipe()
    encoder = tiny_encoder(recipe).cuda()
    found = drive(fit(encoder, pooled(WITH_ODD, recipe, encoder), WITH_ODD, recipe, all_scores=True))
    assert list(found.scores.values()) == pytest.approx(list(fitted(WITH_ODD).scores.values()), rel=0.02)
