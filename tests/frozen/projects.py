"""The demo that editions are tried with, made by the program from which they were built."""

import json
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

_LINE = "fabric"


@dataclass(frozen=True, slots=True)
class Demo:
    """A trained project, photographs that its bundle has not seen, and what the program says of them unfrozen."""

    project: Path
    photos: tuple[Path, ...]
    scores: dict[str, float]
    verdicts: dict[str, str]


def demo(folder: Path) -> Demo:
    """Return the demo that `inspector demo --headless --out FOLDER` makes, made where it is not there."""
    if not (folder / "project" / "bundles" / "demo").is_dir():
        _inspector("demo", "--headless", "--quiet", "--out", folder)
    test = folder / "photos" / _LINE / "test"
    photos = (*sorted((test / "good").glob("*.png"))[:4], *sorted((test / "anomaly").glob("*/000.png"))[:4])
    bundle = folder / "project" / "bundles" / "demo"
    lines = [json.loads(line) for line in _inspector("inspect", bundle, *photos, "--quiet").splitlines()]
    scores = {line["path"]: line["score"] for line in lines}
    return Demo(folder / "project", photos, scores, {line["path"]: line["verdict"] for line in lines})


def installed(made: Demo, folder: Path) -> Path:
    """Copy the project to where a user has it, with its bundle in use."""
    from inspector.store.choices import Choices, save_choices
    from inspector.store.project import open_project

    shutil.copytree(made.project, folder)
    save_choices(open_project(folder), Choices(bundle="demo"))
    return folder


def _inspector(*arguments: object) -> str:
    command = [sys.executable, "-m", "inspector", *map(str, arguments)]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
