import pytest

from inspector.core.finetuning import Finetuning, Unfreezing
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point, Progress, StageDone
from inspector.core.recipe import Recipe
from inspector.gui.pages.train.groups import Row, State, groups_of, rows, share_done
from inspector.gui.pages.train.timing import timing
from inspector.services.estimating import Estimate

QUICK = Recipe()
EVERYTHING = Recipe(
    pretraining=Pretraining(epochs=40), finetuning=Finetuning(schedule=(Unfreezing(1, 1e-4, 5), Unfreezing(2, 1e-5, 3)))
)
EXPECTED = {"read": 10.0, "pretrain": 60.0, "defects": 5.0, "heads": 15.0, "encode": 4.0, "fit": 4.0, "export": 10.0}


def at(
    stage: str, done: int = 0, total: int | None = None, *behind: str, elapsed: float = 5.0, epochs: int = 0
) -> Progress:
    curves = {stage: tuple(Point(i + 1, {}) for i in range(epochs))}
    return Progress(stage, done, total, elapsed, tuple(StageDone(name, 7.0) for name in behind), (), curves)


def states(recipe: Recipe, progress: Progress | None) -> dict[str, State]:
    return {row.group.key: row.state for row in rows(recipe, progress, {})}


def now(found: tuple[Row, ...]) -> Row:
    return next(row for row in found if row.state is State.NOW)


def test_quick_has_only_the_stages_that_all_have() -> None:
    assert [group.key for group in groups_of(QUICK)] == ["check", "fit", "save", "test"]


def test_everything_that_learns_has_a_stage() -> None:
    assert [group.key for group in groups_of(EVERYTHING)] == [
        "check",
        "pretrain",
        "fine-tune",
        "heads",
        "fit",
        "save",
        "test",
    ]


def test_before_it_begins_all_is_to_come() -> None:
    assert set(states(EVERYTHING, None).values()) == {State.WAITING}


def test_what_is_behind_has_its_tick() -> None:
    found = states(EVERYTHING, at("pretrain", 1, 10, "scan", "read"))
    assert (found["check"], found["pretrain"], found["heads"]) == (State.DONE, State.NOW, State.WAITING)


def test_defects_before_the_schedule_are_not_yet_the_heads() -> None:
    assert states(EVERYTHING, at("defects", 1, 10, "pretrain"))["heads"] is State.WAITING
    assert states(EVERYTHING, at("defects", 1, 10, "pretrain", "fine-tune"))["heads"] is State.NOW


def test_stages_of_one_group_add_up() -> None:
    assert rows(QUICK, at("encode", 1, 2, "scan", "read"), {})[0].seconds == 14


@pytest.mark.parametrize(("stage", "epochs", "told"), [("pretrain", 17, (18, 40)), ("fine-tune", 2, (3, 8))])
def test_epochs_are_told_with_how_many_there_will_be(stage: str, epochs: int, told: tuple[int, int]) -> None:
    assert now(rows(EVERYTHING, at(stage, 1, 10, epochs=epochs), {})).epochs == told


def test_the_last_epoch_is_not_counted_beyond_the_end() -> None:
    assert now(rows(EVERYTHING, at("pretrain", 10, 10, epochs=40), {})).epochs == (40, 40)


def test_the_share_of_a_group_weighs_its_stages_by_their_time() -> None:
    recipe = Recipe(finetuning=Finetuning())
    assert now(rows(recipe, at("heads", 1, 2, "defects"), EXPECTED)).share == pytest.approx((5 + 7.5) / 20)


def test_half_of_everything_is_half_of_the_bar() -> None:
    found = rows(EVERYTHING, at("pretrain", 5, 10, "read", elapsed=30), EXPECTED)
    assert share_done(found) == pytest.approx((7 + 30) / (7 + 60 + 20 + 8 + 10 + 0 + 15), abs=0.05)


def test_time_left_is_what_was_expected_of_what_is_to_come() -> None:
    found = rows(EVERYTHING, at("pretrain", 5, 10, "read", elapsed=30), EXPECTED)
    estimate = Estimate(EXPECTED, 1, "cpu")
    told = timing(found, elapsed_s=37, in_stage_s=30, expected=estimate)
    assert told.left_s == pytest.approx(30 + 38, rel=0.15)
    assert told.on_course


def test_a_slower_pc_than_expected_takes_longer_in_what_is_to_come_too() -> None:
    found = rows(EVERYTHING, at("pretrain", 5, 10, "read", elapsed=60), EXPECTED)
    told = timing(found, elapsed_s=67, in_stage_s=60, expected=Estimate(EXPECTED, 1, "cpu"))
    assert told.left_s is not None
    assert told.left_s > 60 + 1.5 * 38
    assert told.on_course is False


def test_without_an_estimate_nothing_is_claimed() -> None:
    told = timing(rows(QUICK, at("encode", 1, 2), {}), elapsed_s=5, in_stage_s=5, expected=None)
    assert (told.left_s, told.on_course) == (None, None)
