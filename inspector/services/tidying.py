"""What the caches hold, and emptying them: prepared pictures and thumbnails, which are made again when needed."""

import contextlib
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from pathlib import Path

from inspector.services.workplace import Workplace

_NEWS_EVERY = 200  # files


@dataclass(frozen=True, slots=True)
class Emptied:
    """How many bytes the caches hold still, and how many were freed."""

    left_bytes: int
    freed_bytes: int = 0


def measure_cache(workplace: Workplace) -> Generator[Emptied, None, Emptied]:
    """Add up what the caches hold."""
    total = 0
    for count, file in enumerate(_files(workplace), 1):
        total += _size(file)
        if count % _NEWS_EVERY == 0:
            yield Emptied(total)
    return Emptied(total)


def empty_cache(workplace: Workplace) -> Generator[Emptied, None, Emptied]:
    """Delete what the caches hold; a file that is in use stays. Checkpoints and judgements are not touched."""
    left = yield from measure_cache(workplace)
    total, freed = left.left_bytes, 0
    for count, file in enumerate(tuple(_files(workplace)), 1):
        size = _size(file)
        with contextlib.suppress(OSError):  # Windows keeps what is open
            file.unlink()
            freed += size
        if count % _NEWS_EVERY == 0:
            yield Emptied(total - freed, freed)
    return Emptied(total - freed, freed)


def _files(workplace: Workplace) -> Iterator[Path]:
    for folder in (workplace.images, workplace.thumbnails):
        if folder.is_dir():
            yield from (path for path in folder.rglob("*") if path.is_file())


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
