"""Where a project starts while nobody says otherwise, as the backbone is changed."""

from dataclasses import replace

from inspector.gui.pages.train import TrainPage
from inspector.gui.pages.train.presets import PresetCard
from tests.gui.pages.train.conftest import Choose


def test_the_usual_start_follows_the_backbone_there_and_back(page: TrainPage) -> None:
    before = page.draft.recipe
    page.setup.more.changed.emit("backbone", "resnet50")
    assert page.draft.recipe.weights == "scratch"
    page.setup.more.changed.emit("backbone", "resnet18")
    assert page.draft.recipe == before


def test_a_start_that_was_chosen_stays_with_another_backbone(page: TrainPage, choose: Choose) -> None:
    choose(replace(page.draft.recipe, weights="somebody.pth"))
    page.setup.more.changed.emit("backbone", "resnet50")
    assert page.draft.recipe.weights == "somebody.pth"


def test_the_presets_say_what_they_do_for_the_encoder_that_is_started_with(page: TrainPage, choose: Choose) -> None:
    """From scratch they pretrain; an encoder that was trained before is left as it is."""

    def said() -> list[str]:
        return [card.radio.accessibleDescription() for card in page.setup.findChildren(PresetCard)]

    assert page.draft.recipe.weights == "shipped"
    assert not any("Also learns from your photos" in text or "epochs" in text for text in said())
    assert any(text.startswith("Also teaches heads") for text in said())
    choose(replace(page.draft.recipe, weights="scratch"))
    assert any(text.startswith("Also learns from your photos") for text in said())
