"""How many frames a second live inspection judges, and how long from frame to verdict, everything recorded.

    uv run python -m benchmarks.live BUNDLE [--frames 300] [--threads 2] [--json FILE]

BUNDLE is that of `inspector demo`. A video of its drawn parts (512 × 384, every tenth with a defect) is played at 30
frames a second as a camera would give it, and once as fast as it is judged. Each inspection is committed to a journal
on this disk, with its thumbnail, and with its photograph where it is not good. The last line is without a journal.
"""

import argparse
import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from inspector.data.drawn import draw_anomaly, draw_good
from inspector.runtime.bundle import Bundle, load_bundle
from inspector.runtime.cameras.video import VideoCamera
from inspector.runtime.predictor import Predictor
from inspector.runtime.triggers import EveryFrame
from inspector.services.live import inspect_live
from inspector.store.journal.journal import Journal

RATE, PARTS, DEFECT_EACH = 30.0, 30, 10
LINE, KIND = "fabric", "hole"


def parts() -> Iterator[NDArray[np.uint8]]:
    for index in range(PARTS):
        defect = index % DEFECT_EACH == DEFECT_EACH - 1
        part = 5000 + index  # of the demo's product, but none that it was trained on
        drawn = (
            draw_anomaly(LINE, KIND, seed=1, index=part, size=384)
            if defect
            else draw_good(LINE, seed=1, index=part, size=384)
        )
        yield drawn.image


def film(path: Path, frames: int) -> Path:
    """Write a video without loss: compressed parts are not those that the bundle was trained on."""
    drawn = [cv2.cvtColor(part, cv2.COLOR_RGB2BGR) for part in parts()]
    size = (drawn[0].shape[1], drawn[0].shape[0])
    writer = cv2.VideoWriter(str(path), cv2.CAP_FFMPEG, cv2.VideoWriter.fourcc(*"HFYU"), RATE, size)
    for index in range(frames):
        writer.write(drawn[index % len(drawn)])
    writer.release()
    return path


def measure(bundle: Bundle, predictor: Predictor, video: Path, journal: Journal | None, *, as_taken: bool) -> Any:
    paces, last = [], None
    camera = VideoCamera(video, as_taken=as_taken)
    for event in inspect_live(camera, bundle, predictor, journal, trigger=EveryFrame()):
        if event.fresh:
            last = event
            paces.append(event.pace.rate_per_s)
    assert last is not None
    return {
        "per_second": paces[-1],
        "median_ms": last.pace.median_ms,
        "slowest_of_100_ms": last.pace.slowest_ms,
        "inspected": last.counts.total,
        "not_good": last.counts.total - last.counts.good,
        "dropped": last.camera.dropped,
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("bundle", type=Path)
    ap.add_argument("--frames", type=int, default=300)
    ap.add_argument("--threads", type=int, default=2)
    ap.add_argument("--json", type=Path)
    a = ap.parse_args()
    bundle = load_bundle(a.bundle)
    predictor = Predictor.of(bundle, threads=a.threads)
    result: dict[str, Any] = {}
    with tempfile.TemporaryDirectory() as name:
        video = film(Path(name) / "parts.avi", a.frames)
        with Journal.open(Path(name)) as journal:
            result["at 30 fps"] = measure(bundle, predictor, video, journal, as_taken=False)
            result["as judged"] = measure(bundle, predictor, video, journal, as_taken=True)
        result["as judged, no journal"] = measure(bundle, predictor, video, None, as_taken=True)
    for how, found in result.items():
        print(f"{how:<22}" + "  ".join(f"{key} {value:.1f}" for key, value in found.items()))
    if a.json:
        a.json.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
