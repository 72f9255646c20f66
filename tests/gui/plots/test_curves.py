import math

import pytest

from inspector.core.progress import Point
from inspector.gui.plots import curves
from inspector.gui.plots.curves import averaged

CHANCE = 1 / 127  # of batches of 64 images


def point(at: int, **figures: float) -> Point:
    return Point(at, {"contrastive_loss": 5.0 / at, "contrastive_accuracy": 0.1 * at, "chance": CHANCE} | figures)


def test_before_anything_is_measured_nothing_is_drawn() -> None:
    assert curves.contrastive_loss((), decoupled=True, total=40).curves == ()


def test_the_axis_goes_as_far_as_the_run() -> None:
    assert curves.contrastive_loss([point(1)], decoupled=True, total=40).total == 40


@pytest.mark.parametrize(("decoupled", "others"), [(True, 126), (False, 127)])
def test_chance_is_the_logarithm_of_how_many_others_there_are(decoupled: bool, others: int) -> None:
    (level,) = curves.contrastive_loss([point(1)], decoupled=decoupled, total=40).levels
    assert level.value == pytest.approx(math.log(others))
    assert level.word == f"chance {math.log(others):.2f}"


def test_accuracy_stands_in_percent_beside_its_chance() -> None:
    drawn = curves.contrastive_accuracy([point(1), point(2)], total=40)
    assert drawn.curves[0].values == pytest.approx((10.0, 20.0))
    assert drawn.levels[0].value == pytest.approx(100 * CHANCE)


def test_held_out_images_have_a_line_of_their_own() -> None:
    drawn = curves.contrastive_loss([point(1, held_out_contrastive_loss=4.0)], decoupled=True, total=40)
    assert [curve.name for curve in drawn.curves] == ["training", "held out"]


def test_batches_of_other_sizes_have_a_chance_of_their_own() -> None:
    drawn = curves.contrastive_accuracy([point(1, held_out_chance=0.1)], total=40)
    assert [level.word for level in drawn.levels] == ["chance 0.8 %", "chance, held out 10.0 %"]


def test_chances_that_are_one_line_in_percent_are_told_together() -> None:
    drawn = curves.contrastive_accuracy([point(1, held_out_chance=0.02)], total=40)
    assert [level.word for level in drawn.levels] == ["chance 0.8–2.0 %"]


def test_labels_are_drawn_where_there_are_any() -> None:
    drawn = curves.contrastive_accuracy([point(1, probe_accuracy=0.7)], total=40)
    assert [curve.name for curve in drawn.curves] == ["", "labels"]


def test_the_nearest_neighbours_stand_beside_the_probe() -> None:
    drawn = curves.contrastive_accuracy([point(1, probe_accuracy=0.7, knn_accuracy=0.6)], total=40)
    assert [(curve.name, curve.values, curve.thin) for curve in drawn.curves[1:]] == [
        ("labels", (70.0,), False),
        ("labels, kNN", (60.0,), True),
    ]


def test_the_last_run_is_a_ghost() -> None:
    drawn = curves.contrastive_loss([point(1)], decoupled=True, total=40, earlier=[point(1), point(2)])
    assert [(curve.name, curve.tone) for curve in drawn.curves] == [("", "accent"), ("last run", "ghost")]


def test_heads_are_told_by_their_mean() -> None:
    found = averaged([Point(10, {"loss_1": 2.0, "loss_2": 4.0, "held_out_loss_1": 1.0})])
    assert found == (Point(10, {"loss": 3.0, "held_out_loss": 1.0}),)


def test_heads_have_training_and_validation() -> None:
    drawn = curves.heads([Point(10, {"loss_1": 2.0, "held_out_loss_1": 3.0})], total=500)
    assert [curve.label for curve in drawn.curves] == ["training 2.00", "validation 3.00"]


def test_what_is_not_finite_is_left_out() -> None:
    drawn = curves.contrastive_loss([point(1), point(2, contrastive_loss=math.nan)], decoupled=True, total=4)
    assert drawn.curves[0].at == (1.0,)
