import subprocess
import sys

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.theme.tokens import DARK, LIGHT
from inspector.gui.widgets.viewer import PhotoView
from inspector.gui.widgets.viewer.layers import photo_of
from tests.gui.widgets.viewer.made import GREY, LIMITS, a_heat_map, a_photo

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def view(qtbot: QtBot) -> PhotoView:
    made = PhotoView()
    qtbot.addWidget(made)
    made.resize(402, 302)
    made.show()
    made.show_photo(a_photo())
    return made


def grabbed(view: PhotoView) -> QImage:
    return view.grab().toImage()


def wheel(view: PhotoView, notches: int, modifiers: Qt.KeyboardModifier = NONE) -> None:
    place = QPointF(100, 150)
    event = QWheelEvent(
        place,
        view.mapToGlobal(place),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        modifiers,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def test_without_a_photograph_there_is_only_the_canvas(qtbot: QtBot) -> None:
    view = PhotoView()
    qtbot.addWidget(view)
    view.resize(200, 200)
    assert grabbed(view).pixelColor(100, 100) == QColor(LIGHT.canvas)


def test_the_photograph_is_fitted_with_an_outline(view: PhotoView) -> None:
    image = grabbed(view)
    assert image.pixelColor(200, 150).red() == GREY
    assert image.pixelColor(200, 20) == QColor(LIGHT.canvas)
    assert image.pixelColor(200, 50) == QColor(LIGHT.line_strong)


def test_restyle_changes_the_canvas(view: PhotoView) -> None:
    view.restyle(DARK)
    assert grabbed(view).pixelColor(200, 20) == QColor(DARK.canvas)


@pytest.mark.parametrize("modifiers", [NONE, Qt.KeyboardModifier.ControlModifier])
def test_the_wheel_zooms_about_the_pointer(view: PhotoView, modifiers: Qt.KeyboardModifier) -> None:
    share = view.framing.to_shares(100, 150)
    wheel(view, 3, modifiers)
    assert view.framing.shown_scale == pytest.approx(2.0 * 1.25**3)
    assert view.framing.to_view(*share) == pytest.approx((100, 150), abs=1.5)


def test_dragging_pans(view: PhotoView, qtbot: QtBot) -> None:
    view.zoom_to(8.0)
    before = view.framing.origin
    qtbot.mousePress(view, LEFT, NONE, QPoint(200, 150))
    qtbot.mouseMove(view, QPoint(150, 130))
    qtbot.mouseRelease(view, LEFT, NONE, QPoint(150, 130))
    assert view.framing.origin == (before[0] - 50, before[1] - 20)


def test_a_double_click_shows_100_percent_and_then_the_whole(view: PhotoView, qtbot: QtBot) -> None:
    qtbot.mouseDClick(view, LEFT, NONE, QPoint(200, 150))
    assert view.framing.shown_scale == 1.0
    qtbot.mouseDClick(view, LEFT, NONE, QPoint(200, 150))
    assert view.framing.fitted


def test_keys_zoom_and_pan(view: PhotoView, qtbot: QtBot) -> None:
    qtbot.keyClick(view, Qt.Key.Key_Plus)
    assert view.framing.shown_scale == pytest.approx(2.5)
    before = view.framing.origin
    qtbot.keyClick(view, Qt.Key.Key_Right)
    assert view.framing.origin[0] < before[0]
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.framing.fitted


def test_the_zoom_stays_between_images(view: PhotoView) -> None:
    view.zoom_to(5.0)
    framing = view.framing
    view.show_photo(a_photo())
    assert view.framing == framing


def test_the_zoom_is_told(view: PhotoView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.zoomed, check_params_cb=lambda scale: scale == 3.0):
        view.zoom_to(3.0)


def test_zooming_without_a_photograph_does_nothing(qtbot: QtBot) -> None:
    view = PhotoView()
    qtbot.addWidget(view)
    view.zoom_in()
    assert view.framing.fitted


def test_pixels_are_squares_when_they_are_large(view: PhotoView) -> None:
    image = a_photo()
    image[:, 100:] = 255
    view.show_photo(image)
    view.zoom_to(10.0)
    row = [grabbed(view).pixelColor(x, 150).red() for x in range(190, 212)]
    assert set(row) == {GREY, 255}


def test_a_good_part_is_simply_its_photograph(view: PhotoView) -> None:
    before = grabbed(view)
    view.show_heat(a_heat_map(peak=1.9), LIMITS)
    assert grabbed(view) == before


def test_heat_covers_what_is_hot(view: PhotoView) -> None:
    view.show_heat(a_heat_map(peak=2.9), LIMITS)
    middle = grabbed(view).pixelColor(201, 151)
    assert middle.red() != middle.green()


def test_opacity_dims_heat_and_never_contours(view: PhotoView) -> None:
    view.show_heat(a_heat_map(peak=8), LIMITS)
    view.set_opacity(0.0)
    image = grabbed(view)
    assert image.pixelColor(201, 151).red() == GREY
    assert any(image.pixelColor(x, 151).red() > 240 for x in range(120, 200))


def test_heat_and_contours_can_be_hidden(view: PhotoView) -> None:
    plain = grabbed(view)
    view.show_heat(a_heat_map(peak=8), LIMITS)
    view.set_heat_visible(False)
    view.set_contours_visible(False)
    assert grabbed(view) == plain


def test_rings_are_only_seen_where_they_are_wanted(view: PhotoView) -> None:
    values = np.ones((40, 80), np.float32)
    values[20, 40] = 9
    heat_map = a_heat_map(peak=1)
    view.show_heat(type(heat_map)(values, (100, 200)), LIMITS)
    before = grabbed(view)
    view.set_rings_visible(True)
    assert grabbed(view) != before


def test_another_photograph_has_no_heat_of_the_one_before(view: PhotoView) -> None:
    plain = grabbed(view)
    view.show_heat(a_heat_map(peak=8), LIMITS)
    view.show_photo(a_photo())
    assert grabbed(view) == plain


def test_auto_contrast_changes_what_is_seen_and_says_so(view: PhotoView) -> None:
    image = a_photo()
    image[:, :100] = 100
    view.show_photo(image)
    before = grabbed(view)
    view.set_stretched(True)
    after = grabbed(view)
    assert after.pixelColor(100, 150).red() == 0
    assert after.copy(8, 270, 100, 24) != before.copy(8, 270, 100, 24)
    assert view.photograph is image


def test_a_message_stands_where_there_is_no_photograph(view: PhotoView) -> None:
    view.show_message("No picture")
    assert view.photograph is None
    assert view.accessibleDescription() == "No picture"


def test_a_place_can_be_looked_at(view: PhotoView) -> None:
    view.look_at(50, 50)
    assert view.framing.to_view(0.25, 0.5) == pytest.approx((201, 151), abs=1)


def test_two_fingers_zoom(view: PhotoView, qtbot: QtBot) -> None:
    screen = QTest.createTouchDevice()
    apart = [(190, 210), (180, 220), (160, 240), (140, 260), (120, 280)]
    touch = QTest.touchEvent(view, screen, False)
    touch.press(0, QPoint(apart[0][0], 150), view).press(1, QPoint(apart[0][1], 150), view)
    touch.commit()
    for left, right in apart[1:]:
        touch.move(0, QPoint(left, 150), view).move(1, QPoint(right, 150), view)
        touch.commit()
    assert view.framing.shown_scale > 4.0


def test_a_photo_that_was_made_without_auto_contrast_gets_it(view: PhotoView) -> None:
    image = a_photo()
    image[:, :100] = 100
    view.set_stretched(True)
    view.show_made(image, photo_of(image))
    assert grabbed(view).pixelColor(100, 150).red() == 0


def test_the_focus_of_the_keyboard_is_seen(view: PhotoView) -> None:
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert grabbed(view).pixelColor(0, 150) == QColor(LIGHT.accent)
    view.clearFocus()
    assert grabbed(view).pixelColor(0, 150) != QColor(LIGHT.accent)


def test_importing_the_viewer_costs_no_opencv() -> None:
    code = "import sys, inspector.gui.widgets.viewer; sys.exit('cv2' in sys.modules or 'onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
