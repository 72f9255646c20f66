"""The protocols of the real photographs: which image does what. See the README beside the data for their sources."""

import random
from dataclasses import dataclass, replace
from pathlib import Path

SHARED = Path(__file__).resolve().parents[2] / "shared"
RESNET18 = SHARED / "weights/resnet18_imagenet_stem_to_layer3.pth"
MOBILENET = SHARED / "weights/mobilenet_v2_imagenet.pth"


@dataclass(frozen=True)
class Protocol:
    """Good files to fit on, to calibrate with (none: leave-one-out), and to test; anomalies; their masks.

    `learn`: labelled anomalies to learn from; they are not among `anomaly`.
    """

    name: str
    fit: tuple[Path, ...]
    calibrate: tuple[Path, ...]
    good: tuple[Path, ...]
    anomaly: tuple[Path, ...]
    masks: dict[Path, Path]
    learn: tuple[Path, ...] = ()


def _files(folder: Path) -> tuple[Path, ...]:
    return tuple(sorted((p for p in folder.rglob("*") if p.is_file()), key=lambda p: p.name))


def cookie() -> Protocol:
    """Fit on 31 good biscuits; test on 14 good and 8 anomalies; no masks for those."""
    root = SHARED / "data/cookie"
    fit, good, anomaly = _files(root / "train/good"), _files(root / "test/good"), _files(root / "test/anomaly")
    return Protocol("cookie", fit, (), good, anomaly, {})


def cookie_labelled() -> Protocol:
    """As cookie, with the 32 training anomalies and their masks to learn from."""
    root, known = SHARED / "data/cookie", cookie()
    learn = _files(root / "train/anomaly")
    return replace(known, learn=learn, masks={p: root / "train/masks" / f"{p.stem}.png" for p in learn})


def tile_labelled(seed: int, *, test_exposure: int = 1) -> Protocol:
    """As tile, with two anomalies of each of the five kinds of exposure 1 to learn from instead of to test."""
    known, first = tile(seed, test_exposure=test_exposure), tile(seed)
    generator, learn = random.Random(seed), []
    for kind in sorted({p.parent.name for p in first.anomaly}):
        learn += generator.sample([p for p in first.anomaly if p.parent.name == kind], 2)
    rest = tuple(p for p in known.anomaly if p not in learn)
    return replace(known, learn=tuple(learn), anomaly=rest, masks=first.masks | known.masks)


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
