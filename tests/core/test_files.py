import os
from pathlib import Path

import pytest

from inspector.core.files import beside, remove_leftovers

DAY_S = 86_400.0


def left(path: Path, *, days: float) -> Path:
    """Make a file as old as that."""
    path.write_bytes(b"half")
    return aged(path, days=days)


def aged(path: Path, *, days: float) -> Path:
    then = path.stat().st_mtime - days * DAY_S
    os.utime(path, (then, then))
    return path


def test_an_old_leftover_is_removed(tmp_path: Path) -> None:
    left(beside(tmp_path / "a.png"), days=2)
    remove_leftovers(tmp_path.iterdir(), older_than_s=DAY_S)
    assert list(tmp_path.iterdir()) == []


def test_a_young_one_may_be_in_use_and_stays(tmp_path: Path) -> None:
    young = left(beside(tmp_path / "a.png"), days=0.5)
    remove_leftovers([young], older_than_s=DAY_S)
    assert young.exists()


def test_a_folder_of_files_is_removed_with_them(tmp_path: Path) -> None:
    folder = beside(tmp_path / "bundle")
    folder.mkdir()
    left(folder / "graph.onnx", days=2)
    remove_leftovers([aged(folder, days=2)], older_than_s=DAY_S)
    assert not folder.exists()


def test_a_folder_that_holds_folders_is_not_ours_and_stays(tmp_path: Path) -> None:
    folder = beside(tmp_path / "bundle")
    (folder / "inner").mkdir(parents=True)
    remove_leftovers([aged(folder, days=2)], older_than_s=DAY_S)
    assert folder.exists()


@pytest.mark.parametrize("name", [".film.part", "0123456789abcdef.part", ".0123456789abcdef.png", "a.png"])
def test_what_is_named_otherwise_stays(tmp_path: Path, name: str) -> None:
    other = left(tmp_path / name, days=2)
    remove_leftovers([other], older_than_s=DAY_S)
    assert other.exists()


def test_what_another_run_removed_in_the_meantime_stops_nothing(tmp_path: Path) -> None:
    old = left(beside(tmp_path / "a.png"), days=2)
    remove_leftovers([beside(tmp_path / "gone.png"), old], older_than_s=DAY_S)
    assert not old.exists()
