from threading import active_count
from threading import enumerate as threads

import numpy as np
import pytest

from inspector.core.errors import CameraBusy, CameraMissing
from inspector.core.frame import CameraState, FailedGrab, Frame
from inspector.runtime.cameras.reader import FAILURES, Reader
from tests.runtime.cameras.scripted import WAIT_S, Scripted, until

QUICKLY = (0.01,)


def read(script: str, **how: object) -> Reader:
    return Reader(Scripted(script, **how), back_off_s=QUICKLY)  # type: ignore[arg-type]


def all_of(reader: Reader) -> list[Frame | FailedGrab]:
    """Take until the camera has ended."""
    taken = []
    while not (reader.status.state is CameraState.ENDED and reader.empty):
        found = reader.take(0.01)
        if found is not None:
            taken.append(found)
    return taken


def test_the_newest_frame_wins_and_the_others_are_counted() -> None:
    with read("frame frame frame") as reader:
        until(lambda: reader.status.state is CameraState.ENDED)
        found = reader.take(0)
    assert isinstance(found, Frame)
    assert (found.number, reader.status.frames, reader.status.dropped) == (3, 3, 2)


def test_a_camera_that_waits_drops_nothing() -> None:
    with read("frame fail frame fail frame", waits=True) as reader:
        assert [found.number for found in all_of(reader)] == [1, 2, 3, 4, 5]
        assert reader.status.dropped == 0


def test_failed_grabs_are_all_handed_over_though_frames_replace_one_another() -> None:
    with read("frame fail frame fail frame frame") as reader:
        until(lambda: reader.status.state is CameraState.ENDED)
        found = all_of(reader)
    assert [(type(item), item.number) for item in found] == [(FailedGrab, 2), (FailedGrab, 4), (Frame, 6)]
    assert (reader.status.failed, reader.status.dropped) == (2, 3)


def test_a_camera_that_is_not_there_at_the_start_is_an_error() -> None:
    with pytest.raises(CameraMissing, match="it is missing"), read("missing"):
        pass


def test_a_camera_that_is_busy_at_the_start_is_an_error() -> None:
    with pytest.raises(CameraBusy, match="it is busy"), read("busy"):
        pass


def test_a_lost_camera_says_so_and_comes_back_by_itself() -> None:
    with read("frame lost missing busy missing frame", stays=True) as reader:
        until(lambda: reader.status.frames == 2)
        status = reader.status
    assert (status.state, status.losses, reader.camera.opened) == (CameraState.RUNNING, 1, 2)  # type: ignore[attr-defined]


def test_a_loss_is_told_in_words() -> None:
    with Reader(Scripted("frame lost", stays=True), back_off_s=(WAIT_S,)) as reader:
        until(lambda: reader.status.state is CameraState.LOST)
        status = reader.status
    assert status.sentence == "Camera lost 0 s ago. Trying again."
    assert status.cause == "the cable came off"


def test_the_time_of_a_loss_counts_from_the_last_frame() -> None:
    with Reader(Scripted("frame lost", stays=True), back_off_s=(WAIT_S,)) as reader:
        frame = reader.take(WAIT_S)
        until(lambda: reader.status.state is CameraState.LOST)
        assert isinstance(frame, Frame)
        assert reader.status.since == frame.taken


def test_many_failed_grabs_on_end_are_a_loss() -> None:
    with read("frame " + "fail " * FAILURES + "frame", stays=True) as reader:
        until(lambda: reader.status.losses == 1 and reader.status.frames == 2)
        assert reader.status.failed == FAILURES


def test_a_camera_that_falls_silent_is_lost_and_opened_again() -> None:
    with read("frame " + "silent " * 40 + "frame", patience_s=0.1, stays=True) as reader:
        until(lambda: reader.status.losses)
        until(lambda: reader.status.frames == 2)
        assert "no picture came for more than 0.1 s" in reader.status.cause


def test_the_same_picture_over_and_over_is_a_loss() -> None:
    with read("frame stuck", patience_s=0.1) as reader:
        until(lambda: reader.status.losses)
        status = reader.status
        assert "its picture has not changed for more than 0.1 s" in status.cause
        assert status.frozen
        assert status.lasting_s > 0.1  # counted from when it last changed
        assert status.sentence.startswith("The picture has not changed for ")


def test_a_frozen_camera_that_is_then_unplugged_is_lost_as_any_other() -> None:
    camera = Scripted("frame stuck", patience_s=0.1)
    with Reader(camera, back_off_s=QUICKLY) as reader:
        until(lambda: reader.status.frozen)
        camera.script.clear()
        camera.script.extend(["missing"] * 10_000)
        until(lambda: reader.status.cause == "it is missing")
        assert not reader.status.frozen
        camera.script.clear()


def test_a_covered_lens_whose_noise_is_cut_off_is_frozen() -> None:
    black = np.zeros((16, 16, 3), np.uint8)
    camera = Scripted("frame " * 1000, patience_s=0.1, stays=True, photographs=[black])
    with Reader(camera, back_off_s=QUICKLY) as reader:
        until(lambda: reader.status.losses)
        assert reader.status.frozen


def test_a_covered_lens_that_shows_noise_runs_on() -> None:
    dark = [np.full((16, 16, 3), value, np.uint8) for value in (0, 1)]
    with read("frame " * 100, patience_s=5.0, stays=True, photographs=dark) as reader:
        until(lambda: reader.status.frames == 100)
        assert reader.status.state is CameraState.RUNNING


def test_a_camera_that_still_shows_the_frozen_picture_is_not_back() -> None:
    camera = Scripted("frame stuck", patience_s=0.1, stays=True)
    with Reader(camera, back_off_s=QUICKLY) as reader:
        until(lambda: camera.opened >= 3)
        before = reader.status
        camera.script.append("frame")
        until(lambda: reader.take(0.01) is None)
        assert (before.state, before.losses) == (CameraState.LOST, 1)
        camera.script.popleft()
        until(lambda: reader.status.state is CameraState.RUNNING)


def test_a_driver_that_hangs_is_lost_although_its_thread_is_stuck() -> None:
    camera = Scripted("frame hang frame", patience_s=0.1, stays=True)
    with Reader(camera, back_off_s=QUICKLY) as reader:
        until(lambda: reader.status.state is CameraState.LOST)
        assert (reader.status.losses, len(camera.script)) == (1, 1)
        camera.released.set()
        until(lambda: (status := reader.status).state is CameraState.RUNNING and status.losses == 1)


def test_a_camera_that_may_be_silent_is_never_lost_by_that() -> None:
    with read("frame " + "silent " * 20 + "frame", patience_s=None) as reader:
        until(lambda: reader.status.state is CameraState.ENDED)
        assert reader.status.losses == 0


def test_leaving_closes_the_camera_and_ends_its_thread() -> None:
    before = active_count()
    with read("frame", stays=True) as reader:
        assert reader.camera.is_open  # type: ignore[attr-defined]
    assert not reader.camera.is_open  # type: ignore[attr-defined]
    assert active_count() == before, threads()


def test_leaving_while_it_waits_to_connect_ends_at_once() -> None:
    with Reader(Scripted("frame lost", stays=True), back_off_s=(1000.0,)) as reader:
        until(lambda: reader.status.state is CameraState.LOST)
    assert not reader.camera.is_open  # type: ignore[attr-defined]


def test_a_bug_in_a_camera_flies_in_the_thread_that_takes_the_frames() -> None:
    # Outside: a thread that is quick meets the bug while the reader is still being entered.
    with pytest.raises(ZeroDivisionError), read("frame bug") as reader:
        until(lambda: isinstance(reader.take(0.01), FailedGrab))
