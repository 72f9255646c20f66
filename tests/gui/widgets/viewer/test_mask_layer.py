import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPolygonF
from pytestqt.qtbot import QtBot

from inspector.core.area import Polygon
from inspector.gui.widgets.viewer import MaskLayer, PhotoView
from inspector.gui.widgets.viewer.mask_layer import hatching, moved_by
from tests.gui.widgets.viewer.made import LEFT, NONE, drag

BOX: Polygon = ((0.25, 0.25), (0.5, 0.25), (0.5, 0.5), (0.25, 0.5))


@pytest.fixture
def layer(view: PhotoView) -> MaskLayer:
    made = MaskLayer(view)
    view.add_layer(made)
    view.edit(made)
    return made


def click(qtbot: QtBot, view: PhotoView, *places: tuple[int, int]) -> None:
    for place in places:
        qtbot.mouseClick(view, LEFT, NONE, QPoint(*place))


def test_a_drag_draws_a_rectangle(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(layer.changed):
        drag(qtbot, view, (100, 50), (200, 100))
    assert layer.polygons == (BOX,)


def test_clicks_draw_a_polygon_that_its_first_corner_closes(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    click(qtbot, view, (40, 40), (120, 40), (120, 120))
    assert layer.polygons == ()
    click(qtbot, view, (42, 41))
    assert layer.polygons == (((0.1, 0.2), (0.3, 0.2), (0.3, 0.6)),)


def test_enter_closes_a_polygon(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    click(qtbot, view, (40, 40), (120, 40), (120, 120))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert len(layer.polygons) == 1


def test_two_corners_are_no_polygon(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    click(qtbot, view, (40, 40), (120, 40))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert layer.polygons == ()


def test_escape_takes_back_what_is_drawn(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    click(qtbot, view, (40, 40), (120, 40), (120, 120))
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert layer.polygons == ()


def test_backspace_takes_back_the_last_corner(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    click(qtbot, view, (40, 40), (120, 40), (120, 120), (300, 180))
    qtbot.keyClick(view, Qt.Key.Key_Backspace)
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert layer.polygons == (((0.1, 0.2), (0.3, 0.2), (0.3, 0.6)),)


def test_a_selected_area_is_dragged(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    layer.show_polygons((BOX,))
    drag(qtbot, view, (150, 75), (190, 95))
    assert layer.polygons[0][0] == pytest.approx((0.35, 0.35))


def test_a_corner_of_the_selected_area_is_dragged(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    layer.show_polygons((BOX,))
    click(qtbot, view, (150, 75))
    drag(qtbot, view, (200, 100), (240, 140))
    assert layer.polygons[0][2] == pytest.approx((0.6, 0.7))


def test_delete_removes_the_selected_area(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    layer.show_polygons((BOX,))
    click(qtbot, view, (150, 75))
    with qtbot.waitSignal(layer.changed, check_params_cb=lambda polygons: polygons == ()):
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_keys_alone_make_select_and_move_an_area(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    qtbot.keyClick(view, Qt.Key.Key_Space)
    qtbot.keyClick(view, Qt.Key.Key_Left)
    assert layer.polygons[0][0] == pytest.approx((0.395, 0.4))


def test_an_area_without_extent_is_not_kept(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(layer.changed):
        drag(qtbot, view, (100, 50), (200, 50))
    assert layer.polygons == ()


def test_a_click_that_selects_changes_nothing(view: PhotoView, layer: MaskLayer, qtbot: QtBot) -> None:
    layer.show_polygons((BOX,))
    with qtbot.assertNotEmitted(layer.changed):
        click(qtbot, view, (150, 75))


def test_a_moved_area_stops_at_the_edge() -> None:
    assert moved_by(BOX, -5, 5) == ((0.0, 0.75), (0.25, 0.75), (0.25, 1.0), (0.0, 1.0))


def test_hatching_covers_the_area() -> None:
    lines = hatching(QPolygonF(QRectF(10, 10, 40, 20)), 8)
    assert len(lines) >= 7
