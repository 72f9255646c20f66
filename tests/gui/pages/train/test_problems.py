from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from inspector.core.recipe import PRESETS, Recipe
from inspector.core.shipped import WEIGHTS
from inspector.gui.pages.train.problems import Problem, blocking, problems, promise
from inspector.store.bins import Counts

pytestmark = pytest.mark.usefixtures("qapp")


def found(counts: Counts, recipe: Recipe = PRESETS["standard"], shipped: Path = Path("nowhere")) -> tuple[Problem, ...]:
    return problems(counts, recipe, shipped=shipped)


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_too_few_good_images_say_how_many_are_needed_and_lead_there() -> None:
    problem = blocking(found(Counts(good=8)))
    assert problem is not None
    assert problem.sentence == "8 good images: at least 10 are needed, 20 are better. Drop more into Good."
    assert problem.way_out == "images"


def test_unlabelled_images_only_have_to_be_called_good() -> None:
    problem = blocking(found(Counts(unlabelled=30)))
    assert problem is not None
    assert "Say which of the 30 unlabelled ones are good." in problem.sentence


def test_enough_good_images_let_it_train() -> None:
    assert blocking(found(Counts(good=10))) is None


def test_few_are_advised_against_but_train() -> None:
    assert any("20 or more make the limits steadier" in problem.sentence for problem in found(Counts(good=12)))


def test_without_anomalies_escapes_cannot_be_measured() -> None:
    assert any("how many anomalies escape" in problem.sentence for problem in found(Counts(good=60)))


def test_anomalies_teach_only_where_they_are_enough() -> None:
    assert any(
        problem.sentence.startswith("14 anomalies only measure") for problem in found(Counts(good=60, anomaly=14))
    )
    assert not any("only measure" in problem.sentence for problem in found(Counts(good=60, anomaly=15)))


def test_nothing_is_advised_while_something_stands_in_the_way() -> None:
    assert all(problem.blocks for problem in found(Counts(good=2)))


def test_an_encoder_that_is_not_shipped_cannot_be_started_from(tmp_path: Path) -> None:
    recipe = replace(PRESETS["standard"], weights="shipped")
    problem = blocking(found(Counts(good=60), recipe, tmp_path))
    assert problem is not None
    assert problem.way_out == "scratch"
    (tmp_path / "resnet18").mkdir()
    (tmp_path / "resnet18" / WEIGHTS).write_bytes(b"here")
    assert blocking(found(Counts(good=60), recipe, tmp_path)) is None


@pytest.mark.parametrize(("weights", "said"), [("", "Choose the weights file"), ("gone.pth", "no file gone.pth")])
def test_a_weights_file_must_be_there(weights: str, said: str) -> None:
    problem = blocking(found(Counts(good=60), replace(PRESETS["standard"], weights=weights)))
    assert problem is not None
    assert said in problem.sentence


def test_the_promise_says_what_is_supported_and_what_is_missing() -> None:
    said = plain(promise(Counts(good=48), PRESETS["standard"]))
    assert said == "48 good images support a false-reject limit of 2.1 %, not 1 %. Add 76 to promise 1 %."


def test_many_images_can_promise_what_is_wanted() -> None:
    assert plain(promise(Counts(good=1000), PRESETS["standard"])).startswith("1000 good images can promise at most 1 %")


def test_too_few_to_train_promise_nothing(qtbot: QtBot) -> None:
    assert promise(Counts(good=9), PRESETS["standard"]) == ""
