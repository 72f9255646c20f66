"""Opening a journal of any age: new ones are made, older ones copied and brought forward, newer ones refused.

A damaged one is set aside, whole, and said so: never replaced in silence.
"""

import sqlite3
from contextlib import closing, suppress
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from inspector.core.errors import JournalDamaged, JournalTooNew, NotWritable
from inspector.core.files import beside, reason
from inspector.store.journal.database import told, writing_rows
from inspector.store.journal.tables import SCHEMA

_CHECKED_BYTES = 200 * 1024**2  # larger files are not read through at each start: that would take seconds
_SCRIPTS = Path(__file__).parent / "migrations"


def bring_forward(engine: Engine, path: Path, *, had_pictures: bool) -> None:
    """Make the journal at `path` one that this Inspector can use.

    `had_pictures` tells that inspections were recorded beside it before: then an empty file is damaged, not new.
    Raises `JournalTooNew`, `JournalDamaged` (it was set aside), `NotWritable`, `DiskFull`.
    """
    try:
        schema = _schema(path, had_pictures=had_pictures)
        if schema == SCHEMA:
            return
        if schema > SCHEMA:
            raise JournalTooNew(path, schema=schema, supported=SCHEMA)
        if schema:
            _copy(path, schema)
        _upgrade(engine, path)
    except JournalDamaged as damage:
        engine.dispose()
        raise JournalDamaged(path, damage.cause, aside=_set_aside(path)) from damage


def _schema(path: Path, *, had_pictures: bool) -> int:
    """Return the schema of a journal, 0 of one that is yet to be made. Raises `JournalDamaged`."""
    if not path.exists():
        return 0
    if not path.stat().st_size:
        if had_pictures:
            raise JournalDamaged(path, "the file is empty (0 bytes)")
        return 0
    with told(path), closing(sqlite3.connect(path)) as connection:
        if path.stat().st_size <= _CHECKED_BYTES:
            (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            if found != "ok":
                raise JournalDamaged(path, found.splitlines()[-1])
        tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if not tables:
            return 0
        if "alembic_version" not in tables:
            raise JournalDamaged(path, "it is another program's database")
        versions = [version for (version,) in connection.execute("SELECT version_num FROM alembic_version")]
    if not versions and tables == {"alembic_version"}:
        return 0
    if len(versions) != 1 or not str(versions[0]).isdigit():
        raise JournalDamaged(path, "it does not say of which version it is")
    return int(versions[0])


def _copy(path: Path, schema: int) -> None:
    """Keep the journal as it is, under a name that tells when: what a migration does wrong can be undone."""
    target = path.with_name(f"{path.stem}-schema{schema}-{_stamp()}{path.suffix}")
    part = beside(target)
    try:
        with told(path), closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(part)) as copy:
            source.backup(copy)
        part.replace(target)
    except OSError as error:
        raise NotWritable(target, reason(error)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _upgrade(engine: Engine, path: Path) -> None:
    """Run the migrations in one transaction: a kill in the middle leaves the journal as it was."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS).replace("%", "%%"))
    with writing_rows(engine, path) as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _set_aside(path: Path) -> Path | None:
    """Rename a damaged journal with what belongs to it; return its new name, None where that is not possible."""
    aside = path.with_name(f"{path.stem}-damaged-{_stamp()}{path.suffix}")
    try:
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            belonging = path.with_name(path.name + suffix)
            if belonging.exists():
                belonging.rename(aside.with_name(aside.name + suffix))
    except OSError:
        return None
    return aside


def _stamp() -> str:
    return datetime.now().strftime("%Y-%m-%d_%H%M%S")  # local time, for people
