"""Who starts, keeps and ends the processes that stories are told in: one object, built by a face and passed down."""

from collections.abc import Callable, Generator
from threading import Lock, Timer
from typing import TYPE_CHECKING, Any, ParamSpec, Protocol, TypeVar

if TYPE_CHECKING:  # a window opens without it
    from inspector.services.apart.worker import Worker

P = ParamSpec("P")
E = TypeVar("E")
T = TypeVar("T")
_KEPT_S = 60.0  # an idle process holds 0.7 GB with torch alone, 1.5 after an estimate of the preset standard


class Stories(Protocol):
    """Where stories are told. What is returned means the same as `story(*args, **kwargs)`, wherever that is."""

    def short(
        self, story: Callable[P, Generator[E, None, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[E, None, T]:
        """Tell a story that takes seconds."""

    def long(
        self, story: Callable[P, Generator[E, None, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[E, None, T]:
        """Tell a story that takes minutes or hours, and lets others have the processor first."""

    def close(self) -> None:
        """Give back whatever is held for stories."""


class Processes:
    """Tells each story in a process of its own, which has imported what stories need and nothing of the window.

    A process that has told a short story waits `kept_s` seconds for the next one, so that torch is imported once; one
    of them at most. A long story takes that one, or a new one, and its process ends with it: so its memory is given
    back, and it may be niced. No process outlives this one, however it ends.
    """

    def __init__(self, *, kept_s: float = _KEPT_S) -> None:
        self._kept_s = kept_s
        self._lock = Lock()
        self._workers: set[Worker] = set()
        self._idle: Worker | None = None
        self._timer: Timer | None = None
        self._closed = False

    def short(
        self, story: Callable[P, Generator[E, None, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[E, None, T]:
        """Tell a story that takes seconds, in a process that may be used again."""
        return self._apart(story, args, kwargs, long=False)

    def long(
        self, story: Callable[P, Generator[E, None, T]], /, *args: P.args, **kwargs: P.kwargs
    ) -> Generator[E, None, T]:
        """Tell a story that takes minutes or hours, in a process that ends with it and makes way for others."""
        return self._apart(story, args, kwargs, long=True)

    def close(self) -> None:
        """End all processes, also those in the midst of a story: as when the power goes, it loses what is not saved."""
        with self._lock:
            self._closed = True
            workers, self._workers = self._workers, set()
            self._forget_idle()
        for worker in workers:
            worker.kill()

    def _apart(
        self, story: Callable[..., Generator[E, None, T]], args: tuple[Any, ...], kwargs: dict[str, Any], *, long: bool
    ) -> Generator[E, None, T]:
        from inspector.services.apart.messages import Order

        worker = self._take()
        try:
            result: T = yield from worker.tell(Order(story, args, kwargs, gives_way=long))
            return result
        finally:
            self._put_back(worker, used=long)

    def _take(self) -> "Worker":
        from inspector.services.apart.worker import Worker

        with self._lock:
            worker = self._idle
            self._forget_idle()
            if worker is None or not worker.alive:
                worker = Worker()
            self._workers = {*(other for other in self._workers if other.alive), worker}
        return worker

    def _put_back(self, worker: "Worker", *, used: bool) -> None:
        """Keep a process for the next story, or let it end; one that has not told its story to its end is killed."""
        if not worker.free:
            worker.kill()  # without the lock: the system may take seconds, and the window asks for the next story
            return
        with self._lock:
            if not used and not self._closed and self._idle is None:
                self._idle = worker
                self._timer = Timer(self._kept_s, self._end_idle, (worker,))
                self._timer.daemon = True
                self._timer.start()
            else:
                worker.end()

    def _end_idle(self, worker: "Worker") -> None:
        with self._lock:
            if worker is self._idle:
                self._forget_idle()
                worker.end()

    def _forget_idle(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
        self._idle = self._timer = None
