import pytest
from torch import nn

from inspector.core.errors import RecipeInvalid
from inspector.learning.backbones import build_backbone
from inspector.learning.finetuning.unfreezing import Block, blocks, unfreeze
from tests.learning.tiny import tiny_encoder


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ("resnet18", "conv1", "layer3"),
        ("mnasnet0_5", "layers.0", "layers.11"),
        ("mobilenet_v3_small", "features.0", "features.8"),
        ("regnet_x_400mf", "stem", "trunk_output.block3"),
    ],
)
def test_blocks_are_found_in_order_and_hold_all_parameters(name: str, first: str, last: str) -> None:
    trunk = build_backbone(name).trunk
    found = blocks(trunk)

    assert (found[0].name, found[-1].name) == (first, last)
    assert sum(block.parameters for block in found) == sum(p.numel() for p in trunk.parameters())
    assert len(found) >= 3


def test_the_batchnorm_after_a_layer_belongs_to_it() -> None:
    found = blocks(build_backbone("resnet18").trunk)

    assert [block.name for block in found] == ["conv1", "layer1", "layer2", "layer3"]
    assert found[0].parameters == 9408 + 64 + 64


@pytest.mark.parametrize("layers", [0, 1, 2])
def test_the_counts_are_those_of_the_parameters_that_learn(layers: int) -> None:
    encoder = tiny_encoder()
    found = unfreeze(encoder, layers)

    assert found.trainable == sum(p.numel() for p in encoder.parameters() if p.requires_grad)
    assert found.total == sum(p.numel() for p in encoder.trunk.parameters())
    assert found.names == ("layer1", "layer2")[2 - layers :]


def test_to_unfreeze_less_freezes_what_was_learning_before() -> None:
    encoder = tiny_encoder()
    unfreeze(encoder, 2)
    unfreeze(encoder, 1)

    assert {n for n, p in encoder.trunk.named_parameters() if p.requires_grad} == {
        "layer2.weight",
        "bn2.weight",
        "bn2.bias",
    }


def test_more_layers_than_there_are_are_refused_and_nothing_is_changed() -> None:
    encoder = tiny_encoder()
    unfreeze(encoder, 1)

    with pytest.raises(RecipeInvalid, match="3 is more than the 2 "):
        unfreeze(encoder, 3)
    assert sum(p.requires_grad for p in encoder.parameters()) == 3


def test_batchnorm_stays_in_inference_mode() -> None:
    encoder = tiny_encoder().train()
    unfreeze(encoder, 2)

    assert not any(module.training for module in encoder.modules() if isinstance(module, nn.BatchNorm2d))


def test_a_trunk_of_one_layer_is_one_block() -> None:
    assert blocks(nn.Sequential(nn.Conv2d(1, 2, 3))) == (Block("0", 20),)
