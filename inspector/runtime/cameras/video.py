"""A video file as a camera: at its own rate as a live camera would give it, or frame by frame as they are taken."""

import time
from pathlib import Path

import cv2
from cv2.typing import MatLike

from inspector.core.errors import CameraLost, CameraMissing
from inspector.core.frame import FailedGrab, Frame
from inspector.runtime.cameras.camera import Kind, Setting, now
from inspector.runtime.cameras.pixels import rgb_of

_USUAL_RATE = 25.0  # frames a second, where a file does not tell
_RATES = (0.1, 1000.0)


class VideoCamera:
    """Plays a video file, once or again and again (`loop`).

    By default it keeps to the file's own rate, and who is slower misses frames, as with any camera. With
    `as_taken` every frame waits until it is taken, and none is missed.
    """

    patience_s = None

    def __init__(self, path: Path, *, as_taken: bool = False, loop: bool = False) -> None:
        self.path = path.absolute()
        self.waits = as_taken
        self.ended = False
        self.resolution: tuple[int, int] | None = None
        self._loop = loop
        self._capture: cv2.VideoCapture | None = None
        self._number = 0
        self._period_s, self._due_s = 0.0, 0.0
        self._first: MatLike | None = None  # the file's first frame, read to see that it has one

    @property
    def name(self) -> str:
        """The file's name."""
        return self.path.name

    @property
    def address(self) -> str:
        """What finds it again."""
        return f"{Kind.VIDEO}:{self.path}"

    def open(self) -> None:
        """Open the file at its beginning. Raises `CameraMissing`."""
        if not self.path.is_file():
            raise CameraMissing(str(self.path), "there is no such file")
        self.close()
        capture = cv2.VideoCapture(str(self.path))
        found, first = capture.read() if capture.isOpened() else (False, None)
        if not found:
            capture.release()
            raise CameraMissing(str(self.path), "it is no video that can be read")
        rate = capture.get(cv2.CAP_PROP_FPS)
        low, high = _RATES
        self._period_s = 1 / (rate if low <= rate <= high else _USUAL_RATE)
        self.resolution = (int(capture.get(cv2.CAP_PROP_FRAME_WIDTH)), int(capture.get(cv2.CAP_PROP_FRAME_HEIGHT)))
        self._capture, self._first, self._due_s, self.ended = capture, first, time.monotonic(), False

    def grab(self, timeout_s: float) -> Frame | FailedGrab | None:
        """Return the next frame when its time has come. Raises `CameraLost` where a file to be repeated is gone."""
        if self.ended or not self._is_due(timeout_s):
            return None
        image = self._read()
        if image is None and self._loop:
            self._begin_again()
            image = self._read()
        if image is None:
            self.ended = True
            return None
        self._number += 1
        self.resolution = (image.shape[1], image.shape[0])
        return Frame(rgb_of(image), now(), time.monotonic(), self._number, self.name)

    def close(self) -> None:
        """Let go of the file."""
        if self._capture is not None:
            self._capture.release()
            self._capture = self._first = None

    def settings(self) -> tuple[Setting, ...]:
        """Return none: a video is as it is."""
        return ()

    def change(self, name: str, value: float | None) -> None:
        """Change nothing."""

    def _begin_again(self) -> None:
        try:
            self.open()
        except CameraMissing as error:  # it was there a moment ago: it may come back
            raise CameraLost(self.name, error.cause) from error

    def _is_due(self, timeout_s: float) -> bool:
        """Wait for the moment of the next frame, at most `timeout_s`."""
        if self.waits:
            return True
        left = self._due_s - time.monotonic()
        if left > timeout_s:
            time.sleep(timeout_s)
            return False
        time.sleep(max(0.0, left))
        self._due_s = max(self._due_s + self._period_s, time.monotonic() - self._period_s)
        return True

    def _read(self) -> MatLike | None:
        if self._capture is None:
            raise CameraLost(self.name, "it is not open")
        image, self._first = self._first, None
        if image is None:
            found, image = self._capture.read()
            image = image if found else None
        return image
