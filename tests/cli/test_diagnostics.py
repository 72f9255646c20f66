"""`inspector diagnostics`: one archive, nothing replaced unasked, photographs only of a project that is named."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from inspector.cli.app import run
from inspector.services import diagnosing
from inspector.store.log import LOG_NAME
from inspector.store.places import log_dir
from inspector.store.project import create_project


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagnosing, "devices", lambda: {"cores": 2})  # that takes the seconds of importing torch


def ended(*arguments: object) -> object:
    with pytest.raises(SystemExit) as end:
        run(["diagnostics", *map(str, arguments)])
    return end.value.code


def test_it_writes_an_archive_with_the_log(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(tmp_path / "d.zip") == 0
    assert "logs/inspector.log" in ZipFile(tmp_path / "d.zip").namelist()
    assert "it holds no photos." in capsys.readouterr().out


def test_a_project_that_is_named_is_told_of(tmp_path: Path) -> None:
    project = create_project(tmp_path / "bracket")
    assert ended(tmp_path / "d.zip", "--project", project.root) == 0
    assert '"images": 0' in ZipFile(tmp_path / "d.zip").read("report.json").decode()


def test_what_is_no_project_is_a_known_error(tmp_path: Path) -> None:
    assert ended(tmp_path / "d.zip", "--project", tmp_path / "nowhere") == 1


def test_a_file_that_is_there_is_replaced_only_when_asked(tmp_path: Path) -> None:
    (tmp_path / "d.zip").write_bytes(b"mine")
    assert ended(tmp_path / "d.zip") == 1
    assert ended(tmp_path / "d.zip", "--overwrite") == 0


def test_photos_of_no_project_are_wrong_usage(tmp_path: Path) -> None:
    assert ended(tmp_path / "d.zip", "--photos") == 2


def test_the_log_tells_what_was_asked_but_not_what_options_were_given(tmp_path: Path) -> None:
    ended(tmp_path / "d.zip", "--project=secret plan", "--quiet")
    lines = [line for line in (log_dir() / LOG_NAME).read_text().splitlines() if "asked:" in line]
    assert lines[-1].endswith("asked: diagnostics --project --quiet")
