import numpy as np
import pytest
import torch
from numpy.typing import NDArray
from torch import Tensor

from inspector.core.errors import OutOfDeviceMemory
from inspector.imaging.tiling import cut
from inspector.learning import encoding
from inspector.learning.encoder import Encoder
from inspector.learning.encoding import Pool, encode
from tests.learning.tiny import ALL, GOOD, batch, large, picture, pooled, tiny_encoder, tiny_recipe


def held_bytes(pool: Pool) -> int:
    return sum(part.patches.nbytes for parts in pool.parts for part in parts)


class TestEncode:
    def test_every_patch_of_every_image_is_in_the_pool(self) -> None:
        recipe, encoder = tiny_recipe(), tiny_encoder()
        pool = pooled(GOOD, recipe, encoder)
        embeddings = encoder.embed(batch(*GOOD))
        assert pool.whole
        for c, embedding in enumerate(embeddings):
            expected = embedding.permute(0, 2, 3, 1).reshape(-1, embedding.shape[1])
            assert torch.allclose(pool.of(c).patches, expected, atol=1e-5)

    def test_a_patch_knows_its_image(self) -> None:
        origins = pooled(GOOD[:3], tiny_recipe()).of(0).origins
        assert origins.tolist() == [image for image in range(3) for _ in range(16)]

    def test_the_first_image_may_have_another_number(self) -> None:
        assert set(pooled(GOOD[:3], tiny_recipe(), first=7).of(0).origins.tolist()) == {7, 8, 9}

    def test_a_patch_knows_its_spot_in_the_picture(self) -> None:
        spots = pooled([picture(0, 64, 96)], tiny_recipe()).of(0).spots
        expected = [((x + 0.5) / 6, (y + 0.5) / 4) for y in range(4) for x in range(6)]
        assert torch.allclose(spots, torch.tensor(expected))

    def test_a_patch_of_a_tile_knows_its_spot_in_the_whole_picture(self) -> None:
        spots = pooled([picture(0, 64, 128)], tiny_recipe(tiled=True)).of(0).spots
        columns = spots[:, 0] * 8 - 0.5
        assert torch.allclose(columns, columns.round(), atol=1e-5)
        assert set(columns.round().int().tolist()) == set(range(8))

    def test_pictures_of_several_shapes_are_encoded_side_by_side(self) -> None:
        pool = pooled([picture(0, 64, 96), picture(1, 96, 64), picture(2, 80, 80)], tiny_recipe())
        assert len(pool.of(0)) == 24 + 24 + 25

    def test_pictures_of_several_shapes_keep_their_order_and_their_patches(self) -> None:
        """Those of one shape go through the encoder together, but the pool is as if each had gone alone."""
        mixed = [picture(0, 64, 96), picture(1, 96, 64), picture(2, 64, 96), picture(3, 80, 80), picture(4, 96, 64)]
        pool = pooled(mixed, tiny_recipe())
        alone = [pooled([one], tiny_recipe(), first=i) for i, one in enumerate(mixed)]
        for c in range(len(pool.parts)):
            for name in ("patches", "origins", "spots"):
                expected = torch.cat([getattr(own.of(c), name) for own in alone])
                assert torch.allclose(getattr(pool.of(c), name), expected, atol=1e-5)
        for i, own in enumerate(alone):
            pairs = zip(pool.maps[i][0], own.maps[0][0], strict=True)
            assert all(torch.allclose(map_, expected, atol=1e-5) for map_, expected in pairs)

    def test_pictures_go_through_the_encoder_together_as_far_as_the_batch_allows(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(encoding, "_BATCH_PIXELS", {"cpu": 4 * 64 * 64})
        seen: list[tuple[int, ...]] = []
        embed = Encoder.embed
        monkeypatch.setattr(Encoder, "embed", lambda self, images: (seen.append(images.shape), embed(self, images))[1])
        pooled([*GOOD[:5], picture(0, 128, 160), GOOD[5]], tiny_recipe())
        assert [tuple(shape)[:3] for shape in seen] == [(4, 64, 64), (2, 64, 64), (1, 128, 160)]

    def test_a_step_counts_images(self) -> None:
        steps = list(encode(tiny_encoder(), GOOD, tiny_recipe()))
        assert [(step.done, step.total) for step in steps] == [(done, 10) for done in range(1, 11)]

    def test_too_little_device_memory_is_told_with_a_way_out(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def full(_encoder: Encoder, _images: Tensor) -> list[Tensor]:
            raise torch.OutOfMemoryError("CUDA out of memory")

        monkeypatch.setattr(Encoder, "embed", full)
        with pytest.raises(OutOfDeviceMemory, match=r"^Out of memory on cpu\. Use a smaller size"):
            pooled(GOOD, tiny_recipe())


class TestAPoolThatIsTooLarge:
    LIMIT = 12_000

    @pytest.fixture
    def _small(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(encoding, "POOL_BYTES", self.LIMIT)

    @pytest.mark.parametrize("count", [12, 24])
    @pytest.mark.usefixtures("_small")
    def test_only_a_share_of_its_patches_is_held(self, count: int) -> None:
        pool = pooled(large(count), tiny_recipe(patches=ALL))
        assert not pool.whole
        assert self.LIMIT / 3 < held_bytes(pool) <= self.LIMIT
        assert not any(pool.maps)

    @pytest.mark.usefixtures("_small")
    def test_every_image_gives_its_share_under_every_context(self) -> None:
        pool = pooled(large(12), tiny_recipe())
        assert all(set(pool.of(c).origins.tolist()) == set(range(12)) for c in range(len(pool.parts)))

    @pytest.mark.usefixtures("_small")
    def test_the_same_seed_takes_the_same_share(self) -> None:
        one, same = (pooled(large(12), tiny_recipe(seed=5)).of(0).patches for _ in range(2))
        assert torch.equal(one, same)


class TestTiles:
    RECIPE = tiny_recipe(tiled=True)

    def pictures(self) -> list[NDArray[np.uint8]]:
        return [picture(seed, 96, 160) for seed in range(7)]

    def test_the_patches_of_all_tiles_are_in_the_pool(self) -> None:
        tiles = len(cut(self.pictures()[0], self.RECIPE.preparation).origins)
        assert tiles > 1
        assert len(pooled(self.pictures(), self.RECIPE).of(0)) == 7 * tiles * 16

    def test_several_batches_of_tiles_give_what_one_gives(self, monkeypatch: pytest.MonkeyPatch) -> None:
        whole = pooled(self.pictures()[:2], self.RECIPE).of(0).patches
        monkeypatch.setattr(encoding, "_BATCH_PIXELS", {"cpu": 2 * 64 * 64})
        assert torch.allclose(pooled(self.pictures()[:2], self.RECIPE).of(0).patches, whole, atol=1e-5)
