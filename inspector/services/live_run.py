"""What a live inspection does with each frame, and what it remembers: judge, record, count, measure."""

import json
import statistics
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from inspector.core.frame import CameraState, CameraStatus, FailedGrab, Frame
from inspector.core.judgement import Verdict
from inspector.runtime.bundle import FACTS, Bundle
from inspector.runtime.cameras.camera import now
from inspector.runtime.predictor import Predictor
from inspector.services.inspecting import Inspection, inspect_photograph
from inspector.services.live_events import Inspected, LiveEvent, Pace
from inspector.store.journal.entries import BundleName, Counts, NewEntry
from inspector.store.journal.pictures import thumbnail_of

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal

STALE_S = 2.0  # an older frame shows another part than the one that is there
LAST = 24  # inspections that an event carries
_MEASURED = 100  # inspections whose times are kept


class Run:
    """What a live inspection remembers: the newest of everything, and the counters."""

    def __init__(self, bundle: Bundle, predictor: Predictor, journal: "Journal | None") -> None:
        self._bundle, self._predictor, self._journal = bundle, predictor, journal
        self._name = BundleName(bundle.name, seal_of(bundle))
        self._frame: Frame | None = None
        self._inspection: Inspection | None = None
        self._last: deque[Inspected] = deque(maxlen=LAST)
        self._latencies_ms: deque[float] = deque(maxlen=_MEASURED)
        self._moments: deque[float] = deque(maxlen=_MEASURED)
        self._day = _Day(journal)
        self._began_s = 0.0  # of the inspection in hand
        self.counts = Counts()
        self.losses = 0

    def event(self, camera: CameraStatus, *, fresh: bool = False) -> LiveEvent:
        """Return the snapshot of this moment. What a lost camera showed last is forgotten, not shown."""
        lost = camera.state in (CameraState.LOST, CameraState.STARTING)
        if lost:
            self._frame = None
        event = LiveEvent(
            camera=camera,
            frame=self._frame,
            inspection=self._inspection if fresh or not lost else None,
            fresh=fresh,
            last=tuple(self._last),
            counts=self.counts,
            today=self._day.counts(),
            pace=self._pace(),
        )
        if lost:
            self._inspection = None
        return event

    def look(self, grabbed: Frame | FailedGrab | None) -> None:
        """Take note of a frame that is not judged."""
        if isinstance(grabbed, Frame):
            self._frame = grabbed

    def inspect(self, grabbed: Frame | FailedGrab, *, lasting: bool) -> None:
        """Judge and record what came; `lasting`: it waited for us, so it is not stale, nor was its wait slowness."""
        self._began_s = time.monotonic() if lasting else grabbed.at_s
        if isinstance(grabbed, FailedGrab):
            self.fail(grabbed.cause, grabbed)
            return
        self._frame = grabbed
        age_s = time.monotonic() - grabbed.at_s
        if age_s > STALE_S and not lasting:
            self.fail(f"the frame was {age_s:.1f} s old", grabbed)
            return
        path = grabbed.path or Path(grabbed.name)
        self._record(inspect_photograph(grabbed.photograph, path, self._bundle, self._predictor), grabbed)

    def lose(self, camera: CameraStatus) -> None:
        """Record that the camera was lost."""
        self.losses = camera.losses
        self.fail(f"the camera was lost: {camera.cause}", missing_frame(camera.cause, camera))

    def fail(self, cause: str, what: Frame | FailedGrab) -> None:
        """Record what could not be judged: a review with its cause."""
        photograph = what.photograph if isinstance(what, Frame) else None
        path = what.path or Path(what.name)
        limits = self._bundle.facts.limits
        self._record(Inspection(path, Verdict.REVIEW, limits, 0.0, photograph=photograph, error=cause), what)

    def _record(self, found: Inspection, what: Frame | FailedGrab) -> None:
        thumbnail = None if found.photograph is None else thumbnail_of(found.photograph)
        id_ = None
        if self._journal is not None:
            id_ = self._journal.record(_new_entry(found, what, self._name, thumbnail))
        moment = time.monotonic()
        self._inspection = found
        named = (what.taken, what.name, what.number, what.path)
        self._last.append(Inspected(id_, *named, found.verdict, found.score, found.error, thumbnail))
        self.counts = self.counts.with_one(found.verdict, found.error)
        self._day.add(found)
        if found.error is None:
            self._latencies_ms.append((moment - self._began_s) * 1000)
            self._moments.append(moment)

    def _pace(self) -> Pace:
        if not self._latencies_ms:
            return Pace()
        rate = None
        if len(self._moments) > 1:
            # Where nothing came for longer than usual, the pace is slower than it was.
            usual_s = (self._moments[-1] - self._moments[0]) / (len(self._moments) - 1)
            rate = 1 / max(usual_s, time.monotonic() - self._moments[-1], 1e-6)
        return Pace(rate, statistics.median(self._latencies_ms), max(self._latencies_ms))


def seal_of(bundle: Bundle) -> str:
    """Return the seal of a bundle, by which the journal knows it whatever it is called."""
    return str(json.loads(bundle.file(FACTS).read_bytes())["seal"])


def missing_frame(cause: str, camera: CameraStatus) -> FailedGrab:
    """Return what stands for a frame that should have come and did not."""
    return FailedGrab(cause, now(), time.monotonic(), camera.frames + 1, camera.camera)


class _Day:
    """Counts since midnight: those of the journal and, from then on, those of this run."""

    def __init__(self, journal: "Journal | None") -> None:
        self._journal = journal
        self._date = _midnight()
        self._counts = journal.counts_since(self._date) if journal else Counts()

    def add(self, found: Inspection) -> None:
        """Count one inspection more."""
        self._roll()
        self._counts = self._counts.with_one(found.verdict, found.error)

    def counts(self) -> Counts:
        """Return the counts of today."""
        self._roll()
        return self._counts

    def _roll(self) -> None:
        if (date := _midnight()) != self._date:
            self._date, self._counts = date, Counts()


def _midnight() -> datetime:
    """Return when this day began where we are, as UTC."""
    return datetime.now().astimezone().replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _new_entry(
    found: Inspection, what: Frame | FailedGrab, bundle: BundleName, thumbnail: NDArray[np.uint8] | None
) -> NewEntry:
    return NewEntry(
        time=what.taken,
        verdict=found.verdict,
        limits=found.limits,
        bundle=bundle,
        camera=what.camera,
        number=what.number,
        took_ms=found.took_ms,
        score=found.score,
        p_value=found.p_value,
        error=found.error,
        file=what.path,
        heat_map=found.heat_map,
        photograph=found.photograph,
        thumbnail=thumbnail,
    )
