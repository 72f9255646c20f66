"""How long a folder of photographs takes to scan, the first time and again, and how much memory.

Usage: python benchmarks/scan.py [--images 10000] [--side 64]; prints JSON.
"""

import argparse
import json
import os
import resource
import tempfile
import time
from pathlib import Path

import numpy as np
from PIL import Image

from inspector.core.progress import drive
from inspector.data.index import Index
from inspector.data.scan import scan


def make_images(folder: Path, count: int, side: int) -> None:
    """Write `count` PNGs of different content, a minute old, a thousand to a folder."""
    noise = np.random.default_rng(0).integers(0, 256, (side, side, 3), dtype=np.uint8)
    then = time.time() - 60
    for number in range(count):
        noise[0, 0] = number % 256, number // 256 % 256, number // 65536
        path = folder / f"{number // 1000}" / f"photo {number}.png"
        path.parent.mkdir(exist_ok=True)
        Image.fromarray(noise).save(path, compress_level=0)
        os.utime(path, (then, then))


def scanned(folder: Path, index_file: Path) -> tuple[float, int, float]:
    """Scan in a process of its own; return seconds, images, and how far its memory rose (MB)."""
    read, write = os.pipe()
    if os.fork() == 0:
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        start = time.perf_counter()
        with Index(index_file) as index:
            found = len(drive(scan(folder, label=None, index=index)).samples)
        took_s = time.perf_counter() - start
        rise = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
        os.write(write, json.dumps([took_s, found, rise]).encode())
        os._exit(0)
    os.wait()
    seconds, found, rise = json.loads(os.read(read, 1000))
    return seconds, found, rise


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--side", type=int, default=64)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary) / "images"
        folder.mkdir()
        make_images(folder, asked.images, asked.side)
        first_s, found, first_mb = scanned(folder, Path(temporary) / "index.sqlite")
        again_s, found_again, again_mb = scanned(folder, Path(temporary) / "index.sqlite")
        index_mb = (Path(temporary) / "index.sqlite").stat().st_size / 1e6
    assert found == found_again == asked.images
    figures = {
        "images": found,
        "side_px": asked.side,
        "first_scan_s": round(first_s, 2),
        "rescan_s": round(again_s, 2),
        "first_scan_memory_rise_mb": round(first_mb, 1),
        "rescan_memory_rise_mb": round(again_mb, 1),
        "index_mb": round(index_mb, 1),
    }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
