"""What `train` learns: its options for pretraining and heads, and one run that pretrains."""

import math
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from inspector.cli.shown import show_training
from inspector.core.finetuning import Unfreezing
from inspector.core.progress import Log, Task
from inspector.core.recipe import PRESETS, Recipe
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.services import learning, training
from tests.cli.interrupting import interrupted_while_pretraining
from tests.cli.test_commands import Inspector, Ran
from tests.conftest import Photos

SMALL = ("--preset", "quick", "--size", 64, "--patches", 50, "--threads", 1, "--device", "cpu")


@pytest.fixture
def inspector(capsys: pytest.CaptureFixture[str]) -> Inspector:
    return Inspector(capsys)


@pytest.fixture
def asked(inspector: Inspector, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Recipe]:
    """Return the recipe that the options of `train` become."""
    recipes: list[Recipe] = []

    def refuse(source: object, recipe: Recipe, *_: object, **__: object) -> Task[None]:
        recipes.append(recipe)
        raise KeyboardInterrupt
        yield

    def ask(*options: object) -> Recipe:
        ran: Ran = inspector("train", "--good", ".", "--out", "b", *options)
        assert ran.code == 130, ran.err
        return recipes[-1]

    monkeypatch.setattr(training, "train", refuse)
    return ask


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_learns_what_it_says(asked: Callable[..., Recipe], name: str) -> None:
    recipe, wanted = asked("--preset", name, "--weights", "scratch"), PRESETS[name]
    assert (recipe.pretraining, recipe.finetuning) == (wanted.pretraining, wanted.finetuning)


def test_without_a_preset_it_is_the_standard_one(asked: Callable[..., Recipe]) -> None:
    assert asked() == asked("--preset", "standard")


@pytest.mark.parametrize(
    ("backbone", "start"), [("resnet18", "shipped"), ("mobilenet_v2", "shipped"), ("resnet50", "scratch")]
)
def test_it_starts_from_our_own_encoder_where_there_is_one(
    asked: Callable[..., Recipe], backbone: str, start: str
) -> None:
    assert asked("--backbone", backbone).weights == start


@pytest.mark.parametrize("weights", ["shipped", "somebody.pth"])
def test_encoders_of_others_are_not_pretrained_again(asked: Callable[..., Recipe], weights: str) -> None:
    recipe = asked("--weights", weights)
    assert recipe.pretraining is None
    assert recipe.finetuning == PRESETS["standard"].finetuning


def test_they_are_if_asked_for(asked: Callable[..., Recipe]) -> None:
    assert asked("--weights", "shipped", "--pretrain").pretraining is not None


def test_pretraining_can_be_left_out(asked: Callable[..., Recipe]) -> None:
    assert asked("--weights", "scratch", "--no-pretrain").pretraining is None


def test_to_name_epochs_is_to_ask_for_pretraining(asked: Callable[..., Recipe]) -> None:
    pretraining = asked("--preset", "quick", "--epochs", 7).pretraining
    assert pretraining is not None
    assert pretraining.epochs == 7


def test_not_to_pretrain_outweighs_its_epochs(asked: Callable[..., Recipe]) -> None:
    assert asked("--weights", "scratch", "--no-pretrain", "--epochs", 7).pretraining is None


@pytest.mark.parametrize(("option", "taught"), [("--heads", True), ("--no-heads", False)])
@pytest.mark.parametrize("name", PRESETS)
def test_heads_are_taught_or_not_as_asked_for(
    asked: Callable[..., Recipe], name: str, option: str, taught: bool
) -> None:
    assert (asked("--preset", name, option).finetuning is not None) == taught


def test_a_schedule_has_a_row_for_each_unfreezing(asked: Callable[..., Recipe]) -> None:
    finetuning = asked("--preset", "quick", "--unfreeze", "0:1e-3:2", "--unfreeze", "1:1e-4:5").finetuning
    assert finetuning is not None
    assert finetuning.schedule == (Unfreezing(0, 1e-3, 2), Unfreezing(1, 1e-4, 5))


