"""The log: two faces write into one file, a full one is renamed, and a disk that refuses stops nothing."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from inspector.store.log import LOG_NAME, SharedFileHandler, log_files, start_log


@pytest.fixture(autouse=True)
def _ended() -> Iterator[None]:
    yield
    logging.getLogger("inspector").handlers.clear()


def test_it_begins_with_version_and_face(tmp_path: Path) -> None:
    start_log(tmp_path / "logs", "window")
    line = (tmp_path / "logs" / LOG_NAME).read_text()
    assert "INFO window" in line
    assert "Inspector 0." in line


def test_it_is_started_anew_not_twice(tmp_path: Path) -> None:
    start_log(tmp_path, "command line")
    start_log(tmp_path, "window").warning("once")
    assert (tmp_path / LOG_NAME).read_text().count("once") == 1


def test_it_keeps_few_old_files(tmp_path: Path) -> None:
    logger = start_log(tmp_path, "window")
    for _ in range(700):
        logger.info("x" * 10_000)
    files = list(tmp_path.iterdir())
    assert len(files) == 5
    assert sum(file.stat().st_size for file in files) < 6 << 20


def test_the_newest_lines_are_in_the_first_file(tmp_path: Path) -> None:
    handler = SharedFileHandler(tmp_path / LOG_NAME, limit_bytes=30, kept=2)
    for number in range(9):
        handler.emit(logging.makeLogRecord({"msg": f"line number {number}"}))
    assert [file.read_text().split()[-1] for file in log_files(tmp_path)] == ["8", "7", "5"]


def test_two_programs_write_into_it_and_nothing_is_lost(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from inspector.store.log import start_log\n"
        "log = start_log(Path(sys.argv[1]), sys.argv[2])\n"
        "for number in range(200): log.info('line %s', number)\n"
    )
    programs = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), face]) for face in ("window", "other")]
    assert [program.wait(60) for program in programs] == [0, 0]
    lines = (tmp_path / LOG_NAME).read_text().splitlines()
    assert sum(" line " in line for line in lines) == 400


def test_a_folder_that_cannot_be_written_is_no_reason_to_stop(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said = io.StringIO()
    logger = start_log(tmp_path / "file" / "logs", "window", otherwise=said)
    logger.info("not of interest")
    logger.error("what matters")
    assert said.getvalue().count("\n") == 1
    assert "what matters" in said.getvalue()


def test_without_an_error_output_it_is_silent(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    start_log(tmp_path / "file" / "logs", "window", otherwise=None).error("nobody hears this")


def test_a_disk_that_refuses_later_stops_nothing(tmp_path: Path) -> None:
    logger = start_log(tmp_path / "logs", "window")
    (tmp_path / "logs" / LOG_NAME).unlink()
    (tmp_path / "logs" / LOG_NAME).mkdir()
    logger.error("this cannot be written")
    assert log_files(tmp_path / "logs") == ()


def test_letters_that_no_file_can_hold_are_written_as_numbers(tmp_path: Path) -> None:
    start_log(tmp_path, "window").info("camera \udcff")
    assert "camera \\udcff" in (tmp_path / LOG_NAME).read_text()
