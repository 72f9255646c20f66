"""The USB camera against a stand-in for OpenCV's capture, and against a real one where there is one."""

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import cv2
import numpy as np
import pytest

from inspector.core.errors import CameraBusy, CameraLost, CameraMissing
from inspector.core.frame import FailedGrab, Frame
from inspector.runtime.cameras.camera import Setting
from inspector.runtime.cameras.devices import Device
from inspector.runtime.cameras.listing import list_cameras
from inspector.runtime.cameras.usb import UsbCamera

EYE = Device("usb-Eye-video-index0", "Eye", "/dev/video7", cv2.CAP_V4L2)
AUTOMATIC, MANUAL = 3.0, 1.0


class Capture:
    """What cv2.VideoCapture is of a camera: `opens`, `gives` and `properties` say how it behaves."""

    opens = True
    gives: ClassVar[Callable[[], tuple[bool, object]]]
    properties: ClassVar[dict[int, float]] = {}
    made: ClassVar[list["Capture"]] = []

    def __init__(self, node: object, backend: int) -> None:
        self.node, self.backend, self.released = node, backend, False
        Capture.made.append(self)

    def isOpened(self) -> bool:  # noqa: N802  OpenCV's name
        return Capture.opens

    def read(self) -> tuple[bool, object]:
        return Capture.gives()

    def get(self, property_: int) -> float:
        return Capture.properties.get(property_, -1.0)

    def set(self, property_: int, value: float) -> bool:
        if property_ in Capture.properties:
            Capture.properties[property_] = value
        return property_ in Capture.properties

    def release(self) -> None:
        self.released = True


def blue() -> tuple[bool, object]:
    return True, np.full((480, 640, 3), (255, 0, 0), np.uint8)  # OpenCV's order: blue first


def nothing() -> tuple[bool, object]:
    return False, None


@pytest.fixture(autouse=True)
def _capture(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cv2, "VideoCapture", Capture)
    Capture.opens, Capture.gives, Capture.made = True, staticmethod(blue), []
    Capture.properties = {cv2.CAP_PROP_EXPOSURE: 157.0, cv2.CAP_PROP_AUTO_EXPOSURE: AUTOMATIC, cv2.CAP_PROP_GAIN: 4.0}


class Sockets:
    """The cameras that are plugged in, by what they are asked for with."""

    def __init__(self) -> None:
        self.there: dict[str, Device] = {"Eye": EYE, EYE.identity: EYE}

    def __call__(self, wanted: str) -> Device | None:
        return self.there.get(wanted)


@pytest.fixture
def sockets() -> Sockets:
    return Sockets()


@pytest.fixture
def camera(sockets: Sockets) -> UsbCamera:
    made = UsbCamera("Eye", find=sockets)
    made.open()
    return made


def test_a_frame_is_rgb_with_its_number(camera: UsbCamera) -> None:
    frames = [camera.grab(0.1), camera.grab(0.1)]
    assert isinstance(frames[1], Frame)
    assert frames[1].photograph[0, 0].tolist() == [0, 0, 255]
    assert (frames[1].number, frames[1].camera) == (2, "Eye")
    assert camera.resolution == (640, 480)


def test_the_device_of_that_identity_is_opened(camera: UsbCamera) -> None:
    assert (Capture.made[0].node, Capture.made[0].backend) == ("/dev/video7", cv2.CAP_V4L2)
    assert camera.address == "usb:usb-Eye-video-index0"


def test_a_camera_that_is_not_plugged_in_is_missing(sockets: Sockets) -> None:
    with pytest.raises(CameraMissing, match="none of this name"):
        UsbCamera("Other", find=sockets).open()


def test_a_camera_that_another_program_uses_is_busy(sockets: Sockets) -> None:
    Capture.opens = False
    with pytest.raises(CameraBusy, match="another program"):
        UsbCamera("Eye", find=sockets).open()
    assert Capture.made[0].released


def test_a_camera_that_opens_and_gives_no_picture_is_busy(sockets: Sockets) -> None:
    Capture.gives = staticmethod(nothing)
    with pytest.raises(CameraBusy, match="no picture"):
        UsbCamera("Eye", find=sockets).open()
    assert Capture.made[0].released


