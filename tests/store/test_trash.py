"""The trash of a project: measured, emptied, and what is old leaves it by itself."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from inspector.core.progress import drive
from inspector.store.labelling import TRASH, Moved, remove
from inspector.store.project import Project, create_project
from inspector.store.trash import Trash, empty_trash, measure_trash


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "project")
    (made.unlabelled / "a.png").write_bytes(b"x" * 100)
    (made.unlabelled / "b.png").write_bytes(b"x" * 50)
    return made


def delete(project: Project, name: str) -> None:
    drive(remove(project, [project.unlabelled / name], moved=Moved()))


def age(project: Project, days: int) -> Path:
    """Let what was deleted last be so many days old."""
    newest = max((project.root / TRASH).iterdir())
    moment = datetime.now() - timedelta(days=days)
    return newest.rename(newest.with_name(moment.strftime("%Y-%m-%d %H.%M.%S")))


def test_it_holds_what_was_deleted(project: Project) -> None:
    delete(project, "a.png")
    delete(project, "b.png")
    assert drive(measure_trash(project)) == Trash(2, 150)


def test_where_nothing_was_deleted_it_is_empty(project: Project) -> None:
    assert drive(measure_trash(project)) == Trash()
    assert drive(empty_trash(project)) == Trash()


def test_emptied_nothing_is_left_and_the_bins_are_as_they_were(project: Project) -> None:
    delete(project, "a.png")
    assert drive(empty_trash(project)) == Trash()
    assert list((project.root / TRASH).iterdir()) == []
    assert (project.unlabelled / "b.png").exists()


def test_only_what_is_older_goes_where_that_is_wanted(project: Project) -> None:
    delete(project, "a.png")
    old = age(project, 40)
    delete(project, "b.png")
    left = drive(empty_trash(project, until=datetime.now() - timedelta(days=30)))
    assert left == Trash(1, 50)
    assert not old.exists()


def test_what_we_did_not_put_there_never_becomes_old(project: Project) -> None:
    (project.root / TRASH / "mine").mkdir(parents=True)
    (project.root / TRASH / "mine" / "keep.png").write_bytes(b"x")
    assert drive(empty_trash(project, until=datetime.now())) == Trash(1, 1)


def test_what_a_link_leads_to_is_not_touched(project: Project, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "photo.png").write_bytes(b"x")
    trash = project.root / TRASH / "2026-01-31 23.59.59"
    trash.mkdir(parents=True)
    (trash / "link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    drive(empty_trash(project))
    assert (tmp_path / "elsewhere" / "photo.png").exists()
    assert not trash.exists()
