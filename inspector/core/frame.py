"""Frames from cameras, and how a camera is, as plain values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_IN_NAMES = str.maketrans('/\\:*?"<>|', "---------")  # what file names of some system cannot hold


@dataclass(frozen=True, slots=True)
class Frame:
    """What a camera saw: `photograph` is uint8 (h, w, 3) RGB.

    `taken` is the time (UTC), `at_s` the same moment on the clock of `time.monotonic()`, by which its age is told.
    `number` counts the frames of one camera from 1; `camera` is that camera's name. `path` is the file that it came
    from, None where there is none.
    """

    photograph: NDArray[np.uint8]
    taken: datetime
    at_s: float
    number: int
    camera: str
    path: Path | None = None

    @property
    def name(self) -> str:
        """What it is called: its file's name, or camera and number."""
        return frame_name(self.camera, self.number, self.path)


@dataclass(frozen=True, slots=True)
class FailedGrab:
    """A frame that should have come and could not be used, and the cause. Never a verdict, and never passed over."""

    cause: str
    taken: datetime
    at_s: float
    number: int
    camera: str
    path: Path | None = None

    @property
    def name(self) -> str:
        """What it is called: its file's name, or camera and number."""
        return frame_name(self.camera, self.number, self.path)


class CameraState(StrEnum):
    """How a camera is: `LOST` is tried again by itself, `ENDED` has no more frames (a video at its end)."""

    STARTING = "starting"
    RUNNING = "running"
    LOST = "lost"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class CameraStatus:
    """A snapshot of how a camera is.

    `since` is when (UTC) the state began, `lasting_s` how long ago that was; of a lost camera, when its last frame
    came, of a `frozen` one, when its picture last changed. `cause` says why it is lost. `resolution` is (width,
    height) in pixels, None while it is not known. `frames`, `dropped`, `failed` and `losses` count since the start:
    frames that came, those that nobody took because a newer one came, grabs that failed, and how often the camera was
    lost.
    """

    state: CameraState
    camera: str
    since: datetime
    lasting_s: float
    cause: str = ""
    resolution: tuple[int, int] | None = None
    frames: int = 0
    dropped: int = 0
    failed: int = 0
    losses: int = 0
    frozen: bool = False

    @property
    def sentence(self) -> str:
        """Return it in words: "Camera lost 12 s ago. Trying again."."""
        if self.state is CameraState.LOST and self.frozen:
            return f"The picture has not changed for {self.lasting_s:.0f} s. Trying again."
        if self.state is CameraState.LOST:
            return f"Camera lost {self.lasting_s:.0f} s ago. Trying again."
        if self.state is CameraState.ENDED:
            return "There are no more frames."
        return "Camera starting." if self.state is CameraState.STARTING else "Camera running."


def frame_name(camera: str, number: int, path: Path | None) -> str:
    """Return what a frame is called, so that a file may be called so, too."""
    return path.name if path is not None else f"{camera.translate(_IN_NAMES)}-{number:06d}"
