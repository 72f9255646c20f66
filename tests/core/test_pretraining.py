import json
from dataclasses import FrozenInstanceError, asdict, fields
from typing import Any

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.pretraining import Change, Pretraining, ProjectionHead, Views

STRENGTHS = {
    "crop": (0.05, 1.0),
    "flip": (0.0, 1.0),
    "flip_down": (0.0, 1.0),
    "rotation": (0.0, 180.0),
    "colour": (0.0, 0.95),
    "hue": (0.0, 0.5),
    "grey": (0.0, 1.0),
    "blur": (0.0, 8.0),
    "noise": (0.0, 0.5),
    "cut_out": (0.0, 0.9),
}


class TestViews:
    def test_every_change_has_limits(self) -> None:
        assert {f.name for f in fields(Views)} - {"size"} == set(STRENGTHS)

    @pytest.mark.parametrize("name", STRENGTHS)
    def test_both_ends_of_a_strength_are_allowed(self, name: str) -> None:
        for strength in STRENGTHS[name]:
            assert getattr(Views(**{name: Change(strength=strength)}), name).strength == strength

    @pytest.mark.parametrize("name", STRENGTHS)
    def test_a_strength_beyond_is_refused_by_name(self, name: str) -> None:
        low, high = STRENGTHS[name]
        for strength in (low - 0.01, high + 0.01, float("nan")):
            with pytest.raises(RecipeInvalid, match=f"^view {name.replace('_', ' ')}: .* is not between"):
                Views(**{name: Change(strength=strength)})

    @pytest.mark.parametrize("size", [31, 16, 97, 528, 0, -32])
    def test_a_size_off_the_grid_is_refused(self, size: int) -> None:
        with pytest.raises(RecipeInvalid, match=r"^view size: "):
            Views(size=size)

    @pytest.mark.parametrize("size", [32, 96, 512])
    def test_a_size_on_the_grid_is_allowed(self, size: int) -> None:
        assert Views(size=size).size == size

    def test_by_default_nothing_changes_the_hue_or_blanks_a_square(self) -> None:
        assert not Views().hue
        assert not Views().cut_out

    def test_a_change_is_true_while_it_is_on(self) -> None:
        assert Change(strength=0.0)
        assert not Change(on=False)


class TestProjectionHead:
    @pytest.mark.parametrize(
        ("settings", "named"),
        [
            ({"version": 0}, "projection head"),
            ({"version": 3}, "projection head"),
            ({"depth": 0}, "projection head depth"),
            ({"depth": 9}, "projection head depth"),
            ({"width": 7}, "projection head width"),
            ({"width": 8193}, "projection head width"),
            ({"out": 7}, "projection head width"),
            ({"out": 4097}, "projection head width"),
            ({"activation": "tanh"}, "activation"),
        ],
    )
    def test_what_cannot_work_is_refused_by_name(self, settings: dict[str, Any], named: str) -> None:
        with pytest.raises(RecipeInvalid, match=f"^{named}: "):
            ProjectionHead(**settings)

    @pytest.mark.parametrize("settings", [{"depth": 1}, {"depth": 8, "version": 2}, {"width": 8, "out": 4096}])
    def test_both_ends_are_allowed(self, settings: dict[str, Any]) -> None:
        assert asdict(ProjectionHead(**settings)).items() >= settings.items()


class TestPretraining:
    @pytest.mark.parametrize(
        ("settings", "named"),
        [
            ({"epochs": 0}, "epochs"),
            ({"epochs": 100_001}, "epochs"),
            ({"batch": 1}, "batch"),
            ({"batch": 65_537}, "batch"),
            ({"physical": 1}, "physical batch"),
            ({"physical": 65, "batch": 64}, "physical batch"),
            ({"temperature": 0.009}, "temperature"),
            ({"temperature": 10.1}, "temperature"),
            ({"temperature": float("nan")}, "temperature"),
            ({"optimiser": "adam"}, "optimiser"),
            ({"rate": 0.0}, "learning rate"),
            ({"rate": 100.1}, "learning rate"),
            ({"rate": float("nan")}, "learning rate"),
            ({"weight_decay": -0.1}, "weight decay"),
            ({"weight_decay": 1.1}, "weight decay"),
            ({"warm_up": -0.1}, "warm-up"),
            ({"warm_up": 0.91}, "warm-up"),
            ({"held_out": -0.1}, "held out"),
            ({"held_out": 0.51}, "held out"),
            ({"patience": 0}, "patience"),
            ({"precision": "float16"}, "precision"),
        ],
    )
    def test_what_cannot_work_is_refused_by_name(self, settings: dict[str, Any], named: str) -> None:
        with pytest.raises(RecipeInvalid, match=f"^{named}: "):
            Pretraining(**settings)

    @pytest.mark.parametrize(
        "settings",
        [
            {"epochs": 1, "batch": 2, "physical": 2},
            {"batch": 65_536, "physical": 65_536},
            {"temperature": 0.01, "rate": 100.0, "weight_decay": 1.0, "warm_up": 0.9, "held_out": 0.5},
            {"temperature": 10.0, "rate": 1e-9, "weight_decay": 0.0, "warm_up": 0.0, "held_out": 0.0, "patience": None},
        ],
    )
    def test_both_ends_are_allowed(self, settings: dict[str, Any]) -> None:
        assert asdict(Pretraining(**settings)).items() >= settings.items()

    def test_it_cannot_be_changed_on_the_way(self) -> None:
        with pytest.raises(FrozenInstanceError):
            Pretraining().epochs = 3  # type: ignore[misc]


class TestJson:
    @pytest.mark.parametrize(
        "pretraining",
        [
            Pretraining(),
            Pretraining(physical=8, rate=0.1, patience=None, defects_as_negatives=True),
            Pretraining(Views(size=64, hue=Change(strength=0.2)), ProjectionHead(version=2, depth=3, width=512)),
        ],
    )
    def test_what_was_written_is_read_again(self, pretraining: Pretraining) -> None:
        assert Pretraining.from_json(json.loads(json.dumps(asdict(pretraining)))) == pretraining

    def test_a_fault_is_named_with_its_way(self) -> None:
        values = asdict(Pretraining())
        values["views"]["crop"]["strength"] = "large"
        with pytest.raises(RecipeInvalid, match=r"^pretraining views crop strength: 'large' is no float$"):
            Pretraining.from_json(values)

    def test_limits_hold_for_what_is_read(self) -> None:
        with pytest.raises(RecipeInvalid, match=r"^epochs: "):
            Pretraining.from_json(asdict(Pretraining()) | {"epochs": 0})
