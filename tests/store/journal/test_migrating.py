import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from threading import Barrier

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from inspector.core.errors import JournalDamaged, JournalTooNew, NotWritable
from inspector.store.journal import migrating
from inspector.store.journal.journal import FILE, Journal
from inspector.store.journal.tables import SCHEMA, metadata
from tests.store.journal.recorded import an_entry


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    with Journal.open(tmp_path) as journal:
        for _ in range(30):
            journal.record(an_entry())
    return tmp_path


def set_version(folder: Path, version: str) -> None:
    with closing(sqlite3.connect(folder / FILE)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", [version])


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An Inspector with one migration more; its script can be changed."""
    import shutil

    scripts = tmp_path_factory.mktemp("scripts") / "migrations of 100 %"
    shutil.copytree(migrating._SCRIPTS, scripts)
    script = scripts / "versions" / "0002_second.py"
    script.write_text(
        "import sqlalchemy as sa\nfrom alembic import op\nrevision, down_revision = '0002', '0001'\n"
        "def upgrade():\n    op.add_column('inspections', sa.Column('light', sa.Float))\n"
    )
    monkeypatch.setattr(migrating, "_SCRIPTS", scripts)
    monkeypatch.setattr(migrating, "SCHEMA", 2)
    return script


def test_the_migrations_make_the_tables_that_are_used(tmp_path: Path) -> None:
    with Journal.open(tmp_path) as journal, journal._engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == f"{SCHEMA:04d}"


def test_the_migrations_are_files_beside_the_code() -> None:
    """Alembic reads them from the disk, also in the packaged application."""
    assert (migrating._SCRIPTS / "env.py").is_file()
    assert len(list((migrating._SCRIPTS / "versions").glob("0*.py"))) == SCHEMA


def test_a_journal_that_is_up_to_date_is_opened_as_it_is(filled: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrating, "_upgrade", None)
    with Journal.open(filled) as journal:
        assert journal.count().total == 30
    assert sorted(path.name for path in filled.iterdir()) == ["inspected", FILE]


def test_an_older_journal_is_copied_then_brought_forward(filled: Path, newer: Path) -> None:
    with Journal.open(filled) as journal, journal._engine.connect() as connection:
        assert connection.execute(text("SELECT count(light), count(*) FROM inspections")).one() == (0, 30)
    (copy,) = filled.glob("journal-schema1-*.sqlite")
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM inspections").fetchone() == (30,)
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)


def test_a_migration_that_fails_leaves_the_journal_as_it_was(filled: Path, newer: Path) -> None:
    newer.write_text(newer.read_text() + "    op.execute('DELETE FROM inspections')\n    1 / 0\n")
    with pytest.raises(ZeroDivisionError):
        Journal.open(filled)
    with closing(sqlite3.connect(filled / FILE)) as connection:
        assert connection.execute("SELECT count(*) FROM inspections").fetchone() == (30,)
        assert "light" not in str(connection.execute("PRAGMA table_info(inspections)").fetchall())


def test_a_journal_is_not_migrated_without_its_copy(filled: Path, newer: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, schema: int) -> None:
        raise NotWritable(path, "the disk is full")

    monkeypatch.setattr(migrating, "_copy", full)
    with pytest.raises(NotWritable):
        Journal.open(filled)
    assert migrating._schema(filled / FILE, had_pictures=True) == 1


def test_a_newer_journal_is_refused_and_left_alone(filled: Path) -> None:
    set_version(filled, "0099")
    before = (filled / FILE).read_bytes()
    with pytest.raises(JournalTooNew, match="Update Inspector") as refusal:
        Journal.open(filled)
    assert (refusal.value.schema, refusal.value.supported) == (99, SCHEMA)
    assert (filled / FILE).read_bytes() == before


def garbled(file: Path) -> None:
    data = bytearray(file.read_bytes())
    data[4096 : len(data) // 2] = os.urandom(len(data) // 2 - 4096)
    file.write_bytes(data)


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lambda file: file.write_bytes(b"not a database" * 100), id="something else"),
        pytest.param(lambda file: file.write_bytes(file.read_bytes()[:5000]), id="cut off"),
        pytest.param(lambda file: file.write_bytes(b""), id="empty"),
        pytest.param(garbled, id="garbled"),
        pytest.param(lambda file: set_version(file.parent, "late"), id="of no version"),
    ],
)
def test_a_damaged_journal_is_set_aside_whole_and_said_so(filled: Path, damage: object) -> None:
    assert callable(damage)
    damage(filled / FILE)
    before = (filled / FILE).read_bytes()
    with pytest.raises(JournalDamaged, match="set aside as journal-damaged-") as told:
        Journal.open(filled)
    assert told.value.aside is not None
    assert told.value.aside.read_bytes() == before
    assert not (filled / FILE).exists()


def test_after_a_damaged_one_a_new_journal_begins(filled: Path) -> None:
    (filled / FILE).write_bytes(b"not a database" * 100)
    with pytest.raises(JournalDamaged):
        Journal.open(filled)
    with Journal.open(filled) as journal:
        assert journal.count().total == 0


def test_the_database_of_another_program_is_not_used(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / FILE)) as connection, connection:
        connection.execute("CREATE TABLE recipes (cake TEXT)")
    with pytest.raises(JournalDamaged, match="another program's database"):
        Journal.open(tmp_path)


def test_an_empty_file_where_nothing_was_recorded_is_a_new_journal(tmp_path: Path) -> None:
    (tmp_path / FILE).touch()
    with Journal.open(tmp_path) as journal:
        assert journal.count().total == 0


def test_many_who_make_the_same_journal_at_once_make_one(tmp_path: Path) -> None:
    many = 6
    together = Barrier(many)

    def open_and_record(_: int) -> int:
        together.wait()
        with Journal.open(tmp_path) as journal:
            return journal.record(an_entry(photograph=None))

    with ThreadPoolExecutor(many) as pool:
        assert sorted(pool.map(open_and_record, range(many))) == [1, 2, 3, 4, 5, 6]
