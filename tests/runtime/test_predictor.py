import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import onnx
import pytest
import torch
from numpy.typing import NDArray
from onnx import TensorProto, helper

from inspector.core.errors import BundleDamaged, DeviceMissing
from inspector.core.recipe import STRIDE, Preparation
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import cut
from inspector.learning.scorer import Scorer
from inspector.runtime.bundle import GRAPH, Bundle
from inspector.runtime.predictor import Predictor, available_devices
from tests.conftest import Photos

Picture = NDArray[np.uint8]


@pytest.fixture(scope="module")
def predictor(trained_bundle: Bundle) -> Predictor:
    return Predictor.of(trained_bundle, threads=1)


def torch_score(scorer: Scorer, picture: Picture) -> float:
    with torch.inference_mode():
        return float(scorer(torch.from_numpy(picture[None].copy()))[0][0])


def a_photograph(photos: Photos) -> Picture:
    return read_image(photos.good / "003.png")


def with_spot(photograph: Picture, x: int, y: int, side: int) -> Picture:
    """Return the photograph with a checked square that no good part has."""
    spotted = photograph.copy()
    checks = np.indices((side, side)).sum(0) // 4 % 2 * 255
    spotted[y : y + side, x : x + side] = checks[..., None]
    return spotted


def test_scores_equal_those_of_torch(predictor: Predictor, trained_scorer: Scorer, photos: Photos) -> None:
    for path in [*sorted(photos.good.iterdir()), *sorted(photos.anomaly.rglob("*.png"))]:
        photograph = read_image(path)
        expected = torch_score(trained_scorer, prepare(photograph, predictor.preparation))
        assert predictor.predict(photograph).score == pytest.approx(expected, abs=1e-4)


def test_the_score_is_the_highest_value_of_the_heat_map(predictor: Predictor, photos: Photos) -> None:
    found = predictor.predict(a_photograph(photos))
    assert found.score == float(found.heat_map.values.max())


def test_an_embedding_is_the_mean_of_the_patches(predictor: Predictor, photos: Photos) -> None:
    photograph = a_photograph(photos)
    (patches,) = predictor.embed(cut(prepare(photograph, predictor.preparation), predictor.preparation))
    found = predictor.predict(photograph, embedded=True)
    np.testing.assert_allclose(found.embedding, patches.mean((1, 2)), rtol=1e-5)


def test_an_embedding_beside_it_leaves_the_score_as_it_is(predictor: Predictor, photos: Photos) -> None:
    photograph = a_photograph(photos)
    assert predictor.predict(photograph, embedded=True).score == predictor.predict(photograph).score


def test_the_score_is_what_the_graph_itself_calls_the_score(predictor: Predictor, photos: Photos) -> None:
    picture = prepare(a_photograph(photos), predictor.preparation)
    own = predictor._run_all(("score",), cut(picture, predictor.preparation), range(1))[0]
    assert own[0] == predictor.predict_prepared(picture, (9, 9)).score


@pytest.mark.parametrize("shape", [(1, 1), (1, 5000), (3000, 2), (17, 23), (130, 900), (1200, 1600)])
def test_a_photograph_of_any_size_has_a_finite_score(predictor: Predictor, shape: tuple[int, int]) -> None:
    found = predictor.predict(np.full((*shape, 3), 90, np.uint8))
    assert np.isfinite(found.score)
    assert found.heat_map.image_shape == shape


@pytest.mark.parametrize("value", [0, 255])
def test_a_flat_photograph_has_a_finite_score(predictor: Predictor, value: int) -> None:
    assert np.isfinite(predictor.predict(np.full((128, 128, 3), value, np.uint8)).score)


