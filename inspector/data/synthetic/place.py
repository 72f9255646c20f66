"""Where a defect is drawn: a window of the good picture, and what may be pasted into it."""

from dataclasses import dataclass

import cv2
import numpy as np

from inspector.data.synthetic.fields import Field, Mask, Picture, Rng, Shape, log_uniform

_REFERENCE = 256  # pixels: the side of a square picture in which one unit is one pixel
_EDGE = 2.5  # units by which a guess of the part may be too small


@dataclass(frozen=True, slots=True)
class Place:
    """A window (h, w) around a defect's centre.

    `before` float32 (h, w, 3), 0 to 255; `part` bool (h, w); `x`, `y` the centre and `radius` the size of the
    defect in pixels of the window; `corner` (top, left) of the window in the picture; `unit` pixels are what one
    pixel is in a picture of 256 × 256; `donors` uint8 (h', w', 3), the picture itself first.
    """

    before: Field
    part: Mask
    x: float
    y: float
    radius: float
    corner: tuple[int, int]
    unit: float
    donors: tuple[Picture, ...]

    @property
    def shape(self) -> Shape:
        """Height and width of the window."""
        return self.before.shape[0], self.before.shape[1]

    @property
    def window(self) -> tuple[slice, slice]:
        """The window's rows and columns of the picture."""
        (top, left), (height, width) = self.corner, self.shape
        return slice(top, top + height), slice(left, left + width)

    @property
    def colour(self) -> Field:
        """The mean colour (3,) around the centre."""
        near = max(2, round(self.radius * 0.7))
        rows, columns = _span(self.y, near, self.shape[0]), _span(self.x, near, self.shape[1])
        return np.asarray(self.before[rows, columns].mean((0, 1)), np.float32)


def place(
    donors: tuple[Picture, ...],
    part: Mask,
    rng: Rng,
    *,
    shares: tuple[float, float],
    reach: float,
    at_edge: bool,
    counts: Mask | None = None,
) -> Place:
    """Choose where on the part, and how large: an area between two shares of the part, each doubling as likely.

    The window extends `reach` radii from the centre, as far as the picture goes. `at_edge` puts the centre on the
    part's outline and grows the part a little, so that no rim of it is left standing, but never beyond what `counts`.
    """
    picture = donors[0]
    unit = float(np.sqrt(part.size)) / _REFERENCE
    part = _grown(part, round(_EDGE * unit)) if at_edge else part
    part = part if counts is None else part & counts
    radius = float(np.sqrt(log_uniform(rng, *shares) * np.count_nonzero(part) / np.pi))
    x, y = _centre(part, rng, at_edge=at_edge)
    margin = round(radius * reach + 4 * unit) + 4
    rows, columns = _span(y, margin, part.shape[0]), _span(x, margin, part.shape[1])
    return Place(
        before=picture[rows, columns].astype(np.float32),
        part=part[rows, columns],
        x=x - columns.start,
        y=y - rows.start,
        radius=radius,
        corner=(rows.start, columns.start),
        unit=unit,
        donors=donors,
    )


def _grown(part: Mask, margin: int) -> Mask:
    side = 2 * margin + 1
    return np.asarray(cv2.dilate(part.astype(np.uint8), np.ones((side, side), np.uint8)) > 0, np.bool_)


def _span(centre: float, margin: int, length: int) -> slice:
    return slice(max(0, int(centre) - margin), min(length, int(centre) + margin + 1))


def _centre(part: Mask, rng: Rng, *, at_edge: bool) -> tuple[float, float]:
    """Return a pixel (x, y) of the part, or of its outline."""
    spots = np.flatnonzero(part)
    if at_edge:
        cross = np.ones((3, 3), np.uint8)
        inner = cv2.erode(part.astype(np.uint8), cross, borderType=cv2.BORDER_CONSTANT, borderValue=0)
        spots = np.flatnonzero(part & (inner == 0))
    spot = int(spots[rng.integers(len(spots))])
    return float(spot % part.shape[1]), float(spot // part.shape[1])
