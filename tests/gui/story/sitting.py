"""One sitting at the program: `main()` from its start to its end, with a person's doings in between."""

import functools
import sys
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from inspector.__main__ import main
from inspector.gui import app
from inspector.gui.app import Application
from inspector.store import places
from tests.gui.story.hands import Hands
from tests.gui.story.world import World

_STUCK_MS = 60_000  # what runs is stopped after the step in hand


def sitting(step: Callable[..., None]) -> Callable[..., None]:
    """Do a step of a story within the program's own event loop; then the window is closed, if it was not before.

    The program has to end with 0 then, nothing of it may have crashed, and no part of it may have been a window of its
    own for a moment: that flickers, and takes the focus. What was broken once is told once: the
    steps behind it are skipped.
    """

    @functools.wraps(step)
    def seated(*, hands: Hands, world: World, **others: Any) -> None:
        if world.broken:
            pytest.skip(f"“{world.broken}” has failed before")
        world.broken = step.__name__
        code = _run(hands, lambda: step(hands=hands, world=world, **others))
        assert _crashes() == ""
        assert code == 0
        world.broken = ""

    return seated


def _run(hands: Hands, do: Callable[[], None]) -> object:
    """Start the program and do something at its window; return its exit code."""
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    made: list[Application] = []
    raised: list[BaseException] = []
    interval, strays = sys.getswitchinterval(), _Strays()

    def doings() -> None:
        try:
            qt.installEventFilter(strays)
            hands.sit_down(made[0].window)
            do()
            if made[0].window.isVisible():
                hands.get_up()
        except BaseException as error:  # noqa: BLE001  it is raised again when the program has ended
            hands.look("FAILED")
            raised.append(error)
            made[0].session.tasks.stop_all()
            made[0].window.close()
        QTimer.singleShot(_STUCK_MS, made[0], lambda: qt.exit(99))

    def execute() -> int:
        QTimer.singleShot(0, made[0], doings)
        return QApplication.exec()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["inspector"])
        patch.setattr(app, "QApplication", lambda _: qt)  # there can be one only, and the tests have it
        patch.setattr(app, "Application", lambda *given: made.append(Application(*given)) or made[0])
        patch.setattr(qt, "exec", execute)
        with pytest.raises(SystemExit) as end:
            main()
    qt.removeEventFilter(strays)
    sys.setswitchinterval(interval)
    made[0].window.deleteLater()
    made[0].deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    if raised:
        raise raised[0]
    assert strays.seen == []
    return end.value.code


class _Strays(QObject):
    """Notes what is shown as a window and is none: what is shown before it has a parent."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            popup = watched.windowFlags() & (Qt.WindowType.Popup | Qt.WindowType.ToolTip) & ~Qt.WindowType.Window
            if not popup and not isinstance(watched, QMainWindow | QDialog):
                self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def _crashes() -> str:
    """Return what the program has written down of its bugs."""
    texts = [file.read_text() for file in places.log_dir().glob("*") if file.is_file()]
    return "\n".join(text for text in texts if "Crash" in text)
