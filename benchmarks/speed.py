"""Speed as ratios within one run: a frame to its verdict against the bare encoder, fitting against its forward passes.

    uv run python -m benchmarks.speed [--threads 2] [--rounds 15] [--json FILE]

"bare" is the same ResNet-18 from stem to layer3 alone in ONNX Runtime on a float32 1×3×256×256 input. "frame to
verdict" is resize of a 576×768 frame, graph, heat map, verdict, and contours above the limit. The two take turns, so
that what else the machine does falls on both. "file to verdict" also reads and decodes the file.
"""

import argparse
import json
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import torch

from benchmarks.protocols import RESNET18, cookie, there
from inspector.core.progress import drive
from inspector.core.recipe import PRESETS
from inspector.imaging.read import read_image
from inspector.imaging.regions import find_regions
from inspector.imaging.resize import prepare
from inspector.learning import encoding, fitting
from inspector.learning.backbones import build_backbone, strides_of
from inspector.learning.encoder import Encoder
from inspector.learning.weights import load_weights
from inspector.runtime.predictor import Predictor
from inspector.services.sources import Source
from inspector.services.training import train
from inspector.services.workplace import Workplace


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def turns(works: dict[str, Callable[[], object]], rounds: int) -> dict[str, list[float]]:
    """Let the works take turns, a few calls each; return milliseconds a call."""
    found: dict[str, list[float]] = {name: [] for name in works}
    for turn in range(rounds + 2):
        for name, work in works.items():
            for _ in range(4):
                took = timed(work)
                if turn >= 2:
                    found[name].append(took)
    return found


def bare_encoder(folder: Path, encoder: Encoder, threads: int) -> Callable[[], object]:
    path = folder / "bare.onnx"
    torch.onnx.export(
        encoder.trunk, (torch.zeros(1, 3, 256, 256),), str(path), dynamo=True, external_data=False, verbose=False
    )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    name, pixels = session.get_inputs()[0].name, np.random.default_rng(0).random((1, 3, 256, 256), np.float32)
    return lambda: session.run(None, {name: pixels})


def fit_ratio(encoder: Encoder, recipe: Any, rounds: int) -> dict[str, float]:
    """Compare fitting on 100 pictures with their forward passes through the bare encoder, one by one, in torch."""
    files = cookie().fit
    pictures = [prepare(read_image(files[i % len(files)]), recipe.preparation) for i in range(100)]
    pictures = [np.roll(p, 7 * (i // len(files)), axis=1) for i, p in enumerate(pictures)]

    def forward() -> None:
        with torch.inference_mode():
            for picture in pictures:
                encoder.trunk(encoder.normalised(torch.from_numpy(picture[None].copy())))

    def fit() -> None:
        pool = drive(encoding.encode(encoder, pictures, recipe))
        drive(fitting.fit(encoder, pool, pictures, recipe, all_scores=True))

    forward()
    fit()  # to warm up, as the one before it
    ratios, forwards, fits = [], [], []
    for _ in range(rounds):
        forwards.append(timed(forward))
        fits.append(timed(fit))
        ratios.append(fits[-1] / forwards[-1])
    return {
        "forward_s": statistics.median(forwards) / 1000,
        "fit_s": statistics.median(fits) / 1000,
        "ratio": statistics.median(ratios),
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--rounds", type=int, default=15)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    recipe = replace(PRESETS["quick"], weights=str(there(RESNET18)), false_rejects=0.05)
    backbone = build_backbone(recipe.backbone, strides=strides_of(recipe))
    load_weights(backbone, recipe.weights, shipped=Path())
    encoder = Encoder(backbone, recipe).eval()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workplace = Workplace(folder / "index.sqlite", folder / "images", folder, threads=a.threads)
        source = Source(good=cookie().fit[0].parent)
        trained = drive(train(source, recipe, folder / "bundle", workplace=workplace))
        limits = trained.bundle.facts.limits
        predictor = Predictor.of(trained.bundle, threads=a.threads)
        file = cookie().anomaly[0]
        frame = read_image(file)

        def judge(photograph: Any) -> None:
            prediction = predictor.predict(photograph)
            limits.judge(prediction.score)
            find_regions(prediction.heat_map, limits.anomaly.value)

        works = {
            "bare encoder": bare_encoder(folder, encoder, a.threads),
            "frame to verdict": lambda: judge(frame),
            "file to verdict": lambda: judge(read_image(file)),
        }
        found = turns(works, a.rounds)
    torch.set_num_threads(a.threads)
    fitted = fit_ratio(encoder, recipe, 7)
    medians = {name: statistics.median(times) for name, times in found.items()}
    result = {"threads": a.threads, "ms": medians, "fit": fitted, "training": trained.bundle.facts.seconds}
    for name, value in medians.items():
        print(f"{name:<18}{value:7.1f} ms   {value / medians['bare encoder']:.2f} × bare")
    print(f"fitting on 100 photographs {fitted['fit_s']:.2f} s, {fitted['ratio']:.2f} × their forward passes")
    if a.json:
        a.json.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
