"""One defect upon one good picture, and the mask of what visibly changed."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import cv2
import numpy as np

from inspector.data.synthetic import altered, cuts, missing, pasted, spots
from inspector.data.synthetic.fields import Field, Mask, Picture, Rng, level
from inspector.data.synthetic.place import Place, place
from inspector.data.synthetic.seen import visible

_FAITHFUL, _ATTEMPTS = 4, 12  # attempts at the kind that chance chose first; attempts in all
_WIDEST_GAP = 12.0  # units: what is unchanged in a defect's midst belongs to it, up to this width
_LEAST_SHARE, _LARGEST_SHARE = 0.0003, 0.5  # of the part: a mask outside these is drawn again


@dataclass(frozen=True, slots=True)
class Defect:
    """A good picture with one synthetic defect.

    `picture` uint8 (h, w, 3) RGB; `mask` bool (h, w), True where it visibly differs from the good one, never all
    False; `kind` one of `KINDS`.
    """

    picture: Picture
    mask: Mask
    kind: str


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a kind is drawn.

    `shares` of the part that its area lies between; `reach` of its window in radii; the `faintest` opacity it may
    have; `solid`: gaps up to this many radii belong to it; `at_edge`: it lies on the part's outline.
    """

    draw: Callable[[Place, Rng], Field]
    shares: tuple[float, float]
    reach: float = 2.7
    faintest: float = 0.15
    solid: float = 0.2
    at_edge: bool = False


_TABLE: Mapping[str, _Kind] = MappingProxyType(
    {
        "cut_paste": _Kind(pasted.cut_paste, (0.002, 0.25), faintest=0.3),
        "scar": _Kind(pasted.scar, (0.0007, 0.02), reach=5, faintest=0.4),
        "blended": _Kind(pasted.blended, (0.004, 0.25), reach=2.2, faintest=0.6),
        "texture": _Kind(pasted.texture, (0.001, 0.25)),
        "scratch": _Kind(cuts.scratch, (0.004, 0.8), reach=1.6, faintest=0.3, solid=0),
        "crack": _Kind(cuts.crack, (0.004, 0.8), reach=1.6, faintest=0.3, solid=0),
        "split": _Kind(missing.split, (0.02, 0.9), reach=2.2, faintest=0.85, at_edge=True, solid=0),
        "stain": _Kind(spots.stain, (0.001, 0.25)),
        "dent": _Kind(spots.dent, (0.002, 0.15), solid=0.5),
        "hole": _Kind(spots.hole, (0.0005, 0.02), reach=6, faintest=0.3, solid=0),
        "chip": _Kind(missing.chip, (0.003, 0.25), faintest=0.85, at_edge=True),
        "shading": _Kind(altered.shading, (0.05, 0.30), faintest=0.3),
        "worn": _Kind(altered.worn, (0.002, 0.25), faintest=0.5),
        "rough": _Kind(altered.rough, (0.001, 0.25), faintest=0.4),
        "smear": _Kind(altered.smear, (0.002, 0.25), faintest=0.6),
    }
)
KINDS: tuple[str, ...] = tuple(_TABLE)


def draw_defect(
    picture: Picture,
    *,
    rng: Rng,
    kinds: Sequence[str] = KINDS,
    others: Sequence[Picture] = (),
    part: Mask | None = None,
    counts: Mask | None = None,
) -> Defect:
    """Draw one defect of one of the kinds upon a good picture, uint8 (h, w, 3), both sides 16 pixels or more.

    `others` are good pictures, uint8 (h', w', 3), whose patches may be pasted. `part` bool (h, w) is where defects
    may lie; None or all False: everywhere. `counts` bool (h, w), not all False, is where a change may be seen at all;
    None: everywhere. The same generator state gives the same bytes. Grey stays grey. A defect that cannot be seen is
    drawn again, stronger, then of another of the kinds; at last a plain spot, of kind "hole".
    """
    part = _ground(picture, part, counts)
    donors = (picture, *others)
    name = kinds[int(rng.integers(len(kinds)))]
    for attempt in range(_ATTEMPTS):
        if attempt >= _FAITHFUL:
            name = kinds[int(rng.integers(len(kinds)))]
        drawn = _attempt(donors, part, rng, name, least=attempt / _FAITHFUL, counts=counts)
        if drawn is not None:
            return drawn
    return _plain(picture, part, rng)


def _ground(picture: Picture, part: Mask | None, counts: Mask | None) -> Mask:
    """Return where defects may lie: on the part as far as it counts, or anywhere that counts."""
    everywhere = np.ones(picture.shape[:2], np.bool_) if counts is None else counts
    found = everywhere if part is None else part & everywhere
    return found if found.any() else everywhere


def _attempt(
    donors: tuple[Picture, ...], part: Mask, rng: Rng, name: str, *, least: float, counts: Mask | None
) -> Defect | None:
    kind = _TABLE[name]
    spot = place(donors, part, rng, shares=kind.shares, reach=kind.reach, at_edge=kind.at_edge, counts=counts)
    opacity = rng.uniform(min(1.0, max(kind.faintest, least)), 1)
    after = _faded(spot, kind.draw(spot, rng), opacity)
    shown = _digitised(after, grey=_is_grey(donors[0]))
    gap = min(kind.solid * spot.radius, _WIDEST_GAP * spot.unit)
    seen = visible(spot.before, shown.astype(np.float32), gap=gap) & spot.part
    if not _LEAST_SHARE <= np.count_nonzero(seen) / np.count_nonzero(part) <= _LARGEST_SHARE:
        return None
    picture, mask = donors[0].copy(), np.zeros(part.shape, np.bool_)
    picture[spot.window], mask[spot.window] = shown, seen
    return Defect(picture, mask, name)


def _faded(spot: Place, after: Field, opacity: float) -> Field:
    """Return the defect with an opacity, and only on the part."""
    weight = np.float32(opacity) * spot.part.astype(np.float32)
    return np.asarray(spot.before + weight[..., None] * (after - spot.before), np.float32)


def _digitised(after: Field, *, grey: bool) -> Picture:
    if grey:
        after = np.repeat(level(after)[..., None], 3, 2)
    return np.asarray(np.clip(np.rint(after), 0, 255), np.uint8)


def _is_grey(picture: Picture) -> bool:
    red, green, blue = picture[..., 0], picture[..., 1], picture[..., 2]
    return bool(np.array_equal(red, green) and np.array_equal(green, blue))


def _plain(picture: Picture, part: Mask, rng: Rng) -> Defect:
    """Draw a spot that is black on bright ground and white on dark: it cannot fail to be seen."""
    inside = np.flatnonzero(part)
    row, column = divmod(int(inside[rng.integers(len(inside))]), part.shape[1])
    disc = np.zeros(part.shape, np.uint8)
    cv2.circle(disc, (column, row), max(2, round(0.02 * np.sqrt(part.size))), 1, cv2.FILLED)
    mask = (disc > 0) & part
    changed = picture.copy()
    changed[mask] = 0 if picture[mask].mean() >= 128 else 255
    return Defect(changed, mask, "hole")
