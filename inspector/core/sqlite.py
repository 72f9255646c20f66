"""What every SQLite file of ours needs: the error's primary code, and turning to WAL while others do so too."""

import sqlite3
import time

_AGAIN_S = 0.02


def primary_code(error: BaseException | None) -> int:
    """Return SQLite's primary code; an error that we raised ourselves counts as a plain one."""
    return int(getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR)) & 0xFF


def turn_to_wal(connection: sqlite3.Connection, wait_s: float) -> None:
    """Turn to WAL, so that looking never waits for writing. Raises `sqlite3.OperationalError` after `wait_s` seconds.

    For this alone SQLite does not wait by itself while another process makes the same file.
    """
    end = time.monotonic() + wait_s
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            if primary_code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(_AGAIN_S)
