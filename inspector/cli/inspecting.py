"""`inspector inspect`: verdicts as they come, one JSON object an image, with overlays where wanted."""

import json
import sys
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any

import typer

from inspector.cli.results import refuse_other_files
from inspector.core.errors import DestinationExists, NotWritable
from inspector.core.files import reason, writing
from inspector.core.judgement import Verdict
from inspector.data.pages import note_pages
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.runtime.predictor import Predictor
from inspector.services.inspecting import Inspection, find_images, inspect, overlay_names


def inspect_all(
    bundle: Path,
    images: list[Path],
    json_file: Path | None,
    overlays: Path | None,
    why: Path | None,
    *,
    device: str,
    threads: int | None,
    quiet: bool,
) -> None:
    """Judge all images and say how many are what."""
    if overlays is not None and overlays == why:
        raise typer.BadParameter("--overlays and --why need a folder each")
    paths = find_images(images)
    loaded = load_bundle(bundle)
    predictor = Predictor.of(loaded, device=device, threads=threads)
    for folder in (overlays, why):
        _refuse_inputs(folder, paths, loaded.path)
    if json_file is not None:
        refuse_other_files(json_file)
    if not quiet and (note := note_pages(paths)):
        print(note, file=sys.stderr)
    pictures = Pictures(loaded, predictor, overlays, why)
    counts: Counter[str] = Counter()
    with ExitStack() as stack:
        out = stack.enter_context(writing(json_file)) if json_file else None
        for done, (inspection, name) in enumerate(
            zip(inspect(paths, loaded, predictor), overlay_names(paths), strict=True), 1
        ):
            _report(inspection, out)
            pictures.write(inspection, name)
            counts["error" if inspection.error else inspection.verdict] += 1
            if not quiet and sys.stderr.isatty():
                print(f"\r{done} of {len(paths)}", end="", file=sys.stderr, flush=True)
    if not quiet:
        shown = ", ".join(f"{counts[word]} {word}" for word in (*Verdict, "error") if counts[word])
        start = "\r" if sys.stderr.isatty() else ""
        print(f"{start}{len(paths)} image{'s' * (len(paths) != 1)}: {shown}", file=sys.stderr)


def _refuse_inputs(folder: Path | None, paths: list[Path], bundle: Path) -> None:
    """Raise `DestinationExists` where pictures would mix with the photos, or with the bundle's own files."""
    if folder is None:
        return
    place = folder.absolute()
    if place == bundle or any(path.absolute().parent == place for path in paths):
        raise DestinationExists(folder, "It holds what is being read: choose another folder for the pictures.")


def _report(inspection: Inspection, out: IO[bytes] | None) -> None:
    if out is None:
        typer.echo(_line(inspection, sys.stdout.encoding or "utf-8"))
        return
    out.write(_line(inspection, "utf-8").encode() + b"\n")
    if inspection.error:
        print(f"{inspection.path}: {inspection.error}", file=sys.stderr)


def as_line(values: dict[str, Any], encoding: str) -> str:
    """Return plain values as JSON; names that `encoding` cannot write are escaped, and stay exact."""
    line = json.dumps(values, ensure_ascii=False, allow_nan=False)
    try:
        line.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(values, allow_nan=False)
    return line


def _line(inspection: Inspection, encoding: str) -> str:
    return as_line(inspection.to_json(), encoding)


class Pictures:
    """Writes overlays and reasons, where folders for them are given."""

    def __init__(self, bundle: Bundle, predictor: Predictor, overlays: Path | None, why: Path | None) -> None:
        self._overlays, self._why = overlays, why
        for folder in (overlays, why):
            make_folder(folder)
        if why is not None:
            from inspector.runtime.memory import Explainer

            self._explainer = Explainer(bundle, predictor)

    def write(self, inspection: Inspection, name: str) -> None:
        """Write what is wanted of an inspection that has a heat map under `name`. Raises `NotWritable`."""
        if inspection.photograph is None or inspection.heat_map is None or inspection.score is None:
            return
        if self._overlays is not None:
            from inspector.imaging.overlay import draw_overlay
            from inspector.imaging.write import write_png

            picture = draw_overlay(
                inspection.photograph,
                inspection.heat_map,
                inspection.limits,
                inspection.verdict,
                inspection.score,
                caption=inspection.path.name,
            )
            write_png(self._overlays / name, picture)
        if self._why is not None:
            self._write_why(inspection, self._why / name)

    def _write_why(self, inspection: Inspection, path: Path) -> None:
        from inspector.imaging.sheet import side_by_side
        from inspector.imaging.write import write_png
        from inspector.runtime.predictor import Prediction

        assert inspection.photograph is not None
        assert inspection.heat_map is not None
        prediction = Prediction(inspection.score or 0.0, inspection.heat_map)
        reason_why = self._explainer.explain(inspection.photograph, prediction)
        crops = [reason_why.crop, *(n.crop for n in reason_why.neighbours)]
        captions = ["this part", *(f"good, distance {n.distance:.2f}" for n in reason_why.neighbours)]
        write_png(path, side_by_side(crops, captions))


def make_folder(folder: Path | None) -> None:
    """Make a folder that is to be written to. Raises `NotWritable`."""
    if folder is None:
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritable(folder, reason(error)) from error
