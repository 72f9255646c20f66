import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from inspector.core.errors import CameraLost, CameraMissing
from inspector.core.frame import FailedGrab, Frame
from inspector.imaging.read import MAX_BYTES
from inspector.runtime.cameras import folder as module
from inspector.runtime.cameras.folder import FolderCamera
from tests.runtime.cameras.made import number_of, picture, put
from tests.runtime.cameras.scripted import WAIT_S


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SETTLED_S", 0.05)
    monkeypatch.setattr(module, "GIVEN_UP_S", 0.4)
    monkeypatch.setattr(module, "_LOOKED_S", 0.01)


@pytest.fixture
def watched(tmp_path: Path) -> Path:
    (tmp_path / "watched").mkdir()
    return tmp_path / "watched"


@pytest.fixture
def camera(watched: Path) -> Iterator[FolderCamera]:
    made = FolderCamera(watched)
    made.open()
    yield made
    made.close()


def frame_of(camera: FolderCamera) -> Frame:
    found = camera.grab(WAIT_S)
    assert isinstance(found, Frame), found
    return found


def test_a_new_image_is_a_frame(camera: FolderCamera, watched: Path) -> None:
    path = put(watched, "part.png", 3)
    frame = frame_of(camera)
    np.testing.assert_array_equal(frame.photograph, picture(3))
    assert (frame.path, frame.number, frame.name, frame.camera) == (path, 1, "part.png", "watched")
    assert camera.resolution == (64, 48)


def test_nothing_new_is_no_frame(camera: FolderCamera) -> None:
    assert camera.grab(0.05) is None


def test_what_was_there_before_is_passed_over(watched: Path) -> None:
    put(watched, "old.png", 1)
    camera = FolderCamera(watched)
    camera.open()
    put(watched, "new.png", 2)
    assert frame_of(camera).name == "new.png"
    assert camera.grab(0.15) is None


def test_what_was_there_before_is_played_in_natural_order_if_wanted(watched: Path) -> None:
    for number, name in enumerate(("10.png", "9.png", "1.png")):
        put(watched, name, number)
    camera = FolderCamera(watched, existing=True, then_end=True)
    camera.open()
    assert [frame_of(camera).name for _ in range(3)] == ["1.png", "9.png", "10.png"]
    assert camera.grab(WAIT_S) is None
    assert camera.ended


def test_a_file_that_is_written_anew_is_a_new_frame(camera: FolderCamera, watched: Path) -> None:
    put(watched, "latest.png", 1)
    first = frame_of(camera)
    put(watched, "latest.png", 2)
    second = frame_of(camera)
    assert (number_of(first.photograph), number_of(second.photograph)) == (1, 2)


@pytest.mark.parametrize("suffix", ["png", "jpg", "bmp", "tif"])
def test_a_half_written_file_is_never_judged(camera: FolderCamera, watched: Path, tmp_path: Path, suffix: str) -> None:
    whole = tmp_path / f"whole.{suffix}"
    Image.fromarray(np.random.default_rng(0).integers(0, 255, (48, 64, 3), dtype=np.uint8)).save(whole)
    data = whole.read_bytes()
    with (watched / f"part.{suffix}").open("wb", buffering=0) as file:
        for start in range(0, len(data), len(data) // 4 + 1):
            file.write(data[start : start + len(data) // 4 + 1])
            if start + len(data) // 4 + 1 < len(data):
                assert camera.grab(0.15) is None
    assert frame_of(camera).photograph.shape == (48, 64, 3)


def test_a_file_whose_length_was_reserved_first_is_not_judged_before_it_is_filled(
    camera: FolderCamera, watched: Path, tmp_path: Path
) -> None:
    Image.fromarray(picture(2)).save(tmp_path / "whole.jpg")
    data = (tmp_path / "whole.jpg").read_bytes()
    (watched / "part.jpg").write_bytes(data[: len(data) // 2] + bytes(len(data) - len(data) // 2))
    assert camera.grab(0.15) is None
    (watched / "part.jpg").write_bytes(data)
    assert number_of(frame_of(camera).photograph) == 2


def test_a_file_that_stays_unreadable_is_a_failed_grab_with_its_cause(camera: FolderCamera, watched: Path) -> None:
    (watched / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(30))
    found = camera.grab(WAIT_S)
    assert isinstance(found, FailedGrab)
    assert (found.path, found.number) == (watched / "broken.png", 1)
    assert found.cause
    assert camera.grab(0.15) is None


def test_a_film_called_jpg_is_refused_by_its_size_and_not_read(
    camera: FolderCamera, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("the whole file was read"))
    with (watched / "film.jpg").open("wb") as film:
        film.truncate(MAX_BYTES + 1)  # sparse: it takes no room
    grabbed = camera.grab(WAIT_S)
    assert isinstance(grabbed, FailedGrab)
    assert "too large: 2.0 GB" in grabbed.cause


def test_a_file_that_is_renamed_is_one_frame(camera: FolderCamera, watched: Path) -> None:
    put(watched, "part.tmp.png", 1).rename(watched / "part.png")
    assert frame_of(camera).name == "part.png"
    assert camera.grab(0.15) is None


@pytest.mark.parametrize("name", ["notes.txt", ".hidden.png", "Thumbs.db", ".0123456789abcdef.part"])
def test_other_files_are_no_frames(camera: FolderCamera, watched: Path, name: str) -> None:
    put(watched, name, 1)
    assert camera.grab(0.15) is None


def test_folders_inside_are_not_looked_into(camera: FolderCamera, watched: Path) -> None:
    put(watched / "deeper", "part.png", 1)
    assert camera.grab(0.15) is None


def test_a_folder_that_is_not_there_is_told() -> None:
    with pytest.raises(CameraMissing, match="no such folder"):
        FolderCamera(Path("not there")).open()


def test_a_folder_that_goes_away_is_lost_and_what_came_meanwhile_is_made_up_for(
    camera: FolderCamera, watched: Path
) -> None:
    put(watched, "1.png", 1)
    frame_of(camera)
    away = watched.rename(watched.with_name("away"))
    with pytest.raises(CameraLost, match="cannot be reached"):
        camera.grab(WAIT_S)
    camera.close()
    put(away, "2.png", 2)
    away.rename(watched)
    camera.open()
    assert frame_of(camera).name == "2.png"
    assert camera.grab(0.15) is None


def test_a_folder_that_takes_long_to_list_is_looked_at_seldom(
    camera: FolderCamera, watched: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []

    def slow(*_: object, **__: object) -> list[object]:
        looks.append(time.monotonic())
        end = time.monotonic() + 0.05
        while time.monotonic() < end:
            pass
        return []

    monkeypatch.setattr(module, "walk", slow)
    camera.grab(0.5)
    assert len(looks) <= 3


def test_images_of_more_bits_have_the_white_level_of_the_recipe(watched: Path) -> None:
    camera = FolderCamera(watched, white_level=4095)
    camera.open()
    Image.fromarray(np.full((8, 8), 4095, np.uint16)).save(watched / "deep.png")
    assert frame_of(camera).photograph.max() == 255
