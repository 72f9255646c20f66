from dataclasses import replace

import pytest
import torch
from torch import Tensor

from inspector.learning.backbones import DEEP, SHALLOW
from inspector.learning.contexts import CONTRAST, QUARTER, Context
from inspector.learning.encoder import Encoder
from inspector.learning.scorer import WHY
from tests.learning.tiny import batch, picture, tiny_encoder, tiny_recipe


def averaged(feature: Tensor, window: int) -> Tensor:
    """Average (B, D, h, w) over windows, slowly: at the edges over what is there."""
    half, found = window // 2, torch.empty_like(feature)
    rows, columns = feature.shape[2:]
    for y in range(rows):
        for x in range(columns):
            around = feature[:, :, max(0, y - half) : y + half + 1, max(0, x - half) : x + half + 1]
            found[:, :, y, x] = around.mean(dim=(2, 3))
    return found


def made(shrink: int, tap: int, rows: int, columns: int) -> dict[tuple[int, int], Tensor]:
    return {(shrink, tap): torch.randn(2, 5, rows, columns, generator=torch.Generator().manual_seed(0))}


@pytest.mark.parametrize("shrink", [1, QUARTER])
def test_a_window_of_one_takes_the_features_as_they_are(shrink: int) -> None:
    features = made(shrink, 1, 4, 6)
    assert torch.equal(Context(shrink, 1, 1).embed(features), features[shrink, 1])


@pytest.mark.parametrize("window", [3, 5])
@pytest.mark.parametrize("shrink", [1, QUARTER])
def test_a_window_averages_what_is_in_it(shrink: int, window: int) -> None:
    features = made(shrink, 1, 4, 6)
    expected = averaged(features[shrink, 1], window)
    assert torch.allclose(Context(shrink, 1, window).embed(features), expected, atol=1e-6)


@pytest.mark.parametrize("pool", [2, 4])
@pytest.mark.parametrize("window", [1, 3])
def test_a_fine_tap_is_brought_to_the_coarse_grid_before_its_window_is_averaged(pool: int, window: int) -> None:
    features = made(1, 0, 4 * pool, 6 * pool)
    pooled = features[1, 0].unflatten(2, (4, pool)).unflatten(4, (6, pool)).mean(dim=(3, 5))
    assert torch.allclose(Context(1, 0, window, pool=pool).embed(features), averaged(pooled, window), atol=1e-6)


def test_a_part_that_is_the_same_everywhere_is_the_same_at_its_edges() -> None:
    features = {(1, 1): torch.ones(1, 3, 5, 4)}
    assert torch.allclose(Context(1, 1, 5).embed(features), torch.ones(()))


def tapped(taps: str) -> Encoder:
    return tiny_encoder(replace(tiny_recipe(), taps=taps), strides=SHALLOW if taps == "shallow" else DEEP)


def test_each_tapping_has_contexts_of_its_own() -> None:
    assert len({tapped(taps).contexts for taps in ("shallow", "deep", "near")}) == 3


@pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
@pytest.mark.parametrize(("height", "width"), [(64, 64), (64, 144)])
def test_every_context_of_the_whole_picture_lies_on_the_grid_of_the_heat_map(
    taps: str, height: int, width: int
) -> None:
    encoder = tapped(taps)
    with torch.inference_mode():
        embeddings = encoder.embed(batch(picture(0, height, width), picture(1, height, width)))
    for context, embedding in zip(encoder.contexts, embeddings, strict=True):
        assert embedding.shape[:2] == (2, encoder.width_of(context))
        assert embedding.shape[2:] == (height // 16, width // 16) or context.shrink > 1


@pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
def test_the_context_that_tells_why_is_one_of_the_whole_picture(taps: str) -> None:
    assert tapped(taps).contexts[WHY].shrink == 1


@pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
def test_of_the_whole_picture_only_what_is_looked_at_is_made(taps: str) -> None:
    encoder = tapped(taps)
    made = set(encoder(batch(picture(0))))
    looks = {(context.shrink, context.tap) for context in encoder.contexts if context.tap != CONTRAST}
    assert {feature for feature in made if feature[0] == 1} == {look for look in looks if look[0] == 1}
    assert looks <= made


class TestSpreading:
    CONTEXT = Context(1, 1, 1, spread=3)

    def slowly(self, distances: Tensor, kept: Tensor) -> Tensor:
        """Return distances (h, w), averaged over the 3 × 3 around that are kept."""
        found, (rows, columns) = torch.zeros_like(distances), distances.shape
        for y in range(rows):
            for x in range(columns):
                around = (slice(max(0, y - 1), y + 2), slice(max(0, x - 1), x + 2))
                found[y, x] = distances[around][kept[around]].mean().nan_to_num(0)
        return found

    @pytest.mark.parametrize("share", [1, 0.5, 0])
    def test_distances_are_averaged_over_what_is_kept_around(self, share: float) -> None:
        generator = torch.Generator().manual_seed(0)
        distances = torch.rand(2, 5, 7, generator=generator)
        kept = torch.rand(2, 5, 7, generator=generator) < share
        found = self.CONTEXT.spread_out(distances, kept)
        for i in range(2):
            assert torch.allclose(found[i], self.slowly(distances[i], kept[i]), atol=1e-6)

    def test_contexts_that_are_not_spread_leave_them_as_they_are(self) -> None:
        distances = torch.rand(1, 4, 4)
        assert Context(1, 1, 1).spread_out(distances, torch.zeros(1, 4, 4, dtype=torch.bool)) is distances

    def test_a_picture_smaller_than_what_is_spread_is_even(self) -> None:
        distances = torch.rand(1, 2, 3)
        found = Context(1, 1, 1, spread=11).spread_out(distances, torch.ones(1, 2, 3, dtype=torch.bool))
        assert torch.allclose(found, distances.mean().expand(1, 2, 3))
