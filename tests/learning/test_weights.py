import hashlib
import io
import json
import pickle
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from safetensors.torch import save as to_safetensors
from torch import Tensor, nn

from inspector.core.errors import WeightsInvalid
from inspector.core.recipe import Recipe
from inspector.core.shipped import CARD, Card
from inspector.core.shipped import WEIGHTS as ENCODER
from inspector.learning.backbones import Backbone, build_backbone
from inspector.learning.encoder import Encoder
from inspector.learning.weights import LoadReport, load_weights
from tests.learning.tiny import batch, picture, tiny_backbone, tiny_recipe

WEIGHTS = Path(__file__).parents[3] / "shared" / "weights"


def trained(seed: int = 1) -> dict[str, Tensor]:
    """Return the tensors of a tiny encoder that was trained elsewhere."""
    return {key: value.clone() for key, value in tiny_backbone(seed).trunk.state_dict().items()}


def prefixed(prefix: str, tensors: Mapping[str, Tensor]) -> dict[str, Tensor]:
    return {prefix + key: value for key, value in tensors.items()}


def saved(path: Path, content: Any) -> Path:
    if path.suffix == ".safetensors":
        path.write_bytes(to_safetensors(content))
    else:
        torch.save(content, path)
    return path


def shipped(folder: Path, content: Any = None) -> Path:
    """An encoder as it is shipped: a folder of its backbone's name with the weights and their card."""
    (folder / "tiny").mkdir()
    file = saved(folder / "tiny" / ENCODER, content or trained())
    card = Card("tiny", "deep", hashlib.sha256(file.read_bytes()).hexdigest())
    file.with_name(CARD).write_text(json.dumps(asdict(card)))
    return file


def load(path: Path | str, backbone: Backbone | None = None) -> LoadReport:
    return load_weights(backbone or tiny_backbone(), str(path), shipped=Path("nowhere"))


def refusal(path: Path | str, backbone: Backbone | None = None) -> str:
    """Return why a file is refused; the message must name the file."""
    with pytest.raises(WeightsInvalid) as caught:
        load(path, backbone)
    assert str(path) in str(caught.value)
    return caught.value.cause


def holds(backbone: Backbone, tensors: Mapping[str, Tensor]) -> bool:
    own = backbone.trunk.state_dict()
    return all(torch.equal(own[key], tensors[key]) for key in own)


class TestStartingFromScratch:
    def test_nothing_is_loaded_and_nothing_changed(self) -> None:
        backbone = tiny_backbone()
        assert load("scratch", backbone).loaded == ()
        assert holds(backbone, tiny_backbone().trunk.state_dict())


