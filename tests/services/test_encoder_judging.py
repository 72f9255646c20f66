"""An encoder judged on a drawn line: it is trained with, and asked about parts that it has not seen."""

from types import SimpleNamespace

import pytest

from inspector.core.progress import Task, drive
from inspector.core.recipe import Recipe
from inspector.runtime.bundle import Bundle
from inspector.services import encoder_judging
from inspector.services.encoder_judging import judge_encoder
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import LINE


def test_a_line_is_judged_by_a_bundle_that_began_with_the_encoder(
    workplace: Workplace, trained_bundle: Bundle, monkeypatch: pytest.MonkeyPatch
) -> None:
    trained = []

    def training(source: Source, recipe: Recipe, *_: object, **__: object) -> Task[SimpleNamespace]:
        assert source.good is not None
        trained.append((recipe.weights, recipe.taps, recipe.seed, len(list(source.good.iterdir()))))
        return SimpleNamespace(bundle=trained_bundle)  # of the same line; that training works is tried elsewhere
        yield

    monkeypatch.setattr(encoder_judging, "train", training)
    for name, count in (("_FIT", 3), ("_TESTED_GOOD", 4), ("_TESTED_OF_A_KIND", 1)):
        monkeypatch.setattr(encoder_judging, name, count)
    task = judge_encoder("my.pth", backbone="resnet18", lines=(LINE,), seed=7, workplace=workplace, taps="deep")
    (judged,) = drive(task)
    assert trained == [("my.pth", "deep", 7, 3)]
    assert judged.line == LINE
    assert judged.image_auroc is not None
    assert judged.pixel_auroc is not None
    assert judged.image_auroc > 0.5  # what was drawn, with its masks, is told apart better than by guessing
    assert judged.pixel_auroc > 0.5
