"""Live inspection: frames in, verdicts out, each in the journal before anybody sees it.

What could not be judged is a review with its cause and a row like any other: a failed grab, a stale frame, an error in
prediction, the loss of the camera. While the camera is lost no event carries a verdict from before.
"""

import time
from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

from inspector.core.frame import CameraState, CameraStatus, FailedGrab, Frame
from inspector.runtime.bundle import Bundle
from inspector.runtime.cameras.camera import Camera
from inspector.runtime.cameras.reader import BACK_OFF_S, Reader
from inspector.runtime.predictor import Predictor
from inspector.runtime.triggers import Trigger
from inspector.services.live_events import Inspected, LiveEvent, Pace
from inspector.services.live_run import Run, missing_frame
from inspector.store.journal.entries import Counts

if TYPE_CHECKING:
    from inspector.store.journal.journal import Journal  # without one, no database is loaded

__all__ = ["Inspected", "LiveEvent", "Pace", "inspect_live"]

ANSWER_S = 2.0  # who asks for a frame has an answer by then, if only that there is none
_BEAT_S = 0.2  # an event at least so often


def inspect_live(
    camera: Camera,
    bundle: Bundle,
    predictor: Predictor,
    journal: "Journal | None",
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
    run = Run(bundle, predictor, journal)
    with Reader(camera, back_off_s=back_off_s) as reader:
        yield run.event(reader.status)
        asked: float | None = None  # when somebody asked for a frame that has not come yet
        while True:
            asked = trigger.fired() if asked is None else asked
            before = reader.status
            grabbed = _next(reader, trigger, asked)
            status = reader.status
            if grabbed is not None and _wanted(grabbed, camera, trigger, asked):
                run.inspect(grabbed, lasting=camera.waits)
                asked = None
                yield run.event(reader.status, fresh=True)
            elif grabbed is None and before.state is CameraState.ENDED and reader.empty:
                return run.counts
            else:
                run.look(grabbed)
                yield run.event(status)
            if status.losses > run.losses:
                run.lose(status)
                yield run.event(reader.status, fresh=True)
            if asked is not None and trigger.on_demand and (problem := _no_answer(status, asked)):
                run.fail(problem, missing_frame(problem, status))
                asked = None
                yield run.event(reader.status, fresh=True)


def _next(reader: Reader, trigger: Trigger, asked: float | None) -> Frame | FailedGrab | None:
    """Return what came from the camera. Files stay where they are until a trigger asks for one."""
    if reader.camera.waits and not trigger.every_frame and asked is None:
        trigger.wait(_BEAT_S)
        return None
    return reader.take(_BEAT_S)


def _wanted(grabbed: Frame | FailedGrab, camera: Camera, trigger: Trigger, asked: float | None) -> bool:
    """Tell whether a frame answers the trigger: of a running camera, one that was taken after it."""
    return trigger.every_frame or (asked is not None and (camera.waits or grabbed.at_s >= asked))


def _no_answer(status: CameraStatus, asked: float) -> str:
    """Return why no frame answers the trigger; empty while there is hope."""
    if status.state is CameraState.LOST:
        return f"the camera is lost: {status.cause}"
    return f"no frame came within {ANSWER_S:g} s" if time.monotonic() - asked > ANSWER_S else ""
