import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from inspector.core.area import Rectangle
from inspector.gui.widgets.viewer import PhotoView, RegionLayer
from inspector.gui.widgets.viewer.region_layer import shifted, stretched
from tests.gui.widgets.viewer.made import LEFT, NONE, drag

REGION: Rectangle = (0.25, 0.25, 0.5, 0.5)


@pytest.fixture
def layer(view: PhotoView) -> RegionLayer:
    made = RegionLayer(view)
    view.add_layer(made)
    view.edit(made)
    return made


def test_a_drag_draws_a_region(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    with qtbot.waitSignal(layer.changed) as told:
        drag(qtbot, view, (300, 150), (100, 50))
    assert told.args is not None
    assert told.args[0] == pytest.approx(REGION)


def test_a_slip_of_the_mouse_draws_nothing(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(layer.changed):
        drag(qtbot, view, (100, 100), (101, 101))
    assert layer.region is None


def test_a_region_never_leaves_the_photograph(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    drag(qtbot, view, (200, 100), (390, 199))
    drag(qtbot, view, (300, 150), (399, 199))
    assert layer.region is not None
    assert layer.region[0] + layer.region[2] <= 1.0 + 1e-9


def test_a_handle_stretches(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    drag(qtbot, view, (300, 150), (360, 180))
    assert layer.region == pytest.approx((0.25, 0.25, 0.65, 0.65))


def test_a_drag_inside_moves_it(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    drag(qtbot, view, (180, 90), (220, 110))
    assert layer.region == pytest.approx((0.35, 0.35, 0.5, 0.5))


def test_a_drag_outside_pans(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    view.zoom_to(4.0)
    before = view.framing.origin
    view.look_at(10, 50, 4.0)
    drag(qtbot, view, (100, 100), (60, 100))
    assert layer.region == REGION
    assert view.framing.origin != before


def test_arrows_nudge_by_a_pixel_of_the_photograph(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert layer.region == pytest.approx((0.255, 0.25, 0.5, 0.5))
    qtbot.keyClick(view, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert layer.region == pytest.approx((0.255, 0.35, 0.5, 0.5))


def test_control_and_arrows_move_the_lower_right_corner(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    assert layer.region == pytest.approx((0.25, 0.25, 0.505, 0.5))


def test_delete_removes_it(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    with qtbot.waitSignal(layer.changed, check_params_cb=lambda region: region is None):
        qtbot.keyClick(view, Qt.Key.Key_Delete)


def test_escape_takes_back_what_is_dragged(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    qtbot.mousePress(view, LEFT, NONE, QPoint(200, 100))
    qtbot.mouseMove(view, QPoint(230, 120))
    with qtbot.assertNotEmitted(layer.changed):
        qtbot.keyClick(view, Qt.Key.Key_Escape)
        qtbot.mouseRelease(view, LEFT, NONE, QPoint(230, 120))
    assert layer.region == REGION


def test_enter_makes_one_without_a_mouse(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert layer.region == (0.1, 0.1, 0.8, 0.8)


def test_a_region_that_is_not_edited_takes_no_mouse(view: PhotoView, layer: RegionLayer, qtbot: QtBot) -> None:
    layer.show_region(REGION)
    view.edit(None)
    drag(qtbot, view, (180, 90), (220, 110))
    assert layer.region == REGION


def test_a_moved_region_stops_at_the_edge() -> None:
    assert shifted(REGION, 5, -5) == (0.5, 0.0, 0.5, 0.5)


def test_sides_may_change_places_while_they_are_dragged() -> None:
    region, grip = stretched(REGION, (0.0, 0.5), 0.9, 0.1)
    assert region == pytest.approx((0.75, 0.25, 0.15, 0.5))
    assert grip == (1.0, 0.5)
