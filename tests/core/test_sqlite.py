import sqlite3
import threading
from pathlib import Path

import pytest

from inspector.core.sqlite import primary_code, turn_to_wal


def opened(file: Path) -> sqlite3.Connection:
    return sqlite3.connect(file, timeout=0, isolation_level=None, check_same_thread=False)


def test_what_another_one_holds_is_waited_for(tmp_path: Path) -> None:
    holder, connection = opened(tmp_path / "a.sqlite"), opened(tmp_path / "a.sqlite")
    holder.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(0.1, lambda: holder.execute("ROLLBACK"))
    release.start()
    turn_to_wal(connection, 30)
    assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    release.join()
    connection.close()
    holder.close()


def test_but_not_for_ever(tmp_path: Path) -> None:
    holder, connection = opened(tmp_path / "a.sqlite"), opened(tmp_path / "a.sqlite")
    holder.execute("BEGIN EXCLUSIVE")
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        turn_to_wal(connection, 0.05)
    connection.close()
    holder.close()


def test_another_fault_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "a.sqlite").write_bytes(b"no database, but longer than a header of one" * 9)
    connection = opened(tmp_path / "a.sqlite")
    with pytest.raises(sqlite3.DatabaseError) as raised:
        turn_to_wal(connection, 30)
    assert primary_code(raised.value) == sqlite3.SQLITE_NOTADB
    connection.close()


def test_an_error_of_our_own_counts_as_a_plain_one() -> None:
    assert primary_code(sqlite3.DatabaseError("schema 7")) == sqlite3.SQLITE_ERROR