class TestShippedWeights:
    def test_until_there_are_any_the_message_says_what_to_choose_instead(self, tmp_path: Path) -> None:
        with pytest.raises(WeightsInvalid, match=r"no encoder of our own is shipped for tiny yet\. Start from"):
            load_weights(tiny_backbone(), "shipped", shipped=tmp_path)

    def test_they_are_found_by_the_name_of_the_backbone(self, tmp_path: Path) -> None:
        shipped(tmp_path)
        backbone = tiny_backbone()
        load_weights(backbone, "shipped", shipped=tmp_path)
        assert holds(backbone, trained())

    def test_half_precision_is_enough(self, tmp_path: Path) -> None:
        halved = {key: value.half() if value.is_floating_point() else value for key, value in trained().items()}
        shipped(tmp_path, halved)
        backbone = tiny_backbone()
        load_weights(backbone, "shipped", shipped=tmp_path)
        for key, value in backbone.trunk.state_dict().items():
            assert value.dtype == trained()[key].dtype
            torch.testing.assert_close(value, trained()[key], atol=1e-3, rtol=1e-3)

    def test_the_report_calls_it_shipped_not_by_its_file(self, tmp_path: Path) -> None:
        shipped(tmp_path)
        assert load_weights(tiny_backbone(), "shipped", shipped=tmp_path).source == "shipped"

    def test_where_nobody_may_look_the_card_says_why(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        shipped(tmp_path)

        def forbidden(*_: object, **__: object) -> None:
            raise PermissionError(13, "Permission denied")

        for look in ("is_file", "read_text"):
            monkeypatch.setattr(Path, look, forbidden)
        with pytest.raises(WeightsInvalid, match="no permission"):
            load_weights(tiny_backbone(), "shipped", shipped=tmp_path)

    def test_a_file_that_is_not_the_one_that_was_shipped_is_refused(self, tmp_path: Path) -> None:
        file = shipped(tmp_path)
        file.write_bytes(file.read_bytes()[:-1] + b"\x01")
        with pytest.raises(WeightsInvalid, match="its content is not what its card says") as caught:
            load_weights(tiny_backbone(), "shipped", shipped=tmp_path)
        assert caught.value.source == str(file)

    @pytest.mark.parametrize(
        "card",
        [
            "",
            "[]",
            "{}",
            '{"backbone": "tiny", "taps": "deep", "sha256": 3}',
            '{"backbone": "tiny", "taps": "nearby", "sha256": ""}',
            '{"backbone": "tiny", "taps": "auto", "sha256": ""}',
        ],
    )
    def test_so_is_one_whose_card_is_damaged(self, tmp_path: Path, card: str) -> None:
        file = shipped(tmp_path)
        file.with_name(CARD).write_text(card)
        with pytest.raises(WeightsInvalid, match=CARD):
            load_weights(tiny_backbone(), "shipped", shipped=tmp_path)

    def test_so_is_one_without_a_card(self, tmp_path: Path) -> None:
        shipped(tmp_path).with_name(CARD).unlink()
        with pytest.raises(WeightsInvalid, match=CARD):
            load_weights(tiny_backbone(), "shipped", shipped=tmp_path)


@pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
class TestLoadingAFile:
    def test_every_tensor_of_the_encoder_is_taken_over(self, tmp_path: Path, suffix: str) -> None:
        backbone = tiny_backbone()
        report = load(saved(tmp_path / f"w{suffix}", trained()), backbone)
        assert holds(backbone, trained())
        assert set(report.loaded) == set(trained())
        assert report.missing == report.unused == ()

    def test_the_encoder_computes_something_else_than_before(self, tmp_path: Path, suffix: str) -> None:
        backbone = tiny_backbone()
        encoder, images = Encoder(backbone, tiny_recipe()).eval(), batch(picture(0))
        with torch.inference_mode():
            before = encoder(images)
            load(saved(tmp_path / f"w{suffix}", trained()), backbone)
            after = encoder(images)
        assert all(not torch.allclose(before[look], after[look], atol=1e-3) for look in before)

    def test_the_encoder_stays_in_inference_mode(self, tmp_path: Path, suffix: str) -> None:
        backbone = tiny_backbone()
        load(saved(tmp_path / f"w{suffix}", trained()), backbone)
        assert not any(module.training for module in backbone.trunk.modules())

    def test_a_missing_tensor_is_named(self, tmp_path: Path, suffix: str) -> None:
        tensors = trained()
        del tensors["layer2.weight"]
        assert "the tiny encoder misses 1 tensors: layer2.*" in refusal(saved(tmp_path / f"w{suffix}", tensors))

    def test_a_tensor_that_no_part_of_the_network_knows_is_named(self, tmp_path: Path, suffix: str) -> None:
        tensors = trained() | {"layer9.weight": torch.ones(2)}
        assert "a tiny has no 1 tensors: layer9.*" in refusal(saved(tmp_path / f"w{suffix}", tensors))

    def test_a_tensor_of_another_shape_is_named_with_both_shapes(self, tmp_path: Path, suffix: str) -> None:
        tensors = trained() | {"bn1.weight": torch.ones(5)}
        assert refusal(saved(tmp_path / f"w{suffix}", tensors)) == "bn1.weight is (5,), the encoder needs (6,)"

    @pytest.mark.parametrize("bad", [float("nan"), float("inf")])
    def test_a_tensor_that_is_not_finite_is_named(self, tmp_path: Path, suffix: str, bad: float) -> None:
        tensors = trained()
        tensors["layer1.weight"][0, 0, 0, 0] = bad
        assert "layer1.weight holds numbers that are not finite" in refusal(saved(tmp_path / f"w{suffix}", tensors))

    def test_a_number_too_large_for_the_encoder_is_not_finite(self, tmp_path: Path, suffix: str) -> None:
        tensors = trained() | {"bn1.bias": torch.full((6,), 1e300, dtype=torch.float64)}
        assert "bn1.bias holds numbers that are not finite" in refusal(saved(tmp_path / f"w{suffix}", tensors))

    def test_a_variance_below_0_is_named(self, tmp_path: Path, suffix: str) -> None:
        tensors = trained() | {"bn2.running_var": torch.tensor([1.0] * 7 + [-5.0])}
        assert "bn2.running_var holds a variance below 0" in refusal(saved(tmp_path / f"w{suffix}", tensors))

    @pytest.mark.parametrize("dtype", [torch.float16, torch.bfloat16, torch.float64])
    def test_other_floating_point_numbers_are_converted(self, tmp_path: Path, suffix: str, dtype: torch.dtype) -> None:
        tensors = trained() | {"bn1.bias": torch.full((6,), 0.5, dtype=dtype)}
        backbone = tiny_backbone()
        load(saved(tmp_path / f"w{suffix}", tensors), backbone)
        bias = backbone.trunk.state_dict()["bn1.bias"]
        assert bias.dtype == torch.float32
        assert bias.tolist() == [0.5] * 6

    @pytest.mark.parametrize("dtype", [torch.int8, torch.bool, torch.complex64])
    def test_weights_that_are_no_floating_point_numbers_are_refused(
        self, tmp_path: Path, suffix: str, dtype: torch.dtype
    ) -> None:
        tensors = trained() | {"bn1.bias": torch.ones(6).to(dtype)}
        assert "bn1.bias is " + str(dtype)[6:] in refusal(saved(tmp_path / f"w{suffix}", tensors))

    def test_a_refused_file_changes_nothing(self, tmp_path: Path, suffix: str) -> None:
        backbone = tiny_backbone()
        refusal(saved(tmp_path / f"w{suffix}", trained() | {"bn2.running_var": torch.full((8,), torch.inf)}), backbone)
        assert holds(backbone, tiny_backbone().trunk.state_dict())

    def test_the_counters_of_batch_norm_may_be_missing(self, tmp_path: Path, suffix: str) -> None:
        tensors = {key: value for key, value in trained().items() if not key.endswith("num_batches_tracked")}
        report = load(saved(tmp_path / f"w{suffix}", tensors))
        assert report.missing == ("bn1.num_batches_tracked", "bn2.num_batches_tracked")

    @pytest.mark.parametrize("prefix", ["module.", "encoder.", "backbone.", "module.encoder.", "module.model."])
    def test_what_a_trainer_put_before_the_names_is_taken_off(self, tmp_path: Path, suffix: str, prefix: str) -> None:
        backbone = tiny_backbone()
        report = load(saved(tmp_path / f"w{suffix}", prefixed(prefix, trained())), backbone)
        assert holds(backbone, trained())
        assert set(report.loaded) == set(trained())

    def test_heads_are_left_aside_and_named(self, tmp_path: Path, suffix: str) -> None:
        heads = {"projection_head.0.weight": torch.ones(2, 2), "fc.weight": torch.ones(5, 8), "fc.bias": torch.ones(5)}
        report = load(saved(tmp_path / f"w{suffix}", prefixed("encoder.", trained()) | heads))
        assert set(report.unused) == set(heads)
        assert sorted(str(report).partition("not used: ")[2].split(", ")) == ["fc.*", "projection_head.*"]

    def test_a_head_that_is_not_finite_is_harmless(self, tmp_path: Path, suffix: str) -> None:
        heads = {"fc.bias": torch.full((5,), torch.nan)}
        assert load(saved(tmp_path / f"w{suffix}", trained() | heads)).unused == ("fc.bias",)

    def test_weights_of_another_network_are_refused_with_some_of_their_names(self, tmp_path: Path, suffix: str) -> None:
        cause = refusal(saved(tmp_path / f"w{suffix}", {"patch_embed.weight": torch.ones(2), "cls": torch.ones(1)}))
        assert "it is not of a tiny" in cause
        assert "patch_embed.weight" in cause


class TestCheckpoints:
    @pytest.mark.parametrize("nest", ["state_dict", "model_state", "model", "encoder", "backbone"])
    def test_the_state_dict_is_found_where_trainers_put_it(self, tmp_path: Path, nest: str) -> None:
        backbone = tiny_backbone()
        load(saved(tmp_path / "w.pth", {"epoch": 3, nest: trained(), "optimizer": {"lr": 0.1}}), backbone)
        assert holds(backbone, trained())

    def test_it_is_found_in_a_nest_in_a_nest(self, tmp_path: Path) -> None:
        backbone = tiny_backbone()
        nested = {"model": {"epoch": 1, "state_dict": prefixed("module.", trained())}}
        load(saved(tmp_path / "w.pth", nested), backbone)
        assert holds(backbone, trained())

    def test_a_checkpoint_that_holds_itself_is_refused(self, tmp_path: Path) -> None:
        endless: dict[str, Any] = {}
        endless["model"] = endless
        assert "no state dict" in refusal(saved(tmp_path / "w.pth", endless))

    def test_what_is_no_tensor_among_tensors_is_named(self, tmp_path: Path) -> None:
        assert "not tensors: epoch" in refusal(saved(tmp_path / "w.pth", trained() | {"epoch": 3}))

    @pytest.mark.parametrize("content", [[1, 2], {}, None, torch.ones(3), "weights"])
    def test_a_file_without_a_state_dict_is_refused(self, tmp_path: Path, content: Any) -> None:
        assert "no state dict" in refusal(saved(tmp_path / "w.pth", content))

    @pytest.mark.parametrize("layout", ["sparse", "meta"])
    def test_a_tensor_without_plain_numbers_is_refused(self, tmp_path: Path, layout: str) -> None:
        weight = trained()["layer2.weight"]
        odd = weight.to_sparse() if layout == "sparse" else weight.to("meta")
        assert "layer2.weight is float32" in refusal(saved(tmp_path / "w.pth", trained() | {"layer2.weight": odd}))

    def test_a_counter_that_was_averaged_is_no_reason_to_refuse(self, tmp_path: Path) -> None:
        tensors = trained() | {"bn1.num_batches_tracked": torch.tensor(12.5)}
        assert load(saved(tmp_path / "w.pth", tensors)).missing == ()


class Armed:
    """An object that leaves a mark where it is unpickled."""

    def __init__(self, mark: Path) -> None:
        self.mark = mark

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (self.mark,)


class TestFilesThatAreNoWeights:
    @pytest.mark.parametrize("zipped", [True, False])
    def test_program_code_is_refused_in_clear_words_and_not_run(self, tmp_path: Path, zipped: bool) -> None:
        path, mark = tmp_path / "w.pth", tmp_path / "it ran"
        torch.save({"state_dict": trained(), "extra": Armed(mark)}, path, _use_new_zipfile_serialization=zipped)
        assert "program code besides tensors, which is not run. Save the network's state_dict()" in refusal(path)
        assert not mark.exists()

    def test_a_bare_pickle_with_code_is_not_run(self, tmp_path: Path) -> None:
        path, mark = tmp_path / "w.pth", tmp_path / "it ran"
        path.write_bytes(pickle.dumps(Armed(mark)))
        refusal(path)
        assert not mark.exists()

    def test_a_pickled_network_is_refused_with_the_way_out(self, tmp_path: Path) -> None:
        assert "Save the network's state_dict() alone" in refusal(saved(tmp_path / "w.pth", nn.Linear(2, 2)))

    @pytest.mark.parametrize("suffix", [".pth", ".safetensors"])
    @pytest.mark.parametrize("data", [b"", b"\0", b"no weights, but words\n" * 9, b"PK\x05\x06" + b"\0" * 18])
    def test_other_bytes_are_refused(self, tmp_path: Path, suffix: str, data: bytes) -> None:
        path = tmp_path / f"w{suffix}"
        path.write_bytes(data)
        assert "damaged" in refusal(path)

    def test_a_file_that_is_not_there_is_said(self, tmp_path: Path) -> None:
        assert refusal(tmp_path / "w.pth") == "there is no such file"

    def test_a_folder_is_no_weights_file(self, tmp_path: Path) -> None:
        assert refusal(tmp_path) == "it is a folder; name the file in it"

    def test_a_name_that_the_system_refuses_is_told_in_plain_words(self) -> None:
        assert refusal("w" * 5000) in ("it cannot be read: file name too long", "there is no such file")


def bytes_of(kind: str) -> bytes:
    if kind == "safetensors":
        return to_safetensors(trained())
    file = io.BytesIO()
    torch.save({"epoch": 1, "state_dict": trained()}, file, _use_new_zipfile_serialization=kind == "zip")
    return file.getvalue()


WHOLE = {kind: bytes_of(kind) for kind in ("zip", "pickle", "safetensors")}


@st.composite
def damaged(draw: st.DrawFn, kind: str) -> bytes:
    """Draw the file with some bytes changed, mostly among the first, where names and shapes are, or cut off."""
    data = bytearray(WHOLE[kind])
    places = st.integers(0, len(data) - 1) | st.integers(0, min(1500, len(data) - 1))
    for place, value in draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=6)):
        data[place] = value
    return bytes(data[: draw(st.just(len(data)) | st.integers(0, len(data)))])


