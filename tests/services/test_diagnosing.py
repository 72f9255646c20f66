"""Diagnostics: what is in the archive, and what is not."""

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from inspector.core.errors import DestinationExists, NotWritable
from inspector.core.judgement import Verdict
from inspector.core.progress import drive
from inspector.services import diagnosing
from inspector.services.diagnosing import PHOTOS, save_diagnostics
from inspector.services.versions import devices, versions
from inspector.store import places
from inspector.store.choices import Choices, save_choices
from inspector.store.journal.journal import Journal
from inspector.store.log import start_log
from inspector.store.project import Project, create_project
from inspector.store.settings import Settings, save_settings
from tests.store.journal.recorded import an_entry


@pytest.fixture(autouse=True)
def _logged(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    start_log(places.log_dir(), "window").error("/mnt/customer/photos/a.png: the file is empty")
    monkeypatch.setattr(diagnosing, "devices", lambda: {"cores": 2})  # that takes the seconds of importing torch
    yield
    logging.getLogger("inspector").handlers.clear()


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "Gearbox for Acme")
    save_choices(made, Choices(region=(0.1, 0.2, 0.5, 0.6)))
    return made


def saved(folder: Path, project: Project | None = None, *, photos: bool = False) -> ZipFile:
    file = drive(save_diagnostics(folder / "d.zip", project=project.root if project else None, photos=photos))
    return ZipFile(file)


def everything(archive: ZipFile) -> str:
    return "\n".join(archive.read(name).decode("utf-8", "replace") for name in archive.namelist())


def test_it_holds_log_settings_choices_and_a_report(tmp_path: Path, project: Project) -> None:
    save_settings(places.settings_file(), Settings(theme="dark"))
    names = saved(tmp_path, project).namelist()
    assert names == ["report.json", "settings.json", "logs/inspector.log", "choices.json"]


def test_without_a_project_it_holds_what_there_is(tmp_path: Path) -> None:
    assert saved(tmp_path).namelist() == ["report.json", "logs/inspector.log"]


def test_the_report_tells_versions_devices_and_numbers(tmp_path: Path, project: Project) -> None:
    report = json.loads(saved(tmp_path, project).read("report.json"))
    assert report["versions"]["libraries"]["numpy"]
    assert report["devices"] == {"cores": 2}
    assert report["project"]["images"] == 0


def test_the_choices_are_those_of_the_project(tmp_path: Path, project: Project) -> None:
    assert json.loads(saved(tmp_path, project).read("choices.json"))["region"] == [0.1, 0.2, 0.5, 0.6]


def test_it_names_no_folder_and_no_project(tmp_path: Path, project: Project) -> None:
    save_settings(places.settings_file(), Settings(recent=Settings().opened(project.root)))
    text = everything(saved(tmp_path, project))
    assert "Acme" not in text
    assert "customer" not in text
    assert "a.png: the file is empty" in text


def test_damaged_settings_are_in_it_as_they_are(tmp_path: Path) -> None:
    places.settings_file().parent.mkdir(parents=True, exist_ok=True)
    places.settings_file().write_text("{ no json")
    assert saved(tmp_path).read("settings.json.damaged") == b"{ no json"


def test_photographs_are_in_it_only_where_they_were_asked_for(tmp_path: Path, project: Project) -> None:
    with Journal.open(project.root) as journal:
        journal.record(an_entry())
    assert not any(name.startswith("inspections/") for name in saved(tmp_path, project).namelist())


def test_photographs_that_were_asked_for_are_the_last_ones(tmp_path: Path, project: Project) -> None:
    with Journal.open(project.root) as journal:
        for _ in range(PHOTOS + 3):
            newest = journal.record(an_entry())
    archive = saved(tmp_path, project, photos=True)
    rows = json.loads(archive.read("inspections/inspections.json"))
    assert [row["id"] for row in rows] == list(range(newest, newest - PHOTOS, -1))
    assert all(archive.read(f"inspections/{row['picture']}") for row in rows)


def test_where_a_photograph_cannot_be_read_its_thumbnail_is_taken(tmp_path: Path, project: Project) -> None:
    with Journal.open(project.root) as journal:
        journal.record(an_entry(Verdict.REVIEW))
        (entry,) = journal.entries(limit=1)
    assert entry.photo is not None
    assert entry.thumbnail is not None
    entry.photo.unlink()
    archive = saved(tmp_path, project, photos=True)
    (row,) = json.loads(archive.read("inspections/inspections.json"))
    assert archive.read(f"inspections/{row['picture']}") == entry.thumbnail.read_bytes()


def test_a_damaged_journal_is_told_and_the_rest_is_there(tmp_path: Path, project: Project) -> None:
    (project.root / "journal.sqlite").write_bytes(b"no database, but long enough to be taken for one" * 100)
    archive = saved(tmp_path, project, photos=True)
    assert "damaged" in archive.read("inspections/missing.txt").decode()


def test_a_file_that_is_there_is_not_replaced_unasked(tmp_path: Path) -> None:
    (tmp_path / "d.zip").write_bytes(b"mine")
    with pytest.raises(DestinationExists):
        saved(tmp_path)
    assert (tmp_path / "d.zip").read_bytes() == b"mine"


def test_stopped_half_way_it_leaves_nothing(tmp_path: Path) -> None:
    steps = save_diagnostics(tmp_path / "d.zip")
    next(steps)
    steps.close()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotWritable):
        drive(save_diagnostics(tmp_path / "file" / "d.zip"))


def test_libraries_have_versions() -> None:
    libraries = versions()["libraries"]
    assert None not in libraries.values()


def test_a_library_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "torch", None)
    assert devices()["torch"].startswith("does not load:")
