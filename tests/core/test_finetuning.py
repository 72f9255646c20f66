import json
from dataclasses import asdict
from typing import Any

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.finetuning import Finetuning, Unfreezing

FULL = Finetuning(
    schedule=(Unfreezing(0, 1e-3, 2), Unfreezing(2, 1e-4, 5)),
    classifier=False,
    widths=(32, 8),
    dropout=0.0,
    balanced=False,
    class_weights=True,
    kinds=("scratch", "stain"),
    patience=None,
)


@pytest.mark.parametrize("settings", [Finetuning(), FULL], ids=["defaults", "everything set"])
def test_json_gives_the_same_settings_again(settings: Finetuning) -> None:
    assert Finetuning.from_json(json.loads(json.dumps(asdict(settings)))) == settings


def test_by_default_the_encoder_stays_as_it_is() -> None:
    assert Finetuning().schedule == ()


def test_a_fault_in_a_row_of_the_schedule_is_named() -> None:
    values = asdict(FULL)
    values["schedule"][1]["rate"] = "fast"

    with pytest.raises(RecipeInvalid, match=r"^fine-tuning schedule rate: 'fast' is no float$"):
        Finetuning.from_json(values)


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("widths", (16,)),
        ("widths", (0, 8)),
        ("dropout", 1.0),
        ("epochs", 0),
        ("rate", 0.0),
        ("weight_decay", -0.1),
        ("patience", 0),
        ("held_out", 0.6),
        ("batch", 1),
        ("defects", 0),
        ("kinds", ("stain", "stain")),
        ("learn_from", 0),
        ("head_steps", -1),
        ("head_weight", 6.5),
        ("head_weight", float("nan")),
        ("schedule", (Unfreezing(0, 1e-3, 1),) * 101),
    ],
)
def test_a_value_that_cannot_work_is_refused(setting: str, value: Any) -> None:
    with pytest.raises(RecipeInvalid):
        Finetuning(**{setting: value})


@pytest.mark.parametrize(("layers", "rate", "epochs"), [(-1, 1e-3, 1), (1, 0.0, 1), (1, 2.0, 1), (1, 1e-3, 0)])
def test_a_row_that_cannot_work_is_refused(layers: int, rate: float, epochs: int) -> None:
    with pytest.raises(RecipeInvalid, match="unfreezing"):
        Unfreezing(layers, rate, epochs)
