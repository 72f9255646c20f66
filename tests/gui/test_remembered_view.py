from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.remembered_view import RememberedView
from inspector.gui.session import Session
from inspector.gui.widgets.viewer import PhotoView, ScaleColumn
from tests.gui.widgets.viewer.made import a_photo

Seen = tuple[PhotoView, ScaleColumn]


@pytest.fixture
def a_view(session: Session, qtbot: QtBot) -> Callable[[], Seen]:
    """Makes a view with its column, as each window has one, with a photograph."""

    def make() -> Seen:
        view, column = PhotoView(), ScaleColumn()
        qtbot.addWidget(view)
        qtbot.addWidget(column)
        view.resize(400, 300)
        remembered = RememberedView(session, view, column, view)
        view.show_photo(a_photo())
        remembered.recall_zoom()
        return view, column

    return make


def test_opacity_comes_back_with_the_next_window(a_view: Callable[[], Seen]) -> None:
    _, column = a_view()
    column.opacity.show_opacity(0.4)
    again, _ = a_view()
    assert again.opacity == pytest.approx(0.4)


def test_the_zoom_comes_back_with_the_next_window(a_view: Callable[[], Seen]) -> None:
    view, _ = a_view()
    view.magnify(3.0)
    again, _ = a_view()
    assert again.magnification == pytest.approx(3.0)


def test_a_zoom_by_hand_is_not_taken_back_by_the_next_photograph(session: Session, qtbot: QtBot) -> None:
    view, column = PhotoView(), ScaleColumn()
    qtbot.addWidget(view)
    qtbot.addWidget(column)
    remembered = RememberedView(session, view, column, view)
    remembered.recall_zoom()  # nothing to zoom yet
    session.state.setValue("viewer/zoom", 2.0)
    view.show_photo(a_photo())
    remembered.recall_zoom()
    assert view.magnification == pytest.approx(2.0)
    view.magnify(5.0)
    session.state.setValue("viewer/zoom", 2.0)
    remembered.recall_zoom()
    assert view.magnification == pytest.approx(5.0)


def test_what_stands_in_the_windows_memory_may_be_anything(session: Session, a_view: Callable[[], Seen]) -> None:
    session.state.setValue("viewer/opacity", "none of your business")
    view, _ = a_view()
    assert view.opacity == 1.0
