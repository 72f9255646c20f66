"""What the journal holds, as plain values: importing this loads no database."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector.core.frame import frame_name
from inspector.core.judgement import HeatMap, Limits, Verdict
from inspector.core.sample import Label


@dataclass(frozen=True, slots=True)
class BundleName:
    """Which bundle judged: its `name`, and the `seal` by which it is known whatever it is called."""

    name: str
    seal: str


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An inspection to record.

    `time` is UTC. `number` is the frame's running number, `file` where it came from. `photograph` and `thumbnail` are
    uint8 (h, w, 3) RGB, None where there is none; a thumbnail is made where only the photograph is given. With an
    `error` the verdict is review, and there is no score.
    """

    time: datetime
    verdict: Verdict
    limits: Limits
    bundle: BundleName
    camera: str
    number: int
    took_ms: float
    score: float | None = None
    p_value: float | None = None
    error: str | None = None
    file: Path | None = None
    heat_map: HeatMap | None = None
    photograph: NDArray[np.uint8] | None = None
    thumbnail: NDArray[np.uint8] | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of the journal.

    `thumbnail` and `photo` are absolute paths of pictures that were kept, None where there is none: the thumbnail of
    everything that has a picture, the photograph of what is not good. `spot` is the hottest place as shares (x, y) of
    width and height. `disagreed` says that a person did not agree, `label` and `kind` what they said it is.
    `has_heat` tells whether `Journal.heat_map` has one. `image_shape` is (height, width) of the photograph.
    """

    id: int
    time: datetime
    verdict: Verdict
    limits: Limits
    bundle: BundleName
    camera: str
    number: int
    took_ms: float
    score: float | None = None
    p_value: float | None = None
    error: str | None = None
    file: Path | None = None
    thumbnail: Path | None = None
    photo: Path | None = None
    image_shape: tuple[int, int] | None = None
    spot: tuple[float, float] | None = None
    has_heat: bool = False
    disagreed: bool = False
    label: Label | None = None
    kind: str = ""

    @property
    def name(self) -> str:
        """What it is called: its file's name, or camera and number."""
        return frame_name(self.camera, self.number, self.file)


@dataclass(frozen=True, slots=True)
class Filter:
    """Which entries: those that fit all that is given.

    `since` and `until` are times (UTC), the second excluded. `verdicts`: any of these, none means all. `errors`: True
    for what could not be judged alone, False for what could, None for both; such an entry's verdict is review.
    `bundle`: a bundle's name or seal. `judged`: whether a person gave a label. `disagreed`: whether a person
    disagreed. `text` is a part of the file's or the camera's name, or a frame's number.
    """

    since: datetime | None = None
    until: datetime | None = None
    verdicts: frozenset[Verdict] = field(default_factory=frozenset)
    errors: bool | None = None
    bundle: str = ""
    judged: bool | None = None
    disagreed: bool | None = None
    text: str = ""


ALL = Filter()


@dataclass(frozen=True, slots=True)
class Counts:
    """How many inspections ended how. What could not be judged counts as an error, not as a review."""

    good: int = 0
    review: int = 0
    anomaly: int = 0
    errors: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.good + self.review + self.anomaly + self.errors

    def with_one(self, verdict: Verdict, error: str | None) -> "Counts":
        """Return the counts with one inspection more."""
        return Counts(
            self.good + (error is None and verdict is Verdict.GOOD),
            self.review + (error is None and verdict is Verdict.REVIEW),
            self.anomaly + (error is None and verdict is Verdict.ANOMALY),
            self.errors + (error is not None),
        )
