"""What is known of files, kept between runs, so that a folder of 10,000 photographs opens at once.

The index is only a memory: it can be deleted at any time, and no fault of its file is ever an error. A
damaged file, or one of another version, is set aside; where no file can be kept the index lives in memory.
"""

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Self

from inspector.core.sqlite import primary_code, turn_to_wal
from inspector.data.walk import File

SCHEMA = 1
SETTLED_NS = 2_000_000_000  # FAT keeps times to two seconds: what changed since then may change again unseen
ROWS_KEPT = 1_000_000  # about 200 MB; the oldest go first
WAIT_S = 5.0

_CREATE = """CREATE TABLE facts (path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER,
    hash TEXT, width INTEGER, height INTEGER, bits INTEGER, cause TEXT)"""
_RECALL = "SELECT hash, width, height, bits, cause FROM facts WHERE path = ? AND size = ? AND mtime_ns = ?"
_REMEMBER = "INSERT OR REPLACE INTO facts VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_FORGET = "DELETE FROM facts WHERE rowid <= (SELECT MAX(rowid) FROM facts) - ?"
_NOT_OURS = {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}


@dataclass(frozen=True, slots=True)
class Facts:
    """What a file was found to be: an image (`hash` is set), rejected (`cause` is set) or no image (neither).

    `width` and `height` are pixels as shown, `bits` the depth of one channel.
    """

    hash: str = ""
    width: int = 0
    height: int = 0
    bits: int = 0
    cause: str = ""


class Index:
    """Remembers the facts of each (path, size, time of change). Two processes may share one file.

    `path` is the SQLite file, made when missing; None keeps everything in memory. Use an index from one
    thread at a time, and close it.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._connection = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *raised: object) -> None:
        self.close()

    @property
    def lasting(self) -> bool:
        """Whether what is remembered outlives this process."""
        return self._path is not None

    def recall(self, file: File) -> Facts | None:
        """Return what is known of the file as it is now; None if it is new or was changed."""
        try:
            row = self._connection.execute(_RECALL, _key(file)).fetchone()
        except sqlite3.Error as error:
            self._survive(error)
            return None
        return Facts(*row) if row else None

    def remember(self, found: Iterable[tuple[File, Facts]]) -> None:
        """Keep what was found, but not of files changed in the last two seconds: they may change again."""
        now = time.time_ns()
        rows = [_key(file) + astuple(facts) for file, facts in found if abs(now - file.mtime_ns) > SETTLED_NS]
        try:
            with _transaction(self._connection) as transaction:
                transaction.executemany(_REMEMBER, rows)
                transaction.execute(_FORGET, [ROWS_KEPT])
        except sqlite3.Error as error:
            self._survive(error)

    def close(self) -> None:
        """Let go of the file."""
        with contextlib.suppress(sqlite3.Error):
            self._connection.close()

    def _survive(self, error: sqlite3.Error) -> None:
        """Go on after a fault: a damaged file is set aside; with a busy or full disk less is kept."""
        if isinstance(error, sqlite3.ProgrammingError):
            raise error
        if primary_code(error) in _NOT_OURS and self._path is not None:
            self.close()
            _set_aside(self._path)
            self._connection = self._open()

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            with contextlib.suppress(OSError, sqlite3.Error):
                return _connect_or_start_over(self._path)
        self._path = None
        return _connect(None)


def _connect_or_start_over(path: Path) -> sqlite3.Connection:
    try:
        return _connect(path)
    except sqlite3.Error as error:
        if primary_code(error) not in _NOT_OURS:
            raise
        _set_aside(path)
        return _connect(path)


def _connect(path: Path | None) -> sqlite3.Connection:
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    name = ":memory:" if path is None else path
    connection = sqlite3.connect(name, timeout=WAIT_S, isolation_level=None, check_same_thread=False)
    try:
        turn_to_wal(connection, WAIT_S)
        connection.execute("PRAGMA synchronous = NORMAL")
        _prepare(connection)
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the table in a new file. Raises `sqlite3.Error` if the file has another one."""
    with _transaction(connection) as transaction:
        if transaction.execute("PRAGMA user_version").fetchone() == (0,):
            transaction.execute(_CREATE)
            transaction.execute(f"PRAGMA user_version = {SCHEMA}")
        (version,) = transaction.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA:
            raise sqlite3.DatabaseError(f"schema {version}")
        transaction.execute(_RECALL, (b"", 0, 0))


@contextlib.contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    with connection:  # commits, or rolls back
        yield connection


def _set_aside(path: Path) -> None:
    """Move a file that is not ours to use out of the way, in place of any earlier one."""
    with contextlib.suppress(OSError):
        path.replace(path.with_name(f"{path.name}.aside"))
    for suffix in ("-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def _key(file: File) -> tuple[bytes, int, int]:
    return os.fsencode(file.path), file.size, file.mtime_ns
