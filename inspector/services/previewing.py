"""What pretraining will see, on one page, before it costs hours: pictures, and pairs of their views."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inspector.core.errors import TooFewImages
from inspector.core.pretraining import Change, Views
from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.core.recipe import Preparation
from inspector.core.sample import Rejected, Sample
from inspector.imaging.palette import CANVAS, FAINT, SURFACE, TEXT
from inspector.imaging.resize import resized
from inspector.imaging.sheet import side_by_side
from inspector.imaging.text import plain, shortened, write
from inspector.imaging.write import write_png
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace

PAIRS = 3  # of views of each picture
_MARGIN, _TITLE, _LINE, _HEADER = 16, 20, 14, 64  # pixels
_CELL = 224  # pixels: the side of a picture's square, or that of its views where they are larger
_SEAM = 2  # pixels between the two views of a pair


@dataclass(frozen=True, slots=True)
class Preview:
    """A written page, how many pictures it shows, and the files among the chosen ones that could not be used."""

    path: Path
    shown: int
    rejected: tuple[Rejected, ...]


def preview_views(
    source: Source,
    preparation: Preparation,
    views: Views,
    destination: Path,
    *,
    workplace: Workplace,
    count: int = 8,
    seed: int = 0,
) -> Task[Preview]:
    """Write a PNG with `count` pictures from all over the source, each beside `PAIRS` pairs of its views.

    Raises `TooFewImages`, `RecipeInvalid` where the views of every pair are equal, `FolderMissing`,
    `ProjectInvalid`, `NotWritable`.
    """
    log = Log()
    images = yield from _read_some(source, preparation, workplace, log, count=count)
    pictures = [images.cached.of(sample) for sample in images.samples]
    drawn = yield from stage("views", _draw(pictures, views, seed), log)
    rows = [
        side_by_side([_squared(picture, views.size), *pairs], [sample.path.stem, *[""] * PAIRS])
        for sample, picture, pairs in zip(images.samples, pictures, drawn, strict=True)
    ]
    title = f"Each picture and {PAIRS} pairs of its views, {views.size} × {views.size} pixels"
    write_png(destination, _headed(np.concatenate(rows), title, describe(views)))
    return Preview(destination, len(pictures), images.rejected)


def describe(views: Views) -> str:
    """Return in one line which augmentations are on, with their strengths, and which are off."""
    kinds = {f.name.replace("_", " "): getattr(views, f.name) for f in fields(views)}
    changes = {name: change for name, change in kinds.items() if isinstance(change, Change)}
    on = ", ".join(f"{name} {change.strength:g}" for name, change in changes.items() if change)
    off = ", ".join(name for name, change in changes.items() if not change)
    return "; ".join(part for part in (on, f"off: {off}" if off else "") if part)


def _read_some(source: Source, preparation: Preparation, workplace: Workplace, log: Log, *, count: int) -> Task[Images]:
    """Read up to `count` images, evenly spread over the source. Raises `TooFewImages` where there is none."""
    scan = yield from stage("scan", scan_source(source, workplace), log)
    chosen = _spread(scan.samples, count)
    images = yield from stage("read", read_images(replace(scan, samples=chosen), preparation, workplace), log)
    if not images.samples:
        raise TooFewImages(what="usable images", found=0, needed=1)
    return images


def _spread(samples: Sequence[Sample], count: int) -> tuple[Sample, ...]:
    chosen = np.linspace(0, len(samples) - 1, min(count, len(samples))).round().astype(int)
    return tuple(samples[i] for i in chosen)


def _draw(pictures: Sequence[NDArray[np.uint8]], views: Views, seed: int) -> Steps[list[list[NDArray[np.uint8]]]]:
    """Return `PAIRS` pairs of views of each picture, the two of a pair side by side as one picture."""
    import torch

    from inspector.learning.simclr.views import draw_views, refuse_identical

    generator = torch.Generator().manual_seed(seed)
    drawn: list[list[NDArray[np.uint8]]] = [[] for _ in pictures]
    seam = np.full((views.size, _SEAM, 3), SURFACE, np.uint8)
    for pair in range(PAIRS):
        one, other = draw_views(pictures, views, generator=generator, device=torch.device("cpu"))
        refuse_identical(one, other, views=views)
        for own, left, right in zip(drawn, one.numpy(), other.numpy(), strict=True):
            own.append(np.concatenate([left, seam, right], axis=1))
        yield Step(pair + 1, PAIRS)
    return drawn


def _squared(picture: NDArray[np.uint8], least: int) -> NDArray[np.uint8]:
    """Return the picture whole in the middle of a square, so that pictures of all shapes stand in one column."""
    side = max(_CELL, least)
    scale = side / max(picture.shape[:2])
    small = resized(picture, *(max(1, round(length * scale)) for length in picture.shape[:2]))
    square = np.full((side, side, 3), CANVAS, np.uint8)
    top, left = (side - small.shape[0]) // 2, (side - small.shape[1]) // 2
    square[top : top + small.shape[0], left : left + small.shape[1]] = small
    return square


def _headed(page: NDArray[np.uint8], title: str, line: str) -> NDArray[np.uint8]:
    """Return the page below its title and a line of what it shows."""
    headed = Image.new("RGB", (page.shape[1], page.shape[0] + _HEADER), SURFACE)
    headed.paste(Image.fromarray(page), (0, _HEADER))
    room = page.shape[1] - 2 * _MARGIN
    write(headed, (_MARGIN, _MARGIN + _TITLE), shortened(plain(title), _TITLE, room), size=_TITLE, colour=TEXT)
    below = _MARGIN + _TITLE + 2 * _LINE
    write(headed, (_MARGIN, below), shortened(plain(line), _LINE, room), size=_LINE, colour=FAINT)
    return np.array(headed)
