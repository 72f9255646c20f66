"""`inspector encoder`: what a person who trains one meets."""

import json
from dataclasses import asdict
from pathlib import Path

import pytest

from inspector.cli.app import run
from inspector.core.own_encoder import OwnEncoder
from inspector.core.progress import Task
from inspector.core.shipped import CARD, WEIGHTS
from inspector.imaging.read import read_image
from inspector.learning.backbones import build_backbone
from inspector.learning.weights import load_weights
from inspector.services import encoder_judging
from inspector.services.encoder_judging import Judged
from inspector.services.own_encoder import CHECKPOINT, read_recipe

TINY = OwnEncoder(stock=32, side=80, fresh=1, crops=(32,), materials=8, patches=32, bf16=False)


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
    assert read_recipe(folder / "recipe.json") == TINY


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
    asked = []

    def judging(weights: str, *, lines: tuple[str, ...], taps: str, **_: object) -> Task[tuple[Judged, ...]]:
        asked.append((weights, taps))
        better = 0.25 if weights == "shipped" else 0.0
        return tuple(Judged(line, 0.5 + better + at / 8, None if at else 0.625) for at, line in enumerate(lines))
        yield

    monkeypatch.setattr(encoder_judging, "judge_encoder", judging)
    options = ["--lines", "fabric,wood", "--taps", "shallow", "--quiet", "--json", str(tmp_path / "found.json")]
    assert ends(["evaluate", "shipped", "--against", "scratch", *options]) == 0
    assert asked == [("shipped", "shallow"), ("scratch", "auto")]
    assert [line.split() for line in capsys.readouterr().out.splitlines()] == [
        ["image", "/", "pixel", "AUROC", "shipped", "scratch"],
        ["fabric", "0.750", "/", "0.625", "0.500", "/", "0.625"],
        ["wood", "0.875", "/", "–", "0.625", "/", "–"],
        ["mean", "0.812", "/", "0.625", "0.562", "/", "0.625"],
    ]
    found = json.loads((tmp_path / "found.json").read_text("utf-8"))
    assert found["scratch"][1] == {"line": "wood", "image_auroc": 0.625, "pixel_auroc": None}


def test_a_line_that_nobody_draws_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert ends(["evaluate", "scratch", "--lines", "spaceship"]) == 2
    assert "spaceship" in capsys.readouterr().err
