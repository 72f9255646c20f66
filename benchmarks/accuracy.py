"""Accuracy on real photographs, by data set and starting point, through `train` and the exported graph.

    uv run python -m benchmarks.accuracy [--seeds 5] [--json FILE] [--only cookie tile-1 …] [--starts resnet18 …]
        [--stages memory simclr heads labels …]

A stage is what is learned before the memory is fitted: nothing, SimCLR on the images to fit on, heads of synthetic
defects, heads that also learn from labelled anomalies. Prints a table: mean ± standard deviation over seeds. Verdicts
are at the bundle's own limits for 5 % false rejects and 10 % reviews, counts summed over the seeds; "in interval" says
in how many seeds 5 % lies within the 95 % interval of the observed false-reject rate.
"""

import argparse
import json
import os
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.protocols import (
    MOBILENET,
    RESNET18,
    Protocol,
    cookie,
    cookie_labelled,
    drawn,
    there,
    tile,
    tile_labelled,
)
from inspector.core.finetuning import Finetuning
from inspector.core.pretraining import Pretraining
from inspector.core.progress import drive
from inspector.core.recipe import PRESETS, SCRATCH, SHIPPED, Recipe
from inspector.core.sample import Label, Sample
from inspector.data.drawn import LINES
from inspector.data.examine import hash_file
from inspector.imaging.read import read_header
from inspector.runtime.predictor import Predictor
from inspector.services.measuring import figures, from_files, measure
from inspector.services.pretraining import pretrain
from inspector.services.roles import Roles
from inspector.services.sources import Source
from inspector.services.training import train
from inspector.services.workplace import Workplace

WANTED = 0.05
STARTS: dict[str, dict[str, Any]] = {
    "scratch": {"backbone": "resnet18", "weights": "scratch"},
    "shipped": {"backbone": "resnet18", "weights": "shipped"},
    "resnet18": {"backbone": "resnet18", "weights": str(RESNET18)},
    "mobilenet_v2": {"backbone": "mobilenet_v2", "weights": str(MOBILENET), "normalisation": "half"},
    "scratch mobilenet_v2": {"backbone": "mobilenet_v2", "weights": "scratch"},
    "shipped mobilenet_v2": {"backbone": "mobilenet_v2", "weights": "shipped"},
}


def samples(files: tuple[Path, ...], label: Label) -> tuple[Sample, ...]:
    found = []
    for file in files:
        header = read_header(file)
        kind = file.parent.name if label is Label.ANOMALY else ""
        found.append(Sample(file, hash_file(file), header.width, header.height, label, kind))
    return tuple(found)


def run(protocol: Protocol, recipe: Recipe, folder: Path, threads: int, *, pretrained: Path | None) -> dict[str, Any]:
    """Train as the application does, on the protocol's roles, and measure on its test images."""
    good, learn = linked(protocol, folder)
    fit, calibrate = (
        samples(tuple(good / f.name for f in fs), Label.GOOD) for fs in (protocol.fit, protocol.calibrate)
    )
    labelled = samples(tuple(sorted(p for p in learn.rglob("*") if p.is_file())), Label.ANOMALY)
    roles = Roles(fit, calibrate, learn=labelled)
    source = Source(good=good, anomaly=learn if labelled else None, masks=folder / "masks" if labelled else None)
    workplace = place(folder, threads)
    if pretrained is not None:
        recipe = replace(recipe, weights=str(pretrained))
    start = time.perf_counter()
    trained = drive(train(source, recipe, folder / "bundle", workplace=workplace, roles=roles))
    took = time.perf_counter() - start
    facts = trained.bundle.facts
    tested = samples(protocol.good, Label.GOOD) + samples(protocol.anomaly, Label.ANOMALY)
    measured, _ = drive(measure(from_files(Predictor.of(trained.bundle, threads=threads)), tested))
    found = drive(figures(measured, facts.limits, protocol.masks))
    learned = {name: facts.learning.get(name) for name in ("heads", "weights", "chosen")}
    return found | learned | {"train_s": took, "seconds": facts.seconds, "promise": facts.limits.anomaly.promised}


def place(folder: Path, threads: int) -> Workplace:
    return Workplace(folder / "index.sqlite", folder / "images", checkpoints=folder / "checkpoints", threads=threads)


def linked(protocol: Protocol, folder: Path) -> tuple[Path, Path]:
    """Return folders with links to the good images, and to the anomalies to learn from; masks stand beside."""
    good, learn = folder / "good", folder / "learn"
    good.mkdir(parents=True)
    learn.mkdir()
    for file in (*protocol.fit, *protocol.calibrate):
        (good / file.name).symlink_to(file)
    for file in protocol.learn:
        for root, target in ((learn, file), (folder / "masks", protocol.masks[file])):
            (root / file.parent.name).mkdir(parents=True, exist_ok=True)
            (root / file.parent.name / target.name).symlink_to(target)
    return good, learn


