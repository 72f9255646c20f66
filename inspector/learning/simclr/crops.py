"""Which part of its picture a view shows, and how it is mirrored and turned: one resampling, on either device.

A place is a matrix (2, 3) from the view's square, −1 to 1 on both axes, to the pixels of the picture, whose corner is
(0, 0). What lies outside of the picture is mirrored in.
"""

import math
from collections.abc import Mapping, Sequence

import cv2
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor
from torch.nn import functional as F

from inspector.core.pretraining import Views

CHANCES = ("area", "shape", "left", "top", "flip", "flip_down", "rotation")
_LONGEST = 4 / 3  # a crop's width to its height, or the other way round
_REACH = 2  # pixels around a crop that its outermost samples may touch
_STEP = 1.25  # pixels between samples: what lies between them, bilinear interpolation still sees

Pictures = Sequence[NDArray[np.uint8]]


def place(shapes: Sequence[tuple[int, ...]], views: Views, chances: Mapping[str, Tensor]) -> Tensor:
    """Return the places of M views, float64 (M, 2, 3), in pictures of the (height, width) in `shapes`.

    `chances` holds for each name of `CHANCES` M numbers from 0 to 1. A crop has the share of the area that was drawn
    whatever the picture's shape; it is a square or nearly so (4 : 3) as long as the picture is wide and high enough.
    """
    chance = {name: chances[name].double() for name in CHANCES}
    high, wide = torch.tensor(shapes, dtype=torch.float64).unbind(1)
    width, height = _crop_sides(wide, high, views, chance)
    middle = width / 2 + chance["left"] * (wide - width), height / 2 + chance["top"] * (high - height)
    angle = (2 * chance["rotation"] - 1) * (math.radians(views.rotation.strength) if views.rotation else 0)
    across = width / 2 * _mirrored(chance["flip"], views.flip.strength if views.flip else 0)
    down = height / 2 * _mirrored(chance["flip_down"], views.flip_down.strength if views.flip_down else 0)
    cos, sin = angle.cos(), angle.sin()
    rows = (cos * across, -sin * down, middle[0]), (sin * across, cos * down, middle[1])
    return torch.stack([torch.stack(row, dim=-1) for row in rows], dim=-2)


def cut_with_opencv(pictures: Pictures, places: Tensor, *, size: int, device: torch.device) -> Tensor:
    """Return the views of all pictures, float32 (M, 3, size, size) from 0 to 255; view i is of picture i modulo N.

    Only the pixels of the crop are read; they are averaged over the area that a pixel of the view covers.
    """
    cut = np.empty((len(places), size, size, 3), np.uint8)
    for i, (matrix, view) in enumerate(zip(places.numpy(), cut, strict=True)):
        _cut_one(pictures[i % len(pictures)], matrix, view)
    planar = torch.from_numpy(cut).permute(0, 3, 1, 2)
    return planar.to(device, torch.float32, memory_format=torch.contiguous_format)


def cut_with_torch(pictures: Pictures, places: Tensor, *, size: int, device: torch.device) -> Tensor:
    """Return what `cut_with_opencv` returns, resampled on `device`: pictures of one shape together."""
    cut = torch.empty((len(places), 3, size, size), device=device)
    rounds = len(places) // len(pictures)
    for shape in dict.fromkeys(picture.shape for picture in pictures):
        alike = [i for i, picture in enumerate(pictures) if picture.shape == shape]
        stacked = torch.from_numpy(np.stack([pictures[i] for i in alike])).to(device).permute(0, 3, 1, 2).float()
        for first in range(0, rounds * len(pictures), len(pictures)):
            own = torch.tensor(alike) + first
            cut[own.to(device)] = _sample(stacked, places[own], size)
    return cut


def _crop_sides(wide: Tensor, high: Tensor, views: Views, chance: Mapping[str, Tensor]) -> tuple[Tensor, Tensor]:
    """Return the widths and heights of the crops in pixels, (M,) each."""
    if not views.crop:
        return wide, high
    area = wide * high * (views.crop.strength + (1 - views.crop.strength) * chance["area"])
    width = (area * _LONGEST ** (2 * chance["shape"] - 1)).sqrt().clamp(max=wide)
    height = (area / width).clamp(max=high)
    return area / height, height


