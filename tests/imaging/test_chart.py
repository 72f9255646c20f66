import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.imaging.chart import Line, draw_chart

RED, BLUE = (200, 0, 0), (0, 0, 200)


def coloured(page: NDArray[np.uint8], colour: tuple[int, int, int]) -> NDArray[np.intp]:
    """Return (row, column) of the pixels of a colour below the legend."""
    found = np.argwhere((page == colour).all(axis=2))
    return found[found[:, 0] > 60]


def test_a_line_goes_from_edge_to_edge_and_from_low_to_high() -> None:
    page = draw_chart("Rising", [Line("a", [(1, 0.0), (2, 0.5), (3, 1.0)], RED)], low=0.0, high=1.0)
    places = coloured(page, RED)
    left, right = places[places[:, 1].argmin()], places[places[:, 1].argmax()]
    assert abs(left[1] - 64) <= 2
    assert abs(right[1] - 616) <= 2
    assert left[0] - right[0] == pytest.approx(400 - 48 - 72, abs=4)


def test_lines_share_one_scale() -> None:
    page = draw_chart("Two", [Line("a", [(0, 1.0), (9, 1.0)], RED), Line("b", [(0, 3.0), (9, 3.0)], BLUE)])
    assert coloured(page, RED)[:, 0].min() > coloured(page, BLUE)[:, 0].max()


def test_a_dashed_line_has_gaps() -> None:
    whole, dashed = (
        draw_chart("a", [Line("a", [(0, 1.0), (9, 1.0)], RED, dashed=gaps)], low=0.0, high=2.0)
        for gaps in (False, True)
    )
    columns = [len(set(coloured(page, RED)[:, 1])) for page in (whole, dashed)]
    assert columns[1] == pytest.approx(columns[0] / 2, rel=0.1)


def test_a_single_point_is_seen() -> None:
    assert len(coloured(draw_chart("a", [Line("a", [(1, 4.2)], RED)]), RED)) > 4


def test_a_line_that_never_changes_is_drawn() -> None:
    assert len(coloured(draw_chart("a", [Line("a", [(1, 0.0), (2, 0.0)], RED)]), RED)) > 100


@pytest.mark.parametrize("values", [(1e-9, 2e-9), (1e6, 3e6), (-5.0, -4.0), (0.1, 0.1000001)])
def test_any_range_of_values_has_a_scale(values: tuple[float, float]) -> None:
    page = draw_chart("a", [Line("a", list(enumerate(values)), RED)])
    rows = coloured(page, RED)[:, 0]
    assert rows.min() >= 70
    assert rows.max() <= 354


def test_lines_without_points_are_left_out_and_a_chart_without_lines_is_refused() -> None:
    page = draw_chart("a", [Line("a", [(1, 1.0), (2, 2.0)], RED), Line("b", [], BLUE)])
    assert not (page == BLUE).all(axis=2).any()
    with pytest.raises(ValueError, match="needs a line"):
        draw_chart("a", [Line("b", [], BLUE)])


def test_a_marked_place_is_named_inside_the_page_at_both_ends() -> None:
    line = Line("a", [(1, 0.0), (50, 1.0)], RED)
    plain = draw_chart("a", [line])
    for at in (1, 50):
        page = draw_chart("a", [line], marked=(at, "best epoch"))
        changed = np.argwhere((page != plain).any(axis=2))[:, 1]
        assert changed.max() - changed.min() > 40
        assert changed.max() < 640 - 16
