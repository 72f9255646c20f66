import json
from pathlib import Path

import pytest

from inspector.core.progress import Task
from inspector.services import pretraining
from tests.cli.interrupting import interrupted_while_pretraining
from tests.cli.test_commands import Inspector
from tests.conftest import GOOD, Photos

SMALL = ("--size", 64, "--view-size", 32, "--batch", 8, "--threads", 1, "--device", "cpu")


@pytest.fixture
def inspector(capsys: pytest.CaptureFixture[str]) -> Inspector:
    return Inspector(capsys)


def test_an_encoder_is_saved_and_told_with_chance_beside_it(
    inspector: Inspector, photos: Photos, tmp_path: Path
) -> None:
    out = tmp_path / "e.safetensors"
    ran = inspector(
        "pretrain", "--images", photos.good, "--out", out, *SMALL, "--epochs", 1, "--json", tmp_path / "r.json"
    )
    assert (ran.code, out.is_file()) == (0, True)
    assert f"Saved {out}" in ran.out
    assert "chance 0.067" in ran.out
    assert "This will take about" in ran.err
    result = json.loads((tmp_path / "r.json").read_text("utf-8"))
    assert (result["images"], result["best_epoch"], len(result["curve"])) == (GOOD, 1, 1)


def test_options_become_the_recipe(inspector: Inspector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def refuse(source: object, recipe: object, *_: object, **__: object) -> Task[None]:
        asked.append(recipe)
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(pretraining, "pretrain", refuse)
    inspector(
        *("pretrain", "--images", ".", "--out", tmp_path / "e.safetensors", "--backbone", "mobilenet_v2"),
        *("--weights", "w.pth", "--epochs", 7, "--batch", 32, "--physical", 4, "--temperature", 0.5, "--no-decoupled"),
        *("--optimiser", "lars", "--rate", 0.3, "--head-version", 2, "--head-depth", 3, "--head-width", 64),
        *("--defects-as-negatives", "--set", "crop=0.5", "--set", "blur=off", "--view-size", 64, "--size", 128),
        *("--seed", 4, "--held-out", 0.2, "--patience", 5, "--precision", "float32"),
    )
    (recipe,) = asked
    learned = recipe.pretraining
    assert (recipe.backbone, recipe.weights, recipe.preparation.size, recipe.seed) == ("mobilenet_v2", "w.pth", 128, 4)
    assert (learned.epochs, learned.batch, learned.physical, learned.temperature) == (7, 32, 4, 0.5)
    assert (learned.decoupled, learned.optimiser, learned.rate, learned.held_out) == (False, "lars", 0.3, 0.2)
    assert (learned.head.version, learned.head.depth, learned.head.width) == (2, 3, 64)
    assert (learned.defects_as_negatives, learned.patience, learned.precision) == (True, 5, "float32")
    assert (learned.views.size, learned.views.crop.strength, learned.views.blur.on) == (64, 0.5, False)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("--out", "e.safetensors"),
        ("p", "--images", "i", "--out", "e.safetensors"),
        ("p", "--out", "e.pth"),
        ("p", "--out", "e.safetensors", "--set", "sparkle=1"),
        ("p", "--out", "e.safetensors", "--epochs", "many"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(inspector: Inspector, arguments: tuple[str, ...]) -> None:
    assert inspector("pretrain", *arguments).code == 2


def test_a_known_error_is_one_line(inspector: Inspector, tmp_path: Path) -> None:
    ran = inspector("pretrain", "--images", tmp_path / "none", "--out", tmp_path / "e.safetensors", *SMALL)
    assert ran.code == 1
    assert ran.err.splitlines()[-1].startswith("inspector: ")
    assert "no such folder" in ran.err


def test_ctrl_c_says_how_to_go_on(
    inspector: Inspector, photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "e.safetensors"
    arguments = ("pretrain", "--images", photos.good, "--out", out, *SMALL, "--epochs", 2)
    with interrupted_while_pretraining(monkeypatch):
        ran = inspector(*arguments)
    assert ran.code == 130
    assert f"{tmp_path / 'e.checkpoint'} holds what was learned" in ran.err
    assert inspector(*arguments).code == 1
    again = inspector(*arguments, "--resume")
    assert again.code == 0
    assert "Goes on in epoch 2: 0 of 1 steps are done." in again.err
