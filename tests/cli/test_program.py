"""The command line as a program of its own: how it starts, is interrupted and is killed."""

import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.core.errors import BundleMissing
from inspector.runtime.bundle import Bundle, load_bundle
from tests.conftest import Photos

START_S = 1.5
WAIT_S = 120


def start(*arguments: object) -> "subprocess.Popen[str]":
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a run in the background hands on that it is ignored
    command = [sys.executable, "-m", "inspector", *map(str, arguments)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def training(photos: Photos, destination: Path) -> "subprocess.Popen[str]":
    options = ("--preset", "quick", "--size", 128, "--patches", 50, "--threads", 1, "--device", "cpu")
    return start("train", "--good", photos.good, "--out", destination, *options)


def until_staged(program: "subprocess.Popen[str]", folder: Path) -> None:
    """Wait for the moment in which the run begins to work on its bundle."""
    end = time.monotonic() + WAIT_S
    while not list(folder.glob(".*.part")):
        assert program.poll() is None, program.communicate()
        assert time.monotonic() < end
        time.sleep(0.02)


def test_ctrl_c_ends_with_130_and_leaves_nothing(photos: Photos, tmp_path: Path) -> None:
    program = training(photos, tmp_path / "b")
    until_staged(program, tmp_path)
    program.send_signal(signal.SIGINT)
    _, err = program.communicate(timeout=WAIT_S)
    assert program.returncode == 130, err
    assert "Traceback" not in err
    assert "Stopped" in err.splitlines()[-1]
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_inside_code_from_a_string_ends_with_130_too(tmp_path: Path) -> None:
    """Imports run such code (dataclasses); CPython would end `python -m` by the signal afterwards."""
    (tmp_path / "interrupted.py").write_text(
        "from inspector.cli import app\n"
        "def stop(*_, **__):\n"
        "    exec('raise KeyboardInterrupt')\n"
        "app.app = stop\n"
        "app.run()\n"
    )
    done = subprocess.run([sys.executable, "-m", "interrupted"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 130, done.stderr


def test_a_killed_run_leaves_no_broken_bundle(photos: Photos, tmp_path: Path) -> None:
    program = training(photos, tmp_path / "b")
    until_staged(program, tmp_path)
    with pytest.raises(subprocess.TimeoutExpired):
        program.communicate(timeout=0.5 + time.time() % 1.5)
    program.kill()
    program.communicate(timeout=WAIT_S)
    with pytest.raises(BundleMissing):
        load_bundle(tmp_path / "b")


def test_inspect_starts_in_time_and_without_torch(trained_bundle: Bundle, photos: Photos) -> None:
    """Processor time, the best of three: the clock on the wall also counts what else the machine does."""
    code = (
        "import atexit, sys\n"
        "heavy = {'torch', 'torchvision', 'PySide6', 'sklearn', 'scipy', 'onnx'}\n"
        "atexit.register(lambda: print(sorted(heavy & {n.split('.')[0] for n in sys.modules}), file=sys.stderr))\n"
        "from inspector.__main__ import main\n"
        "main()"
    )
    best = float("inf")
    for _ in range(3):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(
            [sys.executable, "-c", code, "inspect", str(trained_bundle.path), str(photos.good / "000.png"), "-q"],
            capture_output=True,
            text=True,
            check=True,
        )
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        best = min(best, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
        assert done.stderr.strip() == "[]"
    assert best <= START_S


def test_a_reader_that_goes_away_is_no_crash(trained_bundle: Bundle, photos: Photos) -> None:
    program = start("inspect", trained_bundle.path, photos.good)
    assert program.stdout is not None
    assert program.stderr is not None
    program.stdout.close()
    err = program.stderr.read()
    program.stderr.close()
    assert program.wait(WAIT_S) in (0, 1)
    assert "Traceback" not in err
    assert "Exception ignored" not in err


def test_lines_for_a_reader_of_another_alphabet_stay_json(
    trained_bundle: Bundle, photos: Photos, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import json
    import shutil

    monkeypatch.setenv("PYTHONIOENCODING", "cp1252")
    shutil.copy(photos.good / "000.png", tmp_path / "傷.png")
    program = start("inspect", trained_bundle.path, tmp_path)
    out, err = program.communicate(timeout=WAIT_S)
    assert program.returncode == 0, err
    assert json.loads(out)["path"] == str(tmp_path / "傷.png")


SHOWN = """
import sys, time
from PySide6.QtCore import QTimer
from inspector.gui import app
heavy = {"torch", "torchvision", "cv2", "onnxruntime", "onnx", "scipy", "pyqtgraph", "sqlalchemy", "PIL"}
opened = app.Application.open
def opened_and_left(self, wanted):
    opened(self, wanted)
    self._qt.processEvents()
    loaded = sorted(heavy & {name.split(".")[0] for name in sys.modules})
    print(self.window.isVisible(), time.process_time(), loaded, sep="|", flush=True)
    QTimer.singleShot(0, self.window.close)
app.Application.open = opened_and_left
from inspector.__main__ import main
main()
"""


def test_no_arguments_show_the_window_in_time_and_without_what_is_heavy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Processor time since the process began, the best of three, as for `inspect`."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    best = float("inf")
    for _ in range(3):
        done = subprocess.run([sys.executable, "-c", SHOWN], capture_output=True, text=True, timeout=WAIT_S)
        assert done.returncode == 0, done.stderr
        visible, seconds, loaded = done.stdout.strip().split("|")
        assert (visible, loaded) == ("True", "[]")
        best = min(best, float(seconds))
    assert best <= START_S


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_is_refused_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(variable, raising=False)
    program = start()
    out, err = program.communicate(timeout=WAIT_S)
    assert program.returncode == 1
    assert out == ""
    assert len(err.splitlines()) == 1
    assert "no display" in err
