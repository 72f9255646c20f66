"""A camera's own thread: it reads as fast as the camera gives, keeps the newest frame, and comes back after a loss."""

import time
from collections import deque
from collections.abc import Sequence
from threading import Event, Thread
from typing import Self

from inspector.core.errors import CameraBusy, CameraLost, CameraMissing
from inspector.core.frame import CameraStatus, FailedGrab, Frame
from inspector.core.mailbox import Mailbox
from inspector.runtime.cameras.camera import Camera
from inspector.runtime.cameras.watch import Watch

BACK_OFF_S = (0.5, 1.0, 2.0, 5.0, 10.0)  # before each attempt to connect again; the last one stays
FAILURES = 5  # so many failed grabs on end mean that the camera is lost
_GRAB_S = 0.2  # how soon the thread notices that it should end, where the driver allows
_CLOSE_S = 2.0  # a driver that hangs must not keep a program from ending: its thread is left behind
_KEPT = 100  # failed grabs that nobody took yet
_GONE = (CameraMissing, CameraBusy, CameraLost)


class Reader:
    """Reads a camera in a thread of its own; as a context it starts and ends.

    The newest frame waits in a mailbox with one place; those that a newer one replaced are counted as dropped. Frames
    of a camera that `waits` are never replaced. Failed grabs are handed over all. A camera that is lost, or frozen
    for longer than its patience, is closed, and opened again until it answers.
    """

    def __init__(self, camera: Camera, *, back_off_s: Sequence[float] = BACK_OFF_S) -> None:
        self.camera = camera
        self._back_off_s = tuple(back_off_s)
        self._watch = Watch(camera)
        self._mail: Mailbox[Frame | FailedGrab] = Mailbox()
        self._failures: deque[FailedGrab] = deque(maxlen=_KEPT)
        self._told = False  # whether the last thing put into the mailbox was a failed grab
        self._stop, self._opened = Event(), Event()
        self._attempts = 0  # to connect again since the last frame: one that comes and goes is not hurried
        self._flaw: BaseException | None = None
        self._thread = Thread(target=self._run, name=f"camera {camera.name}", daemon=True)

    def __enter__(self) -> Self:
        """Start, and wait until the camera is open. Raises `CameraMissing`, `CameraBusy`, `CameraLost`."""
        self._thread.start()
        try:
            while not self._opened.wait(_GRAB_S):  # in pieces: Windows lets no Ctrl+C into a wait without an end
                pass
            self._raise()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *raised: object) -> None:
        """Close the camera and end the thread."""
        self._stop.set()
        self._thread.join(_CLOSE_S)

    @property
    def status(self) -> CameraStatus:
        """How the camera is now."""
        return self._watch.status()

    @property
    def empty(self) -> bool:
        """Whether there is nothing to take."""
        return self._mail.empty and not self._failures

    def take(self, timeout_s: float) -> Frame | FailedGrab | None:
        """Take the oldest failed grab, or else the newest frame, waiting up to `timeout_s` seconds for it."""
        self._raise()
        if self.camera.waits:
            return self._mail.take(timeout_s)
        end = time.monotonic() + timeout_s
        while not self._failures:
            found = self._mail.take(max(0.0, end - time.monotonic()))
            if not isinstance(found, FailedGrab):  # such a one only says that there is news among the failures
                return found
        return self._failures.popleft()

    def _raise(self) -> None:
        if self._flaw is not None:
            self._stop.set()
            raise self._flaw

    def _run(self) -> None:
        try:
            self._connect_and_read()
        except BaseException as flaw:  # noqa: BLE001  it flies on in the thread that takes the frames
            self._flaw = flaw
        finally:
            self._opened.set()
            self.camera.close()

    def _connect_and_read(self) -> None:
        self.camera.open()
        self._watch.connected()
        self._opened.set()
        while not self._stop.is_set():
            try:
                self._read()
                return
            except CameraLost as error:
                self._watch.lost(error.cause)
                self._reconnect()

    def _reconnect(self) -> None:
        self.camera.close()
        while not self._stop.wait(self._back_off_s[min(self._attempts, len(self._back_off_s) - 1)]):
            self._attempts += 1
            try:
                self.camera.open()
            except _GONE as error:
                self._watch.lost(error.cause)
                self.camera.close()
            else:
                self._watch.connected()
                return

    def _read(self) -> None:
        """Read until the camera ends, or is told to. Raises `CameraLost`."""
        failed = 0
        while not self._stop.is_set():
            grabbed = self.camera.grab(_GRAB_S)
            of_use = self._watch.grabbed(grabbed)
            if grabbed is None and self.camera.ended:
                self._watch.ended()
                return
            if grabbed is None or not of_use:
                continue
            failed = failed + 1 if isinstance(grabbed, FailedGrab) else 0
            self._attempts = self._attempts if failed else 0
            self._hand_over(grabbed)
            if failed >= FAILURES and isinstance(grabbed, FailedGrab) and not self.camera.waits:
                raise CameraLost(self.camera.name, grabbed.cause)

    def _hand_over(self, grabbed: Frame | FailedGrab) -> None:
        if self.camera.waits:
            while not self._stop.is_set() and not self._mail.put_if_empty(grabbed, _GRAB_S):
                pass
            return
        told, self._told = self._told, isinstance(grabbed, FailedGrab)
        if isinstance(grabbed, FailedGrab):
            self._failures.append(grabbed)
        if not self._mail.put(grabbed) and not told:
            self._watch.dropped()
