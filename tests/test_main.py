"""How the window is started: where it stands, which is where its dialogs begin."""

import sys
from pathlib import Path

import pytest

from inspector.__main__ import leave_program_folder


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    made = tmp_path / "home"
    made.mkdir()
    monkeypatch.setattr(Path, "home", lambda: made)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return made


def test_a_double_click_on_the_program_stands_at_home(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    leave_program_folder()
    assert Path.cwd() == home


def test_a_folder_of_ones_own_is_stayed_in(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    photos = home / "photos"
    photos.mkdir()
    monkeypatch.chdir(photos)
    leave_program_folder()
    assert Path.cwd() == photos


def test_from_a_clone_it_is_stayed_where_it_was_started(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(sys, "frozen")
    monkeypatch.chdir(tmp_path)
    leave_program_folder()
    assert Path.cwd() == tmp_path


def test_the_program_may_lie_at_home(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = home / "Inspector"
    program.mkdir()
    monkeypatch.setattr(sys, "executable", str(program / "Inspector"))
    monkeypatch.chdir(program)
    leave_program_folder()
    assert Path.cwd() == home


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder of a running program")
def test_a_folder_that_was_deleted_is_left(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    leave_program_folder()
    assert Path.cwd() == home
