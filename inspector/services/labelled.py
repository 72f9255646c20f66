"""Labelled anomalies as the heads learn from them: the prepared picture, and where the anomaly is, if marked."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import ImageUnreadable
from inspector.core.progress import Step, Steps
from inspector.core.recipe import Preparation
from inspector.core.sample import Sample
from inspector.imaging.counting import counted_pixels, judged_box
from inspector.runtime.masks import pair_masks
from inspector.services.measuring import read_marked
from inspector.services.sources import Images, Source

if TYPE_CHECKING:
    from inspector.learning.evidence.examples import LabelledAnomaly


def read_labelled(
    images: Images, samples: Sequence[Sample], masks: Mapping[Path, Path]
) -> Steps[list["LabelledAnomaly"]]:
    """Return the anomalies with the masks that they have, by image file; a step counts anomalies.

    A mask that cannot be read is noted, and its anomaly used as one that nobody marked.
    """
    from inspector.learning.evidence.examples import LabelledAnomaly

    found: list[LabelledAnomaly] = []
    for sample in samples:
        picture = images.cached.of(sample)
        mask, note = None, None
        if sample.path in masks:
            try:
                marked = read_marked(masks[sample.path], (sample.height, sample.width))
                mask = _fitted(marked, (picture.shape[0], picture.shape[1]), images.preparation)
            except ImageUnreadable as error:
                note = str(error)
        found.append(LabelledAnomaly(picture, mask))
        yield Step(len(found), len(samples), note)
    return found


def masks_of(source: Source, anomalies: Sequence[Sample]) -> dict[Path, Path]:
    """Return the mask files of anomalies, by image file, of those that have one."""
    roots = source.mask_root()
    if roots is None or not anomalies or not roots[1].is_dir():
        return {}
    return pair_masks([sample.path for sample in anomalies], *roots)


def _fitted(marked: NDArray[np.bool_], shape: tuple[int, int], preparation: Preparation) -> NDArray[np.bool_]:
    """Return a mask as that of a prepared picture of `shape`, bool (h, w), small marks kept.

    What is marked outside of the region, or where it does not count, is not.
    """
    left, top, width, height = judged_box(marked.shape[0], marked.shape[1], preparation)
    region = marked[top : top + height, left : left + width].astype(np.float32)
    share = cv2.resize(region, shape[::-1], interpolation=cv2.INTER_AREA)
    counts = counted_pixels(shape, preparation)
    if counts is not None:
        share[~counts] = 0
    return np.asarray(share >= min(0.5, max(float(share.max()), 1e-6)), np.bool_)
