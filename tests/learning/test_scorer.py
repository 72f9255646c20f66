from dataclasses import replace

import numpy as np
import pytest
import torch
from torch import Tensor
from torch.nn import functional as F

from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.contexts import CONTRAST, QUARTER, Context
from inspector.learning.memory import PatchMemory, Rarity
from inspector.learning.scorer import WHY, Scorer, fused
from tests.learning.tiny import batch, odd_picture, picture, tiny_encoder, tiny_recipe


def random(*shape: int, seed: int = 0) -> Tensor:
    return torch.rand(*shape, generator=torch.Generator().manual_seed(seed))


def memory(width: int, seed: int, count: int = 20) -> PatchMemory:
    patches = F.normalize(random(count, width, seed=seed) - 0.5, dim=1)
    return PatchMemory(patches, torch.zeros(count, dtype=torch.int64), torch.zeros(count, 2))


def line(slope: float, knot: float = 0.0) -> Rarity:
    return Rarity(torch.tensor([knot]), torch.tensor([slope]))


@pytest.fixture(params=["deep", "shallow", "near"])
def scorer(request: pytest.FixtureRequest) -> Scorer:
    strides = SHALLOW if request.param == "shallow" else DEEP
    encoder = tiny_encoder(replace(tiny_recipe(), taps=request.param), strides=strides)
    memories = [memory(encoder.width_of(context), seed) for seed, context in enumerate(encoder.contexts)]
    rarities = [Rarity.fit(random(200, seed=seed) + 0.2) for seed in range(len(memories))]
    return Scorer(encoder, memories, rarities).eval()


def by_hand(scorer: Scorer, image: np.ndarray, kept: Tensor | None = None) -> Tensor:
    """Return the heat map of one image, step by step."""
    embeddings = scorer.encoder.embed(batch(image))
    rows, columns = image.shape[0] // 16, image.shape[1] // 16
    heat = torch.zeros(rows, columns)
    kept = torch.ones(rows, columns, dtype=torch.bool) if kept is None else kept
    contrast, count = None, 0
    for i, context in enumerate(scorer.encoder.contexts):
        held = memory(scorer.encoder.width_of(context), i).patches
        rarity = Rarity.fit(random(200, seed=i) + 0.2)
        embedding = embeddings[i][0]
        far = torch.cdist(embedding.flatten(1).T.double(), held.double()).amin(1).float().view(1, *embedding.shape[1:])
        rare = rarity.of(context.spread_out(far, kept[None]))
        if context.tap == CONTRAST:
            contrast = rare[0]
            continue
        count += 1
        heat += F.interpolate(rare[None], size=(rows, columns), mode="bilinear", align_corners=False)[0, 0]
    heat = torch.where(kept, heat / count, torch.zeros(()))
    if contrast is None:
        return heat
    mixed = (6 * heat + 2 * contrast.clamp_max(float(heat.max()))) / 8
    return torch.where(kept & (heat < heat.max()), mixed, heat)


