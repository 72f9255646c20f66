"""Where the services work: caches on disk and the device, built once by a face and passed down."""

from dataclasses import dataclass, field
from pathlib import Path

from inspector.store.places import (
    checkpoint_dir,
    image_cache_dir,
    index_file,
    judged_file,
    shipped_encoders,
    thumbnail_dir,
)

CACHE_LIMIT_BYTES = 20 << 30


@dataclass(frozen=True, slots=True)
class Workplace:
    """`index` and `images` are where file facts and prepared pictures are kept; `shipped` holds our encoders.

    `judged`: what bundles said of images; `thumbnails`: their small pictures. `checkpoints`: where a training run
    that was killed left its pretraining.

    `device` is what torch trains on (`auto`, `cpu`, `cuda`), `threads` how many cores (None: all but one).
    """

    index: Path = field(default_factory=index_file)
    images: Path = field(default_factory=image_cache_dir)
    judged: Path = field(default_factory=judged_file)
    thumbnails: Path = field(default_factory=thumbnail_dir)
    shipped: Path = field(default_factory=shipped_encoders)
    checkpoints: Path = field(default_factory=checkpoint_dir)
    device: str = "auto"
    threads: int | None = None
    cache_limit_bytes: int = CACHE_LIMIT_BYTES
