"""Whether SimCLR does its job: what 500 unlabelled photos of trashnet teach an encoder that starts from scratch.

    uv run python -m benchmarks.trashnet [--seeds 3] [--epochs 60] [--threads 1] [--json FILE]
        [--validation] [--batch 64] [--view-size 64] [--temperature 0.2] [--rate RATE] [--set crop=0.3 …]

The protocol of ../shared/data/README.md: five classes, centre crop, 80 × 80, 70/15/15. The 500 photos are of the
training side; their labels are not looked at, and 52 of them only measure and choose the epoch. "Before" is the same
encoder with its random weights, its BatchNorm statistics settled on the same 500 photos; "after" is what `pretrain`
returns. Of both a linear classifier sees the pooled features at exactly 5, 20 and 100 % of the training labels; its
strength is chosen on the validation side, and the test side is looked at once. A seed decides split, photos, weights
and views; of the small shares ten choices of labels are made in each seed, the same before and after. Mean ± standard
deviation over these runs. With `--validation` the figures are of the validation side: for choosing settings.
"""

import argparse
import json
import os
import statistics
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, balanced_accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from benchmarks.protocols import SHARED
from inspector.cli.settings import read_views
from inspector.core.pretraining import Pretraining
from inspector.core.progress import Point, Step, drive
from inspector.core.recipe import Recipe
from inspector.imaging.read import read_image
from inspector.imaging.resize import resized
from inspector.learning.backbones import build_backbone
from inspector.learning.device import use_threads
from inspector.learning.encoder import Encoder, settle_statistics
from inspector.learning.simclr.network import PretrainingNetwork
from inspector.learning.simclr.plan import PictureSet
from inspector.learning.simclr.pretraining import Pretrained, pretrain

PHOTOS = SHARED / "data/trashnet"
SIDE = 80  # pixels
UNLABELLED, HELD_OUT = 500, 52  # 448 are seven batches of 64
SHARES = (0.05, 0.2, 1.0)
DRAWS = 10
STRENGTHS = (1e-4, 1e-3, 1e-2, 0.1, 1.0, 10.0)  # C of the linear classifier: the inverse of its decay

Indices = NDArray[np.int64]
Figures = dict[str, float]


@dataclass(frozen=True, slots=True)
class Photos:
    """All pictures, uint8 (N, 80, 80, 3), with their classes, int (N,)."""

    pictures: NDArray[np.uint8]
    classes: Indices


@dataclass(frozen=True, slots=True)
class Sides:
    """Indices of the photos that train, that settings are chosen on, and that are judged in the end."""

    train: Indices
    validation: Indices
    test: Indices


@dataclass(frozen=True, slots=True)
class Draw:
    """What one choice of labels gave, with the encoder before pretraining and after it."""

    labels: int
    before: Figures
    after: Figures


@dataclass(frozen=True, slots=True)
class Run:
    """A seed's pretraining, and by the share of the labels what was recognised."""

    seed: int
    pretraining_s: float
    best_epoch: int
    curve: list[Figures]
    shares: dict[str, list[Draw]]


def load_photos() -> Photos:
    folders = sorted(path for path in PHOTOS.iterdir() if path.is_dir())
    files = [(file, kind) for kind, folder in enumerate(folders) for file in sorted(folder.iterdir())]
    return Photos(np.stack([squared(read_image(file)) for file, _ in files]), np.array([kind for _, kind in files]))


def squared(photograph: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Return the middle square of a photograph at the protocol's size."""
    height, width = photograph.shape[:2]
    side = min(height, width)
    top, left = (height - side) // 2, (width - side) // 2
    return resized(photograph[top : top + side, left : left + side], SIDE, SIDE)


def divide(classes: Indices, seed: int) -> Sides:
    """Divide 70/15/15, evenly over the classes."""
    train, rest = train_test_split(
        np.arange(len(classes)), test_size=0.3, stratify=classes, random_state=seed, shuffle=True
    )
    validation, test = train_test_split(rest, test_size=0.5, stratify=classes[rest], random_state=seed)
    return Sides(train, validation, test)


def learned(pictures: NDArray[np.uint8], recipe: Recipe, *, threads: int, show: Callable[[Step], object]) -> Pretrained:
    """Pretrain an encoder from scratch on pictures without labels."""
    images = PictureSet(
        list(pictures),
        [f"{i:04d}" for i in range(len(pictures))],
        [-1] * len(pictures),
        frozenset(range(HELD_OUT)),
    )
    return drive(pretrain(random_encoder(recipe), images, recipe, device="cpu", threads=threads), show)


def random_encoder(recipe: Recipe) -> Encoder:
    return Encoder(build_backbone(recipe.backbone, seed=recipe.seed), recipe).eval()


def settled_encoder(pictures: NDArray[np.uint8], recipe: Recipe) -> Encoder:
    encoder = random_encoder(recipe)
    settle_statistics(encoder, list(torch.split(torch.from_numpy(pictures), 50)))
    return encoder


def features(encoder: Encoder, pictures: NDArray[np.uint8]) -> NDArray[np.float32]:
    """Return what is below the projection head, (N, C)."""
    network = PretrainingNetwork(encoder, Pretraining().head, seed=0).eval()
    with torch.inference_mode():
        found = torch.cat([network.features(batch) for batch in torch.split(torch.from_numpy(pictures), 100)])
    return np.asarray(found.numpy(), np.float32)


def probed(
    seen: NDArray[np.float32], classes: Indices, labelled: Indices, chosen_on: Indices, judged: Indices
) -> Figures:
    """Fit a linear classifier on the labelled photos at each strength, keep the best of `chosen_on`, judge it."""
    fits = [make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=500)) for strength in STRENGTHS]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)  # the weakest decay; it is hardly ever chosen
        for fit in fits:
            fit.fit(seen[labelled], classes[labelled])
    scores = [accuracy_score(classes[chosen_on], fit.predict(seen[chosen_on])) for fit in fits]
    best = int(np.argmax(scores))
    told = fits[best].predict(seen[judged])
    return {
        "accuracy": float(accuracy_score(classes[judged], told)),
        "balanced_accuracy": float(balanced_accuracy_score(classes[judged], told)),
        "strength": STRENGTHS[best],
    }


