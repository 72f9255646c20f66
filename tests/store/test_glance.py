"""A project at a glance, without opening it."""

from pathlib import Path

import numpy as np
import pytest

from inspector.core.project_file import is_project_folder
from inspector.core.sample import Label
from inspector.imaging.write import write_png
from inspector.store.choices import Choices, save_choices
from inspector.store.glance import glance
from inspector.store.project import Project, create_project

PICTURE = np.zeros((8, 8, 3), np.uint8)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    made = create_project(tmp_path / "bracket", "Bracket, left")
    for label, count in ((Label.GOOD, 3), (None, 2)):
        for at in range(count):
            write_png(made.bin(label) / f"{at}.png", PICTURE)
    write_png(made.bin(Label.ANOMALY, "scratch") / "s.png", PICTURE)
    return made


def test_it_counts_images_and_labels(project: Project) -> None:
    found = glance(project.root)
    assert (found.name, found.images, found.labelled) == ("Bracket, left", 6, 4)


def test_it_shows_good_ones_and_an_anomaly(project: Project) -> None:
    assert [path.parent.name for path in glance(project.root).pictures] == ["good", "good", "scratch"]


def test_unlabelled_ones_are_shown_where_there_is_nothing_else(tmp_path: Path) -> None:
    project = create_project(tmp_path / "new")
    write_png(project.unlabelled / "0.png", PICTURE)
    assert [path.name for path in glance(project.root).pictures] == ["0.png"]


def test_other_files_do_not_count(project: Project) -> None:
    (project.unlabelled / "notes.txt").write_text("dear diary")
    assert glance(project.root).images == 6


def test_it_names_the_bundle_in_use(project: Project) -> None:
    (project.bundles / "b1").mkdir()
    save_choices(project, Choices(bundle="b1"))
    assert glance(project.root).bundle == "b1"


def test_a_bundle_that_is_gone_is_not_in_use(project: Project) -> None:
    save_choices(project, Choices(bundle="b1"))
    assert glance(project.root).bundle == ""


def test_a_project_that_is_gone_is_told(tmp_path: Path) -> None:
    found = glance(tmp_path / "nowhere")
    assert found.gone
    assert found.name == "nowhere"


def test_looking_makes_nothing(tmp_path: Path, project: Project) -> None:
    project.masks.rmdir()
    glance(project.root)
    assert not project.masks.exists()


def test_a_projects_folder_and_its_file_are_known(project: Project, tmp_path: Path) -> None:
    assert is_project_folder(project.root)
    assert is_project_folder(project.root / "project.json")
    assert not is_project_folder(tmp_path)
    assert not is_project_folder(project.unlabelled)
