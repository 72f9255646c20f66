import numpy as np
import pytest
import torch
from torch import Tensor, nn

from inspector.core.recipe import NORMALISATIONS, Recipe
from inspector.learning.backbones import DEEP, SHALLOW, Backbone
from inspector.learning.contexts import CONTRAST
from inspector.learning.encoder import WIDTH, Encoder, settle_statistics
from tests.learning.tiny import CHANNELS, batch, picture, tiny_backbone, tiny_encoder

WIDE = 4 * WIDTH


class WideTrunk(nn.Module):
    """A trunk whose coarse tap has more channels than a patch feature."""

    def __init__(self) -> None:
        super().__init__()
        self.layer1 = nn.Conv2d(3, 4, 9, stride=8, padding=4)
        self.layer2 = nn.Conv2d(3, WIDE, 17, stride=16, padding=8)

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        return {"tap0": self.layer1(pictures), "tap1": self.layer2(pictures)}


def encoder_of(*, normalisation: str = "imagenet", even_light: bool = True) -> Encoder:
    return Encoder(tiny_backbone(), Recipe(normalisation=normalisation, even_light=even_light)).eval()


def features_of(encoder: Encoder, images: Tensor) -> dict[tuple[int, int], Tensor]:
    with torch.inference_mode():
        return encoder(images)


def difference(one: dict[tuple[int, int], Tensor], other: dict[tuple[int, int], Tensor]) -> float:
    return max(float((one[look] - other[look]).abs().mean()) for look in one)


def brightness_of(encoder: Encoder, images: Tensor) -> Tensor:
    """Return what the weights see, as values from 0 to 1, (B, 3, H, W)."""
    return encoder.normalised(images) * encoder.std + encoder.mean


class TestNormalisation:
    @pytest.mark.parametrize("name", NORMALISATIONS)
    def test_every_value_is_scaled_as_the_weights_expect(self, name: str) -> None:
        values = np.arange(256, dtype=np.uint8).reshape(16, 16)
        image = np.stack([values, values[::-1], values.T], axis=-1)
        mean, std = (np.array(numbers) for numbers in NORMALISATIONS[name])
        expected = (image / 255 - mean) / std
        found = encoder_of(normalisation=name, even_light=False).normalised(batch(image))
        assert found.dtype == torch.float32
        np.testing.assert_allclose(found[0].permute(1, 2, 0).numpy(), expected, rtol=0, atol=2e-6)

    def test_red_stays_the_first_channel(self) -> None:
        red = np.zeros((16, 16, 3), np.uint8)
        red[..., 0] = 255
        seen = encoder_of(normalisation="none", even_light=False).normalised(batch(red))
        assert seen.amax(dim=(0, 2, 3)).tolist() == [1, 0, 0]


