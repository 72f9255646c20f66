"""What a live inspection shows, made ready for painting in the thread that inspects: the window only paints it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from inspector.core.judgement import Verdict
from inspector.gui.pictures import image_of
from inspector.gui.theme.icons import verdict_icon
from inspector.gui.times import clock_to_the_second
from inspector.gui.widgets.viewer.layers import Heat, Photo, heat_of, photo_of

if TYPE_CHECKING:
    from inspector.services.inspecting import Inspection
    from inspector.services.live_events import Inspected, LiveEvent

INSET = 208  # pixels of the longer side of the small picture of the camera
_CELL = 96  # pixels of a picture of a strip
_TWICE = 2  # for screens with two pixels a point


@dataclass(frozen=True, slots=True)
class Shown:
    """One inspection of a strip: its row in the journal, name and time of day, verdict, score, and a small picture."""

    id: int | None
    name: str
    time: str
    verdict: Verdict
    score: float | None
    picture: QImage | None

    @property
    def icon(self) -> str:
        """The verdict's icon; of what had no picture, that."""
        return "no-picture" if self.score is None and self.picture is None else verdict_icon(self.verdict)


@dataclass(frozen=True, slots=True)
class Seen:
    """A snapshot, as `LiveEvent` is, with its pictures.

    `photo` is the photograph that the newest verdict is about; before the first, what the camera sees; None where
    there is no picture. `now` is what the camera sees, small, where that is another picture.
    `last` are the last inspections, the newest at the end.
    """

    event: "LiveEvent"
    photograph: NDArray[np.uint8] | None = None
    photo: Photo | None = None
    heat: Heat | None = None
    now: QImage | None = None
    last: tuple[Shown, ...] = ()


class Maker:
    """Makes pictures ready, each once. `stretched`: with the contrast stretched, for display only."""

    def __init__(self) -> None:
        self.stretched = False
        self._inspection: Inspection | None = None
        self._heat: Heat | None = None
        self._shown: NDArray[np.uint8] | None = None
        self._photo: Photo | None = None
        self._last: dict[int, tuple[Inspected, Shown]] = {}

    def ready(self, event: "LiveEvent") -> Seen:
        """Return what is to be painted of an event."""
        found = event.inspection
        camera = event.frame.photograph if event.frame is not None else None
        photograph = camera if found is None else found.photograph
        if found is not self._inspection:
            self._inspection = found
            has_heat = found is not None and found.heat_map is not None
            self._heat = heat_of(found.heat_map, found.limits) if has_heat else None  # type: ignore[union-attr, arg-type]
        now = None if found is None or camera is None or camera is photograph else _small(camera, INSET)
        return Seen(event, photograph, self._ready_photo(photograph), self._heat, now, tuple(self._ready_last(event)))

    def _ready_photo(self, photograph: NDArray[np.uint8] | None) -> Photo | None:
        if photograph is None:
            self._shown = self._photo = None
        elif photograph is not self._shown or (self._photo and self._photo.stretched is not self.stretched):
            self._shown, self._photo = photograph, photo_of(photograph, stretched=self.stretched)
        return self._photo

    def _ready_last(self, event: "LiveEvent") -> Iterator[Shown]:
        known, self._last = self._last, {}
        for inspected in event.last:
            kept = known.get(id(inspected)) or (inspected, _shown(inspected))
            self._last[id(inspected)] = kept
            yield kept[1]


def _small(photograph: NDArray[np.uint8], side: int) -> QImage:
    """Return a picture for a place of `side` pixels of the window."""
    from inspector.imaging.resize import resized

    height, width = photograph.shape[:2]
    scale = min(1.0, _TWICE * side / max(height, width))
    return image_of(resized(photograph, max(1, round(height * scale)), max(1, round(width * scale))))


def _shown(inspected: "Inspected") -> Shown:
    picture = None if inspected.thumbnail is None else _small(inspected.thumbnail, _CELL)
    time = clock_to_the_second(inspected.time)
    return Shown(inspected.id, inspected.name, time, inspected.verdict, inspected.score, picture)
