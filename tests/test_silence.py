"""Nothing leaves the PC, and no library keeps anything of its own on it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from inspector.runtime.bundle import GRAPH, Bundle

JUDGE = """
import sys
from pathlib import Path
from inspector.runtime.bundle import load_bundle
from inspector.runtime.predictor import Predictor
Predictor.of(load_bundle(Path(sys.argv[1])))
"""
LOAD = "import sys, onnxruntime; onnxruntime.InferenceSession(sys.argv[1])"
# A CI keeps ONNX Runtime silent, too: not here.
SPEAKS = ("CI", "ORT_DISABLE_TELEMETRY", "ORT_RUNNING_UNIT_TESTS", "GITHUB_ACTIONS", "XDG_CACHE_HOME")


def files_of(home: Path, code: str, *arguments: object) -> list[Path]:
    environment = {name: value for name, value in os.environ.items() if name not in SPEAKS} | {"HOME": str(home)}
    subprocess.run([sys.executable, "-c", code, *map(str, arguments)], env=environment, check=True)
    return [path for path in home.rglob("*") if path.is_file()]


@pytest.mark.parametrize("module", ["inspector.runtime.predictor", "inspector.learning.export"])
def test_events_of_windows_are_switched_off_too(module: str) -> None:
    switched = "import sys, onnxruntime as o; o.disable_telemetry_events = lambda: said.append(1); said = []"
    code = f"{switched}; import {module}; sys.exit(said != [1])"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_bundle_is_loaded_without_a_trace(trained_bundle: Bundle, tmp_path: Path) -> None:
    assert files_of(tmp_path, JUDGE, trained_bundle.path) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere it writes by other means")
def test_the_library_alone_would_leave_one(trained_bundle: Bundle, tmp_path: Path) -> None:
    """Else the test above shows nothing."""
    assert files_of(tmp_path, LOAD, trained_bundle.file(GRAPH)) != []
