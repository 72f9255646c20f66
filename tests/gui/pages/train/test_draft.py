from dataclasses import replace

import pytest

from inspector.core.errors import RecipeInvalid
from inspector.core.pretraining import Change
from inspector.core.recipe import PRESETS, Preparation, preset
from inspector.gui.pages.train.draft import OWN, Draft


@pytest.mark.parametrize("name", PRESETS)
def test_a_preset_is_what_the_command_line_would_train(name: str) -> None:
    draft = Draft().with_preset(name)
    assert (draft.recipe, draft.preset) == (preset(name), name)


def test_whoever_chose_nothing_gets_the_standard() -> None:
    assert Draft().preset == "standard"


def test_a_changed_setting_is_no_preset_any_more() -> None:
    assert Draft().with_value("pretraining.epochs", 7).preset == OWN


def test_what_is_changed_is_in_the_recipe() -> None:
    draft = Draft().with_value("pretraining.views.crop", Change(strength=0.5)).with_value("preparation.size", 320)
    assert draft.recipe.pretraining is not None
    assert (draft.recipe.pretraining.views.crop.strength, draft.recipe.preparation.size) == (0.5, 320)


def test_a_part_that_is_left_out_comes_back_as_it_was() -> None:
    draft = Draft().with_value("pretraining.epochs", 7).with_part("pretraining", False)
    assert draft.recipe.pretraining is None
    back = draft.with_part("pretraining", True).recipe.pretraining
    assert back is not None
    assert back.epochs == 7


def test_a_part_that_is_left_out_can_be_changed() -> None:
    draft = Draft().with_part("finetuning", False).with_value("finetuning.defects", 9)
    assert draft.recipe.finetuning is None
    assert draft.value("finetuning.defects") == 9


def test_a_preset_leaves_limits_region_seed_and_starting_point() -> None:
    kept = replace(
        preset("standard", weights="encoder.safetensors"),
        preparation=Preparation(region=(0.1, 0.1, 0.5, 0.5), tiled=True),
        false_rejects=0.02,
        seed=5,
    )
    recipe = Draft.of(kept).with_preset("thorough").recipe
    assert (recipe.weights, recipe.false_rejects, recipe.seed) == (kept.weights, 0.02, 5)
    assert (recipe.preparation.region, recipe.preparation.tiled) == ((0.1, 0.1, 0.5, 0.5), True)
    assert recipe.preparation.size == PRESETS["thorough"].preparation.size


def test_a_preset_does_not_pretrain_what_somebody_pretrained_before() -> None:
    assert Draft().with_weights("shipped").recipe == preset("standard", weights="shipped")


def test_ones_own_choices_keep_their_pretraining_with_other_weights() -> None:
    draft = Draft().with_value("pretraining.epochs", 7).with_weights("encoder.safetensors")
    assert draft.recipe.pretraining is not None


def test_more_false_rejects_are_more_reviews_too() -> None:
    assert Draft().with_value("false_rejects", 0.2).recipe.reviews == 0.2


def test_fewer_reviews_are_fewer_false_rejects_too() -> None:
    assert Draft().with_value("reviews", 0.001).recipe.false_rejects == 0.001


def test_a_value_that_cannot_work_is_refused() -> None:
    with pytest.raises(RecipeInvalid):
        Draft().with_value("preparation.size", 100)
