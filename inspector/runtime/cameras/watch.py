"""What is known of a running camera: its state, its counters, and whether it is frozen."""

import time
from datetime import datetime
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from inspector.core.errors import CameraLost
from inspector.core.frame import CameraState, CameraStatus, FailedGrab, Frame
from inspector.runtime.cameras.camera import Camera, now

_EVERY = 8  # pixels in each direction
_UNCHANGING = "its picture has not changed"


class Watch:
    """Told of everything that the reader does; tells from any thread how the camera is.

    A camera is frozen that has given no new picture for longer than its patience: none at all, or the same one over
    and over, which some drivers do when their camera is gone. The noise of a sensor makes every picture another one,
    in the dark, too. Where a camera cuts the noise off, as some do below black, a covered lens counts as frozen: that
    is meant, for no part can be judged by such a picture either.
    """

    def __init__(self, camera: Camera) -> None:
        self._camera = camera
        self._lock = Lock()
        self._state, self._cause = CameraState.STARTING, ""
        self._since, self._since_s = now(), time.monotonic()
        self._last, self._last_s = self._since, self._since_s  # when the last frame came of which it is running
        self._came_s = self._new_s = self._since_s  # when a picture last came, and when it last was another one
        self._new = self._since
        self._picture: NDArray[np.uint8] | None = None
        self._frames = self._dropped = self._failed = self._losses = 0

    def status(self) -> CameraStatus:
        """Return how the camera is now: lost, too, where its driver hangs and the reader has not noticed yet."""
        with self._lock:
            state, cause, losses = self._state, self._cause, self._losses
            last, frozen = (self._last, self._last_s), self._frozen()
            if frozen and state in (CameraState.RUNNING, CameraState.STARTING):
                state, cause, losses, last = CameraState.LOST, frozen, losses + 1, self._last_of_use()
            lost = state is CameraState.LOST
            since, since_s = last if lost else (self._since, self._since_s)
            counted = (self._frames, self._dropped, self._failed, losses, lost and cause.startswith(_UNCHANGING))
        lasting = time.monotonic() - since_s
        return CameraStatus(state, self._camera.name, since, lasting, cause, self._camera.resolution, *counted)

    def connected(self) -> None:
        """The camera was opened. One that may be silent is running by that; another one has to show a picture."""
        with self._lock:
            self._came_s = self._new_s = time.monotonic()
            if self._camera.patience_s is None:
                self._enter(CameraState.RUNNING)

    def grabbed(self, thing: Frame | FailedGrab | None) -> bool:
        """Something came, or nothing did; return whether it is of use. Raises `CameraLost` where it is frozen."""
        with self._lock:
            if frozen := self._frozen():
                if self._state is not CameraState.LOST:
                    self._last, self._last_s = self._last_of_use()
                raise CameraLost(self._camera.name, frozen)
            if isinstance(thing, FailedGrab):
                self._failed += 1
            elif thing is not None:
                self._compare(thing.photograph)
                if self._state is CameraState.LOST and self._came_s > self._new_s:
                    return False
                self._frames += 1
                self._last, self._last_s = thing.taken, thing.at_s
                self._enter(CameraState.RUNNING)
            return thing is not None

    def dropped(self) -> None:
        """A frame was replaced by a newer one before anybody took it."""
        with self._lock:
            self._dropped += 1

    def lost(self, cause: str) -> None:
        """The camera is gone, or did not come back yet."""
        with self._lock:
            self._losses += self._state is not CameraState.LOST
            self._cause = cause
            self._enter(CameraState.LOST)

    def ended(self) -> None:
        """No frame will come any more."""
        with self._lock:
            self._enter(CameraState.ENDED)

    def _enter(self, state: CameraState) -> None:
        if state is not self._state:
            self._state, self._since, self._since_s = state, now(), time.monotonic()

    def _compare(self, picture: NDArray[np.uint8]) -> None:
        if self._camera.patience_s is None:
            return
        self._came_s = time.monotonic()
        if self._picture is None or not _same(picture, self._picture):
            self._picture, self._new, self._new_s = picture, now(), self._came_s

    def _frozen(self) -> str:
        """Return why it counts as frozen; empty if it does not."""
        patience = self._camera.patience_s
        if patience is None or time.monotonic() - self._new_s <= patience:
            return ""
        if self._came_s > self._new_s:
            return f"its picture has not changed for more than {patience:g} s"
        return f"no picture came for more than {patience:g} s"

    def _last_of_use(self) -> tuple[datetime, float]:
        """Return when a frozen camera's last frame came; of one whose picture stands still, when it last changed."""
        return (self._new, self._new_s) if self._came_s > self._new_s else (self._last, self._last_s)


def _same(one: NDArray[np.uint8], other: NDArray[np.uint8]) -> bool:
    """Tell whether two pictures are equal; nearly always a few of their pixels show that they are not."""
    few = slice(None, None, _EVERY)
    return np.array_equal(one[few, few], other[few, few]) and np.array_equal(one, other)
