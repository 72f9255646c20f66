"""Small image files for tests, each its own content unless it is asked to be the same."""

import os
import time
from pathlib import Path

import numpy as np
from PIL import Image

from inspector.core.sample import Label, Sample
from inspector.data.examine import examine
from inspector.data.walk import File


def photo(path: Path, seed: int = 0, *, size: tuple[int, int] = (24, 16), age_s: float = 60) -> Path:
    """Write noise of `size` (width, height) in the format that the suffix names, `age_s` seconds old."""
    path.parent.mkdir(parents=True, exist_ok=True)
    noise = np.random.default_rng(seed).integers(0, 256, (size[1], size[0], 3), dtype=np.uint8)
    Image.fromarray(noise).save(path)
    return aged(path, age_s)


def aged(path: Path, age_s: float = 60) -> Path:
    then = time.time() - age_s
    os.utime(path, (then, then))
    return path


def sample(path: Path, label: Label | None = None, kind: str = "") -> Sample:
    """Return an image file as a scan finds it."""
    status = path.stat()
    facts, _ = examine(File(path, status.st_size, status.st_mtime_ns))
    assert facts.hash, facts.cause
    return Sample(path, facts.hash, facts.width, facts.height, label, kind, facts.bits)
