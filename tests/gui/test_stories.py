"""Stories in processes of their own, as the session has them."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from inspector.gui.session import Session
from tests.conftest import a_workplace
from tests.services import telling

WAIT_MS = 60_000


def test_closing_kills_what_does_not_end_in_time(qtbot: QtBot, tmp_path: Path) -> None:
    session = Session(a_workplace(tmp_path))
    task = session.tasks.start(session.stories.long(telling.stuck), "Training")
    task.start()
    qtbot.waitUntil(lambda: task.latest() is not None, timeout=WAIT_MS)
    assert session.close(timeout_ms=2000)
    assert task.isFinished()
