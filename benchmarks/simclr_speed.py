"""Pretraining against the bare passes of its encoder within one run, images per second, and memory while it lasts.

    uv run python -m benchmarks.simclr_speed [--backbone resnet18] [--batch 64] [--view-size 96] [--threads 1]
        [--device cpu] [--rounds 7] [--defects-as-negatives] [--json FILE]

"bare" is forward and backward of the trunk alone, on the same 2 × batch views, already normalised, in the same
precision and memory format. "step" is all of a step: views (drawn in their thread), both passes, loss, figures,
optimiser. Blocks of steps take turns, so that what else the machine does falls on both; a block begins with no view
drawn. "serial" is a step after its views were drawn in the same thread: what it would take with no core left for them.
"cpu" are seconds of all cores instead of the clock, for a machine that others use, too.
On a card, "share" is the arithmetic of a step by the time it takes, against a bf16 product of large matrices.
"""

import argparse
import copy
import json
import statistics
import time
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.utils.flop_counter import FlopCounterMode

from benchmarks.protocols import SHARED, there
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import drive
from inspector.core.recipe import Recipe
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.learning.backbones import build_backbone
from inspector.learning.device import choose_device, use_threads
from inspector.learning.encoder import Encoder
from inspector.learning.simclr.drawing import Wanted, draw_batch
from inspector.learning.simclr.estimate import estimate
from inspector.learning.simclr.feeding import drawn_ahead
from inspector.learning.simclr.learner import Learner, start_learner
from inspector.learning.simclr.measures import figures_of
from inspector.learning.simclr.plan import PictureSet, make_plan

PHOTOS = SHARED / "data/magnetic_tile/exposure1/good"
BLOCK = 4  # steps


def pictures(count: int, recipe: Recipe) -> PictureSet:
    files = sorted(path for path in there(PHOTOS).iterdir() if path.is_file())
    read = [prepare(read_image(path), recipe.preparation) for path in files[:count]]
    shown = [np.roll(read[i % len(read)], 7 * (i // len(read)), axis=1) for i in range(count)]
    return PictureSet(shown, [f"{i:06d}" for i in range(count)], [-1] * count)


def memory_mb() -> float:
    """Return the resident memory of this process (Linux)."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * 4096 / 1e6


def seconds(work: Callable[[], object], device: torch.device) -> tuple[float, float]:
    """Return the seconds of the clock and of all cores that a work takes."""
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    start, cpu = time.perf_counter(), time.process_time()
    work()
    if device.type == "cuda":
        torch.cuda.synchronize(device)
    return time.perf_counter() - start, time.process_time() - cpu


def bare(learner: Learner, views: Tensor) -> None:
    learner.network.zero_grad(set_to_none=True)
    with learner.precision():
        pooled = learner.network.encoder.trunk(views)["tap1"].mean(dim=(2, 3))
    pooled.float().sum().backward()


def steps(learner: Learner, draw: Callable[[Wanted], object], wanted: list[Wanted]) -> None:
    with closing(drawn_ahead(draw, wanted)) as coming:
        for batch in coming:
            seen = learner.learn(batch, rate=1e-4, seed=0)
            figures_of(seen.projections, seen.loss)


def serial(learner: Learner, draw: Callable[[Wanted], object], wanted: list[Wanted]) -> None:
    for one in wanted:
        learner.learn(draw(one), rate=1e-4, seed=0)


def card_flops(device: torch.device) -> float:
    """Return what the card does in bf16, in operations a second: the best of several large products."""
    matrix = torch.randn(8192, 8192, device=device, dtype=torch.bfloat16)
    took = [seconds(lambda: matrix @ matrix, device)[0] for _ in range(20)]
    return float(2 * 8192**3 / min(took))


def flops(learner: Learner, views: Tensor) -> int:
    with FlopCounterMode(display=False) as counter:
        bare(learner, views)
    return int(counter.get_total_flops())


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--backbone", default="resnet18")
    ap.add_argument("--batch", type=int, default=64)
    ap.add_argument("--view-size", type=int, default=96)
    ap.add_argument("--threads", type=int)
    ap.add_argument("--device", default="auto")
    ap.add_argument("--rounds", type=int, default=7)
    ap.add_argument("--defects-as-negatives", action="store_true")
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    threads, device = use_threads(a.threads), choose_device(a.device)
    settings = Pretraining(
        views=Views(size=a.view_size), batch=a.batch, defects_as_negatives=a.defects_as_negatives, held_out=0
    )
    recipe = Recipe(backbone=a.backbone, pretraining=settings)
    images = pictures(max(a.batch, 64), recipe)
    plan = make_plan(images, settings)
    learner = start_learner(
        Encoder(build_backbone(a.backbone), recipe), settings, labels=images.labels, seed=0, device=device
    )
    before = memory_mb()
    told = drive(estimate(learner, images, plan, steps=100, epochs=0))
    draw = partial(draw_batch, images=images, settings=settings, device=device)
    wanted = [Wanted(plan.batches(0, 1)[0], seed) for seed in range(BLOCK)]
    views = torch.cat(draw(wanted[0]).views)
    views = learner.network.encoder.normalised(views).contiguous(memory_format=torch.channels_last)
    copied = copy.deepcopy(learner)
    works: dict[str, Callable[[], object]] = {
        "bare": lambda: [bare(copied, views) for _ in range(BLOCK)],
        "step": partial(steps, learner, draw, wanted),
        "serial": partial(serial, learner, draw, wanted),
        "views": lambda: [draw(one) for one in wanted],
    }
    took: dict[str, list[float]] = {name: [] for name in works}
    spent: dict[str, list[float]] = {name: [] for name in works}
    held = []
    for turn in range(a.rounds + 1):
        for name, work in works.items():
            clock, cores = seconds(work, device)
            if turn:
                took[name].append(clock / BLOCK)
                spent[name].append(cores / BLOCK)
        held.append(memory_mb())
    middle = {name: statistics.median(values) for name, values in took.items()}
    found: dict[str, object] = {
        "backbone": a.backbone,
        "device": str(device),
        "threads": threads,
        "ms": {name: round(value * 1000, 1) for name, value in middle.items()},
        "cpu_ms": {name: round(statistics.median(values) * 1000, 1) for name, values in spent.items()},
        "step_to_bare": round(statistics.median(s / b for s, b in zip(took["step"], took["bare"], strict=True)), 3),
        "serial_to_bare_cpu": round(
            statistics.median(s / b for s, b in zip(spent["serial"], spent["bare"], strict=True)), 3
        ),
        "images_per_s": round(a.batch / middle["step"], 1),
        "estimate_of_100_steps": str(told),
        "memory_mb": {"before": round(before), "first_round": round(held[0]), "last_round": round(held[-1])},
    }
    if device.type == "cuda":
        rate = card_flops(device)
        found["device_memory_mb"] = round(torch.cuda.max_memory_allocated(device) / 1e6)
        found["share_of_bf16_rate"] = round(flops(learner, views) / middle["step"] / rate, 3)
        found["bare_share_of_bf16_rate"] = round(flops(learner, views) / middle["bare"] / rate, 3)
    print(json.dumps(found, indent=2))
    if a.json:
        a.json.write_text(json.dumps(found, indent=2))


if __name__ == "__main__":
    main()