def pretrain_once(protocol: Protocol, recipe: Recipe, folder: Path, threads: int) -> tuple[Path, float]:
    """Return an encoder that SimCLR trained on the images to fit on alone, and the seconds that it took."""
    images, out = folder / "unlabelled", folder / "encoder.safetensors"
    images.mkdir(parents=True)
    for file in protocol.fit:
        (images / file.name).symlink_to(file)
    start = time.perf_counter()
    drive(pretrain(Source(unlabelled=images), recipe, out, workplace=place(folder, threads)))
    return out, time.perf_counter() - start


def spread(values: list[float | None]) -> str:
    known = [v for v in values if v is not None]
    if not known:
        return "–"
    return f"{statistics.mean(known):.3f} ± {statistics.pstdev(known):.3f}"


def row(name: str, start: str, stage: str, runs: list[dict[str, Any]]) -> str:
    inside = sum(r["false_rejects"]["interval"][0] <= WANTED <= r["false_rejects"]["interval"][1] for r in runs)

    def rate(key: str) -> str:
        count, n = (sum(r[key][part] for r in runs) for part in ("count", "n"))
        return f"{count} of {n} ({100 * count / n:.1f} %)"

    cells = [
        name,
        start,
        stage,
        *(spread([r[key] for r in runs]) for key in ("image_auroc", "pixel_auroc", "aupro")),
        rate("false_rejects"),
        f"{inside} of {len(runs)}",
        rate("reviews_good"),
        rate("escapes"),
        rate("reviews_anomaly"),
        f"{statistics.mean(r['train_s'] + r['pretrain_s'] for r in runs):.0f}",
    ]
    return "| " + " | ".join(cells) + " |"


SETS: dict[str, tuple[Callable[[int], Protocol], Callable[[int], Protocol] | None]] = {
    "cookie": (lambda _: cookie(), lambda _: cookie_labelled()),
    "tile-1": (tile, tile_labelled),
    "tile-1, leave-one-out": (lambda seed: tile(seed, calibrate=False), None),
    "tile light change": (lambda seed: tile(seed, test_exposure=3), lambda seed: tile_labelled(seed, test_exposure=3)),
}
SETS |= {f"drawn {line}": (partial(drawn, line), None) for line in LINES}
STAGES = ("memory", "simclr", "heads", "simclr+heads", "labels", "simclr+labels")


def one(name: str, start: str, stage: str, seed: int, a: argparse.Namespace) -> dict[str, Any] | None:
    """Run a stage with one seed; None where the set has no labels to learn from."""
    plain, labelled = SETS[name]
    protocol = labelled if stage.endswith("labels") else plain or None
    if protocol is None:
        return None
    recipe = replace(PRESETS[a.preset], false_rejects=WANTED, seed=seed, **STARTS[start])
    pretraining = replace(recipe.pretraining or Pretraining(), epochs=a.epochs)
    recipe = replace(recipe, pretraining=None, finetuning=(recipe.finetuning or Finetuning()))
    if stage.removeprefix("simclr+") in ("memory", "simclr"):
        recipe = replace(recipe, finetuning=None)
    with tempfile.TemporaryDirectory() as folder:
        encoder, took = None, 0.0
        if stage.startswith("simclr"):
            learning = replace(recipe, pretraining=pretraining)
            encoder, took = pretrain_once(protocol(seed), learning, Path(folder) / "pretrain", a.threads)
        found = run(protocol(seed), recipe, Path(folder) / "run", a.threads, pretrained=encoder)
    return found | {"pretrain_s": took}


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seeds", type=int, default=5)
    ap.add_argument("--starts", nargs="+", default=list(STARTS), choices=list(STARTS))
    ap.add_argument("--stages", nargs="+", default=["memory"], choices=STAGES)
    ap.add_argument("--only", nargs="+", help="names of data sets", choices=list(SETS))
    ap.add_argument("--preset", default="standard", choices=list(PRESETS))
    ap.add_argument("--epochs", type=int, default=40, help="of SimCLR")
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    for start in a.starts:
        if STARTS[start]["weights"] not in (SCRATCH, SHIPPED):
            there(Path(STARTS[start]["weights"]))
    results: dict[str, Any] = {"cores": os.cpu_count(), "date": time.strftime("%Y-%m-%d"), "options": str(a)}
    print("| set | start | stage | image AUROC | pixel AUROC | AUPRO | false rejects | 5 % in interval", end=" | ")
    print("good reviewed | escapes | anomalies reviewed | train s |")
    print("|---" * 12 + "|")
    for name in a.only or [known for known in SETS if not known.startswith("drawn")]:
        for start in a.starts:
            for stage in a.stages:
                runs = [found for seed in range(a.seeds) if (found := one(name, start, stage, seed, a)) is not None]
                if not runs:
                    continue
                results[f"{name} | {start} | {stage}"] = runs
                print(row(name, start, stage, runs), flush=True)
                if a.json:
                    a.json.write_text(json.dumps(results, indent=1))


if __name__ == "__main__":
    main()
