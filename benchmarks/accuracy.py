"""Accuracy on real photographs, by data set and starting point, through `train` and the exported graph.

    uv run python -m benchmarks.accuracy [--seeds 5] [--json FILE] [--only cookie tile-1 …] [--starts resnet18 …]

Prints a table: mean ± standard deviation over seeds. Verdicts are at the bundle's own limits for 5 % false
rejects and 10 % reviews, counts summed over the seeds; "in interval" says in how many seeds 5 % lies within the 95 %
interval of the observed false-reject rate.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.protocols import MOBILENET, RESNET18, Protocol, cookie, tile
from inspector.core.progress import drive
from inspector.core.recipe import PRESETS, Recipe, preset
from inspector.core.sample import Label, Sample
from inspector.data.examine import hash_file
from inspector.imaging.read import read_header
from inspector.runtime.predictor import Predictor
from inspector.services.measuring import figures, from_files, measure
from inspector.services.roles import Roles
from inspector.services.sources import Source
from inspector.services.training import train
from inspector.services.workplace import Workplace

WANTED = 0.05
STARTS: dict[str, dict[str, Any]] = {
    "scratch": {"backbone": "resnet18", "weights": "scratch"},
    "resnet18": {"backbone": "resnet18", "weights": str(RESNET18)},
    "mobilenet_v2": {"backbone": "mobilenet_v2", "weights": str(MOBILENET), "normalisation": "half"},
}


def samples(files: tuple[Path, ...], label: Label) -> tuple[Sample, ...]:
    found = []
    for file in files:
        header = read_header(file)
        kind = file.parent.name if label is Label.ANOMALY else ""
        found.append(Sample(file, hash_file(file), header.width, header.height, label, kind))
    return tuple(found)


def run(protocol: Protocol, recipe: Recipe, folder: Path, threads: int) -> dict[str, Any]:
    """Train as the application does, on the protocol's roles, and measure on its test images."""
    good = folder / "good"
    good.mkdir(parents=True)
    for file in (*protocol.fit, *protocol.calibrate):
        (good / file.name).symlink_to(file)
    fit, calibrate = (
        samples(tuple(good / f.name for f in fs), Label.GOOD) for fs in (protocol.fit, protocol.calibrate)
    )
    workplace = Workplace(folder / "index.sqlite", folder / "images", folder / "models", threads=threads)
    start = time.perf_counter()
    trained = drive(
        train(Source(good=good), recipe, folder / "bundle", workplace=workplace, roles=Roles(fit, calibrate))
    )
    took = time.perf_counter() - start
    facts = trained.bundle.facts
    tested = samples(protocol.good, Label.GOOD) + samples(protocol.anomaly, Label.ANOMALY)
    measured, _ = drive(measure(from_files(Predictor.of(trained.bundle, threads=threads)), tested))
    found = drive(figures(measured, facts.limits, protocol.masks))
    return found | {"train_s": took, "seconds": facts.seconds, "promise": facts.limits.anomaly.promised}


def spread(values: list[float | None]) -> str:
    known = [v for v in values if v is not None]
    if not known:
        return "–"
    return f"{statistics.mean(known):.3f} ± {statistics.pstdev(known):.3f}"


def row(name: str, start: str, runs: list[dict[str, Any]]) -> str:
    inside = sum(r["false_rejects"]["interval"][0] <= WANTED <= r["false_rejects"]["interval"][1] for r in runs)

    def rate(key: str) -> str:
        count, n = (sum(r[key][part] for r in runs) for part in ("count", "n"))
        return f"{count} of {n} ({100 * count / n:.1f} %)"

    cells = [
        name,
        start,
        *(spread([r[key] for r in runs]) for key in ("image_auroc", "pixel_auroc", "aupro")),
        rate("false_rejects"),
        f"{inside} of {len(runs)}",
        rate("reviews_good"),
        rate("escapes"),
        rate("reviews_anomaly"),
        f"{statistics.mean(r['train_s'] for r in runs):.0f}",
    ]
    return "| " + " | ".join(cells) + " |"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seeds", type=int, default=5)
    ap.add_argument("--starts", nargs="+", default=list(STARTS), choices=list(STARTS))
    ap.add_argument("--only", nargs="+", help="names of data sets")
    ap.add_argument("--preset", default="quick", choices=list(PRESETS))
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    sets = {
        "cookie": lambda _: cookie(),
        "tile-1": lambda seed: tile(seed),
        "tile-1, leave-one-out": lambda seed: tile(seed, calibrate=False),
        "tile light change": lambda seed: tile(seed, test_exposure=3),
    }
    results: dict[str, Any] = {"cores": os.cpu_count(), "date": time.strftime("%Y-%m-%d")}
    print("| set | start | image AUROC | pixel AUROC | AUPRO | false rejects | 5 % in interval", end=" | ")
    print("good reviewed | escapes | anomalies reviewed | train s |")
    print("|---" * 11 + "|")
    for name in a.only or sets:
        for start in a.starts:
            runs = []
            for seed in range(a.seeds):
                recipe = replace(preset(a.preset, weights=STARTS[start]["weights"]), false_rejects=WANTED, seed=seed, **STARTS[start])
                with tempfile.TemporaryDirectory() as folder:
                    runs.append(run(sets[name](seed), recipe, Path(folder), a.threads))
            results[f"{name} | {start}"] = runs
            print(row(name, start, runs), flush=True)
            if a.json:
                a.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
