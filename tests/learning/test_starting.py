import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from inspector.core.pretraining import Pretraining
from inspector.core.progress import drive
from inspector.core.recipe import SCRATCH, SHIPPED, Preparation, Recipe
from inspector.core.shipped import CARD, WEIGHTS
from inspector.learning.backbones import DEEP, SHALLOW, strides_of
from inspector.learning.encoder import Encoder
from inspector.learning.starting import (
    START,
    TAPPED,
    _batches,
    resolve_taps,
    retapped,
    settle,
    start_deep,
    start_encoder,
)

NOWHERE = Path("no encoders here")


def file_of(folder: Path, metadata: dict[str, str] | None, *, name: str = "e.safetensors") -> Recipe:
    save_file({"conv1.weight": torch.zeros(2)}, folder / name, metadata)
    return Recipe(weights=str(folder / name))


def shipping(folder: Path, taps: str) -> None:
    (folder / "resnet18").mkdir()
    (folder / "resnet18" / WEIGHTS).write_bytes(b"")
    (folder / "resnet18" / CARD).write_text(json.dumps({"backbone": "resnet18", "taps": taps, "sha256": ""}))


class TestTaps:
    def test_an_encoder_from_scratch_is_tapped_shallow(self) -> None:
        assert resolve_taps(Recipe(weights=SCRATCH), shipped=NOWHERE).taps == "shallow"

    def test_a_shipped_one_is_tapped_deep(self) -> None:
        assert resolve_taps(Recipe(weights=SHIPPED), shipped=NOWHERE).taps == "deep"

    @pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
    def test_the_card_of_a_shipped_one_says_where(self, tmp_path: Path, taps: str) -> None:
        shipping(tmp_path, taps)
        assert resolve_taps(Recipe(weights=SHIPPED), shipped=tmp_path).taps == taps

    def test_also_of_a_file_that_began_as_it(self, tmp_path: Path) -> None:
        shipping(tmp_path, "near")
        assert resolve_taps(file_of(tmp_path, {START: SHIPPED}), shipped=tmp_path).taps == "near"

    @pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
    def test_a_file_of_ours_says_it_itself(self, tmp_path: Path, taps: str) -> None:
        assert resolve_taps(file_of(tmp_path, {START: SHIPPED, TAPPED: taps}), shipped=NOWHERE).taps == taps

    def test_a_word_that_nobody_knows_does_not_count(self, tmp_path: Path) -> None:
        recipe = file_of(tmp_path, {START: SCRATCH, TAPPED: "elsewhere"})
        assert resolve_taps(recipe, shipped=NOWHERE).taps == "shallow"

    def test_a_file_of_ours_that_began_at_random_is_tapped_shallow(self, tmp_path: Path) -> None:
        assert resolve_taps(file_of(tmp_path, {START: SCRATCH}), shipped=NOWHERE).taps == "shallow"

    @pytest.mark.parametrize("metadata", [None, {START: SHIPPED}, {START: "file"}, {"other": SCRATCH}])
    def test_other_files_are_tapped_deep(self, tmp_path: Path, metadata: dict[str, str] | None) -> None:
        assert resolve_taps(file_of(tmp_path, metadata), shipped=NOWHERE).taps == "deep"

    def test_nor_does_one_end_it_that_nobody_may_look_at(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def forbidden(_: Path) -> bool:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(Path, "is_file", forbidden)
        assert resolve_taps(Recipe(weights="e.safetensors"), shipped=NOWHERE).taps == "deep"

    def test_a_file_that_is_not_there_is_for_its_loading_to_tell(self) -> None:
        assert resolve_taps(Recipe(weights="nothing.safetensors"), shipped=NOWHERE).taps == "deep"

    def test_so_is_a_damaged_one(self, tmp_path: Path) -> None:
        (tmp_path / "e.safetensors").write_bytes(b"\x00" * 40)
        assert resolve_taps(Recipe(weights=str(tmp_path / "e.safetensors")), shipped=NOWHERE).taps == "deep"

    @pytest.mark.parametrize("taps", ["shallow", "deep", "near"])
    def test_taps_that_were_chosen_stay(self, taps: str) -> None:
        assert resolve_taps(Recipe(taps=taps), shipped=NOWHERE) == Recipe(taps=taps)

    @pytest.mark.parametrize(("taps", "strides"), [("shallow", SHALLOW), ("deep", DEEP), ("near", DEEP)])
    def test_the_encoder_is_tapped_where_the_recipe_says(self, taps: str, strides: tuple[int, int]) -> None:
        recipe = Recipe(taps=taps)
        encoder, _ = drive(start_encoder(recipe, device="cpu", threads=1, shipped=NOWHERE))
        assert encoder.strides == strides_of(recipe) == strides


@pytest.fixture(scope="module")
def deep() -> Encoder:
    """An encoder down to stride 16 with weights that no seed gives."""
    encoder = drive(start_deep(Recipe(), shipped=NOWHERE))
    with torch.no_grad():
        for tensor in encoder.trunk.state_dict().values():
            tensor.add_(1)
    return encoder


class TestRetapped:
    def test_pretraining_starts_down_to_stride_16_whatever_the_taps(self) -> None:
        assert drive(start_deep(Recipe(taps="shallow"), shipped=NOWHERE)).strides == DEEP

    def test_what_was_learned_stays(self, deep: Encoder) -> None:
        learned, found = deep.trunk.state_dict(), retapped(deep, Recipe(taps="shallow")).trunk.state_dict()
        assert found.keys() < learned.keys()
        assert all(torch.equal(tensor, learned[name]) for name, tensor in found.items())

    @pytest.mark.parametrize(("taps", "strides"), [("shallow", SHALLOW), ("deep", DEEP), ("near", DEEP)])
    def test_it_is_tapped_where_the_recipe_says(self, deep: Encoder, taps: str, strides: tuple[int, int]) -> None:
        assert retapped(deep, Recipe(taps=taps)).strides == strides

    def test_it_sees_what_the_deep_one_sees_where_both_are_tapped(self, deep: Encoder) -> None:
        images = torch.randint(0, 256, (1, 64, 64, 3), dtype=torch.uint8)
        shallow = retapped(deep, Recipe(taps="shallow"))
        with torch.no_grad():
            ours, theirs = deep.eval()(images), shallow(images)
        assert torch.allclose(ours[1, 0], theirs[1, 1], atol=1e-5)

    def test_it_is_in_inference_mode(self, deep: Encoder) -> None:
        assert not retapped(deep, replace(Recipe(), taps="deep")).training


class TestSettling:
    """BatchNorm's statistics become those of the pictures, unless they were learned from many others."""

    PICTURES = tuple(np.random.default_rng(i).integers(0, 256, (64, 64, 3), np.uint8) for i in range(3))

    def settled(self, recipe: Recipe) -> bool:
        encoder = retapped(drive(start_deep(Recipe(), shipped=NOWHERE)), recipe)
        before = {name: value.clone() for name, value in encoder.trunk.named_buffers()}
        after = dict(settle(encoder, self.PICTURES, recipe, device="cpu").trunk.named_buffers())
        assert not any(module.training for module in encoder.modules())
        return any(not torch.equal(value, after[name]) for name, value in before.items())

    @pytest.mark.parametrize("pretraining", [None, Pretraining(epochs=1)])
    def test_of_an_encoder_that_began_at_random(self, pretraining: Pretraining | None) -> None:
        """Also after SimCLR: the small views that it saw have other statistics."""
        assert self.settled(Recipe(Preparation(size=64), weights=SCRATCH, taps="shallow", pretraining=pretraining))

    def test_of_a_file_of_ours_that_began_so(self, tmp_path: Path) -> None:
        assert self.settled(replace(file_of(tmp_path, {START: SCRATCH}), taps="shallow"))

    @pytest.mark.parametrize("metadata", [{START: SHIPPED}, {START: "file"}, None])
    def test_not_of_other_files(self, tmp_path: Path, metadata: dict[str, str] | None) -> None:
        assert not self.settled(replace(file_of(tmp_path, metadata), taps="deep"))

    @pytest.mark.parametrize("pretraining", [None, Pretraining(epochs=1)])
    def test_not_of_a_shipped_one(self, pretraining: Pretraining | None) -> None:
        assert not self.settled(Recipe(weights=SHIPPED, taps="near", pretraining=pretraining))

    def test_where_nothing_counts_it_is_not_settled(self) -> None:
        """The first tile of these pictures is ignored: its one colour would leave no spread at all."""
        pictures = []
        for seed in range(3):
            noise = np.random.default_rng(seed).integers(0, 256, (64, 128, 3), np.uint8)
            noise[:, :64] = 128
            pictures.append(noise)
        left = ((0.0, 0.0), (0.5, 0.0), (0.5, 1.0), (0.0, 1.0))
        recipe = Recipe(Preparation(size=64, tiled=True, ignored=(left,)), taps="shallow")
        pieces = _batches(pictures, recipe)
        assert len(pieces) == 3
        assert all(float(piece.float().std()) > 20 for piece in pieces)

    def test_the_pieces_are_spread_over_the_places_of_a_part(self) -> None:
        """The corner alone may show nothing but the table."""
        picture = np.zeros((64, 224, 3), np.uint8)
        picture[:, 96:] = 200
        pieces = _batches([picture] * 8, Recipe(Preparation(size=64, tiled=True), taps="shallow"))
        assert len({float(piece.float().mean()) for piece in pieces}) > 2
