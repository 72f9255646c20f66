"""The world of a story: a PC's folders, and photographs that lie on it."""

from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from inspector.data.drawn import draw_good
from inspector.imaging.write import write_png
from inspector.store import places
from inspector.store.settings import Settings, save_settings
from tests.conftest import LINE, PIXELS

COOKIE = Path(__file__).resolve().parents[4] / "shared" / "data" / "cookie"
FOLDERS = ("INSPECTOR_CACHE_DIR", "INSPECTOR_DATA_DIR", "INSPECTOR_CONFIG_DIR")
GOOD, LOOSE, ANOMALIES, COMING = 22, 3, 4, 3
_ODD = "normal-31.jpg"  # a good biscuit on another tray, which scores above all anomalies


@dataclass
class World:
    """Photographs: `good` and `anomaly` known as such, `loose` good ones that nobody has sorted; parts yet `coming`.

    `broken` is the step of the story that did not come to its end.
    """

    folder: Path
    good: list[Path] = field(default_factory=list)
    loose: list[Path] = field(default_factory=list)
    anomaly: list[Path] = field(default_factory=list)
    coming: list[Path] = field(default_factory=list)
    drawn: bool = True
    broken: str = ""

    @property
    def project(self) -> Path:
        """Where the project will be."""
        return self.folder / "projects" / "Biscuits"

    @property
    def line(self) -> Path:
        """The folder in which a camera puts its photographs."""
        return self.folder / "line"

    def live_in(self, patch: pytest.MonkeyPatch) -> None:
        """Let the program have its folders here."""
        for variable in FOLDERS:
            patch.setenv(variable, str(self.folder / variable.split("_")[1].lower()))
        if not places.settings_file().exists():
            save_settings(places.settings_file(), Settings(language="en", theme="light"))


def drawn(folder: Path) -> World:
    """Biscuits that a program has drawn."""
    world = World(folder)
    photos = folder / "photos"
    for index in range(GOOD + LOOSE + COMING):
        path = photos / f"part{index:03d}.png"
        write_png(path, draw_good(LINE, seed=1, index=index, size=PIXELS).image)
        of = world.good if index < GOOD else world.loose if index < GOOD + LOOSE else world.coming
        of.append(path)
    for index in range(ANOMALIES + COMING):
        path = photos / f"jam{index:03d}.png"
        write_png(path, _with_jam(draw_good(LINE, seed=1, index=200 + index, size=PIXELS).image))
        (world.anomaly if index < ANOMALIES else world.coming).append(path)
    return world


def photographed(folder: Path) -> World:
    """Biscuits that somebody has photographed, where they lie beside the checkout."""
    if not COOKIE.is_dir():
        pytest.skip(f"no photographs of biscuits in {COOKIE}")
    good = [path for path in _files("train/good") if path.name != _ODD]
    test = _files("test/good")
    anomaly = _files("test/anomaly")
    return World(
        folder,
        good[:GOOD],
        good[GOOD : GOOD + LOOSE],
        anomaly[:ANOMALIES],
        test[:COMING] + anomaly[-COMING:],
        drawn=False,
    )


def _with_jam(image: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put jam on a biscuit: every bundle sees that, however little it has learned from."""
    y, x = np.ogrid[: image.shape[0], : image.shape[1]]
    image[(y - 60) ** 2 + (x - 90) ** 2 < 22**2] = (170, 20, 70)
    return image


def _files(name: str) -> list[Path]:
    return sorted(path for path in (COOKIE / name).iterdir() if path.is_file())
