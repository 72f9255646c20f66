"""Where a project starts while nobody says otherwise, as the backbone is changed."""

from dataclasses import replace

from inspector.gui.pages.train import TrainPage
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
