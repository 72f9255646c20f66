"""Once with a real window: the program as a process of its own on a screen that only an X server has."""

import ctypes
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
from inspector.imaging.read import read_image
from inspector.imaging.write import write_png
from inspector.store import places
from inspector.store.project import create_project
from inspector.store.settings import Settings, save_settings

SCREEN = (1440, 900)
PATIENCE_MS = 60_000
PINK, PIXELS = (230, 60, 160), 20_000  # no other part of the window has this colour, and the viewer shows so much of it
GRAB = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
picture = app.primaryScreen().grabWindow(0)
sys.exit(0 if picture.save(sys.argv[1]) else 1)
"""


@pytest.fixture
def display() -> Iterator[str]:
    """A free display of a server of our own."""
    server = shutil.which("Xvfb")
    if server is None:
        pytest.skip("no Xvfb here: a real window needs an X server")
    reading, writing = os.pipe()
    size = f"{SCREEN[0]}x{SCREEN[1]}x24"
    program = [server, "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp"]
    with subprocess.Popen(program, pass_fds=[writing], stderr=subprocess.DEVNULL) as running:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
        running.terminate()


@pytest.fixture
def environment(display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    for name in ("cache", "data", "config"):
        monkeypatch.setenv(f"INSPECTOR_{name.upper()}_DIR", str(tmp_path / name))
    unwanted = ("WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_QPA_PLATFORM_PLUGIN_PATH", "XDG_SESSION_TYPE")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    return {**kept, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}


def test_a_real_window_shows_the_project_of_last_time_and_closes_cleanly(
    display: str, environment: dict[str, str], tmp_path: Path, qtbot: QtBot
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
            with X(display) as x:
                qtbot.waitUntil(lambda: x.window("Bracket – Inspector") is not None, timeout=PATIENCE_MS)
                shot = tmp_path / "screen.png"
                qtbot.waitUntil(lambda: pink(shot, environment) > PIXELS, timeout=PATIENCE_MS)
                x.ask_to_close("Bracket – Inspector")
                qtbot.waitUntil(lambda: running.poll() is not None, timeout=PATIENCE_MS)
        finally:
            running.kill()
        out, errors = running.communicate()
    assert (running.returncode, out.decode(), errors.decode()) == (0, "", "")


def pink(shot: Path, environment: dict[str, str]) -> int:
    """Take a picture of the screen; return how many of its pixels show the photograph."""
    subprocess.run([sys.executable, "-c", GRAB, str(shot)], env=environment, check=True)
    image = read_image(shot)
    assert image.shape[:2] == (SCREEN[1], SCREEN[0])
    return int((np.abs(image.astype(int) - PINK).max(axis=2) <= 2).sum())


class X:
    """As much of a window manager as it takes to find a window and to ask it to close."""

    def __init__(self, display: str) -> None:
        self._x = ctypes.CDLL("libX11.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._x.XDefaultRootWindow.restype = ctypes.c_ulong
        self._x.XInternAtom.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))

    def __enter__(self) -> "X":
        return self

    def __exit__(self, *_: object) -> None:
        self._x.XCloseDisplay(self._display)

    def window(self, title: str) -> int | None:
        """Return the window on the screen that is called so."""
        return next((window for window in self._windows() if self._title(window) == title), None)

    def ask_to_close(self, title: str) -> None:
        """Do what a window manager does when somebody clicks on a window's cross."""
        window = self.window(title)
        assert window is not None
        event = _ClientMessage(
            type=33,
            window=window,
            message_type=self._atom("WM_PROTOCOLS"),
            format=32,
            data=(self._atom("WM_DELETE_WINDOW"), 0),
        )
        self._x.XSendEvent(self._display, ctypes.c_ulong(window), False, ctypes.c_long(0), ctypes.byref(event))
        self._x.XFlush(self._display)

    def _atom(self, name: str) -> int:
        return int(self._x.XInternAtom(self._display, name.encode(), False))

    def _windows(self) -> list[int]:
        root, parent, count = ctypes.c_ulong(), ctypes.c_ulong(), ctypes.c_uint()
        children = ctypes.POINTER(ctypes.c_ulong)()
        above = ctypes.c_ulong(self._x.XDefaultRootWindow(self._display))
        found = (ctypes.byref(part) for part in (root, parent, children, count))
        self._x.XQueryTree(self._display, above, *found)
        windows = list(children[: count.value])
        if windows:
            self._x.XFree(children)
        return windows

    def _title(self, window: int) -> str:
        """Return the title that Qt gives a window, `_NET_WM_NAME` in UTF-8."""
        kind, form, count, left = ctypes.c_ulong(), ctypes.c_int(), ctypes.c_ulong(), ctypes.c_ulong()
        text = ctypes.c_char_p()
        found = (ctypes.byref(part) for part in (kind, form, count, left, text))
        name, any_type = ctypes.c_ulong(self._atom("_NET_WM_NAME")), ctypes.c_ulong(0)
        long = ctypes.c_long
        self._x.XGetWindowProperty(
            self._display, ctypes.c_ulong(window), name, long(0), long(1024), False, any_type, *found
        )
        return (text.value or b"").decode()


class _ClientMessage(ctypes.Structure):
    """`XClientMessageEvent`, padded to the size of an `XEvent`."""

    _fields_ = (
        ("type", ctypes.c_int),
        ("serial", ctypes.c_ulong),
        ("send_event", ctypes.c_int),
        ("display", ctypes.c_void_p),
        ("window", ctypes.c_ulong),
        ("message_type", ctypes.c_ulong),
        ("format", ctypes.c_int),
        ("data", ctypes.c_long * 5),
        ("padding", ctypes.c_long * 24),
    )
