"""What learning will see, on one page, before it costs hours: pairs of views, or synthetic defects with their masks."""

from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from inspector.core.errors import RecipeInvalid, TooFewImages
from inspector.core.judgement import Verdict
from inspector.core.pretraining import Change, Views
from inspector.core.progress import Log, Step, Steps, Task, stage
from inspector.core.recipe import Preparation, Recipe
from inspector.core.sample import Label, Rejected, Sample
from inspector.data.synthetic import KINDS, Defect, draw_defect, part_mask
from inspector.imaging.counting import counted_pixels
from inspector.imaging.marks import draw_contours
from inspector.imaging.palette import CANVAS, FAINT, SURFACE, TEXT, VERDICT_FILL
from inspector.imaging.resize import resized
from inspector.imaging.sheet import side_by_side
from inspector.imaging.text import plain, shortened, write
from inspector.imaging.write import write_png
from inspector.services.sources import Images, Source, read_images, scan_source
from inspector.services.workplace import Workplace

PAIRS = 3  # of views of each picture
DEFECTS = 3  # on each picture
_MARGIN, _TITLE, _LINE, _HEADER = 16, 20, 14, 72  # pixels
_CELL, _LARGEST_CELL = 224, 320  # pixels: the longest side of a picture on the page, but for larger views
_SEAM = 2  # pixels between the two pictures of a pair
_MARK = VERDICT_FILL[Verdict.ANOMALY]
_OUTLINE = 0.8  # of a contour's usual width: the part's edge is to be seen beside it
_DIMMED, _LIFTED = 0.5, 70  # how a marked picture is greyed: its contrast, and grey levels added

Picture = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Preview:
    """A written page, how many pictures it shows, and the files among the chosen ones that could not be used."""

    path: Path
    shown: int
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class Pair:
    """Two views of one picture, uint8 (size, size, 3) RGB each."""

    one: Picture
    other: Picture


@dataclass(frozen=True, slots=True)
class Drawn:
    """Where the part is in a picture, bool (h, w), None where that was not found, and the defects drawn on it."""

    part: NDArray[np.bool_] | None
    defects: tuple[Defect, ...]


@dataclass(frozen=True, slots=True)
class Examples:
    """What a recipe learns from, by single pictures: pairs of views, and defects on good pictures; without, empty."""

    pairs: tuple[Pair, ...] = ()
    defects: tuple[Defect, ...] = ()


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
    drawn = yield from stage("views", draw_pairs(pictures, views, seed=seed, count=PAIRS), log)
    side = max(_CELL, views.size)
    rows = [
        side_by_side(
            [_framed(picture, (side, side)), *(_pair(pair.one, pair.other) for pair in pairs)],
            [sample.path.stem, *[""] * PAIRS],
        )
        for sample, picture, pairs in zip(images.samples, pictures, drawn, strict=True)
    ]
    title = f"Each picture and {PAIRS} pairs of its views, {views.size} × {views.size} pixels"
    write_png(destination, _headed(np.concatenate(rows), title, describe(views)))
    return Preview(destination, len(pictures), images.rejected)


def preview_defects(
    source: Source,
    preparation: Preparation,
    destination: Path,
    *,
    workplace: Workplace,
    kinds: Sequence[str] = KINDS,
    count: int = 8,
    seed: int = 0,
) -> Task[Preview]:
    """Write a PNG with `count` good pictures from all over the source, each beside `DEFECTS` synthetic defects on it.

    Each stands beside the same picture in grey with the defect's mask; the kinds take turns. Raises `RecipeInvalid`
    for a kind that there is not, `TooFewImages`, `FolderMissing`, `ProjectInvalid`, `NotWritable`.
    """
    check_kinds(kinds)
    log = Log()
    images = yield from _read_some(source, preparation, workplace, log, count=count, good_only=True)
    pictures = [images.cached.of(sample) for sample in images.samples]
    drawing = draw_defects(pictures, kinds, images.preparation, seed=seed, count=DEFECTS)
    drawn = yield from stage("defects", drawing, log)
    box = _box(pictures)
    rows = [
        _row(picture, one, name=sample.path.stem, box=box)
        for sample, picture, one in zip(images.samples, pictures, drawn, strict=True)
    ]
    title = f"Good pictures and {DEFECTS} synthetic defects on each, every one beside its mask"
    line = f"{'All kinds' if set(kinds) == set(KINDS) else 'Kinds'}: {', '.join(map(_spoken, kinds))}"
    write_png(destination, _headed(np.concatenate(rows), title, line))
    return Preview(destination, len(pictures), images.rejected)