def _mirrored(chance: Tensor, share: float) -> Tensor:
    """Return −1 for that share of the views, 1 for the others."""
    return torch.where(chance < share, -1.0, 1.0).double()


def _cut_one(picture: NDArray[np.uint8], matrix: NDArray[np.float64], view: NDArray[np.uint8]) -> None:
    """Write the crop of one picture into `view`, uint8 (size, size, 3)."""
    size = view.shape[0]
    shrink, fine = _sampling(_steps(matrix, size))
    rows, columns = (_reached(matrix[axis], picture.shape[1 - axis], shrink) for axis in (1, 0))
    region = picture[rows, columns]
    if shrink > 1:
        sides = region.shape[1] // shrink, region.shape[0] // shrink
        region = np.asarray(cv2.resize(region, sides, interpolation=cv2.INTER_AREA), np.uint8)
    corner = (columns.start, rows.start)
    sampled = cv2.warpAffine(
        region,
        _between_pixels(matrix, size * fine, shrink, corner),
        (size * fine, size * fine),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REFLECT,
    )
    cv2.resize(sampled, (size, size), dst=view, interpolation=cv2.INTER_AREA)


def _sample(pictures: Tensor, places: Tensor, size: int) -> Tensor:
    """Return a view of each picture (N, 3, h, w), as (N, 3, size, size)."""
    shrink, fine = _sampling(np.stack([_steps(matrix, size) for matrix in places.numpy()]))
    shrunk = F.avg_pool2d(pictures, shrink)
    high, wide = shrunk.shape[2:]
    sides = shrink * torch.tensor([[wide], [high]], dtype=torch.float64)
    unit = 2 * places / sides - torch.tensor([0, 0, 1.0])  # from pixels to −1 … 1, as `grid_sample` counts
    grid = F.affine_grid(unit.to(pictures), [len(places), 3, size * fine, size * fine], align_corners=False)
    sampled = F.grid_sample(shrunk, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
    return F.avg_pool2d(sampled, fine)


def _steps(matrix: NDArray[np.float64], size: int) -> NDArray[np.float64]:
    """Return how many pixels of the picture lie between two of the view, along its rows and its columns."""
    return np.asarray(2 * np.hypot(matrix[0, :2], matrix[1, :2]) / size, np.float64)


def _sampling(steps: NDArray[np.float64]) -> tuple[int, int]:
    """Return by how much to shrink pictures first, a power of two, and how many samples a pixel to take then.

    Without both, fine texture would turn into coarse false patterns (aliases), others in every view. Prepared pictures
    have sides that such a shrinking divides; of others, what remains at their ends is left out.
    """
    shrink = 2 ** max(0, math.floor(math.log2(steps.min())))
    return shrink, max(1, math.ceil(steps.max() / shrink / _STEP))


def _reached(row: NDArray[np.float64], length: int, shrink: int) -> slice:
    """Return which pixels of one axis a crop needs, whole blocks of `shrink` of them."""
    reach = abs(row[0]) + abs(row[1]) + _REACH * shrink
    start = max(0, math.floor(row[2] - reach)) // shrink * shrink
    stop = -(min(length, math.ceil(row[2] + reach)) // -shrink) * shrink
    return slice(start, min(stop, length // shrink * shrink))


def _between_pixels(
    matrix: NDArray[np.float64], samples: int, shrink: int, corner: tuple[int, int]
) -> NDArray[np.float64]:
    """Return the place as OpenCV counts: from the sample (column, row) to the pixel of the shrunk region."""
    turned = matrix[:, :2] * (2 / samples / shrink)
    first = (matrix @ (1 / samples - 1, 1 / samples - 1, 1) - corner) / shrink - 0.5
    return np.column_stack([turned, first])
