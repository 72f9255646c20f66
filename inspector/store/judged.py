"""What bundles said of images, kept between runs, so that a threshold can be moved without judging anew.

Only a memory, as the index is: it can be deleted at any time, and no fault of its file is ever an error. Without a
file that can be used it lives in memory.
"""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from inspector.core.judgement import HeatMap
from inspector.core.sqlite import turn_to_wal
from inspector.store.heat_maps import pack, unpack

SCHEMA = 2
LIMIT_BYTES = 1 << 30
_WAIT_S = 5.0
_AT_ONCE = 500  # hashes in one question; SQLite allows 999
_CREATE = """CREATE TABLE judged (graph TEXT, image TEXT, score REAL, height INTEGER, width INTEGER,
    rows INTEGER, columns INTEGER, heat BLOB, embedding BLOB, UNIQUE (graph, image))"""
_KEEP = "INSERT OR REPLACE INTO judged VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET_TENTH = "DELETE FROM judged WHERE rowid <= (SELECT MIN(rowid) + (MAX(rowid) - MIN(rowid)) / 10 FROM judged)"


@dataclass(frozen=True, slots=True)
class Kept:
    """What a graph said of an image: the score as it was, heat map and embedding (D,) to three digits."""

    image: str
    score: float
    heat_map: HeatMap
    embedding: NDArray[np.float32]


class JudgedImages:
    """Remembers scores by graph and image, each named by a hash; `limit_bytes` bounds the file, the oldest go first.

    Use it from one thread at a time, and close it.
    """

    def __init__(self, path: Path | None = None, *, limit_bytes: int = LIMIT_BYTES) -> None:
        self._limit_bytes = limit_bytes
        self._connection = _open(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    def scores(self, graph: str, images: Sequence[str]) -> dict[str, float]:
        """Return the scores that are known, by image."""
        return dict(self._rows("image, score", graph, images))

    def embeddings(self, graph: str, images: Sequence[str]) -> dict[str, NDArray[np.float32]]:
        """Return the embeddings that are known, float32 (D,), by image."""
        rows = self._rows("image, embedding", graph, images)
        return {image: np.frombuffer(held, np.float16).astype(np.float32) for image, held in rows}

    def heat_map(self, graph: str, image: str) -> HeatMap | None:
        """Return a heat map, values to three digits; None where it is not known."""
        for height, width, rows, columns, heat in self._rows("height, width, rows, columns, heat", graph, [image]):
            return unpack(heat, (rows, columns), (height, width))
        return None

    def keep(self, graph: str, found: Iterable[Kept]) -> None:
        """Remember what was found; where the disk refuses, less is remembered."""
        with contextlib.suppress(sqlite3.Error), self._connection:
            self._connection.executemany(_KEEP, [_row(graph, kept) for kept in found])
        with contextlib.suppress(sqlite3.Error):
            self._prune()

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _rows(self, columns: str, graph: str, images: Sequence[str]) -> Iterator[tuple]:  # type: ignore[type-arg]
        for start in range(0, len(images), _AT_ONCE):
            some = images[start : start + _AT_ONCE]
            places = ", ".join("?" * len(some))
            question = f"SELECT {columns} FROM judged WHERE graph = ? AND image IN ({places})"
            with contextlib.suppress(sqlite3.Error):
                yield from self._connection.execute(question, (graph, *some))

    def _prune(self) -> None:
        while self._used_bytes() > self._limit_bytes:
            with self._connection:
                if not self._connection.execute(_FORGET_TENTH).rowcount:
                    return

    def _used_bytes(self) -> int:
        """Return the bytes of pages in use; SQLite fills the free ones before the file grows."""
        pragmas = (f"PRAGMA {name}" for name in ("page_count", "freelist_count", "page_size"))
        pages, free, size = (int(self._connection.execute(pragma).fetchone()[0]) for pragma in pragmas)
        return (pages - free) * size


def _open(path: Path | None) -> sqlite3.Connection:
    if path is None:
        return _connect(None)
    for _ in range(2):  # once more, after a file that is not ours was set aside
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            return _connect(path)
        except sqlite3.OperationalError:  # busy, or a disk that refuses: the file may be good
            break
        except sqlite3.DatabaseError:
            _set_aside(path)
        except OSError:
            break
    return _connect(None)


def _connect(path: Path | None) -> sqlite3.Connection:
    name = ":memory:" if path is None else path
    connection = sqlite3.connect(name, timeout=_WAIT_S, check_same_thread=False)
    try:
        turn_to_wal(connection, _WAIT_S)
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")  # another process may make the same file at this moment
        with connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            if version == 0:
                connection.execute(_CREATE)
                connection.execute(f"PRAGMA user_version = {SCHEMA}")
            elif version != SCHEMA:
                raise sqlite3.DatabaseError(f"schema {version}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _set_aside(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.replace(path.with_name(f"{path.name}.aside"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _row(graph: str, kept: Kept) -> tuple[str, str, float, int, int, int, int, bytes, bytes]:
    shapes = (*kept.heat_map.image_shape, *kept.heat_map.values.shape)
    return (graph, kept.image, kept.score, *shapes, pack(kept.heat_map), _small(kept.embedding))


def _small(values: NDArray[np.float32]) -> bytes:
    most = float(np.finfo(np.float16).max)
    return np.clip(values, -most, most).astype(np.float16).tobytes()