class TestScorer:
    @pytest.mark.parametrize(("height", "width"), [(64, 64), (80, 144)])
    def test_the_heat_map_is_what_encoder_contexts_and_rarities_give_by_hand(
        self, scorer: Scorer, height: int, width: int
    ) -> None:
        image = picture(3, height, width)
        with torch.inference_mode():
            _, heat_map, _ = scorer(batch(image))
            assert torch.allclose(heat_map[0], by_hand(scorer, image), rtol=1e-3, atol=1e-3)

    def test_what_is_not_kept_has_no_heat_and_no_part_in_the_rest(self, scorer: Scorer) -> None:
        image, kept = picture(3, 80, 144), random(5, 9, seed=7) < 0.6
        with torch.inference_mode():
            score, heat_map, _ = scorer(batch(image), kept[None])
            assert torch.allclose(heat_map[0], by_hand(scorer, image, kept), rtol=1e-3, atol=1e-3)
        assert float(heat_map[0][~kept].max()) == 0
        assert torch.equal(score, heat_map.amax((1, 2)))

    def test_the_score_is_the_highest_value_of_the_heat_map(self, scorer: Scorer) -> None:
        with torch.inference_mode():
            score, heat_map, _ = scorer(batch(picture(1), odd_picture()))
        assert torch.equal(score, heat_map.flatten(1).amax(1))

    def test_the_embedding_is_that_of_the_context_that_tells_why(self, scorer: Scorer) -> None:
        images = batch(picture(1), picture(2))
        with torch.inference_mode():
            _, _, embedding = scorer(images)
            assert torch.equal(embedding, scorer.encoder.contexts[WHY].embed(scorer.encoder(images)))

    @pytest.mark.parametrize("count", [1, 2, 5])
    @pytest.mark.parametrize(("height", "width"), [(64, 64), (64, 160), (176, 96)])
    def test_batch_size_and_picture_shape_are_free(self, scorer: Scorer, count: int, height: int, width: int) -> None:
        with torch.inference_mode():
            score, heat_map, embedding = scorer(batch(*(picture(seed, height, width) for seed in range(count))))
        assert score.shape == (count,)
        assert heat_map.shape == (count, height // 16, width // 16)
        width_of_patch = scorer.encoder.width_of(scorer.encoder.contexts[WHY])
        assert embedding.shape == (count, width_of_patch, height // 16, width // 16)

    def test_the_score_of_an_image_does_not_depend_on_its_companions(self, scorer: Scorer) -> None:
        with torch.inference_mode():
            alone, _, _ = scorer(batch(picture(1)))
            among, _, _ = scorer(batch(odd_picture(), picture(1), picture(2)))
        assert float(among[1]) == pytest.approx(float(alone[0]), rel=1e-4)

    def test_asking_for_scores_changes_nothing_in_it(self, scorer: Scorer) -> None:
        before = {key: value.clone() for key, value in scorer.state_dict().items()}
        with torch.inference_mode():
            scorer(batch(picture(1)))
        assert all(torch.equal(value, before[key]) for key, value in scorer.state_dict().items())

    def test_distances_are_those_of_the_memory(self, scorer: Scorer) -> None:
        embedding = random(2, scorer.encoder.width_of(scorer.encoder.contexts[0]), 4, 5, seed=9)
        held = memory(embedding.shape[1], 0)
        for image, found in zip(embedding, scorer._distances(0, embedding), strict=True):
            assert torch.allclose(found, held.distances(image), atol=1e-5)


class TestFused:
    def test_it_is_the_mean_of_the_rarities(self) -> None:
        one, other = random(1, 3, 4), random(1, 3, 4, seed=1)
        contexts = (Context(1, 1, 1), Context(1, 0, 1))
        heat = fused([one, other], [line(2.0), line(6.0)], (3, 4), contexts)
        assert torch.allclose(heat, (2 * one + 6 * other) / 2)

    def test_what_is_seen_from_afar_is_spread_over_the_grid(self) -> None:
        far = torch.tensor([[[0.0, 4.0]]])
        heat = fused([far], [line(1.0)], (2, 4), (Context(QUARTER, 1, 1),))
        assert heat[0].tolist() == [[0.0, 1.0, 3.0, 4.0]] * 2

    def test_distances_that_are_common_add_nothing(self) -> None:
        near, far = torch.full((1, 2, 2), 0.5), torch.full((1, 2, 2), 3.0)
        contexts = (Context(1, 1, 1), Context(1, 1, 3))
        assert fused([near, far], [line(9.0, knot=1.0), line(1.0)], (2, 2), contexts)[0].tolist() == [[1.5, 1.5]] * 2

    def test_scores_have_no_upper_bound(self) -> None:
        heat = fused([torch.full((1, 1, 1), 1e6)], [line(10.0)], (1, 1), (Context(1, 1, 1),))
        assert float(heat) == pytest.approx(1e7)


@pytest.mark.parametrize(("knot", "exact"), [(0.004, True), (0.3, False)])
def test_parts_that_are_almost_the_same_are_told_apart_exactly(knot: float, exact: bool) -> None:
    encoder = tiny_encoder()
    held = F.normalize(random(20, encoder.width_of(encoder.contexts[0]), seed=0), dim=1)
    known = PatchMemory(held, torch.zeros(20, dtype=torch.int64), torch.zeros(20, 2))
    others = [memory(encoder.width_of(context), 1) for context in encoder.contexts[1:]]
    scorer = Scorer(encoder, [known, *others], [line(900.0, knot)] * len(encoder.contexts)).eval()
    seen = held[:4] + 1e-4 * random(4, held.shape[1], seed=9)
    wanted = torch.cdist(seen.double(), held.double(), compute_mode="donot_use_mm_for_euclid_dist").amin(1)
    found = scorer._distances(0, seen.T[None, :, :, None].contiguous())[0, :, 0]
    assert (float((found.double() - wanted).abs().max()) < 1e-6) == exact
