"""Thumbnails for whoever paints images: asked for while painting, made in threads, the newest wish first."""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from os import cpu_count
from pathlib import Path
from threading import Condition, Thread

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPixmap

from inspector.core.errors import ImageUnreadable
from inspector.gui.pictures import image_of
from inspector.store.thumbnails import SIDES, prune, side_for, thumbnail

MEMORY_BYTES = 192 << 20
WISHES = 400  # older ones are forgotten: whoever still wants them asks again when painting
_THREADS = max(1, min(4, (cpu_count() or 2) - 1))
_Key = tuple[Path, int]  # file, side


@dataclass(slots=True)
class _Held:
    """A thumbnail in memory; `stamp` tells whether the file has changed since."""

    pixmap: QPixmap
    stamp: int


class Thumbnails(QObject):
    """Small pictures of files. `ready` carries the path of one that has come; paint again then.

    `folder` is where they are kept between runs. Threads start with the first wish.
    """

    ready = Signal(object)
    _came = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._held: OrderedDict[_Key, _Held] = OrderedDict()
        self._bytes = 0
        self._causes: dict[Path, tuple[int, str]] = {}
        self._shelf = _Shelf()
        self._threads: list[Thread] = []
        self._came.connect(self._collect, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(self._shelf.close)

    def get(self, path: Path, side: int, stamp: int = 0) -> QPixmap | None:
        """Return a thumbnail of at least `side` pixels, where it is no larger one; None: it comes later.

        `side` counts pixels of the screen. `stamp` is the file's time of change: with another one than before
        the thumbnail is made again. While a larger one is being made, a smaller one is returned.
        """
        wanted = side_for(side)
        key = (path, wanted)
        held = self._held.get(key)
        if held is not None and held.stamp == stamp:
            self._held.move_to_end(key)
            return held.pixmap
        if self._causes.get(path, (-1, ""))[0] != stamp:
            self._wish(key, stamp)
        others = (self._held.get((path, other)) for other in reversed(SIDES))
        return next((other.pixmap for other in (held, *others) if other is not None), None)

    def cause(self, path: Path) -> str:
        """Return why there is no thumbnail of a file and will be none; empty otherwise."""
        return self._causes.get(path, (0, ""))[1]

    def follow(self, renamed: Mapping[Path, Path]) -> None:
        """Keep what is known of files that have other paths now."""
        for old, new in renamed.items():
            for side in SIDES:
                if (held := self._held.pop((old, side), None)) is not None:
                    self._held[new, side] = held
            if (cause := self._causes.pop(old, None)) is not None:
                self._causes[new] = cause

    def close(self) -> None:
        """Stop the threads; what was asked for does not come any more."""
        self._shelf.close()
        for thread in self._threads:
            thread.join()
        self._threads.clear()

    def _wish(self, key: _Key, stamp: int) -> None:
        self._shelf.wish(key, stamp)
        if not self._threads:
            self._threads = [
                Thread(target=_work, args=(self._shelf, self._folder, self._came.emit, first), daemon=True)
                for first in [True] + [False] * (_THREADS - 1)
            ]
            for thread in self._threads:
                thread.start()

    @Slot()
    def _collect(self) -> None:
        for key, stamp, made in self._shelf.collect():
            if isinstance(made, str):
                self._causes[key[0]] = (stamp, made)
            else:
                self._hold(key, _Held(QPixmap.fromImage(made), stamp))
            self.ready.emit(key[0])

    def _hold(self, key: _Key, held: _Held) -> None:
        old = self._held.pop(key, None)
        self._causes.pop(key[0], None)
        self._held[key] = held
        self._bytes += _size(held) - (_size(old) if old else 0)
        while self._bytes > MEMORY_BYTES:
            _, oldest = self._held.popitem(last=False)
            self._bytes -= _size(oldest)


_Made = tuple[_Key, int, QImage | str]


class _Shelf:
    """What lies between the window and the threads: wishes on one side, finished pictures on the other."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._wishes: OrderedDict[_Key, int] = OrderedDict()
        self._in_hand: set[_Key] = set()
        self._made: list[_Made] = []
        self._closed = False

    def wish(self, key: _Key, stamp: int) -> None:
        with self._changed:
            if key in self._in_hand:
                return
            self._wishes[key] = stamp
            self._wishes.move_to_end(key)
            if len(self._wishes) > WISHES:
                self._wishes.popitem(last=False)
            self._changed.notify()

    def take(self) -> tuple[_Key, int] | None:
        """Wait for the newest wish; None at the end."""
        with self._changed:
            self._changed.wait_for(lambda: self._wishes or self._closed)
            if self._closed:
                return None
            wish = self._wishes.popitem()
            self._in_hand.add(wish[0])
            return wish

    def put(self, made: _Made, tell: Callable[[], None]) -> None:
        """Lay a finished picture on the shelf, and `tell` where the others were fetched; not after closing."""
        with self._changed:
            self._in_hand.discard(made[0])
            self._made.append(made)
            if len(self._made) == 1 and not self._closed:
                tell()

    def collect(self) -> list[_Made]:
        with self._changed:
            made, self._made = self._made, []
            return made

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify_all()


def _work(shelf: _Shelf, folder: Path, tell: Callable[[], None], tidies: bool) -> None:
    if tidies:
        prune(folder)
    while (wish := shelf.take()) is not None:
        (path, side), stamp = wish
        try:
            picture = thumbnail(path, side, folder)
            made: QImage | str = image_of(picture)
        except ImageUnreadable as error:
            made = error.cause
        shelf.put(((path, side), stamp, made), tell)


def _size(held: _Held) -> int:
    return 4 * held.pixmap.width() * held.pixmap.height()
