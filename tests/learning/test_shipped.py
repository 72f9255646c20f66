"""The encoders that really come with Inspector, in `models/`."""

import json
from dataclasses import fields
from pathlib import Path

import pytest
import torch

from inspector.core.own_encoder import OwnEncoder
from inspector.core.recipe import TAPS
from inspector.core.shipped import WEIGHTS, read_card, shipped_weights
from inspector.learning.backbones import build_backbone
from inspector.learning.weights import load_weights
from inspector.services.own_encoder import read_recipe
from inspector.store.places import shipped_encoders

SHIPPED = sorted(folder.name for folder in shipped_encoders().iterdir() if folder.is_dir())
LARGEST = 16 * 1024 * 1024


def test_there_is_one_for_the_backbone_of_the_presets() -> None:
    assert OwnEncoder().backbone in SHIPPED


@pytest.mark.parametrize("name", SHIPPED)
class TestEach:
    def test_it_is_what_its_card_says_and_whole(self, name: str) -> None:
        backbone = build_backbone(name)
        report = load_weights(backbone, "shipped", shipped=shipped_encoders())
        assert report.missing == report.unused == ()
        assert all(bool(tensor.isfinite().all()) for tensor in backbone.trunk.state_dict().values())

    def test_it_was_trained(self, name: str) -> None:
        ours, random = build_backbone(name), build_backbone(name)
        load_weights(ours, "shipped", shipped=shipped_encoders())
        picture = torch.rand((1, 3, 64, 64), generator=torch.Generator().manual_seed(0))
        with torch.no_grad():
            assert not torch.allclose(ours.trunk(picture)["tap1"], random.trunk(picture)["tap1"], atol=0.1)

    def test_it_is_small_enough_to_ship(self, name: str) -> None:
        assert _file(name).stat().st_size <= LARGEST

    def test_its_card_is_of_its_backbone(self, name: str) -> None:
        card = read_card(_file(name))
        assert card.backbone == name
        assert card.taps in TAPS

    def test_its_recipe_and_its_model_card_lie_beside_it(self, name: str) -> None:
        recipe = _file(name).with_name("recipe.json")
        assert read_recipe(recipe).backbone == name
        assert set(json.loads(recipe.read_text())) == {field.name for field in fields(OwnEncoder)}  # none by default
        assert "Data" in _file(name).with_name("README.md").read_text("utf-8")


def _file(name: str) -> Path:
    file = shipped_weights(shipped_encoders(), name)
    assert file is not None, f"{name} has no {WEIGHTS}"
    return file
