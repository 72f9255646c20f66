"""From addresses to cameras, and which there are: the one place that knows all kinds."""

from dataclasses import dataclass
from pathlib import Path

from inspector.core.errors import CameraMissing
from inspector.runtime.cameras.camera import Camera, Kind
from inspector.runtime.cameras.devices import find_devices
from inspector.runtime.cameras.folder import FolderCamera
from inspector.runtime.cameras.usb import UsbCamera
from inspector.runtime.cameras.video import VideoCamera

FORMS = "usb:NAME, folder:DIR or video:FILE"


@dataclass(frozen=True, slots=True)
class Listed:
    """A camera that is there: what finds it again, what a person calls it, and where it is just now."""

    address: str
    name: str
    place: str


@dataclass(frozen=True, slots=True)
class Options:
    """How a camera is to be used; each kind takes what concerns it.

    `existing`: a folder's images of before are frames, too. `as_taken`: no frame of a video is dropped; it waits.
    `loop`: a video begins again at its end. `resolution`: what a USB camera is asked for, width and height in
    pixels. `white_level`: that of the recipe, for a folder's images of more than 8 bits.
    """

    existing: bool = False
    as_taken: bool = False
    loop: bool = False
    resolution: tuple[int, int] | None = None
    white_level: int = 65535


def list_cameras() -> tuple[Listed, ...]:
    """Return the USB cameras that are there; folders and videos are wherever one points."""
    return tuple(Listed(f"{Kind.USB}:{device.identity}", device.name, str(device.node)) for device in find_devices())


def camera_at(address: str, options: Options = Options()) -> Camera:
    """Return the camera of an address, not opened yet. Raises `CameraMissing` for what is no address."""
    kind, _, rest = address.partition(":")
    if not rest:
        raise CameraMissing(address, f"is no camera's address; it has the form {FORMS}")
    if kind == Kind.USB:
        return UsbCamera(rest, resolution=options.resolution)
    if kind == Kind.FOLDER:
        return FolderCamera(Path(rest), existing=options.existing, white_level=options.white_level)
    if kind == Kind.VIDEO:
        return VideoCamera(Path(rest), as_taken=options.as_taken, loop=options.loop)
    raise CameraMissing(address, f"is no camera's address; it has the form {FORMS}")
