"""`inspector live` and `inspector cameras`: inside this process, and as a program of its own."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import cv2
import pytest

from inspector.core.judgement import Verdict
from inspector.imaging.read import read_image
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras import listing
from inspector.runtime.cameras.devices import Device
from inspector.store.journal.journal import Journal
from tests.cli.test_commands import KEYS, Inspector, inspector
from tests.conftest import NEW, Photos
from tests.runtime.cameras.made import a_video

__all__ = ["inspector"]
LIVE_KEYS = [*KEYS, "time", "camera", "frame"]
WAIT_S = 60


@pytest.fixture
def video(tmp_path: Path) -> Path:
    return a_video(tmp_path / "parts.avi")


class TestLive:
    def test_one_line_an_inspection_with_the_promised_keys(
        self, inspector: Inspector, trained_bundle: Bundle, video: Path
    ) -> None:
        ran = inspector("live", trained_bundle.path, "--camera", f"video:{video}", "--all-frames")
        assert ran.code == 0
        assert [line["frame"] for line in ran.lines] == [1, 2, 3, 4, 5, 6]
        assert all(list(line) == LIVE_KEYS for line in ran.lines)
        assert "6 inspections: " in ran.err

    def test_images_of_a_folder_have_the_verdicts_that_inspect_gives(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos
    ) -> None:
        alike = ("path", "verdict", "score", "p_value", "thresholds", "error")
        expected = inspector("inspect", trained_bundle.path, photos.new).lines
        watch = ("--camera", f"folder:{photos.new}", "--existing", "--count", NEW)
        seen = inspector("live", trained_bundle.path, *watch).lines
        assert [[line[key] for key in alike] for line in seen] == [[line[key] for key in alike] for line in expected]

    def test_lines_are_in_the_journal(
        self, inspector: Inspector, trained_bundle: Bundle, video: Path, tmp_path: Path
    ) -> None:
        options = ("--camera", f"video:{video}", "--all-frames", "--journal", tmp_path / "project")
        lines = inspector("live", trained_bundle.path, *options).lines
        with Journal.open(tmp_path / "project") as journal:
            recorded = [(entry.number, entry.score, str(entry.verdict)) for entry in reversed(journal.entries())]
        assert recorded == [(line["frame"], line["score"], line["verdict"]) for line in lines]

    def test_it_stops_after_so_many(self, inspector: Inspector, trained_bundle: Bundle, video: Path) -> None:
        ran = inspector("live", trained_bundle.path, "--camera", f"video:{video}", "--loop", "--count", 3)
        assert (ran.code, len(ran.lines)) == (0, 3)

    def test_lines_go_to_a_file(
        self, inspector: Inspector, trained_bundle: Bundle, video: Path, tmp_path: Path
    ) -> None:
        file = tmp_path / "out" / "live.jsonl"
        ran = inspector("live", trained_bundle.path, "--camera", f"video:{video}", "--count", 2, "--json", file)
        assert ran.out == ""
        assert [list(json.loads(line)) for line in file.read_text().splitlines()] == [LIVE_KEYS] * 2

    def test_a_file_of_something_else_is_not_overwritten(
        self, inspector: Inspector, trained_bundle: Bundle, video: Path, photos: Photos
    ) -> None:
        photo = photos.good / "000.png"
        ran = inspector("live", trained_bundle.path, "--camera", f"video:{video}", "--json", photo)
        assert ran.code == 1
        assert read_image(photo).size

    def test_overlays_are_written(
        self, inspector: Inspector, trained_bundle: Bundle, photos: Photos, tmp_path: Path
    ) -> None:
        options = ("--camera", f"folder:{photos.new}", "--existing", "--count", 2, "--overlays", tmp_path / "seen")
        inspector("live", trained_bundle.path, *options)
        assert sorted(path.name[:7] for path in (tmp_path / "seen").iterdir()) == ["000001-", "000002-"]

    def test_overlays_into_the_watched_folder_are_refused(
        self, inspector: Inspector, trained_bundle: Bundle, tmp_path: Path
    ) -> None:
        ran = inspector("live", trained_bundle.path, "--camera", f"folder:{tmp_path}", "--overlays", tmp_path)
        assert ran.code == 1
        assert "being watched" in ran.err

    def test_a_file_that_cannot_be_read_is_a_line_with_its_cause(
        self, inspector: Inspector, trained_bundle: Bundle, tmp_path: Path
    ) -> None:
        (tmp_path / "broken.png").write_bytes(b"broken")
        watch = ("--camera", f"folder:{tmp_path}", "--existing", "--count", 1)
        (line,) = inspector("live", trained_bundle.path, *watch).lines
        assert (line["verdict"], line["score"]) == (Verdict.REVIEW, None)
        assert line["path"] == str(tmp_path / "broken.png")
        assert line["error"]

    @pytest.mark.parametrize("address", ["usb:no such camera", "folder:not there", "video:not there.avi", "radar:1"])
    def test_a_camera_that_is_not_there_ends_with_1_and_one_line(
        self, inspector: Inspector, trained_bundle: Bundle, address: str
    ) -> None:
        ran = inspector("live", trained_bundle.path, "--camera", address, "--quiet")
        assert (ran.code, ran.out, len(ran.err.splitlines())) == (1, "", 1)
        assert ran.err.startswith("inspector: Camera ")

    @pytest.mark.parametrize("trigger", ["never", "timer", "timer:", "timer:soon", "timer:0", "timer:-1", "timer:nan"])
    def test_a_trigger_that_is_none_is_wrong_usage(
        self, inspector: Inspector, trained_bundle: Bundle, trigger: str
    ) -> None:
        ran = inspector("live", trained_bundle.path, "--camera", "folder:.", "--trigger", trigger)
        assert ran.code == 2
        assert "timer:2.5" in ran.err

    def test_a_newer_journal_ends_with_1(
        self, inspector: Inspector, trained_bundle: Bundle, video: Path, tmp_path: Path
    ) -> None:
        import sqlite3

        Journal.open(tmp_path).close()
        with sqlite3.connect(tmp_path / "journal.sqlite") as connection:
            connection.execute("UPDATE alembic_version SET version_num = '0099'")
        connection.close()
        ran = inspector("live", trained_bundle.path, "--camera", f"video:{video}", "--journal", tmp_path)
        assert ran.code == 1
        assert "newer Inspector" in ran.err


@pytest.mark.parametrize("command", ["live", "cameras"])
def test_both_have_help(inspector: Inspector, command: str) -> None:
    assert inspector(command, "--help").code == 0


class TestCameras:
    def test_cameras_are_listed_with_their_addresses(
        self, inspector: Inspector, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        eye = Device("usb-Eye-video-index0", "Eye", "/dev/video0", cv2.CAP_V4L2)
        monkeypatch.setattr(listing, "find_devices", lambda: (eye,))
        assert inspector("cameras").out == "usb:usb-Eye-video-index0  Eye, now /dev/video0\n"

    def test_no_camera_is_said_and_no_error(self, inspector: Inspector, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(listing, "find_devices", lambda: ())
        ran = inspector("cameras")
        assert (ran.code, ran.out) == (0, "")
        assert "No cameras found" in ran.err


def start(*arguments: object, code: str = "from inspector.__main__ import main\nmain()") -> "subprocess.Popen[str]":
    signal.signal(signal.SIGINT, signal.default_int_handler)
    return subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def until_running(program: "subprocess.Popen[str]") -> None:
    assert program.stderr is not None
    while "running" not in (line := program.stderr.readline()):
        assert line, "it ended"


def test_live_loads_neither_torch_nor_a_window(trained_bundle: Bundle, photos: Photos, tmp_path: Path) -> None:
    code = (
        "import atexit, sys\n"
        "heavy = {'torch', 'torchvision', 'PySide6', 'sklearn', 'scipy', 'onnx'}\n"
        "atexit.register(lambda: print(sorted(heavy & {n.split('.')[0] for n in sys.modules}), file=sys.stderr))\n"
        "from inspector.__main__ import main\n"
        "main()"
    )
    watch = ("--camera", f"folder:{photos.new}", "--existing", "--count", 1, "--journal", tmp_path / "project", "-q")
    out, err = start("live", trained_bundle.path, *watch, code=code).communicate(timeout=WAIT_S)
    assert json.loads(out)["frame"] == 1
    assert err.strip() == "[]"


def test_without_a_journal_no_database_is_loaded(trained_bundle: Bundle, photos: Photos) -> None:
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('sqlalchemy' in sys.modules, file=sys.stderr))\n"
        "from inspector.__main__ import main\n"
        "main()"
    )
    watch = ("--camera", f"folder:{photos.new}", "--existing", "--count", 1, "-q")
    _, err = start("live", trained_bundle.path, *watch, code=code).communicate(timeout=WAIT_S)
    assert err.strip() == "False"


def test_ctrl_c_ends_with_130_and_what_was_told_is_recorded(
    trained_bundle: Bundle, video: Path, tmp_path: Path
) -> None:
    watch = ("--camera", f"video:{video}", "--loop", "--journal", tmp_path / "project")
    program = start("live", trained_bundle.path, *watch)
    assert program.stdout is not None
    lines = [program.stdout.readline() for _ in range(3)]
    program.send_signal(signal.SIGINT)
    out, err = program.communicate(timeout=WAIT_S)
    assert program.returncode == 130, err
    assert "Traceback" not in err
    assert "Stopped" in err.splitlines()[-1]
    told = [json.loads(line)["frame"] for line in [*lines, *out.splitlines()]]
    with Journal.open(tmp_path / "project") as journal:
        assert {entry.number for entry in journal.entries(limit=None)} >= set(told)


def test_each_return_is_an_inspection_and_the_end_of_the_input_the_end(trained_bundle: Bundle, video: Path) -> None:
    program = start("live", trained_bundle.path, "--camera", f"video:{video}", "--loop", "--trigger", "key")
    out, err = program.communicate("\n\n", timeout=WAIT_S)
    assert (program.returncode, len(out.splitlines())) == (0, 2), err


def test_a_program_that_waits_for_a_key_can_be_interrupted(trained_bundle: Bundle, video: Path) -> None:
    program = start("live", trained_bundle.path, "--camera", f"video:{video}", "--loop", "--trigger", "key")
    until_running(program)
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=WAIT_S)
    assert program.returncode == 130, err
    assert "Fatal" not in err


def test_files_that_are_dropped_into_a_watched_folder_are_judged_as_they_come(
    trained_bundle: Bundle, photos: Photos, tmp_path: Path
) -> None:
    watched = tmp_path / "watched"
    watched.mkdir()
    program = start("live", trained_bundle.path, "--camera", f"folder:{watched}", "--count", 2)
    assert program.stdout is not None
    until_running(program)
    for name in ("000.png", "001.png"):
        (watched / name).write_bytes((photos.good / name).read_bytes())
        os.utime(watched / name, (time.time(), time.time()))
        assert json.loads(program.stdout.readline())["path"] == str(watched / name)
    assert program.wait(WAIT_S) == 0
    program.communicate()
