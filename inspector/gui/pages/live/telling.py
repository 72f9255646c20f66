"""What the screen says of a live inspection, decided from plain values: the verdict, or in grey why there is none."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from inspector.core.frame import CameraState, CameraStatus
from inspector.core.judgement import Verdict
from inspector.gui.cameras import lost_sentence
from inspector.gui.pages.live.wish import When, Wish
from inspector.gui.theme.icons import verdict_icon
from inspector.gui.times import clock
from inspector.gui.widgets.viewer.legend import figure
from inspector.gui.words import in_figures, sentence, stopped, verdict_word
from inspector.store.settings import Settings

if TYPE_CHECKING:
    from inspector.services.inspecting import Inspection
    from inspector.services.live_events import LiveEvent, Pace

tr = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Shout:
    """What is said largest: a `verdict` in its colour, or None, in grey. `line` stands below, `todo` for operators."""

    verdict: Verdict | None
    icon: str
    word: str
    line: str
    todo: str = ""


def shout_of(event: "LiveEvent | None", wish: Wish, settings: Settings, *, running: bool) -> Shout:
    """Return what is said at this moment; never the verdict of a part that is not seen any more."""
    if not running:
        return Shout(None, "camera", tr("Live", "Stopped"), tr("Live", "No part is being inspected."))
    if event is None or event.camera.state is CameraState.STARTING:
        return Shout(None, "camera", tr("Live", "Starting"), tr("Live", "Connecting to the camera."))
    if event.camera.state is CameraState.LOST:
        return Shout(None, "no-picture", tr("Live", "No picture"), lost_sentence(event.camera))
    if event.inspection is None:
        return Shout(None, "clock", tr("Live", "Ready"), _waiting(wish))
    return _of_inspection(event.inspection, settings)


def camera_words(wish: Wish, camera: CameraStatus | None, *, running: bool) -> str:
    """Say which camera it is, and how it is."""
    if not wish.address:
        return tr("Live", "No camera chosen")
    kinds = {"usb": tr("Live", "USB"), "folder": tr("Live", "watched folder"), "video": tr("Live", "video")}
    words = [wish.name, kinds.get(wish.kind, wish.kind)]
    if running and camera is None:
        words.append(tr("Live", "connecting"))
    elif running and camera is not None:
        if camera.resolution is not None:
            width, height = camera.resolution
            words.append(tr("Live", "{width} × {height}").format(width=width, height=height))
        since = tr("Live", "running since {time}").format(time=clock(camera.since))
        words.append(tr("Live", "lost") if camera.state is CameraState.LOST else since)
    return ", ".join(words)


def _waiting(wish: Wish) -> str:
    if wish.when is When.KEY:
        return tr("Live", "Press Space when a part is in place.")
    if wish.kind == "folder":
        return tr("Live", "Waiting for a new photo in {folder}.").format(folder=wish.name)
    return tr("Live", "Waiting for the first part.")


def _of_inspection(found: "Inspection", settings: Settings) -> Shout:
    if found.error is not None and found.photograph is None:
        return Shout(None, "no-picture", tr("Live", "No picture"), sentence(found.error))
    word = verdict_word(settings, found.verdict)
    icon = verdict_icon(found.verdict)
    if found.error is not None:
        could_not = tr("Live", "It could not be judged: {cause}").format(cause=stopped(found.error))
        return Shout(found.verdict, icon, word, could_not, tr("Live", "Look at this part"))
    todo = {
        Verdict.GOOD: "",
        Verdict.REVIEW: tr("Live", "Look at this part"),
        Verdict.ANOMALY: tr("Live", "Take this part out"),
    }
    return Shout(found.verdict, icon, word, score_line(found), todo[found.verdict])


def score_line(found: "Inspection") -> str:
    """Say the score, and the limits that it stands between or beyond."""
    review, anomaly = figure(found.limits.review.value), figure(found.limits.anomaly.value)
    score = figure(found.score if found.score is not None else float("nan"))
    if found.verdict is Verdict.REVIEW:
        return tr("Live", "Score {score}, between the limits {review} and {anomaly}").format(
            score=score, review=review, anomaly=anomaly
        )
    limit = anomaly if found.verdict is Verdict.ANOMALY else review
    return tr("Live", "Score {score}, limit {limit}").format(score=score, limit=limit)


def pace_words(pace: "Pace") -> tuple[str, str, str]:
    """Return how long from picture to verdict, the slowest of the last 100, and how often a part comes."""
    nothing = "–"
    median = nothing if pace.median_ms is None else _milliseconds(pace.median_ms)
    slowest = nothing if pace.slowest_ms is None else _milliseconds(pace.slowest_ms)
    if pace.rate_per_s is None:
        return median, slowest, nothing
    if pace.rate_per_s >= 1:
        return median, slowest, tr("Live", "{n} parts a second").format(n=in_figures(pace.rate_per_s, 1))
    seconds = 1 / pace.rate_per_s
    if seconds < 120:
        return median, slowest, tr("Live", "a part every {n} s").format(n=in_figures(seconds))
    return median, slowest, tr("Live", "a part every {n} min").format(n=in_figures(seconds / 60))


def share(part: int, total: int) -> str:
    """Return a share of all parts, as it stands beside a count."""
    return tr("Live", "{n} %").format(n=in_figures(100 * part / total, 1)) if total else ""


def _milliseconds(value: float) -> str:
    if value >= 10_000:
        return tr("Live", "{n} s").format(n=in_figures(value / 1000))
    return tr("Live", "{n} ms").format(n=in_figures(value))
