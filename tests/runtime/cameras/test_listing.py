from pathlib import Path

import cv2
import pytest

from inspector.core.errors import CameraMissing
from inspector.runtime.cameras import listing
from inspector.runtime.cameras.devices import Device
from inspector.runtime.cameras.folder import FolderCamera
from inspector.runtime.cameras.listing import Options, camera_at, list_cameras
from inspector.runtime.cameras.usb import UsbCamera
from inspector.runtime.cameras.video import VideoCamera


def test_addresses_lead_to_cameras() -> None:
    kinds = [type(camera_at(address)) for address in ("usb:Eye", "folder:photos", "video:parts.avi")]
    assert kinds == [UsbCamera, FolderCamera, VideoCamera]


@pytest.mark.parametrize("address", ["", "usb", "usb:", "radar:1", "photos"])
def test_what_is_no_address_says_what_one_is(address: str) -> None:
    with pytest.raises(CameraMissing, match="usb:NAME, folder:DIR or video:FILE"):
        camera_at(address)


def test_a_name_may_have_a_colon() -> None:
    assert camera_at("usb:Eye: Eye").name == "Eye: Eye"


def test_a_folder_is_found_again_from_anywhere() -> None:
    assert camera_at("folder:photos").address == f"folder:{Path('photos').absolute()}"


def test_options_reach_their_camera() -> None:
    assert camera_at("video:parts.avi", Options(as_taken=True)).waits


def test_cameras_are_listed_with_their_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    eye = Device("usb-Eye-video-index0", "Eye", "/dev/video0", cv2.CAP_V4L2)
    monkeypatch.setattr(listing, "find_devices", lambda: (eye,))
    (found,) = list_cameras()
    assert (found.address, found.name, found.place) == ("usb:usb-Eye-video-index0", "Eye", "/dev/video0")
