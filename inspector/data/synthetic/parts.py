"""Where the part is in a photograph with a plain background, so that defects are drawn on it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.data.synthetic.fields import Field, Mask, Picture

_SIDE = 128  # pixels: the longer side at which the part is looked for
_RING = 3  # pixels of that: how wide the border is that should show background
_PLAIN_SHARE = 0.7  # of the border must have the background's colour
_PLAIN_NOISE = 30.0  # grey levels: a border that varies more than this is not plain
_SAME = 1.5  # up to this many times the background's own variation is background
_SHADOW = 0.65  # of the light: as dark as background may be where the part shades it
_BOLD = 0.8  # of the level that Otsu's method finds: shadows lie below, dull pieces of the part above
_CLEAR = 3.0  # the part must differ from the background this many times as much as the background from itself
_AREAS = (0.04, 0.9)  # shares of the picture that a part may take
_LARGEST_HOLE, _SMALLEST_PIECE = 0.02, 0.15  # of the part: smaller holes belong to it, smaller pieces do not


def part_mask(picture: Picture) -> Mask | None:
    """Guess where the part is, from what differs from the border's colour.

    `picture` uint8 (h, w, 3). Returns bool (h, w), a little too small rather than too large, or None where the
    border does not show one plain background all round or nothing stands out from it clearly.
    """
    height, width = picture.shape[:2]
    scale = min(1.0, _SIDE / max(height, width))
    size = (max(2 * _RING + 2, round(width * scale)), max(2 * _RING + 2, round(height * scale)))
    difference = _from_background(cv2.resize(picture, size, interpolation=cv2.INTER_AREA).astype(np.float32))
    found = None if difference is None else _standing_out(difference)
    if found is None:
        return None
    large = cv2.resize(found.astype(np.float32), (width, height), interpolation=cv2.INTER_LINEAR)
    return np.asarray(large > 0.75, np.bool_)


def _from_background(small: Field) -> Field | None:
    """Return how far (h, w) each pixel is from the background, in units of the background's own variation."""
    ring = _ring(small.shape[:2])
    spots = np.argwhere(ring).astype(np.float64)
    colours = small[ring].astype(np.float64)
    near = np.abs(colours - np.median(colours, 0)).max(1)
    plain = near <= max(float(np.median(near)) * 3, 12)
    if plain.mean() < _PLAIN_SHARE:
        return None
    terms = np.column_stack([np.ones(len(spots)), spots])
    plane, *_ = np.linalg.lstsq(terms[plain], colours[plain], rcond=None)
    ground = np.tensordot(np.moveaxis(np.indices(ring.shape), 0, 2), plane[1:], 1) + plane[0]
    light = (small * ground).sum(2) / np.maximum(np.square(ground).sum(2), 1)
    difference = np.abs(small - ground * np.clip(light, _SHADOW, 1)[..., None]).max(2)
    usual = float(np.quantile(difference[ring][plain], 0.95))
    return None if usual > _PLAIN_NOISE else np.asarray(difference / max(usual, 3), np.float32)


def _standing_out(difference: Field) -> Mask | None:
    """Return the pixels that differ clearly, in whole pieces, or None where they are too few, too many or unclear."""
    levels = np.clip(difference * 16, 0, 255).astype(np.uint8)
    limit, _ = cv2.threshold(levels, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    bold = _whole(difference > max(limit / 16 * _BOLD, _SAME))
    found = _whole(_filled(bold) & (difference > _SAME))
    if not _AREAS[0] <= found.mean() <= _AREAS[1] or found[_ring(found.shape)].mean() > 1 - _PLAIN_SHARE:
        return None
    return found if float(np.median(difference[found])) >= _CLEAR else None


def _whole(found: Mask) -> Mask:
    """Close gaps and small holes, drop crumbs and necks."""
    disc = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (7, 7))
    closed = cv2.morphologyEx(found.astype(np.uint8), cv2.MORPH_CLOSE, disc)
    opened = np.asarray(cv2.morphologyEx(closed, cv2.MORPH_OPEN, disc), np.uint8)
    large = _pieces(opened, _SMALLEST_PIECE * _largest(opened))
    holes = (~large).astype(np.uint8)
    return ~_pieces(holes, _LARGEST_HOLE * np.count_nonzero(large))


def _filled(found: Mask) -> Mask:
    """Fill all that an outline encloses."""
    outlines, _ = cv2.findContours(found.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    canvas = np.zeros(found.shape, np.uint8)
    return np.asarray(cv2.drawContours(canvas, outlines, -1, 1, cv2.FILLED) > 0, np.bool_)


def _largest(image: NDArray[np.uint8]) -> int:
    _, _, stats, _ = cv2.connectedComponentsWithStats(image, connectivity=4)
    return int(stats[1:, cv2.CC_STAT_AREA].max(initial=0))


def _pieces(image: NDArray[np.uint8], least: float) -> Mask:
    """Return the connected pieces (h, w) of at least so many pixels."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(image, connectivity=4)
    keep = stats[:, cv2.CC_STAT_AREA] >= max(least, 1)
    keep[0] = False
    return np.asarray(keep[labels], np.bool_)


def _ring(shape: tuple[int, ...]) -> Mask:
    ring = np.ones(shape, np.bool_)
    ring[_RING:-_RING, _RING:-_RING] = False
    return ring