@pytest.mark.parametrize("kind", WHOLE)
class TestDamagedFiles:
    @settings(max_examples=150, deadline=None)
    @given(st.data())
    def test_a_damaged_file_loads_whole_or_is_refused(
        self, tmp_path_factory: pytest.TempPathFactory, kind: str, data: st.DataObject
    ) -> None:
        path = tmp_path_factory.getbasetemp() / f"damaged.{'safetensors' if kind == 'safetensors' else 'pth'}"
        path.write_bytes(data.draw(damaged(kind)))
        backbone = tiny_backbone()
        try:
            report = load(path, backbone)
        except WeightsInvalid:
            assert holds(backbone, tiny_backbone().trunk.state_dict())
        else:
            assert not [key for key in report.missing if not key.endswith("num_batches_tracked")]
            assert all(bool(torch.isfinite(value).all()) for value in backbone.trunk.state_dict().values())

    @pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
    def test_a_truncated_file_is_refused(self, tmp_path: Path, kind: str, share: float) -> None:
        path = tmp_path / f"w.{'safetensors' if kind == 'safetensors' else 'pth'}"
        path.write_bytes(WHOLE[kind][: int(len(WHOLE[kind]) * share)])
        assert "damaged" in refusal(path)


def shared_file(name: str) -> Path:
    path = WEIGHTS / name
    if not path.is_file():
        pytest.skip(f"{path} is not here; it is not part of the repository")
    return path


