from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch
from numpy.typing import NDArray
from safetensors.torch import load_file, save_file

from inspector.core.errors import ExportMismatch
from inspector.core.recipe import Preparation
from inspector.learning import fitting
from inspector.learning.evidence.fusion import Weights
from inspector.learning.export import (
    ALLOWED,
    HEADS,
    INPUTS,
    OUTPUTS,
    check_export,
    export,
    load_heads,
    save_heads,
)
from inspector.learning.fitting import Fit
from inspector.learning.scorer import Scorer
from tests.learning.judging import fitted_with, head_recipe, taught
from tests.learning.tiny import batch, odd_picture, picture

SHAPES = ((64, 64), (80, 144), (176, 64))


@pytest.fixture(scope="module")
def fitted() -> Fit:
    """Both heads and known anomalies, on an encoder tapped deep; test_learning_runs.py has one tapped shallow."""
    recipe = head_recipe()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(fitting, "choose_weights", lambda *_, **__: Weights(2, 1, 2))
        return fitted_with(taught(recipe), recipe)


@pytest.fixture(scope="module")
def exported(fitted: Fit, tmp_path_factory: pytest.TempPathFactory) -> tuple[Scorer, Path]:
    scorer, path = fitted.scorer, tmp_path_factory.mktemp("graph") / "graph.onnx"
    assert scorer.localising is not None
    assert scorer.classifier is not None
    assert scorer.known
    export(scorer, path)
    return scorer, path


class TestGraph:
    @pytest.mark.parametrize("share", [1, 0.6, 0], ids=["all kept", "some", "none"])
    @pytest.mark.parametrize("count", [1, 3])
    @pytest.mark.parametrize(("height", "width"), SHAPES)
    def test_it_says_what_torch_says_with_all_heads(
        self, exported: tuple[Scorer, Path], count: int, height: int, width: int, share: float
    ) -> None:
        scorer, path = exported
        images = batch(*[(odd_picture if i else picture)(40 + i, height, width) for i in range(count)])
        kept = torch.rand(count, height // 16, width // 16, generator=torch.Generator().manual_seed(count)) < share
        session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
        with torch.inference_mode():
            ours = scorer(images, kept)
        given = dict(zip(INPUTS, (images.numpy(), kept.numpy()), strict=True))
        for name, one, other in zip(OUTPUTS, ours, session.run(list(OUTPUTS), given), strict=True):
            assert other.shape == tuple(one.shape), name
            assert np.abs(one.numpy() - other).max() < ALLOWED, name

    def test_the_check_finds_it_equal(self, exported: tuple[Scorer, Path]) -> None:
        scorer, path = exported
        assert check_export(scorer, path, different(), Preparation(size=64)) < ALLOWED

    def test_the_check_finds_another_scorer(self, exported: tuple[Scorer, Path]) -> None:
        scorer, path = exported
        scorer.weights, kept = Weights(2, 1.5), scorer.weights
        try:
            with pytest.raises(ExportMismatch):
                check_export(scorer, path, different(), Preparation(size=64))
        finally:
            scorer.weights = kept


def different() -> list[NDArray[np.uint8]]:
    return [picture(50), odd_picture(51, 80, 144), picture(52, 176, 64)]


class TestKeptHeads:
    def test_they_say_the_same_when_loaded_again(self, fitted: Fit, tmp_path: Path) -> None:
        save_heads(fitted.heads, fitted.known, fitted.scorer.weights, tmp_path)
        loaded, _, weights = load_heads(tmp_path)
        assert weights == fitted.scorer.weights == Weights(2, 1, 2)
        features = torch.rand(2, 28, 4, 5)
        for ours, theirs in zip(fitted.heads, loaded, strict=True):
            assert ours is not None
            assert theirs is not None
            with torch.no_grad():
                assert torch.equal(theirs.rarity.of(theirs.head(features)), ours.rarity.of(ours.head(features)))

    def test_a_localising_head_may_be_alone(self, fitted: Fit, tmp_path: Path) -> None:
        save_heads((fitted.heads[0], None), None, Weights(3), tmp_path)
        (localising, classifier), known, weights = load_heads(tmp_path)
        assert localising is not None
        assert (classifier, known, weights) == (None, None, Weights(3))

    def test_none_are_none_again(self, tmp_path: Path) -> None:
        save_heads((None, None), None, Weights(), tmp_path)
        assert load_heads(tmp_path) == ((None, None), None, Weights())

    def test_a_bundle_from_before_there_were_any_has_none(self, tmp_path: Path) -> None:
        assert not (tmp_path / HEADS).exists()
        assert load_heads(tmp_path) == ((None, None), None, Weights())

    def test_known_anomalies_are_known_again(self, fitted: Fit, tmp_path: Path) -> None:
        save_heads(fitted.heads, fitted.known, fitted.scorer.weights, tmp_path)
        _, loaded, _ = load_heads(tmp_path)
        assert fitted.known is not None
        assert loaded is not None
        for ours, theirs in zip(fitted.known.memories, loaded.memories, strict=True):
            assert torch.equal(ours.patches, theirs.patches)
            assert torch.equal(ours.origins, theirs.origins)
        for mine, yours in zip(fitted.known.rarities, loaded.rarities, strict=True):
            assert torch.equal(mine.knots, yours.knots)
            assert torch.equal(mine.slopes, yours.slopes)

    def test_heads_from_before_anomalies_were_known_know_none(self, fitted: Fit, tmp_path: Path) -> None:
        save_heads(fitted.heads, None, fitted.scorer.weights, tmp_path)
        held = load_file(tmp_path / HEADS)
        save_file(held | {"weights": held["weights"][:2]}, tmp_path / HEADS)
        _, known, weights = load_heads(tmp_path)
        assert (known, weights) == (None, Weights(2, 1))

    def test_they_come_back_in_inference_mode(self, fitted: Fit, tmp_path: Path) -> None:
        save_heads(fitted.heads, fitted.known, fitted.scorer.weights, tmp_path)
        (localising, classifier), _, _ = load_heads(tmp_path)
        assert localising is not None
        assert classifier is not None
        assert not localising.head.training
        assert not classifier.head.training
