"""The journal's file: SQLite, opened so that what was committed stays, and its errors in plain words.

WAL, so that looking never waits for recording; `synchronous = FULL`, so that a commit is on the disk when it returns.
With NORMAL a power cut could take the last verdicts back that an operator has seen and acted on. FULL costs one flush
an inspection, about 4 ms on a plain disk: far less than judging a frame.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from inspector.core.errors import DiskFull, InspectorError, JournalDamaged, NotWritable
from inspector.core.sqlite import primary_code, turn_to_wal

WAIT_S = 10.0  # for another process that writes
_IMMEDIATE = "begin_immediate"
_DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_REFUSED = {
    sqlite3.SQLITE_BUSY: "another program holds it",
    sqlite3.SQLITE_LOCKED: "another program holds it",
    sqlite3.SQLITE_READONLY: "no permission",
    sqlite3.SQLITE_PERM: "no permission",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened",
    sqlite3.SQLITE_IOERR: "the disk failed",
}


def connect(path: Path) -> Engine:
    """Return the engine of a file; nothing is opened yet."""
    engine = create_engine(URL.create("sqlite", database=str(path)), connect_args={"timeout": WAIT_S})
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin)
    return engine


@contextmanager
def reading(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection that sees one state of the journal. Raises as `told`."""
    with told(path), engine.connect() as connection, connection.begin():
        yield connection


@contextmanager
def writing_rows(engine: Engine, path: Path) -> Iterator[Connection]:
    """Give a connection whose changes are committed when the block ends, all or none. Raises as `told`."""
    with told(path), engine.connect() as plain:
        connection = plain.execution_options(**{_IMMEDIATE: True})
        with connection.begin():
            yield connection


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into known ones: `DiskFull`, `NotWritable`, `JournalDamaged`. Others are bugs and fly."""
    try:
        yield
    except DBAPIError as error:
        raise _known(error.orig, path) or error from error
    except sqlite3.Error as error:
        raise _known(error, path) or error from error


def _known(error: BaseException | None, path: Path) -> InspectorError | None:
    code = primary_code(error)
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(path)
    if code in _DAMAGED:
        return JournalDamaged(path, str(error))
    return NotWritable(path, _REFUSED[code]) if code in _REFUSED else None


def _configure(connection: Any, _: object) -> None:
    connection.isolation_level = None  # Python's own idea of transactions leaves changes of tables outside of them
    turn_to_wal(connection, WAIT_S)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")


def _begin(connection: Connection) -> None:
    # A writer that began by reading could not wait for another one: SQLite would refuse it at once.
    immediate = connection.get_execution_options().get(_IMMEDIATE, False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if immediate else "BEGIN")
