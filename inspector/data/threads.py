"""Files are hashed and decoded in threads: hashlib, Pillow and OpenCV let go of the interpreter."""

import os
from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

WORKERS = max(1, min(8, os.cpu_count() or 1))  # more would only wait for the disk
AHEAD = 2 * WORKERS
BUDGET_BYTES = 1 << 30  # of memory for the work under way: eight photographs of 150 megapixels would need more


def in_threads(
    work: Callable[[T], R], items: Iterable[T], *, cost: Callable[[T], int] = lambda _: 0
) -> Generator[R, None, None]:
    """Yield `work(item)` for each item, in the items' order, at most `AHEAD` of them under way or waiting.

    `cost` says how many bytes the work on an item holds: fewer are begun when together they would exceed
    `BUDGET_BYTES`. Closing the generator drops what has not begun and waits for what has. An error in `work`
    is raised here.
    """
    pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="inspector-data")
    under_way: deque[tuple[Future[R], int]] = deque()
    held = 0
    try:
        for item in items:
            needed = cost(item)
            while under_way and (len(under_way) >= AHEAD or held + needed > BUDGET_BYTES):
                future, freed = under_way.popleft()
                held -= freed
                yield future.result()
            under_way.append((pool.submit(work, item), needed))
            held += needed
        while under_way:
            yield under_way.popleft()[0].result()
    finally:
        pool.shutdown(cancel_futures=True)
