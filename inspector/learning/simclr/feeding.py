"""Views are drawn in a thread of their own while the device computes, in an order that timing cannot change."""

from collections import deque
from collections.abc import Callable, Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

AHEAD = 2  # batches: one would wait for the device, or let it wait, whenever a batch takes longer to draw
Wanted = TypeVar("Wanted")
Drawn = TypeVar("Drawn")


def drawn_ahead(
    draw: Callable[[Wanted], Drawn], wanted: Iterable[Wanted], *, ahead: int = AHEAD
) -> Generator[Drawn, None, None]:
    """Yield `draw(w)` for each of `wanted`, in order, while up to `ahead` more are drawn behind it.

    One thread draws, so `draw` is never called twice at once. An error in `draw` is raised here, in its turn.
    Closing drops what has not begun and waits for what has.
    """
    pool = ThreadPoolExecutor(1, thread_name_prefix="inspector-views")
    coming: deque[Future[Drawn]] = deque()
    try:
        for one in wanted:
            coming.append(pool.submit(draw, one))
            if len(coming) > ahead:
                yield coming.popleft().result()
        while coming:
            yield coming.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
