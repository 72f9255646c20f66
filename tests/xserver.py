"""A screen of our own: an X server without a monitor, as much of a window manager as tests need, and pictures of it."""

import ctypes
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WIDTH, HEIGHT = 1440, 900
_HEADER_WORDS = 25  # of XWD, the format in which Xvfb keeps its screen: big-endian, 32 bits each
_COLOUR_BYTES = 12


class Screen:
    """An X server that runs: `name` for DISPLAY, and what can be seen on it."""

    def __init__(self, name: str, memory: Path) -> None:
        self.name = name
        self._memory = memory

    def pixels(self) -> NDArray[np.uint8]:
        """Return what is on the screen, (h, w, 3)."""
        held = self._memory.read_bytes()
        header = np.frombuffer(held[: 4 * _HEADER_WORDS], ">u4")
        size, width, height, line, colours = (int(header[at]) for at in (0, 4, 5, 12, 19))
        raw = np.frombuffer(held, np.uint8, height * line, size + colours * _COLOUR_BYTES)
        return raw.reshape(height, line)[:, : 4 * width].reshape(height, width, 4)[..., 2::-1]


@contextmanager
def screen(folder: Path) -> Iterator[Screen]:
    """Start a server on a free display, which anybody on this PC may use; `folder` holds its screen."""
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    options = ["-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-ac", "-fbdir", str(folder)]
    with subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL) as running:
        os.close(writing)
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        if not number:
            raise RuntimeError("Xvfb did not start")
        try:
            yield Screen(f":{number}", folder / "Xvfb_screen0")
        finally:
            running.terminate()


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
