"""Once with a real window: the program as a process of its own on a screen that only an X server has."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.imaging.write import write_png
from inspector.store import places
from inspector.store.project import create_project
from inspector.store.settings import Settings, save_settings
from tests.xserver import Screen, X, screen

PATIENCE_MS = 60_000
PINK, PIXELS = (230, 60, 160), 20_000  # no other part of the window has this colour, and the viewer shows so much of it


@pytest.fixture
def display(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    """A free display of a server of our own."""
    if shutil.which("Xvfb") is None:
        pytest.skip("no Xvfb here: a real window needs an X server")
    with screen(tmp_path_factory.mktemp("screen")) as shown:
        yield shown


@pytest.fixture
def environment(display: Screen, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name in ("cache", "data", "config"):
        monkeypatch.setenv(f"INSPECTOR_{name.upper()}_DIR", str(tmp_path / name))
    unwanted = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QPA_PLATFORM_PLUGIN_PATH", "XDG_SESSION_TYPE")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "DISPLAY": display.name, "QT_QPA_PLATFORM": "xcb"}


def test_a_real_window_shows_the_project_of_last_time_and_closes_cleanly(
    display: Screen, environment: dict[str, str], tmp_path: Path, qtbot: QtBot
) -> None:
    project = create_project(tmp_path / "bracket", "Bracket")
    write_png(project.bin(Label.GOOD) / "0.png", np.full((90, 120, 3), PINK, np.uint8))
    save_settings(places.settings_file(), Settings(language="en", theme="light"))
    state = QSettings(str(places.window_file()), QSettings.Format.IniFormat)
    state.setValue("window/project", str(project.root))
    state.setValue("window/page", "images")
    state.sync()

    program = [sys.executable, "-m", "inspector"]
    with subprocess.Popen(program, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        try:
            with X(display.name) as x:
                qtbot.waitUntil(lambda: x.window("Bracket – Inspector") is not None, timeout=PATIENCE_MS)
                qtbot.waitUntil(lambda: pink(display) > PIXELS, timeout=PATIENCE_MS)
                x.ask_to_close("Bracket – Inspector")
                qtbot.waitUntil(lambda: running.poll() is not None, timeout=PATIENCE_MS)
        finally:
            running.kill()
        out, errors = running.communicate()
    assert (running.returncode, out.decode(), errors.decode()) == (0, "", "")


def pink(display: Screen) -> int:
    """Return how many pixels of the screen show the photograph."""
    return int((np.abs(display.pixels().astype(int) - PINK).max(axis=2) <= 2).sum())
