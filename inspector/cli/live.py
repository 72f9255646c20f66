"""`inspector live` and `inspector cameras`: the camera's frames judged as they come, one JSON object an inspection."""

import os
import sys
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from threading import Thread
from typing import IO, TYPE_CHECKING, Annotated, Any

import typer

from inspector.cli.commands import Device, Quiet, Threads
from inspector.cli.results import refuse_other_files
from inspector.core.errors import DestinationExists, RecipeInvalid
from inspector.core.files import refused
from inspector.core.frame import CameraState
from inspector.runtime.triggers import EveryFrame, OnDemand, Timer, Trigger

if TYPE_CHECKING:
    from inspector.runtime.cameras.camera import Camera
    from inspector.services.live_events import LiveEvent
    from inspector.store.journal.journal import Journal

_SHORTEST_S, _LONGEST_S = 0.01, 86_400.0
_TRIGGERS = "it is every, key, or timer: with the seconds between two, such as timer:2.5"


def live(
    bundle: Annotated[Path, typer.Argument(help="A bundle's folder.")],
    camera: Annotated[str, typer.Option(metavar="ADDRESS", help="usb:NAME, folder:DIR or video:FILE.")],
    trigger: Annotated[str, typer.Option(help="Judge every frame, timer:SECONDS, or key (Return).")] = "every",
    journal: Annotated[Path | None, typer.Option(metavar="DIR", help="Record in this project's journal.")] = None,
    count: Annotated[int | None, typer.Option(help="Stop after so many inspections.", min=1)] = None,
    json_file: Annotated[
        Path | None, typer.Option("--json", metavar="FILE.jsonl", help="Write one JSON object an inspection here.")
    ] = None,
    overlays: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a picture with heat map for each.")
    ] = None,
    existing: Annotated[bool, typer.Option("--existing", help="Judge what is in the folder already, too.")] = False,
    loop: Annotated[bool, typer.Option("--loop", help="Begin a video again at its end.")] = False,
    all_frames: Annotated[
        bool, typer.Option("--all-frames", help="Drop no frame of a video, however long judging takes.")
    ] = False,
    device: Device = "cpu",
    threads: Threads = None,
    quiet: Quiet = False,
) -> None:
    """Judge what a camera sees, until Ctrl+C. Without --json, one JSON object an inspection goes to the output."""
    from inspector.runtime.bundle import load_bundle
    from inspector.runtime.cameras.listing import Options, camera_at
    from inspector.runtime.predictor import Predictor
    from inspector.services.live import inspect_live

    asked, keys = _trigger(trigger)
    loaded = load_bundle(bundle)
    predictor = Predictor.of(loaded, device=device, threads=threads)
    options = Options(existing, all_frames, loop, white_level=predictor.preparation.white_level)
    source = camera_at(camera, options)
    with ExitStack() as stack:
        out = stack.enter_context(_lines(json_file))
        shown = _Shown(out, _pictures(loaded, predictor, overlays, source), quiet=quiet)
        stack.callback(shown.sum_up)
        record = stack.enter_context(_opened(journal)) if journal else None
        events = stack.enter_context(closing(inspect_live(source, loaded, predictor, record, trigger=asked)))
        if keys is not None:
            keys.start()
        for event in events:
            shown.show(event)
            done = event.counts.total
            if done == count or (keys is not None and keys.over and done >= keys.pressed):
                break


def cameras() -> None:
    """List the cameras that are there, each with its address for `inspector live --camera`."""
    from inspector.runtime.cameras.listing import list_cameras

    found = list_cameras()
    width = max((len(camera.address) for camera in found), default=0)
    for camera in found:
        typer.echo(f"{camera.address:<{width}}  {camera.name}, now {camera.place}")
    if not found:
        typer.echo("No cameras found. A folder (folder:DIR) or a video (video:FILE) can be one.", err=True)


class _Keys:
    """Sets a trigger at each press of Return; `over` once the input has ended."""

    def __init__(self, trigger: OnDemand) -> None:
        self._trigger = trigger
        self.pressed, self.over = 0, False

    def start(self) -> None:
        """Listen in a thread that ends with the program."""
        Thread(target=self._listen, name="keys", daemon=True).start()

    def _listen(self) -> None:
        # Not through sys.stdin: CPython would abort at its end while a thread waits inside of it.
        while pressed := os.read(0, 1024).count(b"\n"):
            self.pressed += pressed
            for _ in range(pressed):
                self._trigger.set()
        self.over = True


