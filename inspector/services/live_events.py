"""What a live inspection tells: snapshots as plain values, for any face."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from inspector.core.frame import CameraState, CameraStatus, Frame
from inspector.core.judgement import Verdict
from inspector.services.inspecting import Inspection
from inspector.store.journal.entries import Counts


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection among the last: its row in the journal (None without one), and what the strip of them shows.

    `name` and `number` are the frame's, `file` where it came from, `time` UTC. `thumbnail` is uint8 (h, w, 3) RGB,
    None where there was no picture.
    """

    id: int | None
    time: datetime
    name: str
    number: int
    file: Path | None
    verdict: Verdict
    score: float | None
    error: str | None
    thumbnail: NDArray[np.uint8] | None


@dataclass(frozen=True, slots=True)
class Pace:
    """How quick it goes: `rate_per_s` inspections a second (None before the second), and from frame to verdict.

    `median_ms` and `slowest_ms` are of the last 100 inspections, with everything: waiting, judging, recording.
    """

    rate_per_s: float | None = None
    median_ms: float | None = None
    slowest_ms: float | None = None


@dataclass(frozen=True, slots=True)
class LiveEvent:
    """A snapshot of a live inspection; a face may miss any of them.

    `camera` tells how the camera is. `frame` is the newest frame, judged or not; None while the camera is lost.
    `inspection` is the newest inspection of a camera that runs; None before the first and while the camera is lost,
    but for what is recorded just then. `fresh`: it came with this event. `last` are the last inspections, the newest
    at the end; `counts` is of this run, `today` of the journal since midnight (of this run without a journal).
    """

    camera: CameraStatus
    frame: Frame | None
    inspection: Inspection | None
    fresh: bool
    last: tuple[Inspected, ...]
    counts: Counts
    today: Counts
    pace: Pace

    @property
    def running(self) -> bool:
        """Whether a verdict may be shown: not while the camera is lost."""
        return self.camera.state in (CameraState.RUNNING, CameraState.ENDED)
