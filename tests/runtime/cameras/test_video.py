import time
from pathlib import Path

import pytest

from inspector.core.errors import CameraLost, CameraMissing
from inspector.core.frame import Frame
from inspector.runtime.cameras.reader import Reader
from inspector.runtime.cameras.video import VideoCamera
from tests.runtime.cameras.made import SIZE, a_video, number_of
from tests.runtime.cameras.scripted import WAIT_S


@pytest.fixture(scope="module")
def video(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return a_video(tmp_path_factory.mktemp("video") / "parts.avi")


def played(camera: VideoCamera) -> list[Frame]:
    camera.open()
    frames = []
    while not camera.ended:
        found = camera.grab(WAIT_S)
        if isinstance(found, Frame):
            frames.append(found)
    camera.close()
    return frames


def test_every_frame_comes_once_in_rgb_with_its_number(video: Path) -> None:
    frames = played(VideoCamera(video, as_taken=True))
    assert [number_of(frame.photograph) for frame in frames] == [1, 2, 3, 4, 5, 6]
    assert [frame.number for frame in frames] == [1, 2, 3, 4, 5, 6]
    assert {frame.name for frame in frames} >= {"parts.avi-000001"}


def test_its_resolution_is_told(video: Path) -> None:
    camera = VideoCamera(video)
    camera.open()
    assert camera.resolution == SIZE
    camera.close()


def test_at_its_own_rate_it_takes_its_own_time(video: Path) -> None:
    start = time.monotonic()
    assert len(played(VideoCamera(video))) == 6
    assert time.monotonic() - start >= 5 / 20 * 0.9


def test_a_frame_is_not_there_before_its_time(tmp_path: Path) -> None:
    camera = VideoCamera(a_video(tmp_path / "slow.avi", frames=2, rate=1.0))
    camera.open()
    assert camera.grab(0.01) is not None
    assert camera.grab(0.01) is None
    camera.close()


def test_a_loop_begins_again_and_numbers_on(video: Path) -> None:
    camera = VideoCamera(video, as_taken=True, loop=True)
    camera.open()
    frames = [camera.grab(WAIT_S) for _ in range(8)]
    camera.close()
    assert [number_of(frame.photograph) for frame in frames if isinstance(frame, Frame)] == [1, 2, 3, 4, 5, 6, 1, 2]
    assert isinstance(frames[-1], Frame)
    assert frames[-1].number == 8


def test_a_loop_whose_file_is_gone_is_a_lost_camera_that_may_come_back(tmp_path: Path) -> None:
    video = a_video(tmp_path / "parts.avi")
    camera = VideoCamera(video, as_taken=True, loop=True)
    camera.open()
    video.rename(video.with_name("away.avi"))
    assert all(isinstance(camera.grab(WAIT_S), Frame) for _ in range(6))  # those that the file has
    with pytest.raises(CameraLost, match="there is no such file"):
        camera.grab(WAIT_S)
    video.with_name("away.avi").rename(video)
    camera.open()
    assert isinstance(camera.grab(WAIT_S), Frame)
    camera.close()


def test_a_reader_drops_nothing_of_a_video_that_waits(video: Path) -> None:
    taken = []
    with Reader(VideoCamera(video, as_taken=True)) as reader:
        while (found := reader.take(1.0)) is not None:
            taken.append(found.number)
    assert taken == [1, 2, 3, 4, 5, 6]


def test_a_video_that_is_not_there_is_told() -> None:
    with pytest.raises(CameraMissing, match="no such file"):
        VideoCamera(Path("not there.avi")).open()


def test_a_file_that_is_no_video_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.avi").write_text("text")
    with pytest.raises(CameraMissing, match="no video that can be read"):
        VideoCamera(tmp_path / "text.avi").open()


def test_a_video_that_is_not_open_gives_nothing(video: Path) -> None:
    with pytest.raises(CameraLost):
        VideoCamera(video, as_taken=True).grab(0)
