"""What all tests share: folders of their own for caches, and one small bundle that is trained once."""

import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, settings

from inspector.core.recipe import Preparation, Recipe
from inspector.data.drawn import draw_anomaly, draw_good
from inspector.imaging.write import write_png
from inspector.runtime.bundle import GRAPH, Bundle
from inspector.services.workplace import Workplace

if TYPE_CHECKING:
    from inspector.learning.scorer import Scorer

settings.register_profile("inspector", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("inspector")

LINE, KIND, GOOD, NEW, ANOMALIES, PIXELS = "biscuit", "burn", 14, 3, 3, 128
SEED = 7
TINY = Recipe(Preparation(size=128), backbone="resnet18", patches=50, false_rejects=0.1, reviews=0.2, seed=3)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every test, and every program that it starts, has caches and data of its own."""
    with pytest.MonkeyPatch.context() as patch:
        for variable in ("INSPECTOR_CACHE_DIR", "INSPECTOR_DATA_DIR", "INSPECTOR_CONFIG_DIR"):
            patch.setenv(variable, str(tmp_path_factory.getbasetemp() / "own" / variable))
        yield
    shutil.rmtree(tmp_path_factory.getbasetemp() / "own", ignore_errors=True)


@pytest.fixture(autouse=True)
def _same_chance() -> None:
    """Every test draws the same random numbers from the generators that random, numpy and torch share.

    A generator of its own, and fixtures of a wider scope, are theirs to seed.
    """
    import torch  # not above: programs that tests start have this file, and must do without torch

    random.seed(SEED)
    np.random.seed(SEED)  # noqa: NPY002 - the old generator is the one that libraries draw from
    torch.manual_seed(SEED)


@dataclass(frozen=True, slots=True)
class Photos:
    """Folders of drawn photographs: those to train on, good ones that come later, anomalies and their masks."""

    good: Path
    new: Path
    anomaly: Path
    masks: Path


@pytest.fixture(scope="session")
def photos(tmp_path_factory: pytest.TempPathFactory) -> Photos:
    folder = tmp_path_factory.mktemp("photos")
    made = Photos(folder / "good", folder / "new", folder / "anomaly", folder / "masks")
    for index in range(GOOD + NEW):
        target = made.good if index < GOOD else made.new
        write_png(target / f"{index:03d}.png", draw_good(LINE, seed=1, index=index, size=PIXELS).image)
    for index in range(ANOMALIES):
        drawn = draw_anomaly(LINE, KIND, seed=1, index=100 + index, size=PIXELS)
        write_png(made.anomaly / KIND / f"{index:03d}.png", drawn.image)
        mask = np.repeat(drawn.mask[..., None], 3, axis=2)
        write_png(made.masks / KIND / f"{index:03d}_mask.png", mask.astype(np.uint8) * 255)
    return made


@pytest.fixture
def workplace(tmp_path: Path) -> Workplace:
    return a_workplace(tmp_path)


def a_workplace(folder: Path) -> Workplace:
    return Workplace(
        index=folder / "index.sqlite",
        images=folder / "images",
        judged=folder / "judged.sqlite",
        checkpoints=folder / "checkpoints",
        thumbnails=folder / "thumbnails",
        device="cpu",
        threads=1,
    )


@pytest.fixture(scope="session")
def _trained(photos: Photos, tmp_path_factory: pytest.TempPathFactory) -> tuple[Bundle, "Scorer"]:
    from inspector.core.progress import drive
    from inspector.learning import export
    from inspector.services.sources import Source
    from inspector.services.training import train

    folder = tmp_path_factory.mktemp("trained")
    source = Source(good=photos.good, anomaly=photos.anomaly, masks=photos.masks)
    exported: list[Scorer] = []
    with pytest.MonkeyPatch.context() as patch:
        real = export.export
        patch.setattr(export, "export", lambda scorer, path: (exported.append(scorer), real(scorer, path)))
        done = drive(train(source, TINY, folder / "tiny", workplace=a_workplace(folder)))
    return done.bundle, exported[0]


@pytest.fixture(scope="session")
def trained_bundle(_trained: tuple[Bundle, "Scorer"]) -> Bundle:
    """A bundle that no test may change; `bundle` is a copy."""
    return _trained[0]


@pytest.fixture(scope="session")
def trained_scorer(_trained: tuple[Bundle, "Scorer"]) -> "Scorer":
    """What the graph of the bundle was exported from."""
    return _trained[1]


@pytest.fixture
def quick_export(trained_bundle: Bundle, monkeypatch: pytest.MonkeyPatch) -> None:
    """Exporting takes most of a small training run: give every run the graph of the shared bundle."""
    from inspector.learning import export

    graph = trained_bundle.file(GRAPH)
    monkeypatch.setattr(export, "export", lambda scorer, path: shutil.copy(graph, path))
    monkeypatch.setattr(export, "check_export", lambda *_: 0.0)


@pytest.fixture
def bundle(trained_bundle: Bundle, tmp_path: Path) -> Bundle:
    """A bundle of the test's own, to damage."""
    copy = tmp_path / "copied bundle"
    shutil.copytree(trained_bundle.path, copy)
    return Bundle(copy, trained_bundle.facts)
