"""What every camera can do, whatever it is; the rest of Inspector knows nothing else of them."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from typing import Protocol

from inspector.core.frame import FailedGrab, Frame


class Kind(StrEnum):
    """The kinds of cameras: what an address begins with."""

    USB = "usb"
    FOLDER = "folder"
    VIDEO = "video"


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting of a camera as the driver has it now: its `name`, such as "exposure", and `value` in driver's units.

    `automatic` tells whether the camera chooses the value by itself, None where it cannot.
    """

    name: str
    value: float
    automatic: bool | None = None


class Camera(Protocol):
    """A source of frames.

    `open`, `grab` and `close` are called from one thread, that of the `Reader`; everything else may be called from
    any. What is closed can be opened again: frames are numbered on.
    """

    @property
    def name(self) -> str:
        """What a person calls it."""

    @property
    def address(self) -> str:
        """What finds it again, such as "usb:NAME" or "folder:DIR"."""

    @property
    def resolution(self) -> tuple[int, int] | None:
        """Width and height in pixels; None while it is not known."""

    @property
    def patience_s(self) -> float | None:
        """How many seconds without a new picture mean that it is lost; None: it may be silent as long as it likes."""

    @property
    def waits(self) -> bool:
        """Whether its frames wait until somebody takes them (files do), so that none may be dropped."""

    @property
    def ended(self) -> bool:
        """Whether no frame will ever come again, as at the end of a video."""

    def open(self) -> None:
        """Connect. Raises `CameraMissing`, `CameraBusy`, `CameraLost`."""

    def grab(self, timeout_s: float) -> Frame | FailedGrab | None:
        """Return the next frame, or why it cannot be used; None if none came within `timeout_s`.

        Where a driver cannot be told how long to wait it may take longer. Raises `CameraLost`.
        """

    def close(self) -> None:
        """Let go of the device; nothing happens if it is not open."""

    def settings(self) -> tuple[Setting, ...]:
        """Return the settings that the driver lets one change; none while the camera is not open."""

    def change(self, name: str, value: float | None) -> None:
        """Ask for another value, None for the automatic; `settings` shows, after the next grab, what came of it.

        What was asked for is asked for again each time the camera is opened. It may be asked for before; a setting
        that the camera does not have is passed over.
        """


def now() -> datetime:
    """Return the time (UTC)."""
    return datetime.now(UTC)
