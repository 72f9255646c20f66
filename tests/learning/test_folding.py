"""BatchNorm folded away: the same features without it."""

import copy

import pytest
import torch
from torch import nn

from inspector.core.recipe import Recipe
from inspector.learning.backbones import build_backbone
from inspector.learning.encoder import Encoder
from inspector.learning.folding import folded


def trained(backbone: str) -> Encoder:
    """An encoder whose BatchNorms have seen something: fresh ones would change nothing."""
    encoder = Encoder(build_backbone(backbone), Recipe(backbone=backbone)).eval()
    generator = torch.Generator().manual_seed(0)
    for norm in norms(encoder):
        for values in (norm.running_mean, norm.bias.data):
            values.copy_(torch.randn(values.shape, generator=generator) * 0.1)
        for values in (norm.running_var, norm.weight.data):
            values.copy_(torch.rand(values.shape, generator=generator) + 0.5)
    return encoder


def norms(encoder: Encoder) -> list[nn.BatchNorm2d]:
    return [module for module in encoder.modules() if isinstance(module, nn.BatchNorm2d)]


PICTURES = torch.randint(0, 256, (2, 64, 96, 3), dtype=torch.uint8, generator=torch.Generator().manual_seed(1))


@pytest.mark.parametrize("backbone", ["resnet18", "mobilenet_v2", "vgg16_bn", "convnext_tiny"])
def test_the_features_stay_the_same(backbone: str) -> None:
    encoder = trained(backbone)
    with torch.no_grad():
        for quick, slow in zip(folded(encoder).embed(PICTURES), encoder.embed(PICTURES), strict=True):
            torch.testing.assert_close(quick, slow, atol=1e-4, rtol=1e-4)


@pytest.mark.parametrize("backbone", ["resnet18", "mobilenet_v2", "vgg16_bn"])
def test_no_batch_norm_is_left_to_compute(backbone: str) -> None:
    assert norms(trained(backbone))
    assert not norms(folded(trained(backbone)))


def test_the_encoder_itself_stays_as_it_is() -> None:
    encoder = trained("resnet18")
    before = copy.deepcopy(encoder.state_dict())
    folded(encoder)
    assert encoder.state_dict().keys() == before.keys()
    for name, values in encoder.state_dict().items():
        assert torch.equal(values, before[name]), name