def examples(source: Source, recipe: Recipe, *, workplace: Workplace, count: int = 4, seed: int = 0) -> Task[Examples]:
    """Draw `count` of each thing that a recipe learns from: pairs if it pretrains, defects if it teaches heads.

    Raises `TooFewImages`, `RecipeInvalid`, `FolderMissing`, `ProjectInvalid`.
    """
    log, pairs, drawn = Log(), [], []
    if recipe.pretraining is not None:
        images = yield from _read_some(source, recipe.preparation, workplace, log, count=count, seed=seed)
        pictures = [images.cached.of(sample) for sample in images.samples]
        made = yield from stage("views", draw_pairs(pictures, recipe.pretraining.views, seed=seed, count=1), log)
        pairs = [pair for own in made for pair in own]
    if recipe.finetuning is not None:
        reading = _read_some(source, recipe.preparation, workplace, log, count=count, good_only=True, seed=seed)
        images = yield from reading
        pictures = [images.cached.of(sample) for sample in images.samples]
        kinds = recipe.finetuning.kinds or tuple(KINDS)
        turned = tuple(kinds[(seed * count + i) % len(kinds)] for i in range(len(kinds)))
        drawing = draw_defects(pictures, turned, images.preparation, seed=seed, count=1)
        found = yield from stage("defects", drawing, log)
        drawn = [defect for one in found for defect in one.defects]
    return Examples(tuple(pairs), tuple(drawn))


def check_kinds(kinds: Sequence[str]) -> None:
    """Raise `RecipeInvalid` for a kind of synthetic defect that there is not."""
    if strange := [kind for kind in kinds if kind not in KINDS]:
        raise RecipeInvalid("kinds", f"{strange[0]!r} is none of {', '.join(KINDS)}")


def describe(views: Views) -> str:
    """Return in one line which augmentations are on, with their strengths, and which are off."""
    kinds = {f.name.replace("_", " "): getattr(views, f.name) for f in fields(views)}
    changes = {name: change for name, change in kinds.items() if isinstance(change, Change)}
    on = ", ".join(f"{name} {change.strength:g}" for name, change in changes.items() if change)
    off = ", ".join(name for name, change in changes.items() if not change)
    return "; ".join(part for part in (on, f"off: {off}" if off else "") if part)


