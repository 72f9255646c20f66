import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.viewer import PhotoView, RegionLayer, ScaleColumn, ViewTools
from tests.gui.widgets.viewer.made import LIMITS, a_photo

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    view = PhotoView()
    layout = QVBoxLayout(made)
    layout.addWidget(ViewTools(view, marking=True))
    layout.addWidget(view)
    view.show_photo(a_photo())
    made.resize(500, 500)
    with qtbot.waitExposed(made):
        made.show()
    made.activateWindow()
    return made


@pytest.fixture
def tools(page: QWidget) -> ViewTools:
    found = page.findChild(ViewTools)
    assert isinstance(found, ViewTools)
    return found


def view_of(tools: ViewTools) -> PhotoView:
    found = tools.window().findChild(PhotoView)
    assert isinstance(found, PhotoView)
    return found


def button(tools: ViewTools, start: str) -> QToolButton:
    return next(b for b in tools.findChildren(QToolButton) if b.accessibleName().startswith(start))


def test_buttons_zoom_and_fit(tools: ViewTools) -> None:
    fitted = view_of(tools).framing.shown_scale
    button(tools, "Zoom in").click()
    assert view_of(tools).framing.shown_scale > fitted
    button(tools, "Fit").click()
    assert view_of(tools).framing.fitted


def test_the_zoom_is_shown_in_percent(tools: ViewTools) -> None:
    view_of(tools).zoom_to(3.0)
    assert "300 %" in {b.text() for b in tools.findChildren(QToolButton)}


def test_shortcuts_show_100_percent_and_the_whole(tools: ViewTools, qtbot: QtBot) -> None:
    qtbot.keyClick(view_of(tools), Qt.Key.Key_0, CONTROL)
    assert view_of(tools).framing.shown_scale == 1.0
    qtbot.keyClick(view_of(tools), Qt.Key.Key_F, CONTROL)
    assert view_of(tools).framing.fitted


def test_region_and_mask_are_asked_for(tools: ViewTools, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tools.region_wanted, check_params_cb=lambda on: on is True):
        button(tools, "Region").click()
    with qtbot.waitSignal(tools.mask_wanted, check_params_cb=lambda on: on is True):
        qtbot.keyClick(view_of(tools), Qt.Key.Key_M)


def test_every_button_has_a_name_and_its_keys_in_the_tooltip(tools: ViewTools) -> None:
    assert all(b.accessibleName() for b in tools.findChildren(QToolButton))
    assert button(tools, "Heat map").toolTip() == "Heat map (H)"


def test_auto_contrast_is_for_display_only(tools: ViewTools) -> None:
    tools.contrast.trigger()
    assert view_of(tools).stretched


def test_opacity_is_told_as_a_share(qtbot: QtBot) -> None:
    column = ScaleColumn()
    qtbot.addWidget(column)
    with qtbot.waitSignal(column.opacity_changed, check_params_cb=lambda opacity: opacity == 0.4):
        column.opacity.show_opacity(0.4)


def test_without_limits_there_is_no_column(qtbot: QtBot) -> None:
    column = ScaleColumn()
    qtbot.addWidget(column)
    column.show_scale(None, None)
    assert column.isHidden()
    column.show_scale(LIMITS, None)
    assert not column.isHidden()


def test_delete_is_the_layers_while_it_is_edited(page: QWidget, tools: ViewTools, qtbot: QtBot) -> None:
    deleted = []
    action = QAction(page)
    action.setShortcut("Del")
    action.triggered.connect(lambda: deleted.append(True))
    page.addAction(action)
    view = view_of(tools)
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert deleted == [True]
    layer = RegionLayer(view)
    view.add_layer(layer)
    view.edit(layer)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert deleted == [True]


def test_a_page_may_have_the_keys_of_the_zoom_for_itself(page: QWidget, qtbot: QtBot) -> None:
    searched = []
    view = PhotoView()
    other = QPushButton("elsewhere")
    for widget in (ViewTools(view, wide_keys=False), view, other):
        layout = page.layout()
        assert layout is not None
        layout.addWidget(widget)
    page.findChildren(ViewTools)[0].setParent(None)
    view.show_photo(a_photo())
    action = QAction(page)
    action.setShortcut("Ctrl+F")
    action.triggered.connect(lambda: searched.append(True))
    page.addAction(action)
    view.zoom_to(9.0)
    other.setFocus()
    qtbot.keyClick(other, Qt.Key.Key_F, CONTROL)
    assert searched == [True]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_F, CONTROL)
    assert view.framing.fitted
    assert searched == [True]
