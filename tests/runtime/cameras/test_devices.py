import sys
from pathlib import Path

import cv2
import pytest

from inspector.runtime.cameras import devices
from inspector.runtime.cameras.devices import find_device, find_devices

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone tells its cameras' names")


@pytest.fixture
def machine(tmp_path: Path) -> Path:
    """A computer without cameras."""
    for folder in ("dev/v4l/by-id", "dev/v4l/by-path", "sys/class/video4linux"):
        (tmp_path / folder).mkdir(parents=True)
    return tmp_path


def plug(machine: Path, node: int, name: str, *, by_id: str = "", by_path: str = "", index: int = 0) -> None:
    (machine / f"dev/video{node}").touch()
    facts = machine / f"sys/class/video4linux/video{node}"
    facts.mkdir()
    (facts / "name").write_text(f"{name}\n")
    (facts / "index").write_text(f"{index}\n")
    for folder, link in (("by-id", by_id), ("by-path", by_path)):
        if link:
            place = machine / f"dev/v4l/{folder}/{link}-video-index{index}"
            place.unlink(missing_ok=True)
            place.symlink_to(f"../../video{node}")


@linux
def test_a_camera_is_known_by_maker_type_and_serial_number(machine: Path) -> None:
    plug(machine, 2, "Eye", by_id="usb-Maker_Eye_123", by_path="pci-0-usb-1")
    (found,) = find_devices(machine)
    assert (found.identity, found.name) == ("usb-Maker_Eye_123-video-index0", "Eye")
    assert found.node == str(machine / "dev/video2")


@linux
def test_nodes_that_give_no_pictures_are_left_out(machine: Path) -> None:
    plug(machine, 0, "Eye", by_id="usb-Eye")
    plug(machine, 1, "Eye", by_id="usb-Eye", index=1)
    assert len(find_devices(machine)) == 1


@linux
def test_twins_without_serial_numbers_are_told_apart_by_their_sockets(machine: Path) -> None:
    plug(machine, 0, "Eye", by_id="usb-Eye", by_path="pci-usb-1")
    plug(machine, 1, "Eye", by_id="usb-Eye", by_path="pci-usb-2")
    assert [found.identity for found in find_devices(machine)] == [
        "pci-usb-1-video-index0",
        "pci-usb-2-video-index0",
    ]


@linux
def test_a_camera_is_found_again_although_its_number_changed(machine: Path) -> None:
    plug(machine, 0, "Other", by_id="usb-Other")
    plug(machine, 5, "Eye", by_id="usb-Eye")
    found = find_device("usb-Eye-video-index0", machine)
    assert found is not None
    assert found.node == str(machine / "dev/video5")


@linux
@pytest.mark.parametrize("name", ["Eye", "usb-Eye-video-index0"])
def test_a_camera_is_found_by_name_and_by_identity(machine: Path, name: str) -> None:
    plug(machine, 0, "Eye", by_id="usb-Eye")
    assert find_device(name, machine) == find_devices(machine)[0]


@linux
def test_a_name_that_two_cameras_have_finds_neither(machine: Path) -> None:
    plug(machine, 0, "Eye", by_path="pci-usb-1")
    plug(machine, 1, "Eye", by_path="pci-usb-2")
    assert find_device("Eye", machine) is None


@linux
def test_a_camera_that_is_gone_is_not_another_one(machine: Path) -> None:
    plug(machine, 0, "Other", by_id="usb-Other")
    assert find_device("usb-Eye-video-index0", machine) is None


class Only:
    """OpenCV's capture where only index 1 is a camera."""

    def __init__(self, index: int, backend: int) -> None:
        self._there = index == 1

    def isOpened(self) -> bool:  # noqa: N802  OpenCV's name
        return self._there

    def release(self) -> None: ...


def test_elsewhere_indexes_are_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(cv2, "VideoCapture", Only)
    (found,) = find_devices()
    assert (found.node, found.identity) == (1, f"{devices._LABEL}1")


def test_elsewhere_an_identity_is_its_index_and_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(cv2, "VideoCapture", None)
    found = find_device(f"{devices._LABEL}3")
    assert found is not None
    assert found.node == 3
    assert find_device("Eye") is None
