"""Which masks of a folder belong to which of its images, whatever its layout."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspector.core.sample import Label, Rejected
from inspector.data.layout import Layout
from inspector.data.scan import Part, Scan
from inspector.data.walk import File, walk
from inspector.imaging.read import IMAGE_SUFFIXES
from inspector.runtime.masks import pair_masks

_UNPAIRED = "is a mask that fits no image of an anomaly, or more than one, by its name"


def pair_all(layout: Layout, scans: Sequence[Scan]) -> tuple[dict[Path, Path], list[Rejected]]:
    """Return image → mask for the anomalies of a layout, and the masks that are left over.

    `scans` are those of the layout's parts, in their order.
    """
    pairs: dict[Path, Path] = {}
    for part, scan in zip(layout.parts, scans, strict=True):
        if part.label is Label.ANOMALY:
            images = [sample.path for sample in scan.samples]
            for root, masks in _roots(part, layout.masks):
                pairs |= pair_masks(images, root, masks)
    times = Counter(pairs.values())
    pairs = {image: mask for image, mask in pairs.items() if times[mask] == 1}
    used = set(pairs.values())
    return pairs, [Rejected(mask, _UNPAIRED) for mask in _mask_files(layout.masks) if mask not in used]


def _roots(part: Part, masks: Sequence[Path]) -> Iterator[tuple[Path, Path]]:
    """Yield (folder of images, folder of masks) that are laid out alike.

    Of ground_truth/ and test/scratch/ that is (test/scratch, ground_truth/scratch); of masks/ and
    labelled/anomaly/ it is (labelled/anomaly, masks/anomaly), or masks/ itself where that is not there.
    """
    for folder in masks:
        if not part.folder.is_relative_to(folder.parent):
            continue
        names = part.folder.relative_to(folder.parent).parts
        alike = (folder.joinpath(*names[start:]) for start in range(len(names)))
        inner = next((path for path in alike if path.is_dir()), None)
        if inner is not None:
            yield part.folder, inner
        else:  # a kind's name is told by the folder of the image, so it must stay below the root
            yield (part.folder.parent if part.kind else part.folder), folder


def _mask_files(folders: Sequence[Path]) -> Iterator[Path]:
    for folder in folders:
        for item in walk(folder):
            if isinstance(item, File) and item.path.suffix.casefold() in IMAGE_SUFFIXES:
                yield item.path
