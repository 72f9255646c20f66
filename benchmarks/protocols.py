"""The protocols of the real photographs: which image does what. See the README beside the data for their sources."""

import atexit
import random
import shutil
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from inspector.data.drawn import LINES, draw_anomaly, draw_good
from inspector.imaging.write import write_png

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


def there(path: Path) -> Path:
    """Return a path that must exist; end the program with one sentence where it does not."""
    if not path.exists():
        raise SystemExit(
            f"{path} is not there: this needs the photographs and weights, which are not in the repository."
        )
    return path


def _files(folder: Path) -> tuple[Path, ...]:
    there(folder)
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


def drawn(line: str, seed: int) -> Protocol:
    """40 good parts of a drawn line to fit on, 20 to test, and 3 of each of its defects; drawn anew in each process."""
    folder = _drawings() / f"{line}-{seed}"
    kinds = LINES[line].defects
    jobs = [("fit/good", "", i) for i in range(40)] + [("test/good", "", 40 + i) for i in range(20)]
    jobs += [(f"test/anomaly/{kind}", kind, 60 + 3 * k + i) for k, kind in enumerate(kinds) for i in range(3)]
    for where, kind, index in jobs:
        path = folder / where / f"{index:03d}.png"
        if path.is_file():
            continue
        made = draw_anomaly(line, kind, seed=seed, index=index) if kind else draw_good(line, seed=seed, index=index)
        write_png(path, made.image)
        if kind:
            write_png(folder / "masks" / kind / path.name, np.repeat(made.mask[..., None] * np.uint8(255), 3, 2))
    fit, good, anomaly = (_files(folder / part) for part in ("fit/good", "test/good", "test/anomaly"))
    masks = {p: folder / "masks" / p.parent.name / p.name for p in anomaly}
    return Protocol(f"drawn {line}", fit, (), good, anomaly, masks)


@cache
def _drawings() -> Path:
    """Return a folder for what is drawn, which goes with the process."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
