"""Which mask belongs to which image: by the place in the folders, then by name, and never by a guess."""

import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from inspector.core.errors import FolderMissing

MASK_ENDINGS = ("_mask", "_gt", "_label")  # 000 ↔ 000_mask
FILE_TYPES = frozenset({".png", ".bmp", ".tif", ".tiff", ".jpg", ".jpeg", ".gif", ".webp"})


@dataclass(frozen=True, slots=True)
class _Place:
    """`folder` under its root (None outside of it), and that folder's name ("" at the root)."""

    folder: Path | None
    parent: str
    stem: str


def pair_masks(images: Sequence[Path], root: Path, masks_root: Path) -> dict[Path, Path]:
    """Return the mask of each image that has one, in the order of `images`; the others are left out.

    First by place: `root`/kind/000.jpg goes with `masks_root`/kind/000.png, or 000_mask, 000_gt, 000_label.
    Then by stem, where no other image and no other mask has it and the folders do not contradict: a mask in
    a folder with another name than the image's is of another kind, and a mask in a folder that is called
    like an image is one of several of that image (as in MVTec LOCO). Two masks for one image, or two images
    for one mask, are no pair. Masks may lie among the images. Raises `FolderMissing` without `masks_root`.
    """
    places = {image: _place(image, root) for image in images}
    masks = {mask: _place(mask, masks_root) for mask in _mask_files(masks_root, besides=images)}
    placed = _unshared(_by_place(places, masks))
    used = set(placed.values())
    named = {image: mask for image, mask in _unshared(_by_stem(places, masks)).items() if mask not in used}
    pairs = named | placed
    return {image: pairs[image] for image in images if image in pairs}


def _by_place(places: Mapping[Path, _Place], masks: Mapping[Path, _Place]) -> dict[Path, Path]:
    found = defaultdict(list)
    for mask, place in masks.items():
        for stem in _answers_to(place.stem):
            found[place.folder, stem].append(mask)
    candidates = {image: found.get((place.folder, place.stem), []) for image, place in places.items()}
    return {image: some[0] for image, some in candidates.items() if len(some) == 1}


def _by_stem(places: Mapping[Path, _Place], masks: Mapping[Path, _Place]) -> dict[Path, Path]:
    found = defaultdict(list)
    for mask, place in masks.items():
        for stem in _answers_to(place.stem):
            found[stem].append(mask)
    stems = Counter(place.stem for place in places.values())
    pairs = {}
    for image, place in places.items():
        some = found.get(place.stem, [])
        if len(some) == 1 and stems[place.stem] == 1 and _agree(place, masks[some[0]], stems):
            pairs[image] = some[0]
    return pairs


def _agree(image: _Place, mask: _Place, stems: Mapping[str, int]) -> bool:
    """Tell whether the folders let a mask of the right name belong to the image."""
    if not mask.parent or mask.parent == image.parent:
        return True
    return not image.parent and mask.parent not in stems


def _answers_to(stem: str) -> set[str]:
    """Return the stems of images that a mask of this stem may belong to."""
    return {stem} | {stem.removesuffix(ending) for ending in MASK_ENDINGS}


def _unshared(claims: Mapping[Path, Path]) -> dict[Path, Path]:
    times = Counter(claims.values())
    return {image: mask for image, mask in claims.items() if times[mask] == 1}


def _place(path: Path, root: Path) -> _Place:
    path, root = _absolute(path), _absolute(root)
    folder = path.parent.relative_to(root) if path.is_relative_to(root) else None
    return _Place(folder, path.parent.name if folder != Path() else "", path.stem)


def _mask_files(masks_root: Path, *, besides: Iterable[Path]) -> list[Path]:
    if not masks_root.is_dir():
        raise FolderMissing(masks_root)
    images = set(map(_absolute, besides))
    return [
        path
        for path in sorted(masks_root.rglob("*"))
        if path.suffix.lower() in FILE_TYPES and not path.name.startswith(".") and _absolute(path) not in images
    ]


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100  Path.absolute() keeps "..", resolve() follows links
