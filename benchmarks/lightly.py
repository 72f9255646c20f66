"""Images per second of pretraining beside lightly's own example, in turns on the same photos and as many threads.

    uv venv ../lightly-env && uv pip install -p ../lightly-env/bin/python lightly torch==2.15.0 torchvision==0.29.2
    uv run python -m benchmarks.lightly --peer ../lightly-env/bin/python [--only trashnet cookie] [--turns 3]
        [--steps 8] [--batch 64] [--view-size 96] [--threads 2] [--json FILE]

lightly is ../shared/tools/bench_lightly.py with two workers. "step" is what `pretrain` does: views drawn in their
thread from the cache of prepared pictures, both passes, loss, figures, optimiser. "bare" is the same without drawing
views, as in the tool. An image counts once for its two views. lightly trains the whole ResNet-18, we its trunk down to
layer3: "whole" is our step with layer4, too, so that the network is the same. Photos are repeated up to 16 batches, so
that neither side waits at the ends of epochs; lightly decodes its files in every epoch, we once, before "step".
The machine is shared, so both clocks are read: images per second, and images per second of all cores' work ("cpu");
"others" is the share of all cores that other programs took in a turn. With more than a tenth a turn is not counted in
the table, but kept in the JSON: lightly runs more threads than we do, and suffers otherwise.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import islice, repeat
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F
from torchvision.models import resnet18
from torchvision.models.feature_extraction import create_feature_extractor

from benchmarks.protocols import SHARED
from inspector.core.pretraining import Pretraining, Views
from inspector.core.progress import drive
from inspector.core.recipe import Recipe
from inspector.learning.backbones import Backbone, build_backbone
from inspector.learning.device import use_threads
from inspector.learning.encoder import Encoder
from inspector.learning.simclr.drawing import Batch, Wanted, draw_batch
from inspector.learning.simclr.feeding import AHEAD, drawn_ahead
from inspector.learning.simclr.learner import Learner, start_learner
from inspector.learning.simclr.measures import figures_of
from inspector.learning.simclr.plan import PictureSet
from inspector.services.sources import Source, read_images, scan_source
from inspector.services.workplace import Workplace

TOOL = SHARED / "tools/bench_lightly.py"
FOLDERS = {
    "trashnet": (SHARED / "data/trashnet",),
    "cookie": tuple(SHARED / f"data/cookie/{part}" for part in ("train/good", "train/anomaly", "test")),  # no masks
}
QUIET = 0.1  # of all cores, that others may take
BATCHES = 16  # in an epoch of either side, at least
WARM_UP = 2  # steps, as in the tool
SAID = re.compile(r"bare step ([\d.]+), lightly ([\d.]+).*\nwork: ([\d. ]+)")


# Runs the tool as it is, and notes the work of its process and its workers whenever the tool itself reads the clock.
WATCHED = """
import os, pathlib, runpy, sys, time
wall, spent = time.perf_counter, []