class _Shown:
    """Writes a line for each inspection, and tells how the camera is."""

    def __init__(self, out: IO[bytes] | None, pictures: Any, *, quiet: bool) -> None:
        self._out, self._pictures, self._quiet = out, pictures, quiet
        self._state: CameraState | None = None
        self._event: LiveEvent | None = None

    def show(self, event: "LiveEvent") -> None:
        """Show what is new."""
        self._event = event
        if event.camera.state is not self._state:
            self._state = event.camera.state
            if not self._quiet:
                cause = f" ({event.camera.cause})" if self._state is CameraState.LOST else ""
                print(f"{event.camera.sentence}{cause}", file=sys.stderr, flush=True)
        if event.fresh:
            self._report(event)
            self._draw(event)

    def sum_up(self) -> None:
        """Say how many were what."""
        if self._quiet or self._event is None:
            return
        counts, pace = self._event.counts, self._event.pace
        names = {"good": counts.good, "review": counts.review, "anomaly": counts.anomaly, "error": counts.errors}
        parts = [f"{number} {name}" for name, number in names.items() if number]
        speed = (
            f"; frame to verdict {pace.median_ms:.0f} ms, slowest {pace.slowest_ms:.0f} ms" if pace.median_ms else ""
        )
        dropped = self._event.camera.dropped
        print(
            f"{counts.total} inspection{'s' * (counts.total != 1)}: {', '.join(parts) or 'none'}{speed}; "
            f"{dropped} frame{'s' * (dropped != 1)} dropped",
            file=sys.stderr,
        )

    def _report(self, event: "LiveEvent") -> None:
        from inspector.cli.inspecting import as_line

        assert event.inspection is not None
        newest = event.last[-1]
        values = event.inspection.to_json() | {
            "path": None if newest.file is None else str(newest.file),
            "time": newest.time.isoformat(timespec="milliseconds"),
            "camera": event.camera.camera,
            "frame": newest.number,
        }
        if self._out is None:
            typer.echo(as_line(values, sys.stdout.encoding or "utf-8"))
            return
        self._out.write(as_line(values, "utf-8").encode() + b"\n")
        if newest.error and not self._quiet:
            print(f"{newest.name}: {newest.error}", file=sys.stderr, flush=True)

    def _draw(self, event: "LiveEvent") -> None:
        if self._pictures is not None and event.inspection is not None:
            newest = event.last[-1]
            stem = newest.name if newest.file is None else newest.file.stem
            self._pictures.write(event.inspection, f"{event.counts.total:06d}-{stem}.png")


@contextmanager
def _opened(folder: Path) -> "Iterator[Journal]":
    from inspector.cli.inspecting import make_folder
    from inspector.store.journal.journal import Journal

    make_folder(folder)
    with Journal.open(folder) as journal:
        yield journal


@contextmanager
def _lines(path: Path | None) -> Iterator[IO[bytes] | None]:
    """Give the file of results: unlike others it grows line by line, for nobody knows when this will end."""
    if path is None:
        yield None
        return
    refuse_other_files(path)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb", buffering=0) as file:
            yield file
    except OSError as error:
        raise refused(path, error) from error


def _pictures(bundle: Any, predictor: Any, folder: Path | None, camera: "Camera") -> Any:
    from inspector.cli.inspecting import Pictures
    from inspector.runtime.cameras.folder import FolderCamera

    if folder is None:
        return None
    if isinstance(camera, FolderCamera) and folder.absolute() == camera.folder:
        raise DestinationExists(folder, "It is what is being watched: choose another folder for the pictures.")
    return Pictures(bundle, predictor, folder, None)


def _trigger(text: str) -> tuple[Trigger, _Keys | None]:
    """Return the trigger that an option names. Raises `RecipeInvalid`."""
    kind, _, rest = text.partition(":")
    if text == "every":
        return EveryFrame(), None
    if text == "key":
        keyed = OnDemand()
        return keyed, _Keys(keyed)
    try:
        seconds = float(rest)
    except ValueError:
        seconds = 0.0
    if kind != "timer" or not _SHORTEST_S <= seconds <= _LONGEST_S:
        raise RecipeInvalid("trigger", f"{text!r} is none; {_TRIGGERS}")
    return Timer(seconds), None
