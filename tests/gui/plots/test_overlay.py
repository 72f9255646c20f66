"""Where the words of dashed levels stand."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from inspector.gui.plots.overlay import level_words
from inspector.gui.plots.shapes import Level

GRID = QRectF(40, 10, 400, 140)


def words_at(*ys: float, taken: tuple[QRectF, ...] = ()) -> list[tuple[str, QRectF]]:
    levels = [(y, Level(0, f"chance, held out {at} %")) for at, y in enumerate(ys)]
    return level_words(levels, GRID, taken)


@pytest.mark.parametrize("ys", [(148, 142), (149, 149), (12, 14), (75, 80), (60, 90), (140, 130)])
def test_two_levels_that_lie_close_have_words_apart(qapp: QApplication, ys: tuple[float, float]) -> None:
    (_, one), (_, other) = words_at(*ys)
    assert not one.intersects(other)
    assert GRID.contains(one)
    assert GRID.contains(other)


def test_no_word_lies_on_the_other_of_two_lines(qapp: QApplication) -> None:
    places = dict(words_at(60, 70))
    assert places["chance, held out 0 %"].bottom() < 60
    assert places["chance, held out 1 %"].top() > 70


def test_where_values_leave_no_room_above_a_word_stands_at_the_left_of_the_other(qapp: QApplication) -> None:
    values = QRectF(260, 90, 100, 32)
    (_, one), (_, other) = words_at(148, 146, taken=(values,))
    assert not one.intersects(other)
    assert not other.intersects(values)


def test_a_word_makes_way_for_the_value_at_a_lines_end(qapp: QApplication) -> None:
    ((_, free),) = words_at(100)
    ((_, moved),) = words_at(100, taken=(free,))
    assert not moved.intersects(free)
