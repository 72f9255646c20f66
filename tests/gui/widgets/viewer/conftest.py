"""A view with a photograph, for tests of what is drawn on it."""

import pytest
from pytestqt.qtbot import QtBot

from inspector.gui.widgets.viewer import PhotoView
from tests.gui.widgets.viewer.made import a_photo


@pytest.fixture
def view(qtbot: QtBot) -> PhotoView:
    """Two pixels of the window for each of the photograph's."""
    made = PhotoView(margin=0)
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    made.show_photo(a_photo())
    return made