class TestRealFiles:
    def test_a_resnet18_up_to_layer3_fits_the_encoder_exactly(self) -> None:
        backbone = build_backbone("resnet18")
        report = load(path := shared_file("resnet18_imagenet_stem_to_layer3.pth"), backbone)
        assert set(report.loaded) == set(backbone.trunk.state_dict())
        assert report.missing == report.unused == ()
        assert str(report) == f"weights {path.name}: {len(backbone.trunk.state_dict())} tensors loaded"

    def test_a_whole_mobilenet_leaves_only_the_layers_above_the_taps(self) -> None:
        backbone = build_backbone("mobilenet_v2")
        report = load(shared_file("mobilenet_v2_imagenet.pth"), backbone)
        assert set(report.loaded) == set(backbone.trunk.state_dict())
        assert report.missing == ()
        assert set(report.unused) == backbone.other_keys

    @pytest.mark.parametrize(
        ("file", "name", "normalisation"),
        [
            ("resnet18_imagenet_stem_to_layer3.pth", "resnet18", "imagenet"),
            ("mobilenet_v2_imagenet.pth", "mobilenet_v2", "half"),
        ],
    )
    def test_they_change_every_feature_of_the_encoder(self, file: str, name: str, normalisation: str) -> None:
        path, backbone, images = shared_file(file), build_backbone(name), batch(picture(0, 96, 128))
        encoder = Encoder(backbone, Recipe(backbone=name, normalisation=normalisation)).eval()
        with torch.inference_mode():
            before = encoder(images)
            load(path, backbone)
            after = encoder(images)
        assert all(float((before[look] - after[look]).abs().mean()) > 0.01 for look in before)

    def test_the_weights_of_one_network_do_not_pass_for_another(self) -> None:
        path = shared_file("mobilenet_v2_imagenet.pth")
        assert "it is not of a resnet18" in refusal(path, build_backbone("resnet18"))

    def test_a_smaller_network_of_the_same_family_is_told_apart(self) -> None:
        path = shared_file("resnet18_imagenet_stem_to_layer3.pth")
        assert "the resnet50 encoder misses" in refusal(path, build_backbone("resnet50"))
