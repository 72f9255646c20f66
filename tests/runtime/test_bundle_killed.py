"""A program killed at any moment of publishing leaves what was there, or the new bundle, and nothing broken."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.runtime.bundle import GRAPH, load_bundle
from tests.runtime.sealed import sealed

_KILLED = """
import os, pathlib, signal, sys
left = int(sys.argv[2])
def deadly(function):
    def call(*arguments, **named):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return function(*arguments, **named)
    return call
os.fsync, os.rename, os.replace = map(deadly, (os.fsync, os.rename, os.replace))
os.unlink, os.rmdir = deadly(os.unlink), deadly(os.rmdir)
pathlib.Path.rename, pathlib.Path.replace = deadly(pathlib.Path.rename), deadly(pathlib.Path.replace)
from tests.runtime.sealed import sealed
sealed(pathlib.Path(sys.argv[1]), "second", overwrite=True)
"""


@pytest.mark.parametrize("calls", range(0, 16, 2))
def test_a_new_bundle_is_whole_or_absent(tmp_path: Path, calls: int) -> None:
    publish_killed(tmp_path / "a", calls)
    if (tmp_path / "a").exists():
        load_bundle(tmp_path / "a")


@pytest.mark.parametrize("calls", range(0, 20, 2))
def test_an_old_bundle_or_the_new_one_is_whole(tmp_path: Path, calls: int) -> None:
    sealed(tmp_path / "a", "first")
    publish_killed(tmp_path / "a", calls)
    there = tmp_path / "a" if (tmp_path / "a").exists() else tmp_path / "a.previous"
    assert load_bundle(there).file(GRAPH).read_bytes().split()[3] in (b"first", b"second")


def publish_killed(destination: Path, calls: int) -> None:
    done = subprocess.run([sys.executable, "-c", _KILLED, str(destination), str(calls)], capture_output=True, text=True)
    assert done.returncode in (0, -signal.SIGKILL), done.stderr
