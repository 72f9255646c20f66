"""What tests of the window share: no screen is needed, and a session of its own for each."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QLocale

from inspector.gui.garbage import collect_due
from inspector.gui.session import Session
from inspector.services.apart import Stories
from tests.conftest import a_workplace
from tests.gui.here import Here
from tests.gui.patience import PatientBot

QLocale.setDefault(QLocale("en"))  # as the application does for English, whatever the system speaks


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """What drives the window, patiently."""
    return PatientBot(request)


@pytest.fixture(autouse=True)
def garbage() -> Iterator[None]:
    """As in the application: cycles are searched for in this thread only."""
    gc.disable()
    yield
    collect_due()
    gc.enable()


@pytest.fixture
def stories() -> Stories:
    """Where the session's stories are told: here, where a test can change them; some tests want processes."""
    return Here()


@pytest.fixture
def session(qtbot: QtBot, tmp_path: Path, stories: Stories) -> Iterator[Session]:
    """A session with caches of its own; what it still runs at the end of the test is stopped."""
    made = Session(a_workplace(tmp_path / "workplace"), stories=stories)
    yield made
    made.open(None)  # else a folder that is listed again in a moment runs on while its session is being forgotten
    assert made.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # the widgets of the test go first
    shiboken6.delete(made)  # here: as garbage it would go in whatever thread comes by, and take the process along
