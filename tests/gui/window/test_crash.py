"""Bugs: written down, shown once, with the details to copy; the window stays."""

import logging
import sys
from collections.abc import Generator, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from inspector.gui.window.crash import CrashDialog, CrashWatch, details
from inspector.gui.window.window import MainWindow
from inspector.store.log import LOG_NAME, start_log
from tests.gui.window.conftest import WAIT_MS


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    logger = start_log(tmp_path / "logs", "window")
    yield tmp_path / "logs" / LOG_NAME
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def watch(log: Path, qtbot: QtBot) -> Iterator[CrashWatch]:
    made = CrashWatch(logging.getLogger("inspector"))
    made.install()
    yield made
    made.remove()


def an_error() -> ZeroDivisionError:
    try:
        1 / 0  # noqa: B018
    except ZeroDivisionError as error:
        return error
    raise AssertionError


def test_an_exception_that_nobody_expected_is_told_and_written_down(watch: CrashWatch, log: Path, qtbot: QtBot) -> None:
    error = an_error()
    with qtbot.waitSignal(watch.happened) as told:
        sys.excepthook(type(error), error, error.__traceback__)
    assert told.args == [error]
    assert "ZeroDivisionError" in log.read_text()


def test_one_in_another_thread_is_told_too(watch: CrashWatch, log: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(watch.happened, timeout=WAIT_MS):
        thread = Thread(target=lambda: 1 / 0)
        thread.start()
        thread.join()
    assert "ZeroDivisionError" in log.read_text()


def test_the_hooks_are_given_back(watch: CrashWatch) -> None:
    assert sys.excepthook is not sys.__excepthook__
    watch.remove()
    assert sys.excepthook == watch._before[0]
    watch.install()


def test_a_crashed_task_shows_the_dialog(window: MainWindow, qtbot: QtBot) -> None:
    def buggy() -> Generator[int, None, None]:
        yield 1
        raise ZeroDivisionError("division by zero")

    window.session.tasks.crashed.connect(window.show_crash)
    window.session.tasks.start(buggy(), "Dividing").start()
    qtbot.waitUntil(lambda: window.crash is not None, timeout=WAIT_MS)
    assert window.crash is not None
    assert "ZeroDivisionError: division by zero" in window.crash.text
    window.crash.accept()


def test_a_second_crash_does_not_open_a_second_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.show_crash(an_error())
    first = window.crash
    window.show_crash(ValueError("another"))
    assert window.crash is first
    assert first is not None
    first.accept()
    assert window.crash is None


def test_the_details_can_be_copied(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = CrashDialog(an_error(), tmp_path)
    qtbot.addWidget(dialog)
    dialog.copy()
    assert QGuiApplication.clipboard().text() == dialog.text


def test_the_details_name_version_and_place(tmp_path: Path) -> None:
    text = details(an_error())
    assert "Inspector 0." in text
    assert "test_crash.py" in text
