"""The protocols of the real photographs: which image does what. See the README beside the data for their sources."""

import random
from dataclasses import dataclass
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
RESNET18 = SHARED / "weights/resnet18_imagenet_stem_to_layer3.pth"
MOBILENET = SHARED / "weights/mobilenet_v2_imagenet.pth"


@dataclass(frozen=True)
class Protocol:
    """Good files to fit on, to calibrate with (none: leave-one-out), and to test; anomalies; their masks."""

    name: str
    fit: tuple[Path, ...]
    calibrate: tuple[Path, ...]
    good: tuple[Path, ...]
    anomaly: tuple[Path, ...]
    masks: dict[Path, Path]


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.name))


def cookie() -> Protocol:
    """Fit on 31 good biscuits; test on 14 good and 8 anomalies; no masks for those."""
    root = SHARED / "data/cookie"
    fit, good, anomaly = _files(root / "train/good"), _files(root / "test/good"), _files(root / "test/anomaly")
    return Protocol("cookie", fit, (), good, anomaly, {})


def tile(seed: int, *, test_exposure: int = 1, calibrate: bool = True) -> Protocol:
    """Unique tiles of exposure 1, 97 to fit, 20 to calibrate, 40 to test, all anomalies; or tested in other light."""
    root = SHARED / "data/magnetic_tile"
    first = list(_files(root / "exposure1/good"))
    random.Random(seed).shuffle(first)
    tested = root / f"exposure{test_exposure}"
    anomaly = _files(tested / "anomaly")
    masks = {p: tested / "masks" / p.parent.name / f"{p.stem}.png" for p in anomaly}
    good = tuple(first[117:]) if test_exposure == 1 else _files(tested / "good")
    name = "tile-1" if test_exposure == 1 else "tile light change"
    if calibrate:
        return Protocol(name, tuple(first[:97]), tuple(first[97:117]), good, anomaly, masks)
    return Protocol(f"{name}, leave-one-out", tuple(first[:117]), (), good, anomaly, masks)
