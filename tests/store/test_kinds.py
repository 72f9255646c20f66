from pathlib import Path

import pytest

from inspector.core.errors import DestinationExists, NameInvalid, NotWritable
from inspector.core.sample import Label
from inspector.store.kinds import check_kind, kinds_of, make_kind, remove_kind, rename_kind
from inspector.store.project import Project, create_project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return create_project(tmp_path / "project")


def put(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(path.name)


def test_a_new_kind_is_a_folder(project: Project) -> None:
    assert make_kind(project, "Kratzer groß").is_dir()
    assert kinds_of(project) == ("Kratzer groß",)


@pytest.mark.parametrize(
    "name", ["", " ", "a/b", "a\\b", "..", ".hidden", "con", "COM1.x", "a.", " a", "a?", "a\n", "x" * 61, "a.part"]
)
def test_names_that_some_system_refuses_are_refused(name: str) -> None:
    with pytest.raises(NameInvalid, match="cannot be used"):
        check_kind(name)


def test_a_kind_that_is_there_is_not_made_again_whatever_its_capitals(project: Project) -> None:
    make_kind(project, "Crack")
    with pytest.raises(DestinationExists):
        make_kind(project, "crack")


def test_renaming_takes_images_and_masks_along(project: Project) -> None:
    put(project.bin(Label.ANOMALY, "Old") / "a.jpg")
    put(project.masks / "anomaly" / "Old" / "a.png")
    rename_kind(project, "Old", "New")
    assert (project.bin(Label.ANOMALY, "New") / "a.jpg").exists()
    assert (project.masks / "anomaly" / "New" / "a.png").exists()
    assert kinds_of(project) == ("New",)


def test_only_the_capitals_of_a_kind_may_change(project: Project) -> None:
    make_kind(project, "crack")
    rename_kind(project, "crack", "Crack")
    assert kinds_of(project) == ("Crack",)


def test_a_kind_is_not_renamed_onto_another(project: Project) -> None:
    make_kind(project, "A")
    make_kind(project, "B")
    with pytest.raises(DestinationExists):
        rename_kind(project, "A", "B")


def test_renaming_that_fails_renames_nothing(project: Project) -> None:
    put(project.masks / "anomaly" / "Gone" / "a.png")
    with pytest.raises(NotWritable):
        rename_kind(project, "Gone", "New")
    assert (project.masks / "anomaly" / "Gone" / "a.png").exists()


def test_an_empty_kind_is_removed_and_a_full_one_is_not(project: Project) -> None:
    make_kind(project, "Empty")
    put(project.bin(Label.ANOMALY, "Full") / "a.jpg")
    remove_kind(project, "Empty")
    with pytest.raises(NotWritable):
        remove_kind(project, "Full")
    assert kinds_of(project) == ("Full",)


def test_no_kind_is_made_where_the_project_was(project: Project) -> None:
    project.root.rename(project.root.with_name("moved"))
    with pytest.raises(NotWritable, match="no such file"):
        make_kind(project, "Crack")
    assert not project.root.exists()


def test_a_kind_is_made_though_somebody_deleted_the_folder_of_anomalies(project: Project) -> None:
    project.bin(Label.ANOMALY).rmdir()
    assert make_kind(project, "Crack").is_dir()