def test_a_picture_that_does_not_come_is_a_failed_grab(camera: UsbCamera) -> None:
    Capture.gives = staticmethod(nothing)
    found = camera.grab(0.1)
    assert isinstance(found, FailedGrab)
    assert found.cause == "the camera gave no picture"


def test_a_camera_that_is_unplugged_is_lost(camera: UsbCamera, sockets: Sockets) -> None:
    Capture.gives, sockets.there = staticmethod(nothing), {}
    with pytest.raises(CameraLost, match="unplugged"):
        camera.grab(0.1)


def test_another_camera_is_never_used_in_its_place(camera: UsbCamera, sockets: Sockets) -> None:
    """A second camera of the same name, in the same socket and with the same number, is still another one."""
    camera.close()
    sockets.there = {"Eye": Device("usb-Other-video-index0", "Eye", "/dev/video7", cv2.CAP_V4L2)}
    with pytest.raises(CameraMissing, match="not plugged in"):
        camera.open()


def test_a_camera_that_is_exchanged_while_it_is_opened_is_refused(sockets: Sockets) -> None:
    def exchanged() -> tuple[bool, object]:
        sockets.there["Eye"] = Device("usb-Other-video-index0", "Eye", "/dev/video7", cv2.CAP_V4L2)
        return blue()

    Capture.gives = staticmethod(exchanged)
    with pytest.raises(CameraMissing, match="took its place"):
        UsbCamera("Eye", find=sockets).open()


def test_where_cameras_have_no_names_one_of_another_resolution_is_refused(sockets: Sockets) -> None:
    sockets.there = {"DSHOW-0": Device("DSHOW-0", "Camera 1", 0, cv2.CAP_DSHOW)}
    camera = UsbCamera("DSHOW-0", find=sockets)
    camera.open()
    Capture.gives = staticmethod(lambda: (True, np.zeros((720, 1280, 3), np.uint8)))
    with pytest.raises(CameraMissing, match="another resolution"):
        camera.open()


def test_it_comes_back_under_another_number(camera: UsbCamera, sockets: Sockets) -> None:
    camera.close()
    sockets.there[EYE.identity] = Device(EYE.identity, "Eye", "/dev/video9", cv2.CAP_V4L2)
    camera.open()
    assert Capture.made[-1].node == "/dev/video9"


def test_only_what_the_driver_has_is_a_setting(camera: UsbCamera) -> None:
    assert camera.settings() == (Setting("exposure", 157.0, automatic=True), Setting("gain", 4.0))


def test_a_changed_exposure_is_no_longer_automatic(camera: UsbCamera) -> None:
    camera.change("exposure", 80)
    camera.grab(0.1)
    assert camera.settings()[0] == Setting("exposure", 80.0, automatic=False)
    assert Capture.properties[cv2.CAP_PROP_AUTO_EXPOSURE] == MANUAL


def test_exposure_can_be_automatic_again(camera: UsbCamera) -> None:
    camera.change("exposure", 80)
    camera.grab(0.1)
    camera.change("exposure", None)
    camera.grab(0.1)
    assert camera.settings()[0].automatic is True


def test_what_was_asked_for_is_asked_for_again_after_a_loss(camera: UsbCamera) -> None:
    camera.change("exposure", 80)
    camera.grab(0.1)
    camera.close()
    Capture.properties |= {cv2.CAP_PROP_EXPOSURE: 157.0, cv2.CAP_PROP_AUTO_EXPOSURE: AUTOMATIC}  # as after plugging in
    camera.open()
    camera.grab(0.1)
    assert camera.settings()[0] == Setting("exposure", 80.0, automatic=False)


def test_a_setting_that_the_camera_does_not_have_is_passed_over(camera: UsbCamera) -> None:
    camera.change("aperture", 8)
    assert isinstance(camera.grab(0.1), Frame)


def test_closing_lets_go_of_the_device(camera: UsbCamera) -> None:
    camera.close()
    assert Capture.made[0].released
    assert camera.settings() == ()
    with pytest.raises(CameraLost):
        camera.grab(0.1)


def test_a_real_camera_gives_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    if not list(Path("/dev").glob("video*")):
        pytest.skip("there is no camera here: no /dev/video*")
    monkeypatch.undo()
    camera = UsbCamera(list_cameras()[0].address.removeprefix("usb:"))
    camera.open()
    found = camera.grab(5.0)
    camera.close()
    assert isinstance(found, Frame)
    assert found.photograph.ndim == 3
