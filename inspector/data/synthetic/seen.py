"""What of a change can be seen: the mask of a defect is measured on the pictures, not taken from its outline."""

import cv2
import numpy as np

from inspector.data.synthetic.fields import Field, Mask, blurred, level, strongest

_LEAST_CHANGE = 4.5  # grey levels of 255: a smaller change is not seen
_LEAST_BY_GRAIN = 1.4  # a change must be this many times the ground's own grain
_LEAST_BY_PEAK = 0.12  # the faint tail of a strong defect is not part of it
_LEAST_PIECE = 0.03  # of the largest piece: smaller ones are noise


def visible(before: Field, after: Field, *, gap: float) -> Mask:
    """Return where (h, w) a change between two pictures, float32 (h, w, 3), stands out from the ground's grain.

    Unchanged pixels that lie in gaps up to about `gap` pixels wide belong to it; specks beside it do not. May be
    empty.
    """
    change = blurred(strongest(np.abs(after - before)), min(max(0.8, gap / 2), 3))
    least = max(_LEAST_CHANGE, _LEAST_BY_GRAIN * _grain(before), _LEAST_BY_PEAK * float(change.max()))
    return _tidied(change >= least, gap)


def _grain(before: Field) -> float:
    """Return the usual difference of a pixel from its surroundings, in grey levels."""
    grey = level(before)
    return float(np.median(np.abs(grey - blurred(grey, 1.5))[::2, ::2]))


def _tidied(seen: Mask, gap: float) -> Mask:
    side = 2 * round(gap / 2) + 1
    image = seen.astype(np.uint8)
    if side > 1:
        image = np.asarray(cv2.morphologyEx(image, cv2.MORPH_CLOSE, np.ones((side, side), np.uint8)), np.uint8)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(image)
    areas = stats[:, cv2.CC_STAT_AREA]
    keep = areas >= max(3, _LEAST_PIECE * areas[1:].max(initial=0))
    keep[0] = False
    return np.asarray(keep[labels], np.bool_)
