"""Live inspection: frames in, verdicts out, each in the journal before anybody sees it.

What could not be judged is a review with its cause and a row like any other: a failed grab, a stale frame, an error in
prediction, the loss of the camera. While the camera is lost no event carries a verdict from before.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import datetime

import numpy as np
from numpy.typing import NDArray

from inspector.core.frame import CameraState, CameraStatus, Frame
from inspector.core.judgement import Verdict
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras.camera import Camera
from inspector.runtime.cameras.reader import BACK_OFF_S
from inspector.runtime.predictor import Predictor
from inspector.runtime.triggers import Trigger
from inspector.services.inspecting import Inspection
from inspector.store.journal.entries import Counts
from inspector.store.journal.journal import Journal


@dataclass(frozen=True, slots=True)
class Inspected:
    """One inspection among the last: its row in the journal (None without one), and what the strip of them shows.

    `name` is the frame's, `time` UTC; `thumbnail` is uint8 (h, w, 3) RGB, None where there was no picture.
    """

    id: int | None
    time: datetime
    name: str
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


def inspect_live(
    camera: Camera,
    bundle: Bundle,
    predictor: Predictor,
    journal: Journal | None,
    *,
    trigger: Trigger,
    back_off_s: Sequence[float] = BACK_OFF_S,
) -> Generator[LiveEvent, None, Counts]:
    """Judge what `camera` shows whenever `trigger` says so, until the camera ends; return how many were what.

    An event comes for every frame, every inspection, and at least five times a second. What an event shows was
    committed to `journal` before. Closing the generator closes the camera and ends its thread.
    Raises `CameraMissing`, `CameraBusy`, `CameraLost` if the camera does not open at the start (later it is tried
    again), `DiskFull`, `NotWritable` and `JournalDamaged` if the journal cannot be written.
    """
    raise NotImplementedError
    yield
