"""Which part of a photograph a view shows, and how large: plain values, decided without Qt."""

from dataclasses import dataclass, replace
from typing import Self

Pair = tuple[float, float]

FULL_SIZE = 1.0  # one pixel of the screen for each of the photograph: 100 %
MOST = 32.0
STEP = 1.25  # of the wheel and of the buttons
_ALIKE = 1e-6


@dataclass(frozen=True, slots=True)
class Framing:
    """A photograph of `photo` pixels in a view of `view` screen pixels, each (width, height).

    `scale`: screen pixels per photograph pixel. `centre`: what stands in the middle of the view, as shares of the
    photograph. `fitted`: the whole photograph is shown, also when view or photograph change.
    """

    photo: Pair = (1.0, 1.0)
    view: Pair = (1.0, 1.0)
    scale: float = 1.0
    centre: Pair = (0.5, 0.5)
    fitted: bool = True
    margin: float = 0.0

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole photograph is seen, `margin` screen pixels inside the view."""
        room = [max(1.0, side - 2 * self.margin) for side in self.view]
        return min(room[0] / self.photo[0], room[1] / self.photo[1])

    @property
    def shown_scale(self) -> float:
        """The scale that is in force."""
        return self.fit_scale if self.fitted else self.scale

    @property
    def size(self) -> Pair:
        """The photograph's width and height on the screen."""
        return self.photo[0] * self.shown_scale, self.photo[1] * self.shown_scale

    @property
    def origin(self) -> Pair:
        """Where the photograph's left top corner stands in the view: on a whole pixel, so that 100 % is sharp."""
        centre = (0.5, 0.5) if self.fitted else self.centre
        left, top = (
            round(view / 2 - share * size) for view, share, size in zip(self.view, centre, self.size, strict=True)
        )
        return float(left), float(top)

    def to_shares(self, x: float, y: float) -> Pair:
        """Return the place of a point of the view on the photograph, as shares; outside of it below 0 or above 1."""
        return (x - self.origin[0]) / self.size[0], (y - self.origin[1]) / self.size[1]

    def to_view(self, x: float, y: float) -> Pair:
        """Return where a place of the photograph, given as shares, stands in the view."""
        return self.origin[0] + x * self.size[0], self.origin[1] + y * self.size[1]

    def fit(self) -> Self:
        """Show the whole photograph."""
        return replace(self, fitted=True, centre=(0.5, 0.5))

    def zoomed(self, scale: float, about: Pair | None = None) -> Self:
        """Return the framing at another scale; the point `about` of the view stays where it is."""
        about = about or (self.view[0] / 2, self.view[1] / 2)
        share = self.to_shares(*about)
        least = min(self.fit_scale, FULL_SIZE)
        scale = min(max(scale, least), max(MOST, 4 * self.fit_scale))
        if abs(scale - self.fit_scale) < _ALIKE * scale:
            return self.fit()
        x, y = (
            share[i] + (self.view[i] / 2 - about[i]) / (self.photo[i] * scale)  # what then is in the middle
            for i in (0, 1)
        )
        return replace(self, scale=scale, centre=(x, y), fitted=False)._held()

    def centred(self, x: float, y: float, scale: float) -> Self:
        """Return the framing with a place, given as shares, in the middle of the view, at a scale."""
        return replace(self, scale=scale, centre=(x, y), fitted=False)._held()

    def panned(self, dx: float, dy: float) -> Self:
        """Return the framing with the photograph moved by screen pixels, but never out of the view."""
        if self.fitted:
            return self
        x, y = self.centre
        return replace(self, centre=(x - dx / self.size[0], y - dy / self.size[1]))._held()

    def in_view(self, width: float, height: float, margin: float) -> Self:
        """Return the framing in a view of another size: scale and middle stay."""
        return replace(self, view=(max(1.0, width), max(1.0, height)), margin=margin)._held()

    def with_photo(self, width: float, height: float) -> Self:
        """Return the framing of another photograph: the same place of the part, as large relative to the part."""
        before = self.fit_scale
        changed = replace(self, photo=(max(1.0, width), max(1.0, height)))
        return replace(changed, scale=self.scale * changed.fit_scale / before)._held()

    def _held(self) -> Self:
        """Keep the view filled: a side that is longer than the view covers it, a shorter one stands in its middle."""
        x, y = (
            0.5 if view >= size else min(max(share, view / 2 / size), 1 - view / 2 / size)
            for share, view, size in zip(self.centre, self.view, self.size, strict=True)
        )
        return replace(self, centre=(x, y))
