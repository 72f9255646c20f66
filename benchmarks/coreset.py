"""How well and how quickly the patches to remember are chosen, against exact greedy and against chance.

    uv run python -m benchmarks.coreset [--patches 25000 100000] [--counts 500 1000 2000] [--threads 2] [--json FILE]

The patches are those of the magnetic tiles of exposure 1 (../shared/data) under the context that tells why, through
the ResNet-18 of ../shared/weights; where those are missing, of leather drawn by program, through random weights.
Distances are of all patches to the nearest one chosen, in full width, whatever the choice was made in.

"exact greedy" takes one patch a pass; "projected" means after the random projection of `choose_patches`.
"""

import argparse
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from benchmarks.protocols import RESNET18, SHARED
from inspector.core.recipe import Preparation, Recipe
from inspector.data.drawn import draw_good
from inspector.imaging.read import read_image
from inspector.imaging.resize import prepare
from inspector.imaging.tiling import cut
from inspector.learning import coreset
from inspector.learning.backbones import build_backbone, strides_of
from inspector.learning.encoder import Encoder, settle_statistics
from inspector.learning.encoding import embed
from inspector.learning.scorer import WHY
from inspector.learning.weights import load_weights

TILES = SHARED / "data/magnetic_tile/exposure1/good"
PARTS = 157  # as many as there are good tiles


@dataclass(frozen=True, slots=True)
class Row:
    """How one method did: seconds, and distances of all patches to the nearest one chosen."""

    patches: int
    count: int
    method: str
    seconds: float
    mean: float
    most: float  # 95 % are nearer
    furthest: float


def photographs(size: int) -> tuple[list[NDArray[np.uint8]], str]:
    """Return prepared pictures, and where their encoder's weights come from."""
    preparation = Preparation(size=size)
    if TILES.is_dir() and RESNET18.is_file():
        return [prepare(read_image(path), preparation) for path in sorted(TILES.iterdir())], str(RESNET18)
    parts = (draw_good("leather", seed=1, index=index, size=size).image for index in range(PARTS))
    return [prepare(part, preparation) for part in parts], "scratch"


def patches_of(wanted: int) -> Tensor:
    """Return about `wanted` patches, float32 (N, D)."""
    size = round((wanted / PARTS) ** 0.5) * 16
    pictures, weights = photographs(size)
    recipe = Recipe(preparation=Preparation(size=size), weights=weights)
    backbone = build_backbone("resnet18", strides=strides_of(recipe))
    load_weights(backbone, weights, shipped=Path())
    encoder = Encoder(backbone, recipe).eval()
    if weights == "scratch":
        settle_statistics(encoder, [torch.from_numpy(picture[None].copy()) for picture in pictures[:32]])
    found = [embed(encoder, cut(picture, recipe.preparation))[0][WHY] for picture in pictures]
    patches = torch.cat([embedding.flatten(1).T for embedding in found])
    return patches[torch.randperm(len(patches), generator=torch.Generator().manual_seed(0))].contiguous()


def exact_greedy(points: Tensor, first: int, counts: Sequence[int]) -> dict[int, tuple[Tensor, float]]:
    """Take the furthest point again and again; return choice and seconds at each count."""
    start, squares = time.perf_counter(), points.square().sum(1)
    nearest, chosen = torch.full((len(points),), torch.inf), [first]
    found = {}
    for count in sorted(counts):
        while len(chosen) < count:
            last = chosen[-1]
            nearest = torch.minimum(nearest, torch.addmv(squares, points, points[last], alpha=-2) + squares[last])
            nearest[last] = -1
            chosen.append(int(nearest.argmax()))
        found[count] = torch.tensor(chosen), time.perf_counter() - start
    return found


def ours(patches: Tensor, count: int, *, projected: int) -> tuple[Tensor, float]:
    """Return the choice of `choose_patches` and its seconds (best of 3), with another width of the projection."""
    before, coreset.PROJECTED = coreset.PROJECTED, projected
    took_s = []
    for _ in range(3):
        start = time.perf_counter()
        chosen = coreset.choose_patches(patches, count, seed=0)
        took_s.append(time.perf_counter() - start)
    coreset.PROJECTED = before
    return chosen, min(took_s)


def by_chance(patches: Tensor, count: int) -> tuple[Tensor, float]:
    start = time.perf_counter()
    return torch.randperm(len(patches), generator=torch.Generator().manual_seed(1))[:count], time.perf_counter() - start


def compared(patches: Tensor, counts: Sequence[int], show: Callable[[Row], object]) -> list[Row]:
    """Choose by every method at every count."""
    width, rows = patches.shape[1], []
    firsts = [int(ours(patches, 1, projected=most)[0]) for most in (width, coreset.PROJECTED)]
    projection = coreset._projection(width, torch.Generator().manual_seed(0))  # as `choose_patches` draws it
    exact = exact_greedy(patches, firsts[0], counts)
    narrow = exact_greedy(patches @ projection, firsts[1], counts)
    for count in counts:
        methods = {
            f"choose_patches ({coreset.PROJECTED} dimensions)": ours(patches, count, projected=coreset.PROJECTED),
            f"choose_patches (all {width} dimensions)": ours(patches, count, projected=width),
            "exact greedy, projected": narrow[count],
            "exact greedy": exact[count],
            "chance": by_chance(patches, count),
        }
        for method, (chosen, took_s) in methods.items():
            far = coreset.cover_radius(patches, patches[chosen])
            most = float(np.quantile(far.numpy(), 0.95))
            rows.append(Row(len(patches), count, method, took_s, float(far.mean()), most, float(far.max())))
            show(rows[-1])
    return rows


def printed(row: Row) -> None:
    distances = f"{row.mean:8.4f}{row.most:8.4f}{row.furthest:8.4f}"
    print(f"{row.patches:8d}{row.count:7d}  {row.method:33s}{row.seconds:9.2f}{distances}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patches", type=int, nargs="+", default=[25_000, 100_000])
    parser.add_argument("--counts", type=int, nargs="+", default=[500, 1000, 2000])
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    everything = patches_of(max(asked.patches))
    print(f"{'patches':>8s}{'count':>7s}  {'method':33s}{'seconds':>9s}{'mean':>8s}{'95 %':>8s}{'max':>8s}")
    rows = [row for wanted in asked.patches for row in compared(everything[:wanted].clone(), asked.counts, printed)]
    if asked.json:
        asked.json.write_text(json.dumps([asdict(row) for row in rows], indent=2))


if __name__ == "__main__":
    main()