def labels_of(train: Indices, classes: Indices, share: float, seed: int) -> list[Indices]:
    """Return `DRAWS` choices of exactly that share of the training labels, evenly over the classes; of all, one."""
    if share == 1:
        return [train]
    count = round(share * len(train))
    seeds = (1000 * seed + draw for draw in range(DRAWS))
    return [train_test_split(train, train_size=count, stratify=classes[train], random_state=s)[0] for s in seeds]


def run(photos: Photos, recipe: Recipe, *, threads: int, validation: bool) -> Run:
    """Measure one seed before and after pretraining."""
    sides = divide(photos.classes, recipe.seed)
    unlabelled = photos.pictures[sides.train[:UNLABELLED]]
    start = time.perf_counter()
    done = learned(unlabelled, recipe, threads=threads, show=CurveShown())
    took_s = time.perf_counter() - start
    encoders = settled_encoder(unlabelled, recipe), done.encoder
    before, after = (features(encoder, photos.pictures) for encoder in encoders)
    judged = sides.validation if validation else sides.test

    def draw(labelled: Indices) -> Draw:
        one, other = (
            probed(seen, photos.classes, labelled=labelled, chosen_on=sides.validation, judged=judged)
            for seen in (before, after)
        )
        return Draw(len(labelled), one, other)

    choices = {f"{share:.0%}": labels_of(sides.train, photos.classes, share, recipe.seed) for share in SHARES}
    shares = {share: [draw(labelled) for labelled in chosen] for share, chosen in choices.items()}
    curve = [{"epoch": point.at, **point.figures} for point in done.curve]
    return Run(recipe.seed, took_s, done.best_epoch, curve, shares)


class CurveShown:
    """Prints the figures of every fifth epoch, as they come."""

    def __init__(self) -> None:
        self.shown = 0

    def __call__(self, step: Step) -> None:
        if step.note:
            print(f"  {step.note}", flush=True)
        if len(step.curve) > self.shown:
            self.shown = len(step.curve)
            if self.shown == 1 or self.shown % 5 == 0:
                print(f"  {course(step.curve[-1])}", flush=True)


def course(point: Point) -> str:
    figures = point.figures
    sides = " | ".join(
        f"{name} {figures[key + 'contrastive_accuracy']:.3f} (chance {figures[key + 'chance']:.3f}), "
        f"loss {figures[key + 'contrastive_loss']:.3f}"
        for name, key in (("training", ""), ("held out", "held_out_"))
    )
    return f"epoch {point.at:3d} | {sides} | {figures['images_per_s']:.0f} images/s"


def spread(values: Sequence[float]) -> str:
    return f"{statistics.mean(values):.3f} ± {statistics.pstdev(values):.3f}"


def table(runs: Sequence[Run]) -> str:
    """Return before, after and their difference within a run, for each share of the labels."""
    lines = ["| labels | figure | before | after | gain within a run | better in |", "|---|---|---|---|---|---|"]
    for share in runs[0].shares:
        draws = [draw for one in runs for draw in one.shares[share]]
        for figure in ("accuracy", "balanced_accuracy"):
            before, after = [d.before[figure] for d in draws], [d.after[figure] for d in draws]
            gains = [new - old for old, new in zip(before, after, strict=True)]
            won = f"{sum(gain > 0 for gain in gains)} of {len(gains)}"
            cells = (
                f"{share} ({draws[0].labels})",
                figure.replace("_", " "),
                *map(spread, (before, after, gains)),
                won,
            )
            lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def asked() -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--seeds", type=int, default=3)
    ap.add_argument("--epochs", type=int, default=60)
    ap.add_argument("--batch", type=int, default=64)
    ap.add_argument("--view-size", type=int, default=64)
    ap.add_argument("--temperature", type=float, default=0.2)
    ap.add_argument("--rate", type=float)
    ap.add_argument("--set", action="append", dest="changes", metavar="NAME=STRENGTH|on|off")
    ap.add_argument("--threads", type=int, default=1)
    ap.add_argument("--validation", action="store_true")
    ap.add_argument("--json", type=Path)
    return ap.parse_args()


def main() -> None:
    a = asked()
    settings = Pretraining(
        views=read_views(a.changes, size=a.view_size),
        epochs=a.epochs,
        batch=a.batch,
        temperature=a.temperature,
        rate=a.rate,
        patience=None,
    )
    threads, photos = use_threads(a.threads), load_photos()
    told: dict[str, object] = {"cores": os.cpu_count(), "threads": threads, "date": time.strftime("%Y-%m-%d")}
    runs: list[Run] = []
    for seed in range(a.seeds):
        recipe = Recipe(pretraining=settings, seed=seed)
        print(f"seed {seed}", flush=True)
        runs.append(run(photos, recipe, threads=threads, validation=a.validation))
        print(table(runs), flush=True)
        if a.json:
            told |= {"recipe": recipe.to_json(), "judged": "validation" if a.validation else "test"}
            a.json.write_text(json.dumps(told | {"runs": [asdict(one) for one in runs]}, indent=1))


if __name__ == "__main__":
    main()
