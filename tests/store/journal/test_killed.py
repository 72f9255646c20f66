"""A program that is killed in the middle of recording loses nothing that it had recorded."""

import subprocess
import sys
from pathlib import Path

import pytest

from inspector.store.journal.journal import Journal
from tests.store.journal.recorded import an_entry

PROGRAM = """
import sys
from pathlib import Path
from inspector.core.judgement import Verdict
from inspector.store.journal.journal import Journal
from tests.store.journal.recorded import an_entry
with Journal.open(Path(sys.argv[1])) as journal:
    while True:
        print(journal.record(an_entry(Verdict.ANOMALY)), flush=True)
"""


@pytest.mark.parametrize("lines", [1, 7, 20])
def test_nothing_that_was_committed_is_lost(tmp_path: Path, lines: int) -> None:
    program = subprocess.Popen([sys.executable, "-c", PROGRAM, str(tmp_path)], stdout=subprocess.PIPE, text=True)
    assert program.stdout is not None
    told = [int(program.stdout.readline()) for _ in range(lines)]
    program.kill()
    told += [int(line) for line in program.stdout if line.endswith("\n")]
    program.stdout.close()
    program.wait()
    with Journal.open(tmp_path) as journal:
        kept = journal.entries(limit=None)
        assert {entry.id for entry in kept} >= set(told)
        assert all(entry.photo is not None and entry.photo.is_file() for entry in kept)
        assert journal.record(an_entry()) > max(told)