@pytest.mark.parametrize("row", ["1", "1:1e-4", "one:1e-4:5", "1:1e-4:5:6", "-1:1e-4:5", "1:2:5", ""])
def test_a_row_that_is_none_is_wrong_usage(inspector: Inspector, row: str) -> None:
    ran = inspector("train", "--good", ".", "--out", "b", "--unfreeze", row, "--quiet")
    assert (ran.code, len(ran.err.splitlines())) == (2, 1)


@pytest.mark.usefixtures("quick_export")
def test_interrupted_while_it_pretrains_it_says_how_to_go_on_and_does(
    inspector: Inspector, photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    arguments = ("train", "--good", photos.good, "--out", tmp_path / "b", *SMALL, "--epochs", 2)
    with interrupted_while_pretraining(monkeypatch):
        ran = inspector(*arguments)
    assert ran.code == 130
    assert ran.err.splitlines()[-2:] == [
        "inspector: What was pretrained is kept: the same command goes on from there.",
        "inspector: Stopped. Nothing was left half-written.",
    ]
    assert list(tmp_path.iterdir()) == []
    again = inspector(*arguments)
    assert again.code == 0
    assert "Goes on in epoch 2" in again.err


def test_interrupted_before_it_pretrains_it_promises_nothing(
    inspector: Inspector, photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: Log, stage: str, *__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Log, "snapshot", interrupted)
    ran = inspector("train", "--good", photos.good, "--out", tmp_path / "b", *SMALL, "--epochs", 2)
    assert ran.code == 130
    assert "What was pretrained is kept" not in ran.err


@pytest.mark.parametrize(("pretrains", "promised"), [("--pretrain", True), ("--no-pretrain", False)])
def test_what_another_run_keeps_is_not_promised_to_one_that_does_not_pretrain(
    inspector: Inspector, monkeypatch: pytest.MonkeyPatch, pretrains: str, promised: bool
) -> None:
    def interrupted(*_: object, **__: object) -> Task[None]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr(training, "train", interrupted)
    monkeypatch.setattr(learning, "last_kept", lambda _: math.inf)
    ran = inspector("train", "--good", ".", "--out", "b", pretrains)
    assert ("What was pretrained is kept" in ran.err) is promised


@pytest.mark.parametrize(
    ("escaped", "recipe", "said"),
    [
        (2, PRESETS["quick"], "the preset standard often finds more"),
        (2, replace(PRESETS["standard"], weights="scratch"), "--weights"),
        (0, PRESETS["quick"], ""),
    ],
)
def test_what_helps_is_said_where_many_anomalies_escape(
    trained_bundle: Bundle, escaped: int, recipe: Recipe, said: str
) -> None:
    escapes = {"count": escaped, "n": 10, "rate": escaped / 10, "low": 0.0, "high": 1.0}
    facts = trained_bundle.facts
    recipe = replace(recipe, preparation=facts.recipe.preparation)
    told = show_training(
        replace(trained_bundle, facts=replace(facts, recipe=recipe, report={**facts.report, "escapes": escapes}))
    )
    lines = [line for line in told.splitlines() if "anomalies escape" in line]
    assert [said in line for line in lines] == ([True] if said else [])


@pytest.mark.usefixtures("quick_export")
def test_a_run_pretrains_and_says_so(inspector: Inspector, photos: Photos, tmp_path: Path) -> None:
    ran = inspector("train", "--good", photos.good, "--out", tmp_path / "b", *SMALL, "--epochs", 1)
    assert ran.code == 0
    assert "This will take about" in ran.err
    facts = load_bundle(tmp_path / "b").facts
    assert len(facts.learning["curves"]["pretrain"]) == 1
    assert facts.recipe.pretraining is not None
    assert facts.recipe.finetuning is None
