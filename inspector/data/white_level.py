"""Cameras of 10, 12 or 14 bits write 16-bit files that look black: which value is white in them?"""

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from inspector.core.errors import ImageUnreadable
from inspector.core.progress import Step, Steps
from inspector.core.sample import Sample
from inspector.data.threads import in_threads
from inspector.imaging.read import decode_image

LEVELS: tuple[int, ...] = tuple(2**bits - 1 for bits in range(8, 17))
_WORK_BYTES_PER_PIXEL = 12


def find_white_level(samples: Sequence[Sample]) -> Steps[int]:
    """Return the smallest 2^k − 1 (k from 8 to 16) that no value of the samples with 16 bits exceeds.

    65535 if there are none. A step counts images; unreadable ones are passed over, to be named when the cache
    is filled.
    """
    deep = [sample for sample in samples if sample.bits == 16]
    best = -1  # nothing read yet

    def from_here() -> Iterator[tuple[Sample, int]]:
        yield from ((sample, max(best, 0)) for sample in deep)

    with contextlib.closing(in_threads(_level, from_here(), cost=_cost)) as coming:
        for done, level in enumerate(coming, 1):
            best = max(best, level)
            yield Step(done, len(deep))
            if best == len(LEVELS) - 1:
                break
    return LEVELS[best]  # the last one if nothing was read


def _level(task: tuple[Sample, int]) -> int:
    """Return the lowest of `LEVELS`, from the given one on, that an image does not exceed; −1: unreadable."""
    sample, level = task
    try:
        data = sample.path.read_bytes()
        while level < len(LEVELS) - 1 and _exceeds(data, sample.path, level):
            level += 1
    except (OSError, ImageUnreadable):
        return -1
    return level


def _exceeds(data: bytes, name: Path, level: int) -> bool:
    """Tell whether a value is over `LEVELS[level]`.

    With the next level as white, 2 w + 1, exactly the values over w are rounded to 128 or more.
    """
    return bool((decode_image(data, name, white_level=LEVELS[level + 1]) >= 128).any())


def _cost(task: tuple[Sample, int]) -> int:
    return task[0].width * task[0].height * _WORK_BYTES_PER_PIXEL
