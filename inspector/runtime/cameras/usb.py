"""USB cameras, and whatever else the system offers as a camera, through OpenCV."""

import os
import time
from collections.abc import Callable
from threading import Lock
from types import MappingProxyType

import cv2

from inspector.core.errors import CameraBusy, CameraLost, CameraMissing
from inspector.core.frame import FailedGrab, Frame
from inspector.runtime.cameras.camera import Kind, Setting, now
from inspector.runtime.cameras.devices import Device, find_device
from inspector.runtime.cameras.pixels import rgb_of

PATIENCE_S = 5.0
_FIRST_FRAMES = 5  # are thrown away: the camera still finds its exposure
_UNKNOWN = -1.0  # what OpenCV says of a property that a driver does not have
# Setting: its property, and the one that makes it automatic, if any.
_PROPERTIES = MappingProxyType(
    {
        "exposure": (cv2.CAP_PROP_EXPOSURE, cv2.CAP_PROP_AUTO_EXPOSURE),
        "gain": (cv2.CAP_PROP_GAIN, None),
        "white balance": (cv2.CAP_PROP_WB_TEMPERATURE, cv2.CAP_PROP_AUTO_WB),
        "focus": (cv2.CAP_PROP_FOCUS, cv2.CAP_PROP_AUTOFOCUS),
    }
)
_MANUAL, _AUTOMATIC = 0.0, 1.0
_V4L2_EXPOSURE = (1.0, 3.0)  # manual, automatic: V4L2 has its own numbers for exposure


class UsbCamera:
    """A camera of the system, found by `wanted`: an identity as `list_cameras` tells it, a name that only one
    has, or a node.

    Whichever was found first is the one: after a loss nothing but this identity is opened again, whatever is plugged
    in where it was. `resolution` is asked for and may not be had.
    """

    waits = False
    ended = False
    patience_s: float | None = PATIENCE_S

    def __init__(
        self,
        wanted: str,
        *,
        resolution: tuple[int, int] | None = None,
        find: Callable[[str], Device | None] = find_device,
    ) -> None:
        self._wanted, self._size, self._find = wanted, resolution, find
        self.resolution: tuple[int, int] | None = None
        self._device: Device | None = None
        self._capture: cv2.VideoCapture | None = None
        self._number = 0
        self._lock = Lock()
        self._settings: tuple[Setting, ...] = ()
        self._asked: dict[str, float | None] = {}  # ever; what is plugged in again has forgotten it
        self._changes: dict[str, float | None] = {}  # asked for and not made yet

    @property
    def name(self) -> str:
        """The name that its maker gave it, once it was found."""
        return self._device.name if self._device else self._wanted

    @property
    def address(self) -> str:
        """What finds it again."""
        return f"{Kind.USB}:{self._device.identity if self._device else self._wanted}"

    def open(self) -> None:
        """Find the camera and start it. Raises `CameraMissing`, `CameraBusy`."""
        self.close()
        device = self._found()
        capture = cv2.VideoCapture(device.node, device.backend)
        try:
            self._start(capture, device)
        except BaseException:
            capture.release()
            raise
        self._capture, self._device = capture, device
        self._read_settings(capture, device)
        with self._lock:
            self._changes = dict(self._asked)

    def grab(self, timeout_s: float) -> Frame | FailedGrab | None:  # noqa: ARG002  the driver has its own patience
        """Return the next frame; how long that may take is the driver's affair. Raises `CameraLost`."""
        if self._capture is None or self._device is None:
            raise CameraLost(self.name, "it is not open")
        self._make_changes(self._capture, self._device)
        found, image = self._capture.read()
        self._number += 1
        moment, taken = time.monotonic(), now()
        if not found or image is None or not image.size:
            if self._find_again() is None:
                raise CameraLost(self.name, "it was unplugged")
            return FailedGrab("the camera gave no picture", taken, moment, self._number, self.name)
        photograph = rgb_of(image)
        self.resolution = (photograph.shape[1], photograph.shape[0])
        return Frame(photograph, taken, moment, self._number, self.name)

    def close(self) -> None:
        """Let go of the camera."""
        if self._capture is not None:
            self._capture.release()
            self._capture = None
        with self._lock:
            self._settings = ()

    def settings(self) -> tuple[Setting, ...]:
        """Return the settings that the driver has."""
        with self._lock:
            return self._settings

    def change(self, name: str, value: float | None) -> None:
        """Ask for another value, None for the automatic; it is made before the next frame, and after each opening."""
        if name in _PROPERTIES:
            with self._lock:
                self._asked[name] = self._changes[name] = value

    def _found(self) -> Device:
        device = self._find_again()
        if device is None:
            cause = "it is not plugged in" if self._device else "there is none of this name, or more than one"
            raise CameraMissing(self._wanted, cause)
        return device

    def _find_again(self) -> Device | None:
        return self._find(self._device.identity if self._device else self._wanted)

    def _start(self, capture: cv2.VideoCapture, device: Device) -> None:
        """Wait for the first pictures. Raises `CameraBusy`, `CameraMissing`."""
        if not capture.isOpened():
            raise CameraBusy(self._wanted, _refusal(device))
        capture.set(cv2.CAP_PROP_BUFFERSIZE, 1)  # where a driver allows: an old frame is a wrong one
        for property_, pixels in zip(
            (cv2.CAP_PROP_FRAME_WIDTH, cv2.CAP_PROP_FRAME_HEIGHT), self._size or (), strict=False
        ):
            capture.set(property_, pixels)
        shown = [image for found, image in (capture.read() for _ in range(_FIRST_FRAMES)) if found]
        if not shown:
            raise CameraBusy(self._wanted, "it gives no picture; another program may be using it")
        if self._find_again() != device:
            raise CameraMissing(self._wanted, "another camera took its place while it was opened")
        size = (shown[-1].shape[1], shown[-1].shape[0])
        if isinstance(device.node, int) and self.resolution not in (None, size):
            raise CameraMissing(self._wanted, "a camera with another resolution answers in its place")
        self.resolution = size

    def _make_changes(self, capture: cv2.VideoCapture, device: Device) -> None:
        with self._lock:
            changes, self._changes = self._changes, {}
        for name, value in changes.items():
            value_of, automatic = _PROPERTIES[name]
            if automatic is not None:
                manual, by_itself = _modes(name, device)
                capture.set(automatic, by_itself if value is None else manual)
            if value is not None:
                capture.set(value_of, value)
        if changes:
            self._read_settings(capture, device)

    def _read_settings(self, capture: cv2.VideoCapture, device: Device) -> None:
        found = []
        for name, (value_of, automatic) in _PROPERTIES.items():
            value = capture.get(value_of)
            mode = _UNKNOWN if automatic is None else capture.get(automatic)
            if value != _UNKNOWN:
                by_itself = None if mode == _UNKNOWN else mode != _modes(name, device)[0]
                found.append(Setting(name, value, by_itself))
        with self._lock:
            self._settings = tuple(found)


def _modes(name: str, device: Device) -> tuple[float, float]:
    """Return what this driver calls manual and automatic."""
    return _V4L2_EXPOSURE if name == "exposure" and device.backend == cv2.CAP_V4L2 else (_MANUAL, _AUTOMATIC)


def _refusal(device: Device) -> str:
    if isinstance(device.node, str) and os.path.exists(device.node) and not os.access(device.node, os.R_OK | os.W_OK):  # noqa: PTH110
        return "this user may not use it; on Linux, members of the group video may"
    return "it does not open; it is not plugged in, or another program uses it"
