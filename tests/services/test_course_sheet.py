import numpy as np

from inspector.core.progress import Point
from inspector.services.course_sheet import draw_course

TRAINING = {"contrastive_loss": 3.0, "contrastive_accuracy": 0.2, "chance": 0.05}
HELD_OUT = {"held_out_contrastive_loss": 3.1, "held_out_contrastive_accuracy": 0.1, "held_out_chance": 0.06}


def curve(*names: dict[str, float]) -> tuple[Point, ...]:
    figures = {name: value for some in names for name, value in some.items()}
    return tuple(Point(at, {name: value / at for name, value in figures.items()}) for at in (1, 2, 3))


def test_loss_and_accuracy_stand_side_by_side() -> None:
    assert draw_course(curve(TRAINING), 2).shape == (400, 1280, 3)


def test_held_out_figures_and_labels_are_drawn_where_there_are_any() -> None:
    pages = [
        draw_course(curve(*names), 2)
        for names in ((TRAINING,), (TRAINING, HELD_OUT), (TRAINING, HELD_OUT, {"probe_accuracy": 0.9}))
    ]
    assert not np.array_equal(pages[0][:, :640], pages[1][:, :640])
    assert np.array_equal(pages[1][:, :640], pages[2][:, :640])
    assert not np.array_equal(pages[1][:, 640:], pages[2][:, 640:])


def test_chance_is_part_of_the_picture() -> None:
    with_chance = draw_course(curve(TRAINING), 2)
    without = draw_course(curve({name: value for name, value in TRAINING.items() if name != "chance"}), 2)
    assert not np.array_equal(with_chance[:, 640:], without[:, 640:])