def _read_some(
    source: Source,
    preparation: Preparation,
    workplace: Workplace,
    log: Log,
    *,
    count: int,
    good_only: bool = False,
    seed: int = 0,
) -> Task[Images]:
    """Read up to `count` images, evenly spread over the source; another seed takes others.

    Raises `TooFewImages` where there is none.
    """
    scan = yield from stage("scan", scan_source(source, workplace), log)
    able = [s for s in scan.samples if s.label is Label.GOOD or not good_only]
    chosen = spread(able[seed % max(1, len(able) // count) :], count)
    images = yield from stage("read", read_images(replace(scan, samples=chosen), preparation, workplace), log)
    if not images.samples:
        raise TooFewImages(what="good images" if good_only else "usable images", found=0, needed=1)
    return images


def spread(samples: Sequence[Sample], count: int) -> tuple[Sample, ...]:
    """Return up to `count` of the samples, evenly spread over them."""
    chosen = np.linspace(0, len(samples) - 1, min(count, len(samples))).round().astype(int)
    return tuple(samples[i] for i in chosen)


def draw_pairs(pictures: Sequence[Picture], views: Views, *, seed: int, count: int) -> Steps[list[list[Pair]]]:
    """Return `count` pairs of views of each picture. Raises `RecipeInvalid` where the two of every pair are equal."""
    import torch

    from inspector.learning.simclr.views import draw_views, refuse_identical

    generator = torch.Generator().manual_seed(seed)
    drawn: list[list[Pair]] = [[] for _ in pictures]
    for pair in range(count):
        one, other = draw_views(pictures, views, generator=generator, device=torch.device("cpu"))
        refuse_identical(one, other, views=views)
        for own, left, right in zip(drawn, one.numpy(), other.numpy(), strict=True):
            own.append(Pair(left, right))
        yield Step(pair + 1, count)
    return drawn


def draw_defects(
    pictures: Sequence[Picture], kinds: Sequence[str], preparation: Preparation, *, seed: int, count: int
) -> Steps[list[Drawn]]:
    """Return `count` defects drawn on each prepared picture, where it counts; the kinds take turns over all of them."""
    drawn: list[Drawn] = []
    for row, picture in enumerate(pictures):
        part, counts = part_mask(picture), counted_pixels((picture.shape[0], picture.shape[1]), preparation)
        others = [other for other in pictures if other is not picture]
        defects: list[Defect] = []
        for turn in range(row * count, (row + 1) * count):
            kind, rng = kinds[turn % len(kinds)], np.random.default_rng((seed, turn))
            defects.append(draw_defect(picture, rng=rng, kinds=[kind], others=others, part=part, counts=counts))
        drawn.append(Drawn(part, tuple(defects)))
        yield Step(row + 1, len(pictures))
    return drawn


def _row(picture: Picture, drawn: Drawn, *, name: str, box: tuple[int, int]) -> Picture:
    """Return a picture with its part outlined, and beside it each defect with its mask, over their captions."""
    if drawn.part is None:
        good, area, whole, found = picture, picture[..., 0].size, "picture", "no part found: defects anywhere"
    else:
        good, area = draw_contours(picture, drawn.part, width=_OUTLINE), int(drawn.part.sum())
        whole, found = "part", "defects within the outline"
    pairs = [_pair(_framed(defect.picture, box), _framed(marked(defect), box)) for defect in drawn.defects]
    shares = [f"{100 * np.count_nonzero(defect.mask) / area:.2g} % of the {whole}" for defect in drawn.defects]
    captions = [f"{_spoken(defect.kind)}\n{share}" for defect, share in zip(drawn.defects, shares, strict=True)]
    return side_by_side([_framed(good, box), *pairs], [f"{name}\n{found}", *captions])


def marked(defect: Defect) -> Picture:
    """Return the picture in grey with what the mask marks in colour."""
    grey = defect.picture.mean(2, keepdims=True) * _DIMMED + _LIFTED
    return np.where(defect.mask[..., None], np.array(_MARK), grey).astype(np.uint8)


def _spoken(kind: str) -> str:
    return kind.replace("_", " ")


def _pair(one: Picture, other: Picture) -> Picture:
    seam = np.full((len(one), _SEAM, 3), SURFACE, np.uint8)
    return np.concatenate([one, seam, other], axis=1)


def _box(pictures: Sequence[Picture]) -> tuple[int, int]:
    """Return the height and width in which pictures of all shapes are shown, with room for a caption."""
    height, width = (max(picture.shape[axis] for picture in pictures) for axis in (0, 1))
    longest = max(height, width)
    scale = min(max(longest, _CELL), _LARGEST_CELL) / longest
    return max(_CELL, round(height * scale)), max(_CELL, round(width * scale))


def _framed(picture: Picture, box: tuple[int, int]) -> Picture:
    """Return the picture whole in the middle of a box (height, width), so that all stand in columns."""
    scale = min(side / length for side, length in zip(box, picture.shape[:2], strict=True))
    small = resized(picture, *(max(1, round(length * scale)) for length in picture.shape[:2]))
    framed = np.full((*box, 3), CANVAS, np.uint8)
    top, left = ((side - length) // 2 for side, length in zip(box, small.shape[:2], strict=True))
    framed[top : top + small.shape[0], left : left + small.shape[1]] = small
    return framed


def _headed(page: Picture, title: str, line: str) -> Picture:
    """Return the page below its title and a line of what it shows."""
    headed = Image.new("RGB", (page.shape[1], page.shape[0] + _HEADER), SURFACE)
    headed.paste(Image.fromarray(page), (0, _HEADER))
    room = page.shape[1] - 2 * _MARGIN
    write(headed, (_MARGIN, _MARGIN + _TITLE), shortened(plain(title), _TITLE, room), size=_TITLE, colour=TEXT)
    below = _MARGIN + _TITLE + 2 * _LINE
    write(headed, (_MARGIN, below), shortened(plain(line), _LINE, room), size=_LINE, colour=FAINT)
    return np.array(headed)
