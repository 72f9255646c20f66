"""A window that is smaller than a page scrolls it: nothing is cut off, and the rail keeps all its buttons."""

from collections.abc import Iterator
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from inspector.gui.translation import Translation
from inspector.gui.window.page_scroll import PageScroll
from inspector.gui.window.window import MainWindow
from inspector.store.project import Project
from tests.gui.window.conftest import opened

AT_200, AT_150 = (683, 384), (911, 512)  # a screen of 1366 × 768
SMALL = (960, 640)


def scroll(window: MainWindow) -> PageScroll:
    return window.findChild(PageScroll)


@pytest.mark.parametrize("size", [AT_200, AT_150])
def test_no_page_is_smaller_than_it_can_be(
    window: MainWindow, project: Project, qtbot: QtBot, size: tuple[int, int]
) -> None:
    opened(window, project, qtbot)
    window.resize(*size)
    for entry in window.entries:
        window.go(entry.key)
        page = window.stack.pages[entry.key]
        least = page.minimumSizeHint().expandedTo(page.minimumSize())
        qtbot.waitUntil(lambda page=page, least=least: page.size() == page.size().expandedTo(least))
    assert (window.width(), window.height()) == size


def test_what_does_not_fit_is_scrolled(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot, then="live")
    window.resize(*AT_200)
    qtbot.waitUntil(lambda: scroll(window).verticalScrollBar().maximum() > 0)
    assert scroll(window).horizontalScrollBar().maximum() > 0


@pytest.fixture
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[None]:
    translation = Translation(qapp, request.param)
    yield
    translation.use("en")


@pytest.mark.parametrize("spoken", ["en", "de"], indirect=True)
def test_live_fits_into_a_small_window(spoken: None, window: MainWindow, project: Project, qtbot: QtBot) -> None:
    window.resize(*SMALL)
    opened(window, project, qtbot, then="live")
    page = window.stack.pages["live"]
    qtbot.waitUntil(lambda: page.size() == scroll(window).viewport().size())
    assert page.minimumSizeHint().height() <= page.height()
    assert scroll(window).horizontalScrollBar().maximum() == scroll(window).verticalScrollBar().maximum() == 0


def test_a_page_that_fits_fills_its_room(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot, then="settings")
    qtbot.waitUntil(lambda: not scroll(window).verticalScrollBar().isVisible())
    qtbot.waitUntil(lambda: window.stack.pages["settings"].size() == scroll(window).viewport().size())


def test_the_rail_keeps_its_buttons_in_a_low_window(window: MainWindow, project: Project, qtbot: QtBot) -> None:
    opened(window, project, qtbot)
    window.resize(*AT_200)
    last = window.rail.button("settings")
    qtbot.waitUntil(lambda: last.geometry().bottom() <= window.rail.height())
    tops = [window.rail.button(entry.key).geometry() for entry in window.entries if entry.on_rail]
    assert all(not one.intersects(other) for one, other in pairwise(tops))
