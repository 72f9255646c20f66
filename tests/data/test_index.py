import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from inspector.data import index as index_module
from inspector.data.index import SCHEMA, Facts, Index
from inspector.data.walk import File

OLD_NS = time.time_ns() - 60_000_000_000
FILE = File(Path("/photos/a.png"), 100, OLD_NS)
FACTS = Facts("ab" * 32, 640, 480, 8)


def test_what_was_remembered_is_recalled_by_the_next_run(tmp_path: Path) -> None:
    with Index(tmp_path / "index.sqlite") as index:
        index.remember([(FILE, FACTS)])
    with Index(tmp_path / "index.sqlite") as index:
        assert index.recall(FILE) == FACTS


@pytest.mark.parametrize(
    "other",
    [File(Path("/b.png"), 100, OLD_NS), File(FILE.path, 101, OLD_NS), File(FILE.path, 100, OLD_NS + 1)],
)
def test_another_path_size_or_time_is_another_file(other: File) -> None:
    with Index() as index:
        index.remember([(FILE, FACTS)])
        assert index.recall(other) is None


def test_a_changed_file_replaces_what_was_known_of_it() -> None:
    with Index() as index:
        index.remember([(FILE, FACTS), (File(FILE.path, 7, OLD_NS), Facts(cause="empty"))])
        assert index.recall(FILE) is None


def test_a_file_that_changed_just_now_is_not_trusted() -> None:
    file = File(FILE.path, 100, time.time_ns())
    with Index() as index:
        index.remember([(file, FACTS)])
        assert index.recall(file) is None


def test_a_path_that_is_no_text_is_remembered() -> None:
    file = File(Path(os.fsdecode(b"/\xff.png")), 100, OLD_NS)
    with Index() as index:
        index.remember([(file, FACTS)])
        assert index.recall(file) == FACTS


@pytest.mark.parametrize("content", [b"this is no database, but it is long enough to be one" * 40, b"\0" * 4096])
def test_a_damaged_index_is_set_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index.sqlite"
    path.write_bytes(content)
    with Index(path) as index:
        index.remember([(FILE, FACTS)])
        assert index.lasting
        assert index.recall(FILE) == FACTS
    assert (tmp_path / "index.sqlite.aside").read_bytes() == content


def test_the_index_of_a_newer_inspector_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {SCHEMA + 1}")
    connection.close()
    with Index(path) as index:
        index.remember([(FILE, FACTS)])
        assert index.recall(FILE) == FACTS
    assert (tmp_path / "index.sqlite.aside").exists()


def test_a_database_of_another_program_is_set_aside_whole(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE facts (something TEXT)")
    connection.execute("INSERT INTO facts VALUES ('precious')")
    connection.commit()
    connection.close()
    with Index(path) as index:
        assert index.recall(FILE) is None
    kept = sqlite3.connect(tmp_path / "index.sqlite.aside")
    assert kept.execute("SELECT something FROM facts").fetchone() == ("precious",)
    kept.close()


def test_damage_that_shows_later_is_survived(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    files = [File(Path(f"/photos/{number}.png"), 1, OLD_NS) for number in range(2000)]
    with Index(path) as index:
        index.remember([(file, FACTS) for file in files])
    with path.open("r+b") as raw:
        raw.seek(8192)
        raw.write(os.urandom(path.stat().st_size - 8192))
    with Index(path) as index:
        assert [index.recall(file) for file in files] != [FACTS] * len(files)
        index.remember([(FILE, FACTS)])
        assert index.recall(FILE) == FACTS


def test_a_folder_that_cannot_be_made_leaves_the_index_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with Index(tmp_path / "file" / "index.sqlite") as index:
        index.remember([(FILE, FACTS)])
        assert index.recall(FILE) == FACTS
        assert not index.lasting


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_leaves_the_index_in_memory(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with Index(tmp_path / "index.sqlite") as index:
        assert not index.lasting
    tmp_path.chmod(0o700)


def test_a_deleted_index_is_simply_made_again(tmp_path: Path) -> None:
    with Index(tmp_path / "cache" / "index.sqlite") as index:
        index.remember([(FILE, FACTS)])
    (tmp_path / "cache" / "index.sqlite").unlink()
    with Index(tmp_path / "cache" / "index.sqlite") as index:
        assert index.recall(FILE) is None
        assert index.lasting


def test_a_locked_index_is_waited_for_and_then_done_without(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "WAIT_S", 0.05)
    path = tmp_path / "index.sqlite"
    with Index(path) as index:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        index.remember([(FILE, FACTS)])
        assert index.recall(FILE) is None
        other.execute("ROLLBACK")
        other.close()
        index.remember([(FILE, FACTS)])
        assert index.recall(FILE) == FACTS


def test_the_oldest_entries_are_forgotten_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(index_module, "ROWS_KEPT", 3)
    files = [File(Path(f"/{number}.png"), 1, OLD_NS) for number in range(5)]
    with Index() as index:
        for file in files:
            index.remember([(file, FACTS)])
        assert [index.recall(file) is not None for file in files] == [False, False, True, True, True]


_WRITES = """
import sys, time
from pathlib import Path
from inspector.data.index import Facts, Index
from inspector.data.walk import File
print("ready", flush=True)
sys.stdin.readline()
with Index(Path(sys.argv[1])) as index:
    for number in range(40):
        index.remember([(File(Path(f"/{sys.argv[2]}/{number}.png"), 1, 1), Facts("ab", 1, 1, 8))])
"""


def test_two_processes_make_one_index_and_write_to_it(tmp_path: Path) -> None:
    path = tmp_path / "index.sqlite"
    both = [
        subprocess.Popen(
            [sys.executable, "-c", _WRITES, str(path), name], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for name in ("a", "b")
    ]
    assert [process.stdout.readline() for process in both if process.stdout] == ["ready\n"] * 2
    for process in both:  # at the same moment, so that both make the file
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    for process in both:
        process.communicate(timeout=60)
    assert [process.returncode for process in both] == [0, 0]
    with Index(path) as index:
        files = [File(Path(f"/{name}/{number}.png"), 1, 1) for name in ("a", "b") for number in range(40)]
        assert all(index.recall(file) for file in files)
