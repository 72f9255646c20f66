"""`inspector encoder`: what a person who trains one meets."""

import json
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from inspector.cli.app import run
from inspector.core.errors import RecipeInvalid
from inspector.core.own_encoder import OwnEncoder
from inspector.core.shipped import CARD, WEIGHTS
from inspector.imaging.read import read_image
from inspector.learning.backbones import build_backbone
from inspector.learning.weights import load_weights
from inspector.services import own_encoder
from inspector.services.own_encoder import CHECKPOINT

TINY = OwnEncoder(pool=32, side=80, fresh=1, crops=(32,), materials=8, patches=32, bf16=False)


def ends(arguments: list[str]) -> int:
    with pytest.raises(SystemExit) as end:
        run(["encoder", *arguments])
    return int(end.value.code or 0)


@pytest.fixture
def recipe(tmp_path: Path) -> Path:
    (tmp_path / "recipe.json").write_text(json.dumps(asdict(TINY)))
    return tmp_path / "recipe.json"


def train(recipe: Path, folder: Path, *more: str, steps: int = 1) -> int:
    asked = ["train", "--out", str(folder), "--recipe", str(recipe), "--steps", str(steps), "--threads", "1", "--quiet"]
    return ends([*asked, *more])


def test_what_was_trained_is_shipped_as_it_is(recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "models" / "resnet18"
    assert train(recipe, folder) == 0
    assert f"Saved {folder / WEIGHTS}: 1 steps" in capsys.readouterr().out
    report = load_weights(build_backbone("resnet18"), "shipped", shipped=tmp_path / "models")
    assert report.missing == report.unused == ()
    assert OwnEncoder(**_tuples(json.loads((folder / "recipe.json").read_text()))) == TINY


def test_a_run_goes_on_from_its_folder(recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert train(recipe, tmp_path / "e") == 0
    first = (tmp_path / "e" / WEIGHTS).read_bytes()
    assert train(recipe, tmp_path / "e", "--resume", steps=2) == 0
    assert "2 steps" in capsys.readouterr().out
    assert (tmp_path / "e" / WEIGHTS).read_bytes() != first


def test_nothing_is_replaced_unasked(recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / CHECKPOINT).write_bytes(b"hours")
    assert train(recipe, tmp_path / "e") == 1
    assert CHECKPOINT in capsys.readouterr().err
    assert (tmp_path / "e" / CHECKPOINT).read_bytes() == b"hours"


def test_weights_without_a_checkpoint_are_not_replaced_by_a_run_that_begins(
    recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "e").mkdir()
    (tmp_path / "e" / WEIGHTS).write_bytes(b"hours")
    assert train(recipe, tmp_path / "e", "--resume") == 1
    assert f"no {CHECKPOINT} to resume" in capsys.readouterr().err
    assert (tmp_path / "e" / WEIGHTS).read_bytes() == b"hours"


def test_a_folder_that_cannot_be_made_is_told_before_anything_is_learned(
    recipe: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    assert train(recipe, tmp_path / "file" / "e") == 1
    assert str(tmp_path / "file") in capsys.readouterr().err


@pytest.mark.parametrize(
    "changes",
    [
        *({"warm_up": 0}, {"fresh": -1}, {"weight_decay": float("nan")}, {"learning_rate": float("inf")}),
        *({"seed": 2**63}, {"pool": 10**12}, {"side": 10**9}, {"flaws": -1.0}),
    ],
)
def test_a_recipe_that_cannot_work_is_refused(changes: dict[str, float]) -> None:
    with pytest.raises(RecipeInvalid):
        replace(TINY, **changes)  # type: ignore[arg-type]


def test_the_taps_that_were_chosen_stay(recipe: Path, tmp_path: Path) -> None:
    assert train(recipe, tmp_path / "e") == 0
    card = json.loads((tmp_path / "e" / CARD).read_text())
    (tmp_path / "e" / CARD).write_text(json.dumps(card | {"taps": "shallow"}))
    assert train(recipe, tmp_path / "e", "--resume", steps=2) == 0
    assert json.loads((tmp_path / "e" / CARD).read_text())["taps"] == "shallow"


@pytest.mark.parametrize("content", ["", "{}", '{"backbone": 3}'])
def test_a_recipe_that_is_none_is_named(content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "r.json").write_text(content)
    assert train(tmp_path / "r.json", tmp_path / "e") == 2
    assert str(tmp_path / "r.json") in capsys.readouterr().err
    assert not (tmp_path / "e").exists()


def test_what_is_drawn_can_be_looked_at(tmp_path: Path) -> None:
    assert ends(["draw", str(tmp_path / "page.png")]) == 0
    page = read_image(tmp_path / "page.png")
    assert page.shape == (9 * 128, 12 * 128, 3)
    assert page.std() > 30


def test_an_encoder_is_judged_beside_another(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, count in (("_FIT", 12), ("_TESTED_GOOD", 6), ("_TESTED_OF_A_KIND", 1)):
        monkeypatch.setattr(own_encoder, name, count)  # as many as it takes to be told
    asked = ["evaluate", "scratch", "--against", "scratch", "--lines", "fabric", "--threads", "1", "--quiet"]
    assert ends([*asked, "--json", str(tmp_path / "found.json")]) == 0
    out = capsys.readouterr().out
    assert "fabric" in out
    assert "mean" in out
    (judged,) = json.loads((tmp_path / "found.json").read_text())["scratch"]
    assert judged["line"] == "fabric"
    assert 0 <= judged["image_auroc"] <= 1


def test_a_line_that_nobody_draws_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(["evaluate", "scratch", "--lines", "spaceship"]) == 2
    assert "spaceship" in capsys.readouterr().err


def _tuples(values: dict[str, object]) -> dict[str, object]:
    return {name: tuple(value) if isinstance(value, list) else value for name, value in values.items()}