def work_s(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def clock():
    if sys._getframe(1).f_globals.get("__name__") == "__main__":
        workers = " ".join(path.read_text() for path in pathlib.Path("/proc/self/task").glob("*/children")).split()
        spent.append(sum(map(work_s, ["self", *workers])))
    return wall()

time.perf_counter = clock
sys.argv = sys.argv[1:]
runpy.run_path(sys.argv[0], run_name="__main__")
print("work:", *spent)
"""


class Whole(nn.Module):
    """The whole ResNet-18 on a grid twice as fine as its own, which pooling undoes: pretraining asks for stride 16."""

    def __init__(self) -> None:
        super().__init__()
        self.network = create_feature_extractor(resnet18(), {"layer4": "tap1"}, suppress_diff_warning=True)

    def forward(self, pictures: Tensor) -> dict[str, Tensor]:
        return {"tap1": F.interpolate(self.network(pictures)["tap1"], scale_factor=2.0)}


def photos(name: str) -> list[Path]:
    return sorted(path for folder in FOLDERS[name] for path in folder.rglob("*") if path.is_file())


def linked(files: list[Path], folder: Path, count: int) -> Path:
    """Fill a folder with links to files, each as often as it takes to be `count`."""
    folder.mkdir()
    for i in range(max(count, len(files))):
        (folder / f"{i:05d}{files[i % len(files)].suffix}").symlink_to(files[i % len(files)])
    return folder


def prepared(folder: Path, recipe: Recipe, room: Path) -> PictureSet:
    """Return the photos of a folder as pretraining sees them: from the cache on disk."""
    workplace = Workplace(room / "index.sqlite", room / "images", room / "models")
    scan = drive(scan_source(Source(unlabelled=folder), workplace))
    images = drive(read_images(scan, recipe.preparation, workplace))
    found = [images.cached.of(sample) for sample in images.samples]
    return PictureSet(found, [sample.hash for sample in images.samples], [-1] * len(found))


def learner_of(backbone: Backbone, recipe: Recipe) -> Learner:
    assert recipe.pretraining is not None
    encoder = Encoder(backbone, recipe)
    return start_learner(encoder, recipe.pretraining, labels=[], seed=0, device=torch.device("cpu"))


def rates(learner: Learner, batches: Iterator[Batch], steps: int) -> tuple[float, float]:
    """Return images per second, and per second of work, of so many steps after the warm-up.

    The clock starts when the first has its views, as in the tool.
    """
    images, start, work = 0, 0.0, 0.0
    for step, batch in enumerate(islice(batches, WARM_UP + steps)):
        if step == WARM_UP:
            images, start, work = 0, time.perf_counter(), time.process_time()
        seen = learner.learn(batch, rate=1e-4, seed=0)
        figures_of(seen.projections, seen.loss)
        images += len(batch.labels)
    return images / (time.perf_counter() - start), images / (time.process_time() - work)


def ours(images: PictureSet, recipe: Recipe, steps: int) -> dict[str, float]:
    settings = recipe.pretraining
    assert settings is not None
    trunk = build_backbone("resnet18")
    draw = partial(draw_batch, images=images, settings=settings, device=torch.device("cpu"))
    wanted = [
        Wanted([(step * settings.batch + i) % len(images.pictures) for i in range(settings.batch)], seed=step)
        for step in range(WARM_UP + steps + AHEAD + 1)  # views are drawn up to the last step, as by lightly's workers
    ]
    found = {}
    for name, backbone in {"step": trunk, "whole": replace(trunk, trunk=Whole())}.items():
        with closing(drawn_ahead(draw, wanted)) as coming:
            found[name], found[f"{name}, cpu"] = rates(learner_of(backbone, recipe), coming, steps)
    found["bare"], found["bare, cpu"] = rates(learner_of(trunk, recipe), repeat(draw(wanted[0])), steps)
    return found


def peer(folder: Path, a: argparse.Namespace) -> dict[str, float]:
    options = {"images": folder, "size": a.view_size, "batch": a.batch, "steps": a.steps, "threads": a.threads}
    given = [part for name, value in options.items() for part in (f"--{name}", str(value))]
    command = [a.peer, "-c", WATCHED, TOOL, *given, "--workers", "2"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    said = SAID.search(done.stdout)
    assert said, done.stdout
    begun, bare, between, lightly = map(float, said[3].split())
    images = a.steps * a.batch
    return {
        "lightly bare": float(said[1]),
        "lightly": float(said[2]),
        "lightly bare, cpu": images / (bare - begun),
        "lightly, cpu": images / (lightly - between),
    }


def compared(name: str, recipe: Recipe, a: argparse.Namespace) -> list[dict[str, float]]:
    """Let both sides take turns on one set of photos."""
    with tempfile.TemporaryDirectory() as temporary:
        room = Path(temporary)
        files = photos(name)
        many = linked(files, room / "many", BATCHES * a.batch)
        images = prepared(linked(files, room / "once", len(files)), recipe, room)
        turns = []
        for _ in range(a.turns):
            before = work_s()
            found = {"load average before": os.getloadavg()[0]} | peer(many, a) | ours(images, recipe, a.steps)
            everybody, own, capacity = (after - then for after, then in zip(work_s(), before, strict=True))
            turns.append(found | {"others": (everybody - own) / capacity})
            print(name, {key: round(value, 2) for key, value in turns[-1].items()}, flush=True)
        return turns


def work_s() -> tuple[float, float, float]:
    """Return the seconds of work so far of everybody, of this process and those it ended, and what all cores had."""
    ticks = [int(field) for field in Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:9]]
    idle, spent = ticks[3] + ticks[4], os.times()
    own = spent.user + spent.system + spent.children_user + spent.children_system
    rate = os.sysconf("SC_CLK_TCK")
    return (sum(ticks) - idle) / rate, own, sum(ticks) / rate


def rows(name: str, turns: list[dict[str, float]]) -> str:
    """Return by each clock medians over the turns, and the ratios within each turn: median (lowest to highest)."""
    return "\n".join(row(f"{name}{clock}", turns, clock) for clock in ("", ", cpu"))


def row(name: str, turns: list[dict[str, float]], clock: str) -> str:
    def ratio(one: str, other: str) -> str:
        values = [turn[one + clock] / turn[other + clock] for turn in turns]
        return f"{statistics.median(values):.2f} ({min(values):.2f}–{max(values):.2f})"

    names = ("step", "whole", "bare", "lightly", "lightly bare")
    medians = [f"{statistics.median(turn[key + clock] for turn in turns):.1f}" for key in names]
    ratios = [ratio("step", "lightly"), ratio("whole", "lightly"), ratio("bare", "lightly bare")]
    return "| " + " | ".join([name, *medians, *ratios]) + " |"


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--peer", type=Path, required=True, help="python of an environment with lightly")
    ap.add_argument("--only", nargs="+", default=list(FOLDERS), choices=list(FOLDERS))
    for name, default in (("turns", 3), ("steps", 8), ("batch", 64), ("view-size", 96), ("threads", 2)):
        ap.add_argument(f"--{name}", type=int, default=default)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    use_threads(a.threads)
    recipe = Recipe(pretraining=Pretraining(views=Views(size=a.view_size), batch=a.batch))
    results = {name: compared(name, recipe, a) for name in a.only}
    print("| photos | step | whole | bare | lightly | lightly bare", end=" | ")
    print("step / lightly | whole / lightly | bare / lightly bare |")
    print("|---" * 9 + "|")
    for name, turns in results.items():
        if quiet := [turn for turn in turns if turn["others"] <= QUIET]:
            print(rows(f"{name}, {len(quiet)} of {len(turns)} turns", quiet))
        else:
            print(f"{name}: others were at work in all {len(turns)} turns; run it again when they are done")
    if a.json:
        a.json.write_text(json.dumps({"threads": a.threads, "cores": os.cpu_count(), "turns": results}, indent=1))


if __name__ == "__main__":
    main()
