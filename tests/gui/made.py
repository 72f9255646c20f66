"""Projects with small pictures, for tests of the window."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from inspector.core.sample import Label
from inspector.gui.library import Library
from inspector.imaging.write import write_png
from inspector.store.project import Project, create_project


def a_project(folder: Path, *, unlabelled: int = 0, good: int = 0, kinds: Sequence[str] = (), each: int = 1) -> Project:
    """A project with images u0.png, g0.png …, and `each` of every kind; no two have the same bytes."""
    project = create_project(folder)
    for number in range(unlabelled):
        picture(project.unlabelled / f"u{number}.png", number)
    for number in range(good):
        picture(project.bin(Label.GOOD) / f"g{number}.png", 60 + number)
    for place, kind in enumerate(kinds):
        for number in range(each):
            picture(project.bin(Label.ANOMALY, kind) / f"{kind.lower()}{number}.png", 120 + 20 * place + number)
    return project


def picture(path: Path, value: int = 0) -> Path:
    """A file with a picture of its own."""
    image = np.full((24, 32, 3), value % 256, np.uint8)
    image[0, : value // 256 + 1] = 255
    write_png(path, image)
    return path


def settle(qtbot: QtBot, library: Library) -> None:
    """Wait until the library has listed its folders and has nothing left to do."""
    qtbot.waitUntil(lambda: library.listed and not library.working)


def names(library: Library) -> dict[str, str]:
    """What each image is labelled as, by its name."""
    return {image.path.name: image.kind or image.label or "unlabelled" for image in library.images}