class TestEvenLight:
    def test_a_dimmer_lamp_leaves_the_features_nearly_as_they_are(self) -> None:
        encoder, bright = encoder_of(), picture(1)
        dim = (bright * 0.6).round().astype(np.uint8)
        apart = difference(features_of(encoder, batch(bright)), features_of(encoder, batch(dim)))
        parts = difference(features_of(encoder, batch(bright)), features_of(encoder, batch(picture(2))))
        assert apart < parts / 20

    def test_without_it_a_dimmer_lamp_changes_the_features_as_another_part_does(self) -> None:
        encoder, bright = encoder_of(even_light=False), picture(1)
        dim = (bright * 0.6).round().astype(np.uint8)
        apart = difference(features_of(encoder, batch(bright)), features_of(encoder, batch(dim)))
        parts = difference(features_of(encoder, batch(bright)), features_of(encoder, batch(picture(2))))
        assert apart > parts / 2

    @pytest.mark.parametrize("name", NORMALISATIONS)
    def test_every_picture_gets_the_mean_brightness_of_the_weights(self, name: str) -> None:
        encoder = encoder_of(normalisation=name)
        wanted = sum(NORMALISATIONS[name][0]) / 3 or 0.5
        found = brightness_of(encoder, batch(picture(1), picture(2) // 2, 255 - picture(3) // 4))
        assert found.mean(dim=(1, 2, 3)).tolist() == pytest.approx([wanted] * 3, abs=1e-5)

    def test_it_is_one_gain_for_all_channels(self) -> None:
        tinted = picture(1).copy()
        tinted[..., 2] //= 3
        gain = brightness_of(encoder_of(), batch(tinted))[0].permute(1, 2, 0) * 255 / torch.from_numpy(tinted)
        assert float(gain.amax()) == pytest.approx(float(gain.amin()), rel=1e-4)

    def test_the_gain_has_a_limit(self) -> None:
        found = brightness_of(encoder_of(), batch(np.full((32, 32, 3), 2, np.uint8)))
        assert float(found.mean()) == pytest.approx(4 * 2 / 255, abs=1e-6)

    @pytest.mark.parametrize("name", NORMALISATIONS)
    @pytest.mark.parametrize("value", [0, 1, 255])
    def test_a_picture_of_one_value_has_finite_features(self, name: str, value: int) -> None:
        features = features_of(encoder_of(normalisation=name), batch(np.full((64, 96, 3), value, np.uint8)))
        assert all(bool(torch.isfinite(feature).all()) for feature in features.values())


class TestFeatures:
    @pytest.mark.parametrize(("height", "width"), [(64, 64), (64, 160), (144, 80), (32, 256)])
    def test_they_lie_on_the_grids_of_both_taps(self, height: int, width: int) -> None:
        features = features_of(tiny_encoder(), batch(picture(0, height, width)))
        assert features[1, 0].shape == (1, CHANNELS[0], height // 8, width // 8)
        assert features[1, 1].shape == (1, CHANNELS[1], height // 16, width // 16)
        assert features[4, 0].shape == (1, CHANNELS[0], -(-height // 32), -(-width // 32))
        assert features[4, 1].shape == (1, CHANNELS[1], -(-height // 64), -(-width // 64))

    def test_a_random_encoder_gives_them_at_earlier_taps(self) -> None:
        features = features_of(tiny_encoder(strides=SHALLOW), batch(picture(0, 64, 96)))
        assert features[1, 0].shape[2:] == (16, 24)
        assert features[1, 1].shape[2:] == (8, 12)

    @pytest.mark.parametrize("strides", [DEEP, SHALLOW])
    def test_the_patches_are_those_of_its_contexts(self, strides: tuple[int, int]) -> None:
        encoder, images = tiny_encoder(strides=strides), batch(picture(0), picture(1))
        with torch.inference_mode():
            embeddings, features = encoder.embed(images), encoder(images)
        for context, embedding in zip(encoder.contexts, embeddings, strict=True):
            if context.tap != CONTRAST:
                assert torch.equal(embedding, context.embed(features))

    def test_they_have_length_1(self) -> None:
        for feature in features_of(tiny_encoder(), batch(picture(0), picture(1))).values():
            assert torch.allclose(feature.norm(dim=1), torch.ones(()), atol=1e-5)

    def test_those_of_the_quarter_are_of_the_picture_shrunk_four_times(self) -> None:
        encoder, large = encoder_of(even_light=False), np.repeat(np.repeat(picture(0), 4, axis=0), 4, axis=1)
        small = features_of(encoder, batch(picture(0)))
        assert torch.allclose(features_of(encoder, batch(large))[4, 1], small[1, 1], atol=1e-5)

    def test_those_of_an_image_do_not_depend_on_its_companions(self) -> None:
        encoder, black = tiny_encoder(), np.zeros((64, 64, 3), np.uint8)
        alone = features_of(encoder, batch(picture(1)))
        among = features_of(encoder, batch(black, picture(2), picture(1), 255 - picture(3)))
        assert all(torch.allclose(alone[look][0], among[look][2], atol=1e-5) for look in alone)

    def test_asking_for_them_changes_nothing_in_the_encoder(self) -> None:
        encoder = tiny_encoder()
        before = {key: value.clone() for key, value in encoder.state_dict().items()}
        features_of(encoder, batch(picture(1), picture(2)))
        assert all(torch.equal(value, before[key]) for key, value in encoder.state_dict().items())


class TestWideFeatures:
    def wide_encoder(self) -> Encoder:
        with torch.random.fork_rng(devices=[]):
            torch.manual_seed(0)
            trunk = WideTrunk().eval()
        backbone = Backbone("wide", trunk, ("layer1", "layer2"), (4, WIDE), DEEP, frozenset())
        return Encoder(backbone, Recipe()).eval()

    def test_they_are_projected_and_keep_their_distances(self) -> None:
        encoder, images = self.wide_encoder(), batch(*(picture(seed) for seed in range(4)))
        with torch.inference_mode():
            whole = nn.functional.normalize(encoder.trunk(encoder.normalised(images))["tap1"], dim=1)
            narrow = encoder(images)[1, 1]
        assert narrow.shape == (4, WIDTH, 4, 4)
        wanted, found = (torch.pdist(f.permute(0, 2, 3, 1).reshape(-1, f.shape[1])) for f in (whole, narrow))
        assert float((found / wanted).mean()) == pytest.approx(1, abs=0.1)
        assert float((found / wanted).std()) < 0.1

    def test_the_projection_is_the_same_every_time(self) -> None:
        torch.manual_seed(1)
        one = self.wide_encoder().state_dict()["projection1"]
        torch.manual_seed(2)
        assert torch.equal(one, self.wide_encoder().state_dict()["projection1"])

    def test_narrow_ones_are_not_projected(self) -> None:
        assert "projection0" not in self.wide_encoder().state_dict()


class TestSettlingStatistics:
    def batches(self) -> list[Tensor]:
        return [batch(picture(1), picture(2)), batch(picture(3, 64, 96))]

    def test_the_statistics_become_those_of_the_pictures(self) -> None:
        encoder = tiny_encoder()
        images = batch(picture(1), picture(2), picture(3))
        settle_statistics(encoder, [images])
        with torch.inference_mode():
            seen = encoder.trunk.layer1(encoder.normalised(images))
        wanted_mean, wanted_var = seen.mean(dim=(0, 2, 3)), seen.var(dim=(0, 2, 3))
        assert torch.allclose(encoder.trunk.bn1.running_mean, wanted_mean, atol=1e-4)
        assert torch.allclose(encoder.trunk.bn1.running_var, wanted_var, rtol=1e-3)

    def test_every_batch_counts_the_same(self) -> None:
        one, other = tiny_encoder(), tiny_encoder()
        settle_statistics(one, self.batches())
        settle_statistics(other, self.batches()[::-1])
        assert torch.allclose(one.trunk.bn1.running_mean, other.trunk.bn1.running_mean, atol=1e-6)

    def test_what_was_there_before_is_forgotten(self) -> None:
        one, other = tiny_encoder(), tiny_encoder()
        other.trunk.bn1.running_mean.fill_(100)
        settle_statistics(one, self.batches())
        settle_statistics(other, self.batches())
        assert torch.equal(one.trunk.bn1.running_mean, other.trunk.bn1.running_mean)

    def test_inference_mode_and_momentum_are_left_as_they_were(self) -> None:
        encoder = tiny_encoder()
        encoder.trunk.bn1.momentum = 0.03
        settle_statistics(encoder, self.batches())
        assert not any(module.training for module in encoder.trunk.modules())
        assert (encoder.trunk.bn1.momentum, encoder.trunk.bn2.momentum) == (0.03, 0.1)

    def test_the_weights_are_not_changed(self) -> None:
        encoder = tiny_encoder()
        settle_statistics(encoder, self.batches())
        assert torch.equal(encoder.trunk.layer1.weight, tiny_encoder().trunk.layer1.weight)

    def test_a_network_without_batch_norm_is_left_alone(self) -> None:
        encoder = TestWideFeatures().wide_encoder()
        before = {key: value.clone() for key, value in encoder.state_dict().items()}
        settle_statistics(encoder, self.batches())
        assert all(torch.equal(value, before[key]) for key, value in encoder.state_dict().items())

    def test_a_failure_on_the_way_leaves_the_encoder_in_inference_mode(self) -> None:
        encoder = tiny_encoder()
        with pytest.raises(RuntimeError):
            settle_statistics(encoder, [batch(picture(1)), torch.zeros(1, 64, 64, 4, dtype=torch.uint8)])
        assert not any(module.training for module in encoder.trunk.modules())
        assert encoder.trunk.bn1.momentum == 0.1
