"""What a run will take, measured on a few pictures before it starts."""

from dataclasses import replace

import pytest

from inspector.core.errors import TooFewImages
from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import Progress, drive
from inspector.services.estimating import Estimate, estimate
from inspector.services.sources import Source
from inspector.services.workplace import Workplace
from tests.conftest import TINY, Photos

EVERYTHING = replace(
    TINY,
    pretraining=Pretraining(views=Views(size=32), epochs=2, batch=8),
    finetuning=Finetuning(defects=1, head_steps=5, schedule=(Unfreezing(1, 1e-4, 2),)),
)


def test_a_recipe_without_learning_has_only_the_stages_that_all_have(photos: Photos, workplace: Workplace) -> None:
    told = drive(estimate(Source(good=photos.good), TINY, workplace=workplace))
    assert list(told.seconds) == ["start", "scan", "read", "encode", "fit", "export", "calibrate", "evaluate"]


def test_every_stage_that_learns_takes_time(photos: Photos, workplace: Workplace) -> None:
    told = drive(estimate(Source(good=photos.good, anomaly=photos.anomaly), EVERYTHING, workplace=workplace))
    assert all(told.seconds[name] > 0 for name in ("pretrain", "fine-tune", "defects", "heads"))
    assert told.memory_bytes > 1e8
    assert told.device == "cpu"


def test_more_epochs_take_longer(photos: Photos, workplace: Workplace) -> None:
    assert EVERYTHING.pretraining is not None
    recipe = replace(EVERYTHING, finetuning=None)
    long = replace(recipe, pretraining=replace(EVERYTHING.pretraining, epochs=400))
    one, other = (drive(estimate(Source(good=photos.good), r, workplace=workplace)) for r in (recipe, long))
    assert other.seconds["pretrain"] > 20 * one.seconds["pretrain"]


def test_it_is_one_stage_to_whoever_watches(photos: Photos, workplace: Workplace) -> None:
    events: list[Progress] = []
    drive(estimate(Source(good=photos.good), TINY, workplace=workplace), events.append)
    assert {event.stage for event in events} == {"estimate"}


def test_too_few_images_are_told_before_torch_is_needed(photos: Photos, workplace: Workplace) -> None:
    with pytest.raises(TooFewImages):
        drive(estimate(Source(good=photos.new), TINY, workplace=workplace))


def test_a_run_is_expected_within_a_range() -> None:
    told = Estimate({"encode": 60.0, "fit": 40.0}, 1, "cpu")
    low, high = told.range_s
    assert low < told.total_s == 100 < high
    assert told.holds(high)
    assert not told.holds(high + 1)
