"""The places of a heat map above a limit, each as a region of its own."""

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import HeatMap, Region

LONGEST = 512  # pixels: the long side of the mask that regions are found on
UNJUDGED = -1e30  # stands for no score at all in what `upsample` returns: below every limit, and a number
_HUGE = 1e30  # stands for infinite scores: infinity times a weight of zero is not a number
_ROUNDING = 1e-6  # how far interpolation may miss, relative: a plateau at the threshold is not above it


def find_regions(heat_map: HeatMap, threshold: float, *, min_share: float = 0.0) -> tuple[Region, ...]:
    """Return the connected regions above `threshold`, highest peak first; none where nothing exceeds it.

    The map is interpolated linearly between patch centres. Wherever a patch exceeds the threshold there is a
    region. Regions that cover less than `min_share` (0 to 1) of the photograph are left out.
    """
    values = heat_map.values
    above = heat_map.above(threshold)
    if not above.any():
        return ()
    factor = _odd_factor(max(values.shape))
    centres = slice(factor // 2, None, factor)
    fine = _interpolated(heat_map, (values.shape[0] * factor, values.shape[1] * factor))
    mask = exceeds(fine, threshold)
    mask[centres, centres] |= above  # a patch that exceeds by a hair must not be lost to rounding
    count, found, stats, _ = cv2.connectedComponentsWithStats(mask.view(np.uint8), connectivity=8)
    labels = np.asarray(found, np.int32)
    peaks = np.full(count, -np.inf, np.float32)
    np.maximum.at(peaks, labels[centres, centres][above], values[above])
    outlines = _outlines(mask, labels)
    regions = (
        _region(np.asarray(stats[label], np.int32), outlines[label], peaks[label], labels.shape, heat_map)
        for label in range(1, count)
        if peaks[label] > threshold
    )
    kept = (region for region in regions if region.share >= min_share)
    return tuple(sorted(kept, key=lambda region: (-region.peak, region.box)))


def upsample(heat_map: HeatMap, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return scores for the whole photograph, float32 of `shape` (height, width), linear between patches' centres.

    Where nothing was judged, outside of the map's place and on ignored patches, stands `UNJUDGED`.
    """
    if heat_map.place is None:
        return _interpolated(heat_map, shape)
    rows, columns = placed(heat_map, shape)
    whole = np.full(shape, UNJUDGED, np.float32)
    whole[rows, columns] = _interpolated(heat_map, (rows.stop - rows.start, columns.stop - columns.start))
    return whole


def placed(heat_map: HeatMap, shape: tuple[int, int]) -> tuple[slice, slice]:
    """Return the rows and columns that the map covers of its photograph, shown in `shape` (height, width)."""
    left, top, width, height = heat_map.covered
    down, across = shape[0] / heat_map.image_shape[0], shape[1] / heat_map.image_shape[1]
    rows, columns = (
        (round(top * down), round((top + height) * down)),
        (round(left * across), round((left + width) * across)),
    )
    return _held(*rows, shape[0]), _held(*columns, shape[1])


def judged_pixels(heat_map: HeatMap, shape: tuple[int, int]) -> NDArray[np.bool_] | None:
    """Return where a photograph shown in `shape` (height, width) was judged, bool; None: everywhere."""
    if heat_map.place is None and heat_map.counts is None:
        return None
    rows, columns = placed(heat_map, shape)
    judged = np.zeros(shape, np.bool_)
    inside = (rows.stop - rows.start, columns.stop - columns.start)
    judged[rows, columns] = True if heat_map.counts is None else _enlarged(heat_map.counts, inside)
    return judged


def exceeds(scores: NDArray[np.float32], limit: float) -> NDArray[np.bool_]:
    """Return where upsampled scores are above a limit by more than the rounding of the interpolation."""
    return np.asarray(scores > limit + _ROUNDING * abs(limit))


def _region(
    stats: NDArray[np.int32],
    outline: NDArray[np.int32],
    peak: np.float32,
    mask_shape: tuple[int, ...],
    heat_map: HeatMap,
) -> Region:
    """Bring a component of the mask to the photograph's pixels."""
    left, top, width, height, area = (int(value) for value in stats)
    corner, limit = np.array(heat_map.covered[:2]), np.array(heat_map.covered[2:])
    scale = limit / mask_shape[::-1]  # photograph pixels per mask pixel, x and y
    low = np.floor((left, top) * scale).astype(int)
    high = np.minimum(np.ceil(np.array([left + width, top + height]) * scale).astype(int), limit)
    low = np.minimum(low, high - 1)
    covered = float(limit.prod() / np.prod(heat_map.image_shape))
    contour = np.clip(np.rint((outline + 0.5) * scale - 0.5), low, high - 1) + corner
    return Region(
        box=(int(low[0] + corner[0]), int(low[1] + corner[1]), int(high[0] - low[0]), int(high[1] - low[1])),
        contour=contour.astype(np.int32),
        share=area / (mask_shape[0] * mask_shape[1]) * covered,
        peak=float(peak),
    )


def _outlines(mask: NDArray[np.bool_], labels: NDArray[np.int32]) -> dict[int, NDArray[np.int32]]:
    """Return the outer contour (n, 2) x, y of each component by its label."""
    # CCOMP and not EXTERNAL, which leaves out what lies in the hole of another component.
    contours, hierarchy = cv2.findContours(mask.view(np.uint8), cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = [points[:, 0] for points, links in zip(contours, hierarchy[0], strict=True) if links[3] < 0]
    return {int(labels[points[0, 1], points[0, 0]]): np.asarray(points, np.int32) for points in outer}


def _interpolated(heat_map: HeatMap, shape: tuple[int, int]) -> NDArray[np.float32]:
    """Return the scores of the place that the map covers, in `shape`; `UNJUDGED` on ignored patches.

    Beside an ignored patch only those that count are mixed, so that a hot one neither fades there nor spreads.
    """
    values, counts = heat_map.values, heat_map.counts
    finite = np.nan_to_num(values, nan=0.0, posinf=_HUGE, neginf=-_HUGE).astype(np.float32)
    if counts is None:
        return _linear(finite, shape)
    weights = counts.astype(np.float32)
    judged = _enlarged(counts, shape)
    mixed = _linear(finite * weights, shape) / np.where(judged, _linear(weights, shape), 1)
    return np.where(judged, mixed, UNJUDGED).astype(np.float32)


def _linear(values: NDArray[np.float32], shape: tuple[int, int]) -> NDArray[np.float32]:
    return np.asarray(cv2.resize(values, shape[::-1], interpolation=cv2.INTER_LINEAR), np.float32)


def _enlarged(counts: NDArray[np.bool_], shape: tuple[int, int]) -> NDArray[np.bool_]:
    """Return which pixels of `shape` lie on a patch that counts."""
    nearest = cv2.resize(counts.astype(np.uint8), shape[::-1], interpolation=cv2.INTER_NEAREST_EXACT)
    return np.asarray(nearest > 0, np.bool_)


def _held(start: int, stop: int, length: int) -> slice:
    """Return a slice of at least one of `length` pixels."""
    start = min(start, length - 1)
    return slice(start, max(start + 1, min(stop, length)))


def _odd_factor(longest: int) -> int:
    """Return by how much to magnify: odd, so that patch centres fall on pixel centres."""
    factor = max(1, LONGEST // longest)
    return factor if factor % 2 else factor - 1
