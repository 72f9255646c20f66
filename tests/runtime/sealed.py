"""Bundles of made-up bytes: sealing, publishing and loading never look inside the graph."""

from datetime import UTC, datetime
from pathlib import Path

from inspector.core.calibration import Calibration, find_limits
from inspector.core.recipe import Recipe
from inspector.runtime.bundle import FILES, Bundle, publish, staged
from inspector.runtime.facts import Facts

FACTS_ = Facts(
    created=datetime(2025, 3, 1, 12, 0, tzinfo=UTC),
    inspector="0.1.0",
    recipe=Recipe(),
    encoder={"backbone": "resnet18", "taps": ["layer2", "layer3"], "start": "scratch", "weights": "scratch"},
    learning={"curves": {"pretrain": [{"at": 1, "figures": {"loss": 4.5}}]}},
    calibration=Calibration(tuple(1 + i / 7 for i in range(20)), "held-out"),
    limits=find_limits(Calibration(tuple(1 + i / 7 for i in range(20)), "held-out"), false_rejects=0.05, reviews=0.1),
    images={"fit": ("ab" * 32, "cd" * 32), "calibrate": (), "test": ("ef" * 32,), "anomaly": (), "learn": ()},
    report={"good": 1, "anomaly": 0, "image_auroc": None, "kinds": {"Kratzer – 傷": {"count": 1}}},
    notes=("12 good images are few.",),
    seconds={"fit": 1.25},
)


def write_files(folder: Path, mark: str = "first") -> None:
    for name in FILES:
        (folder / name).write_bytes(f"{name} of the {mark} ".encode() * 20)


def sealed(destination: Path, mark: str = "first", *, overwrite: bool = False) -> Bundle:
    """Publish a bundle with the facts above and files that say `mark`."""
    with staged(destination) as staging:
        write_files(staging, mark)
        return publish(staging, destination, FACTS_, overwrite=overwrite)