def test_the_heat_map_has_a_value_for_each_patch(predictor: Predictor) -> None:
    photograph = np.zeros((100, 400, 3), np.uint8)
    prepared = prepare(photograph, predictor.preparation)
    grid = predictor.predict(photograph).heat_map.values.shape
    assert grid == (prepared.shape[0] // STRIDE, prepared.shape[1] // STRIDE)


def test_a_photograph_is_not_changed(predictor: Predictor, photos: Photos) -> None:
    photograph = a_photograph(photos)
    before = photograph.copy()
    predictor.predict(photograph)
    assert np.array_equal(photograph, before)


def test_prediction_prepares_as_training_did(predictor: Predictor, photos: Photos) -> None:
    photograph = np.kron(a_photograph(photos), np.ones((3, 2, 1), np.uint8))  # to be shrunk, unevenly
    prepared = prepare(photograph, predictor.preparation)
    assert predictor.predict(photograph).score == predictor.predict_prepared(prepared, photograph.shape[:2]).score


def test_the_place_of_a_defect_is_hottest(predictor: Predictor, photos: Photos) -> None:
    spotted = with_spot(a_photograph(photos), x=80, y=32, side=24)
    values = predictor.predict(spotted).heat_map.values
    row, column = np.unravel_index(values.argmax(), values.shape)
    y, x = (row + 0.5) / values.shape[0] * spotted.shape[0], (column + 0.5) / values.shape[1] * spotted.shape[1]
    assert abs(x - 92) < 24
    assert abs(y - 44) < 24


@pytest.fixture(scope="module")
def tiled(trained_bundle: Bundle) -> Predictor:
    """The same graph, told to judge tiles of 128 pixels at native resolution."""
    return Predictor(trained_bundle.file(GRAPH), Preparation(size=128, tiled=True), threads=1)


def mosaic(photos: Photos) -> Picture:
    """Return a good photograph of 384 × 512 pixels, of parts beside each other."""
    return np.tile(a_photograph(photos)[:128, :128], (3, 4, 1))


def test_tiles_cover_the_whole_photograph(tiled: Predictor, photos: Photos) -> None:
    assert tiled.predict(mosaic(photos)).heat_map.values.shape == (384 // STRIDE, 512 // STRIDE)


@pytest.mark.parametrize(("x", "y"), [(4, 4), (488, 360), (250, 190)])
def test_tiles_find_the_place_of_a_tiny_defect(tiled: Predictor, photos: Photos, x: int, y: int) -> None:
    """14 × 14 of 384 × 512 pixels are 0.1 % of the area; good parts have their own edges, so the rise counts."""
    good, bad = mosaic(photos), with_spot(mosaic(photos), x, y, side=14)
    rise = tiled.predict(bad).heat_map.values - tiled.predict(good).heat_map.values
    row, column = np.unravel_index(rise.argmax(), rise.shape)
    assert abs((column + 0.5) * STRIDE - x - 7) <= 24
    assert abs((row + 0.5) * STRIDE - y - 7) <= 24


def test_a_tiled_photograph_smaller_than_a_tile_has_a_score(tiled: Predictor) -> None:
    assert np.isfinite(tiled.predict(np.full((40, 300, 3), 90, np.uint8)).score)


def test_the_processor_is_always_there() -> None:
    assert "cpu" in available_devices()


@pytest.mark.skipif("cuda" in available_devices(), reason="there is CUDA here")
def test_a_device_that_is_not_there_is_told(trained_bundle: Bundle) -> None:
    with pytest.raises(DeviceMissing, match=r"cuda.*Available: cpu"):
        Predictor.of(trained_bundle, device="cuda")


def test_an_unknown_device_is_told(trained_bundle: Bundle) -> None:
    with pytest.raises(DeviceMissing, match="abacus"):
        Predictor.of(trained_bundle, device="abacus")


@pytest.mark.parametrize("content", [b"", b"no graph at all", b"\x08\x0a" * 50], ids=["empty", "text", "binary"])
def test_a_graph_that_does_not_load_is_damage(tmp_path: Path, content: bytes) -> None:
    (tmp_path / GRAPH).write_bytes(content)
    with pytest.raises(BundleDamaged, match=GRAPH):
        Predictor(tmp_path / GRAPH, Preparation())


def test_a_graph_that_is_cut_short_is_damage(trained_bundle: Bundle, tmp_path: Path) -> None:
    content = trained_bundle.file(GRAPH).read_bytes()
    (tmp_path / GRAPH).write_bytes(content[: len(content) // 2])
    with pytest.raises(BundleDamaged, match=GRAPH):
        Predictor(tmp_path / GRAPH, Preparation())


def test_the_recipe_says_how_pictures_are_prepared(trained_bundle: Bundle) -> None:
    assert Predictor.of(trained_bundle).preparation == trained_bundle.facts.recipe.preparation


def test_the_white_level_of_the_recipe_is_kept(trained_bundle: Bundle) -> None:
    recipe = trained_bundle.facts.recipe
    deep = replace(recipe, preparation=replace(recipe.preparation, white_level=4095))
    bundle = Bundle(trained_bundle.path, replace(trained_bundle.facts, recipe=deep))
    assert Predictor.of(bundle).preparation.white_level == 4095


def test_the_graph_tells_nothing_of_the_machine_that_trained(trained_bundle: Bundle) -> None:
    content = trained_bundle.file(GRAPH).read_bytes()
    assert b"site-packages" not in content
    assert str(Path.home()).encode() not in content


@pytest.mark.parametrize("floor", ["core", "imaging", "runtime", "store"])
def test_floors_of_inspection_never_load_torch_or_qt(floor: str) -> None:
    code = (
        "import sys, pkgutil, importlib, inspector\n"
        f"package = importlib.import_module('inspector.{floor}')\n"
        "for found in pkgutil.iter_modules(package.__path__):\n"
        f"    importlib.import_module('inspector.{floor}.' + found.name)\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'torch', 'torchvision', 'PySide6', 'sklearn'}))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_graph_that_does_not_ask_what_is_kept_is_not_told(tmp_path: Path) -> None:
    """Those of bundles up to the third schema have one input."""
    image = helper.make_tensor_value_info("image", TensorProto.UINT8, ["b", "h", "w", 3])
    heat = helper.make_tensor_value_info("heat_map", TensorProto.FLOAT, ["b", "rows", "columns"])
    nodes = [
        helper.make_node("Cast", ["image"], ["values"], to=TensorProto.FLOAT),
        helper.make_node("Transpose", ["values"], ["channels"], perm=[0, 3, 1, 2]),
        helper.make_node("AveragePool", ["channels"], ["patches"], kernel_shape=[16, 16], strides=[16, 16]),
        helper.make_node("ReduceMax", ["patches"], ["heat_map"], axes=[1], keepdims=0),
    ]
    model = helper.make_model(
        helper.make_graph(nodes, "old", [image], [heat]), opset_imports=[helper.make_opsetid("", 17)], ir_version=8
    )
    onnx.save(model, str(tmp_path / GRAPH))
    found = Predictor(tmp_path / GRAPH, Preparation(size=64), threads=1).predict(np.full((64, 64, 3), 90, np.uint8))
    assert found.score == pytest.approx(90)
