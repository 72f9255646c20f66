"""What stands in the picture's place while nothing is inspected: why, and the first step or the way out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.core.errors import InspectorError
from inspector.core.frame import CameraState
from inspector.gui.pages.live.wish import Wish
from inspector.gui.words import error_sentence, in_figures

if TYPE_CHECKING:
    from inspector.runtime.cameras.listing import Listed
    from inspector.services.live_events import LiveEvent

TRAIN, START, CAMERAS, FOLDER, VIDEO = "train", "start", "cameras", "folder", "video"
EXISTING = "existing"  # start, and judge what a folder holds already, too
_MOST = 4  # cameras that are offered with a button each

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Way:
    """A way out that a button offers: its key in the program (or a camera's address), and its word."""

    key: str
    word: str


@dataclass(frozen=True, slots=True)
class Welcome:
    """An icon, a title, a sentence, and ways."""

    icon: str
    title: str
    said: str
    ways: tuple[Way, ...]


def welcome_of(
    *,
    bundle: str | None,
    wish: Wish,
    error: InspectorError | None,
    cameras: "Sequence[Listed]",
    event: "LiveEvent | None",
) -> Welcome:
    """Return what to say; `bundle` is the name of the one in use, `event` the last of what ran, if anything did."""
    if bundle is None:
        said = tr("Live", "Training makes one, and it judges here what a camera sees.")
        return Welcome("results", tr("Live", "No bundle in use yet"), said, (Way(TRAIN, tr("Live", "Go to Train")),))
    if error is not None:
        ways = Way(START, tr("Live", "Try again")), Way(CAMERAS, tr("Live", "Choose another camera"))
        return Welcome("warning", tr("Live", "Inspection stopped"), error_sentence(error), ways)
    if not wish.address:
        said = tr("Live", "A USB camera, a folder where another program puts photos, or a video.")
        found = tuple(Way(camera.address, camera.name) for camera in cameras[:_MOST])
        others = Way(FOLDER, tr("Live", "Watch a folder…")), Way(VIDEO, tr("Live", "Play a video file…"))
        return Welcome("camera", tr("Live", "Choose a camera"), said, (*found, *others))
    start: tuple[Way, ...] = (Way(START, tr("Live", "Start")),)
    if event is None:
        if wish.kind == "folder" and not wish.existing:
            said = tr(
                "Live", "{bundle} judges each new photo in this folder. Those that are there now are passed over."
            )
            start = (*start, Way(EXISTING, tr("Live", "Judge those, too")))
        else:
            said = tr("Live", "{bundle} judges what it sees. Every inspection is kept in History.")
        return Welcome("play", wish.name, said.format(bundle=bundle), start)
    return Welcome("play", tr("Live", "Stopped"), _ended(event), start)


def _ended(event: "LiveEvent") -> str:
    one, many = tr("Live", "1 part was inspected."), tr("Live", "{n} parts were inspected.")
    total = event.counts.total
    counted = (one if total == 1 else many).format(n=in_figures(total))
    if event.camera.state is CameraState.ENDED:
        return tr("Live", "There are no more frames.") + " " + counted
    return counted
