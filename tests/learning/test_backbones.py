import pytest
import torch
from torch import Tensor
from torchvision import models

from inspector.core.errors import RecipeInvalid
from inspector.core.recipe import Recipe
from inspector.imaging.resize import SHORTEST
from inspector.learning.backbones import DEEP, SHALLOW, Backbone, build_backbone, strides_of
from inspector.learning.contexts import QUARTER
from inspector.learning.encoder import WIDTH, Encoder

PROMISED = ("resnet18", "resnet50", "vgg16", "mobilenet_v2", "mobilenet_v3_large", "efficientnet_b0", "convnext_tiny")


@pytest.fixture(
    scope="module",
    params=[(name, strides) for name in PROMISED for strides in (DEEP, SHALLOW)],
    ids=lambda asked: f"{asked[0]}-{asked[1][0]}-{asked[1][1]}",
)
def backbone(request: pytest.FixtureRequest) -> Backbone:
    name, strides = request.param
    return build_backbone(name, strides=strides)


def encoder_of(backbone: Backbone) -> Encoder:
    return Encoder(backbone, Recipe(backbone=backbone.name)).eval()


def noise(height: int, width: int) -> Tensor:
    generator = torch.Generator().manual_seed(0)
    return torch.randint(0, 256, (1, height, width, 3), generator=generator, dtype=torch.uint8)


@pytest.mark.parametrize(("height", "width"), [(96, 160), (128, 64)])
class TestEveryPromisedBackbone:
    def test_is_tapped_at_both_strides(self, backbone: Backbone, height: int, width: int) -> None:
        with torch.inference_mode():
            taps = backbone.trunk(torch.zeros(1, 3, height, width))
        assert [tuple(taps[f"tap{i}"].shape) for i in (0, 1)] == [
            (1, channels, height // stride, width // stride)
            for channels, stride in zip(backbone.channels, backbone.strides, strict=True)
        ]

    def test_encodes_the_picture_and_its_quarter(self, backbone: Backbone, height: int, width: int) -> None:
        with torch.inference_mode():
            features = encoder_of(backbone)(noise(height, width))
        assert set(features) == {(shrink, tap) for shrink in (1, QUARTER) for tap in (0, 1)}
        assert all(bool(torch.isfinite(f).all()) for f in features.values())
        assert all(f.shape[1] == min(backbone.channels[tap], WIDTH) for (_, tap), f in features.items())

    def test_gives_every_context_its_patches(self, backbone: Backbone, height: int, width: int) -> None:
        encoder = encoder_of(backbone)
        with torch.inference_mode():
            embeddings = encoder.embed(noise(height, width))
        for context, embedding in zip(encoder.contexts, embeddings, strict=True):
            assert min(embedding.shape) > 0
            assert embedding.shape[2:] == (height // 16, width // 16) or context.shrink > 1


def test_a_picture_of_the_shortest_sides_is_encoded(backbone: Backbone) -> None:
    with torch.inference_mode():
        embeddings = encoder_of(backbone).embed(noise(SHORTEST, 2 * SHORTEST))
    assert min(min(embedding.shape) for embedding in embeddings) > 0


def test_every_promised_backbone_is_in_inference_mode(backbone: Backbone) -> None:
    assert not any(module.training for module in backbone.trunk.modules())


def test_the_keys_of_trunk_and_rest_are_those_of_the_network(backbone: Backbone) -> None:
    with torch.device("meta"):
        whole = set(models.get_model(backbone.name, weights=None).state_dict())
    own = set(backbone.trunk.state_dict())
    assert own | backbone.other_keys == whole
    assert not own & backbone.other_keys


def test_resnet_is_tapped_where_patchcore_does() -> None:
    assert build_backbone("resnet18").taps == ("layer2", "layer3")


def test_a_random_resnet_is_tapped_a_stage_earlier() -> None:
    assert build_backbone("resnet18", strides=SHALLOW).taps == ("layer1", "layer2")


@pytest.mark.parametrize(("weights", "strides"), [("scratch", SHALLOW), ("shipped", DEEP), ("some.pth", DEEP)])
def test_only_random_weights_are_tapped_early(weights: str, strides: tuple[int, int]) -> None:
    assert strides_of(Recipe(weights=weights)) == strides


def test_the_taps_are_what_the_whole_network_computes_there() -> None:
    """No tap is changed in place by a layer that the truncated network lacks."""
    backbone = build_backbone("mobilenet_v2", seed=3)
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(3)
        network = models.get_model("mobilenet_v2", weights=None).eval()
    seen: dict[str, Tensor] = {}
    for tap in backbone.taps:
        network.get_submodule(tap).register_forward_hook(
            lambda _module, _inputs, output, tap=tap: seen.update({tap: output.clone()})
        )
    pictures = torch.rand(1, 3, 64, 96)
    with torch.inference_mode():
        network(pictures)
        taps = backbone.trunk(pictures)
    for i, tap in enumerate(backbone.taps):
        assert torch.equal(taps[f"tap{i}"], seen[tap])


def test_the_same_seed_gives_the_same_weights() -> None:
    one, same, other = (build_backbone("mobilenet_v2", seed=seed).trunk.state_dict() for seed in (4, 4, 5))
    assert all(torch.equal(one[key], same[key]) for key in one)
    assert not torch.equal(one["features.0.0.weight"], other["features.0.0.weight"])


def test_building_leaves_the_random_numbers_of_others_alone() -> None:
    before = torch.get_rng_state()
    build_backbone("mobilenet_v2", seed=7)
    assert torch.equal(torch.get_rng_state(), before)


@pytest.mark.parametrize("name", ["resnet19", "", "fasterrcnn_resnet50_fpn", "deeplabv3_resnet50", "raft_small"])
def test_a_network_that_does_not_classify_is_refused_with_names_that_work(name: str) -> None:
    with pytest.raises(RecipeInvalid, match=r"^backbone: .* is not a torchvision network, such as resnet18"):
        build_backbone(name)


@pytest.mark.parametrize("name", ["squeezenet1_1", "swin_t"])
def test_a_network_without_both_grids_is_refused(name: str) -> None:
    with pytest.raises(RecipeInvalid, match=r"^backbone: \w+ has no grid of patches to tap; choose resnet18"):
        build_backbone(name)


def test_a_network_of_one_input_size_is_refused() -> None:
    with pytest.raises(RecipeInvalid, match=r"^backbone: vit_b_32 does not take pictures of any size"):
        build_backbone("vit_b_32")
